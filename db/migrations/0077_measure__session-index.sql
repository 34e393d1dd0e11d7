-- A calendar of many measures tells of cancelled sessions, too, so the index of its days holds all.

drop index session_starts;
create index session_starts on session (starts_at, id);
