-- The seats of a measure: who waits in which order, to whom a seat is offered until when, who has it from which day to which, and
-- what a wage-subsidised seat pays.

create table seat (
  id int generated always as identity primary key,
  measure_id int not null references measure,
  participant_id int not null references participant,
  work_place_id int references work_place,
  state text not null check (state in ('waiting', 'offered', 'taken', 'declined', 'cancelled', 'left')),
  asked_at timestamptz not null,
  reply_by date,
  starts_on date,
  ends_on date,
  revision int not null default 1 check (revision > 0),
  recorded_by text not null references app_user,
  constraint seat_days check (ends_on is null or (starts_on is not null and starts_on <= ends_on)),
  constraint seat_held_from check (starts_on is not null or state not in ('offered', 'taken', 'left')),
  constraint seat_left_on check (ends_on is not null or state <> 'left'),
  constraint seat_reply check ((reply_by is not null) = (state = 'offered'))
);

comment on table seat is 'A person''s seat in a measure, from standing in line for it until it is given up or used to its last day.';
comment on column seat.asked_at is 'Since when the person stands in line, which is the order of intake; an offer that ran out puts one at its end.';
comment on column seat.starts_on is 'From this day on the seat is held, also while it is only offered.';
comment on column seat.ends_on is 'The last day; empty while the seat is held to the end of the measure.';

create unique index seat_in_line on seat (measure_id, participant_id) where state in ('waiting', 'offered');
create index seat_measure on seat (measure_id, state, asked_at, id);
create index seat_participant on seat (participant_id);
create index seat_work_place on seat (work_place_id);
create index seat_recorded_by on seat (recorded_by);
create index seat_waiting on seat (measure_id) where state = 'waiting';
create index seat_reply_by on seat (reply_by) where state = 'offered';
create index seat_beginning on seat (starts_on) where state = 'taken';

create table seat_event (
  id int generated always as identity primary key,
  seat_id int not null references seat,
  state text not null check (state in ('waiting', 'offered', 'taken', 'declined', 'cancelled', 'left')),
  acted_at timestamptz not null,
  acted_by text references app_user,
  reason text check (reason <> '')
);

comment on table seat_event is 'A step in the life of a seat: into which state, when, by whom and why.';
comment on column seat_event.acted_by is 'Empty where the service did it by itself: an offer ran out.';

create index seat_event_seat on seat_event (seat_id, id);
create index seat_event_acted_by on seat_event (acted_by);

create table wage_subsidy (
  seat_id int primary key references seat,
  percent int not null check (percent between 1 and 100),
  monthly_cents bigint check (monthly_cents > 0),
  hours_per_week int not null check (hours_per_week between 1 and 40),
  training_days int check (training_days > 0),
  revision int not null default 1 check (revision > 0)
);

comment on table wage_subsidy is 'What the authority pays of the wage of somebody whose seat is work.';
comment on column wage_subsidy.monthly_cents is 'The subsidy of a month, in cents; empty while it is not decided.';
comment on column wage_subsidy.training_days is 'Days of training within the working time, where work and training are combined.';

revoke delete on seat, wage_subsidy from koordi_app;
revoke update, delete on seat_event from koordi_app;

alter table seat enable row level security;
create policy seat_within_reach on seat to koordi_app using (
  (select reaches_everything()) or measure_id in (select reached_measures()));
alter table seat_event enable row level security;
create policy seat_event_with_seat on seat_event to koordi_app using (
  exists (select from seat where seat.id = seat_event.seat_id));
alter table wage_subsidy enable row level security;
create policy wage_subsidy_with_seat on wage_subsidy to koordi_app using (
  exists (select from seat where seat.id = wage_subsidy.seat_id));
