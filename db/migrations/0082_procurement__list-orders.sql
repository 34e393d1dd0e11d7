-- Lists in the orders that their pages offer.
create index tender_by_name on tender (lower(name), id);
create index contract_by_name on contract (lower(name), id);
