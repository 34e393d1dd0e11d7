-- A contract that follows from a tender says why it differs from the offer that was accepted, where it does.

alter table contract add column departure_reason text check (departure_reason <> '');

comment on column contract.departure_reason is 'Why provider or price are others than in the offer that was accepted.';
