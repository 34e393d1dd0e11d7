-- Since when a measure that is open to applicants says what it says: feeds of open trainings tell it.

alter table measure add column shown_at timestamptz;

comment on column measure.shown_at is 'When the measure was last changed while it was open to applicants; empty if it never was.';

create function measure_note_shown() returns trigger language plpgsql as $$
begin
  new.shown_at := now();
  return new;
end $$;

create trigger measure_shown before insert or update on measure
  for each row when (new.is_open) execute function measure_note_shown();

-- Public pages show measures that are open to applicants. Of all others the public learns nothing, so what is done to them makes
-- nobody forget a page: the triggers are not those of show_in_public.

create trigger open_measure_added after insert on measure
  for each row when (new.is_open) execute function note_public_change();
create trigger open_measure_changed after update on measure
  for each row when (old.is_open or new.is_open) execute function note_public_change();
create trigger open_measure_removed after delete on measure
  for each row when (old.is_open) execute function note_public_change();

create function note_change_of_open_measure() returns trigger language plpgsql as $$
begin
  if exists (select from measure where measure.is_open and measure.id in (old.measure_id, new.measure_id)) then
    insert into public_change (revision) values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $$;

create trigger session_of_open_measure after insert or update or delete on session
  for each row execute function note_change_of_open_measure();

-- For what is bought twice: of one field in one municipality.
create index measure_field_place on measure (municipality_code, field) where field is not null;
