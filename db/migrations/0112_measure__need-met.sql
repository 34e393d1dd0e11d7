-- A need is met step by step: it stays open until as many have a place as it asks for, or the coordinator says that no more come.

alter table measure_need add column met_amount int not null default 0;

update measure_need set met_amount = amount where state = 'met';

alter table measure_need add constraint measure_need_met_amount check (met_amount between 0 and amount);

comment on column measure_need.met_amount is 'For how many of them measures have been planned.';
