-- Whether an offer came in time is a matter of minutes.

alter table tender_offer add column received_at timestamptz;

-- Of offers that were recorded without a time it is known only that they came in time.
update tender_offer
set received_at = least((tender_offer.received_on + time '12:00') at time zone 'Europe/Helsinki', tender.deadline_at)
from tender_lot lot join tender on tender.id = lot.tender_id
where lot.id = tender_offer.tender_lot_id;

alter table tender_offer alter column received_at set not null;
alter table tender_offer drop column received_on;
