-- Where trainings were announced.

create table announcement (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  channel text not null check (channel ~ '^[a-z]+(-[a-z]+)*$'),
  announced_on date not null,
  address text check (address <> ''),
  note text check (note <> ''),
  revision int not null default 1 check (revision > 0),
  recorded_at timestamptz not null,
  recorded_by text not null references app_user
);

comment on table announcement is 'That a training was announced somewhere on a day: a web page, a newspaper, an information event.';
comment on column announcement.address is 'Where it can be seen: a web address, the name and number of a newspaper, a place.';

create index announcement_measure on announcement (measure_id, announced_on desc, id desc);
create index announcement_day on announcement (announced_on desc, id desc);
create index announcement_recorded_by on announcement (recorded_by);
