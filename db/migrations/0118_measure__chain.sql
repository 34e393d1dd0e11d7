-- What must come before a measure, and how many hours a week people are at a work place.

create table measure_prerequisite (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  before_measure_id int references measure,
  before_series_id int references measure_series,
  recorded_at timestamptz not null,
  recorded_by text not null references app_user,
  constraint measure_prerequisite_one check (num_nonnulls(before_measure_id, before_series_id) = 1),
  constraint measure_prerequisite_told_once unique nulls not distinct (measure_id, before_measure_id, before_series_id)
);

comment on table measure_prerequisite is 'A measure, or any measure of a series, that a person goes through before another one; where several are named, one of them is enough.';

create index measure_prerequisite_before on measure_prerequisite (before_measure_id);
create index measure_prerequisite_series on measure_prerequisite (before_series_id);
create index measure_prerequisite_recorded_by on measure_prerequisite (recorded_by);

revoke update on measure_prerequisite from koordi_app;

create function measures_before(measure int) returns table (measure_id int) language sql stable rows 5 as $$
  select wanted.before_measure_id
  from measure_prerequisite wanted
  where wanted.measure_id = measure and wanted.before_measure_id is not null
  union
  select member.id
  from measure_prerequisite wanted
  join measure member on member.measure_series_id = wanted.before_series_id
  where wanted.measure_id = measure
$$;

comment on function measures_before is 'The measures of which a person goes through one before another measure, those of series among them.';

alter table work_place add column hours_per_week numeric(4, 2) check (hours_per_week between 0.5 and 60);

comment on column work_place.hours_per_week is 'How long people work there in a week; empty where it differs from one to the next, or nobody has told.';

create table measure_segment (
  measure_id int not null references measure,
  plan_segment_id int not null references plan_segment,
  primary key (measure_id, plan_segment_id)
);

comment on table measure_segment is 'A part of the target group of the project''s plan for which a measure is meant; none named is everybody.';

create index measure_segment_segment on measure_segment (plan_segment_id);
