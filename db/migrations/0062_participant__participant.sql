-- Those who take part in measures. Here a person is a number within a project and a sex, which is what seats, orders of intake and
-- the composition of a group need; a name or anything else by which a person is known does not belong in this table.

create table participant (
  id int generated always as identity primary key,
  project_id int not null references project,
  number int not null check (number > 0),
  sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint participant_numbered unique (project_id, number)
);

comment on table participant is 'A person who takes part in measures of a project, known by a running number within it.';

create index participant_recorded_by on participant (recorded_by);

revoke delete on participant from koordi_app;

alter table participant enable row level security;
create policy participant_within_reach on participant to koordi_app using (
  (select reaches_everything()) or project_id in (select reached_projects()));

-- Whoever runs a measure for others calls its people by their numbers and learns no more of them here: so this view asks as its owner.
create view participant_number as
select participant.id, participant.project_id, participant.number
from participant;

comment on view participant_number is 'The numbers by which participants are called, without anything about them.';

revoke insert, update, delete on participant_number from koordi_app;
