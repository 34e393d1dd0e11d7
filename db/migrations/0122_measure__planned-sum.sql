-- What a measure is planned to cost before anybody has bought it: so that a plan has its money too, and what is bought can be held to it.

alter table measure add column planned_cents bigint check (planned_cents >= 0);

comment on column measure.planned_cents is
  'What the measure is planned to cost the project, in cents; empty where nobody has planned a sum. It stays when the measure is bought.';
