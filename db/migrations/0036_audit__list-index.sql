-- The list of what was done is in the order of time, narrowed by who, what, project and days: with these indexes no question walks
-- over millions of entries that do not fit. Time goes up, so each new entry stands at the end of a page that is in memory already.

create index audit_entry_acted on audit_entry (acted_at, id);
create index audit_entry_act on audit_entry (act, acted_at, id);

drop index audit_entry_user;
create index audit_entry_user on audit_entry (user_id, acted_at, id);
drop index audit_entry_project;
create index audit_entry_project on audit_entry (project_id, acted_at, id) where project_id is not null;

-- What was read through a broken glass: its number stands, negative, as the right.
create index audit_entry_glass on audit_entry (grant_id) where grant_id < 0;

-- Few entries have a reason, so words of reasons are looked for in these alone.
create index audit_entry_reason on audit_entry (acted_at, id) where reason is not null;
