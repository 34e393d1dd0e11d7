-- Working time is agreed in parts of hours (37,5 or 38,25 a week), and a subsidy may be a part of a per cent.

alter table wage_subsidy
  alter column hours_per_week type numeric(4, 2),
  alter column percent type numeric(4, 1);

comment on column wage_subsidy.hours_per_week is 'Agreed working time in a week, to the hundredth of an hour.';
