-- By which day an offer was to be answered is kept with the step that made it: the seat forgets it when the offer is answered or lapses,
-- and a view of a day gone by still asks which offers were open on it. Of offers that were over before now nobody knows the day.

alter table seat_event
  add column reply_by date,
  add constraint seat_event_reply check (reply_by is null or state = 'offered');

comment on column seat_event.reply_by is 'Of an offer: the last day to answer it. Empty of offers that were over before this was kept.';

update seat_event set reply_by = seat.reply_by
from seat
where seat.id = seat_event.seat_id and seat.state = 'offered' and seat_event.state = 'offered'
  and seat_event.id = (select max(newest.id) from seat_event newest where newest.seat_id = seat.id);
