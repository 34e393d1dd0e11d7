-- Recommendations of projects: what a project found others should do, whom it recommends it to, and what became of it.

create table recommendation (
  id int generated always as identity primary key,
  project_id int not null references project,
  title text not null check (title <> ''),
  explanation text check (explanation <> ''),
  addressee_unit_id int references organisation_unit,
  addressee text check (addressee <> ''),
  given_on date not null,
  status text not null default 'given' check (status in ('given', 'accepted', 'under-way', 'carried-out', 'declined')),
  status_on date not null,
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint recommendation_addressed check (num_nonnulls(addressee_unit_id, addressee) > 0),
  constraint recommendation_days check (status_on >= given_on)
);

comment on table recommendation is 'What a project recommends to an organisation or to others, and where that stands now.';
comment on column recommendation.addressee is 'Whom it is meant for, in words: a position, a part of the organisation, or a group without an organisation.';
comment on column recommendation.status_on is 'The day from which the status holds; while nobody has answered, the day on which it was given.';

create index recommendation_project on recommendation (project_id, given_on desc, id desc);
create index recommendation_given on recommendation (given_on desc, id desc);
create index recommendation_since on recommendation (status_on desc, id desc);
create index recommendation_addressee on recommendation (addressee_unit_id, given_on desc);
create index recommendation_recorded_by on recommendation (recorded_by);

create table recommendation_status (
  id int generated always as identity primary key,
  recommendation_id int not null references recommendation,
  status text not null check (status in ('given', 'accepted', 'under-way', 'carried-out', 'declined')),
  from_on date not null,
  note text check (note <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint recommendation_status_declined check (status <> 'declined' or note is not null)
);

comment on table recommendation_status is 'What became of a recommendation after it was given: its status from a day on, with who recorded it.';

create index recommendation_status_recommendation on recommendation_status (recommendation_id, id desc);
create index recommendation_status_recorded_by on recommendation_status (recorded_by);

revoke delete on recommendation, recommendation_status from koordi_app;
revoke update on recommendation_status from koordi_app;

alter table recommendation enable row level security;
create policy recommendation_within_reach on recommendation to koordi_app using (
  (select reaches_everything()) or project_id in (select reached_projects()));
alter table recommendation_status enable row level security;
create policy recommendation_status_with_recommendation on recommendation_status to koordi_app using (
  recommendation_id in (select recommendation.id from recommendation));
