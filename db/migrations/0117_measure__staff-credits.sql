-- What a training gives in credits, and who of the network's own staff took part in one: counts by organisation, nobody by name.

alter table measure
  add column credits numeric(5, 1) check (credits > 0),
  add column credit_unit text check (credit_unit in ('ov', 'op', 'osp')),
  add constraint measure_credits check (num_nonnulls(credits, credit_unit) in (0, 2));

comment on column measure.credits is 'What whoever finishes a training is credited with, in credit_unit: study weeks, credit points or competence points.';

create table staff_attendance (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  organisation_unit_id int not null references organisation_unit,
  persons int not null check (persons > 0),
  women int check (women >= 0),
  finished int check (finished >= 0),
  finished_women int check (finished_women >= 0),
  credits numeric(5, 1) check (credits > 0),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint staff_attendance_told_once unique (measure_id, organisation_unit_id),
  constraint staff_attendance_counts check (
    women <= persons and finished <= persons and finished_women <= women and finished_women <= finished
    and women - finished_women <= persons - finished)
);

comment on table staff_attendance is 'How many people of an organisation of the network took part in a training for its staff, and how many finished it.';
comment on column staff_attendance.women is 'Empty while nobody has told; so are those who finished.';
comment on column staff_attendance.credits is 'What each of them who finished is credited with where it is not what the measure gives, in the unit of the measure.';

create index staff_attendance_unit on staff_attendance (organisation_unit_id);
create index staff_attendance_recorded_by on staff_attendance (recorded_by);

alter table staff_attendance enable row level security;
create policy staff_attendance_within_reach on staff_attendance to koordi_app using (
  (select reaches_everything()) or measure_id in (select reached_measures()));
