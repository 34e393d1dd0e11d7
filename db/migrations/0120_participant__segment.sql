-- To which part of the target group a person belongs, as the plan of the project has them.

alter table participant add column plan_segment_id int references plan_segment;

comment on column participant.plan_segment_id is 'The part of the target group, by the row of the plan in which it began; empty where nobody has told.';

create index participant_segment on participant (plan_segment_id, number);
