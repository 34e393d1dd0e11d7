-- A part of the target group stays the same from one version of a plan to the next, also under another name: people and measures are
-- tied to where it began.

alter table plan_segment add column origin_id int references plan_segment;

comment on column plan_segment.origin_id is 'The row of an earlier version in which this part of the target group began; empty where it begins here.';

create index plan_segment_origin on plan_segment (origin_id);

-- Until now a new version began as a copy without saying of what: the same name in the same project is the same part.
alter table plan_segment disable trigger plan_segment_kept;

update plan_segment segment set origin_id = known.first_id
from (
  select told.id, min(told.id) over (partition by version.project_id, lower(told.name)) as first_id
  from plan_segment told
  join plan_version version on version.id = told.plan_version_id
) known
where known.id = segment.id and known.first_id < segment.id;

alter table plan_segment enable trigger plan_segment_kept;
