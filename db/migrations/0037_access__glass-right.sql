-- A broken glass rests on the right of whoever broke it: it ends when that right ends, and is no auditor's.

alter table glass_break add column role_grant_id int references role_grant;

comment on column glass_break.role_grant_id is 'The right by which it was broken, and without which it is closed.';

create index glass_break_role_grant on glass_break (role_grant_id);

create view open_glass with (security_invoker = true) as
select broken.id, broken.user_id, broken.project_id, broken.reason, broken.closes_at
from glass_break broken
join role_grant held on held.id = broken.role_grant_id and held.ended_at is null
  and held.valid_from <= (now() at time zone 'Europe/Helsinki')::date
  and (held.valid_until is null or held.valid_until > (now() at time zone 'Europe/Helsinki')::date)
where broken.closed_at is null and broken.closes_at > now();

comment on view open_glass is 'The glass that stands open now, of whoever still has the right by which it was broken.';

revoke insert, update, delete on open_glass from koordi_app;
grant select on open_glass to koordi_sign_in;

-- The number of a broken glass is negative, so that the audit tells it from other rights.
create or replace view acting_grant as
select role_grant.id, role_grant.role, role_grant.scope, role_grant.organisation_id, role_grant.organisation_unit_id,
  role_grant.project_id
from role_grant
where role_grant.user_id = (select acting_user()) and role_grant.ended_at is null
  and role_grant.valid_from <= (now() at time zone 'Europe/Helsinki')::date
  and (role_grant.valid_until is null or role_grant.valid_until > (now() at time zone 'Europe/Helsinki')::date)
union all
select -open_glass.id, 'glass', 'project', null, null, open_glass.project_id
from open_glass
where open_glass.user_id = (select acting_user());
