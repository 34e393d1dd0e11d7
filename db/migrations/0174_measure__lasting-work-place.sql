-- What became of a work place: another one goes on in its stead, in this project or a later one, or whoever has it keeps it without a
-- project.

alter table work_place
  add column continues_id int references work_place,
  add column permanent_on date,
  add constraint work_place_continues_another check (continues_id <> id),
  add constraint work_place_permanent check (from_on <= permanent_on);

comment on column work_place.continues_id is 'The work place in whose stead this one goes on.';
comment on column work_place.permanent_on is 'The day from which on whoever has the place keeps it for good without a project; empty while it does not.';

create index work_place_continues on work_place (continues_id);
