-- An open training tells the public how many seats it has; how many of them are free, where those responsible say so. Its seats may be
-- those of its work places.

alter table measure add column tells_free_seats boolean not null default false;

comment on column measure.tells_free_seats is 'Whether the public is told how many seats are free, while the measure is open to applicants.';

create trigger work_place_of_open_measure after insert or update or delete on work_place
  for each row execute function note_change_of_open_measure();
