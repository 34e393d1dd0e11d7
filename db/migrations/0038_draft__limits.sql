-- What somebody typed and never went on with is forgotten after a time, by the service itself.

create index form_draft_typed on form_draft (typed_at);
create index form_receipt_old on form_receipt (used_at);

create policy form_draft_forgotten on form_draft for delete using ((select acting_user()) = 'service');
create policy form_receipt_service on form_receipt for select using ((select acting_user()) = 'service');
create policy form_receipt_forgotten on form_receipt for delete using ((select acting_user()) = 'service');
