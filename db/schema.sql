-- The structure all migrations together make. Written by `npm run database`; do not edit.

create collation fi_fi (provider = icu, locale = 'und', rules = '&z < å <<< Å < ä <<< Ä < ö <<< Ö');
comment on collation fi_fi is 'Finnish alphabetical order; use as `order by name collate fi_fi`';

CREATE OR REPLACE FUNCTION acting_names()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select name.printed_name
    from acting_grant held
    join organisation_unit unit on unit.organisation_id = held.organisation_id or unit.id = held.organisation_unit_id
    join organisation_name name on name.organisation_unit_id = unit.id
    where held.role <> 'provider'
  $function$;
comment on function acting_names() is 'The printed names of the organisations and units of the acting user''s grants, besides those of providers.';

CREATE OR REPLACE FUNCTION acting_scopes(of_providers boolean)
 RETURNS TABLE(organisations integer[], units integer[], projects integer[])
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
    select array_agg(held.organisation_id) filter (where held.organisation_id is not null),
      array_agg(held.organisation_unit_id) filter (where held.organisation_unit_id is not null),
      array_agg(held.project_id) filter (where held.project_id is not null)
    from acting_grant held
    where (held.role = 'provider') = of_providers
  $function$;
comment on function acting_scopes(boolean) is 'What the grants of the acting user are for: those of a provider, or all others.';

CREATE OR REPLACE FUNCTION acting_units()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select unit.id
    from acting_grant held
    join organisation_unit unit on unit.organisation_id = held.organisation_id or unit.id = held.organisation_unit_id
  $function$;
comment on function acting_units() is 'The units within the grants of the acting user for organisations and units.';

CREATE OR REPLACE FUNCTION acting_user()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('koordi.user', true), '') $function$;
comment on function acting_user() is 'Whose act or reading the transaction is: the id of a user, service for work that Koordi does by itself, or null for the public.';

CREATE OR REPLACE FUNCTION administers()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select is_administrator(acting_user(), now())
  $function$;
comment on function administers() is 'Whether the acting user has a grant of administration of one''s own in force; a deputy''s is none.';

CREATE OR REPLACE FUNCTION app_user_demo_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.is_demo and not exists (select from service_mark where kind = 'demo') then
    raise exception 'Invented people belong to a database for trying out.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION audit_chain()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_sort TO 'off'
AS $function$
declare
  last_position bigint;
begin
  new.lane := 1 + pg_backend_pid() % 16;
  if not pg_try_advisory_xact_lock(727100, new.lane) then
    new.lane := audit_free_lane();
  end if;
  select entry.position, entry.hash into last_position, new.previous_hash
  from audit_entry entry where entry.lane = new.lane order by entry.position desc limit 1;
  new.position := coalesce(last_position, 0) + 1;
  new.previous_hash := coalesce(new.previous_hash, sha256(convert_to(format('koordi audit lane %s', new.lane), 'UTF8')));
  new.hash := sha256(convert_to(encode(new.previous_hash, 'hex') || audit_text(new), 'UTF8'));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION audit_free_lane()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  first_choice int := pg_backend_pid() % 16;
begin
  for step in 0..15 loop
    if pg_try_advisory_xact_lock(727100, 1 + (first_choice + step) % 16) then
      return 1 + (first_choice + step) % 16;
    end if;
  end loop;
  perform pg_advisory_xact_lock(727100, 1 + first_choice);
  return 1 + first_choice;
end $function$;

CREATE OR REPLACE FUNCTION audit_lengthen()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
begin
  update audit_lane set length = new.position, head = new.hash
  where audit_lane.lane = new.lane and not exists (
    select from audit_entry later where later.lane = new.lane and later.position = new.position + 1);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION audit_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'Audit entries are only ever added.' using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION audit_text(entry audit_entry)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select json_build_object(
    'lane', entry.lane, 'position', entry.position, 'id', entry.id, 'utc', entry.acted_at at time zone 'UTC',
    'user', entry.user_id, 'role', entry.role, 'grant', entry.grant_id, 'act', entry.act, 'kind', entry.subject_kind,
    'subject', entry.subject_id, 'project', entry.project_id, 'reason', entry.reason, 'origin', entry.origin,
    'request', entry.request_id, 'details', entry.details)::text
$function$;

CREATE OR REPLACE FUNCTION called_off(line integer)
 RETURNS numeric
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select coalesce(sum(call_off.amount), 0) from call_off
    where call_off.capacity_line_id = line and call_off.state <> 'cancelled'
  $function$;
comment on function called_off(integer) is 'How much of a capacity line is called off: reserved or used.';

CREATE OR REPLACE FUNCTION called_off_by(line integer, day date)
 RETURNS numeric
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select coalesce(sum(call_off.amount), 0) from call_off
    where call_off.capacity_line_id = line and call_off.state <> 'cancelled'
      and least((call_off.recorded_at at time zone 'Europe/Helsinki')::date, call_off.starts_on) <= day
  $function$;
comment on function called_off_by(integer,date) is 'How much of a capacity line was called off by a day: recorded until then, or begun.';

CREATE OR REPLACE FUNCTION called_off_span(line integer)
 RETURNS TABLE(amount numeric, first_on date, last_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select sum(call_off.amount), min(call_off.starts_on), max(call_off.ends_on) from call_off
    where call_off.capacity_line_id = line and call_off.state <> 'cancelled'
    having count(*) > 0
  $function$;
comment on function called_off_span(integer) is 'How much of a capacity line is reserved or used and on which days, first to last; no row where nothing is.';

CREATE OR REPLACE FUNCTION description_name_ids(wanted tsquery)
 RETURNS TABLE(description_version_id integer)
 LANGUAGE sql
 STABLE ROWS 200
 SET enable_seqscan TO 'off'
AS $function$select search.description_version_id from description_search search where search.names @@ wanted$function$;

CREATE OR REPLACE FUNCTION description_search_ids(wanted tsquery)
 RETURNS TABLE(description_version_id integer)
 LANGUAGE sql
 STABLE ROWS 2000
 SET enable_seqscan TO 'off'
AS $function$select search.description_version_id from description_search search where search.words @@ wanted$function$;

CREATE OR REPLACE FUNCTION description_version_touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.revision := pg_current_xact_id();
  return new;
end $function$;

CREATE OR REPLACE FUNCTION discard_project(asked integer, why text, day timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    -- What somebody is adding to the project just now is waited for.
    perform from project where id = asked for update;
    if exists (select from what_hangs_on_project(asked)) then
      raise exception 'Only a project on which nothing hangs is discarded.' using errcode = 'restrict_violation';
    end if;
    insert into project_discarded (project_id, profile, reason, discarded_at, discarded_by)
    select profile.project_id, to_jsonb(profile), why, day, acting_user()
    from project_profile profile
    where profile.project_id = asked;
    delete from project_profile where project_id = asked;
  end
  $function$;
comment on function discard_project(integer,text,timestamp with time zone) is 'Moves what is known of a project on which nothing hangs to those that were discarded, so that nobody works with it any more.';

CREATE OR REPLACE FUNCTION editors_of_form(key text, since timestamp with time zone)
 RETURNS TABLE(user_id text, began_at timestamp with time zone, typed_at timestamp with time zone)
 LANGUAGE sql
 STABLE
 SET "koordi.user" TO 'service'
AS $function$
    select draft.user_id, draft.began_at, draft.typed_at
    from form_draft draft
    where draft.form_key = key and draft.typed_at > since
    order by draft.typed_at desc
  $function$;
comment on function editors_of_form(text,timestamp with time zone) is 'Who has typed into a form since an instant, without what they typed.';

CREATE OR REPLACE FUNCTION end_sessions_of_closed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from user_session where user_session.user_id = new.id;
  delete from user_device where user_device.user_id = new.id;
  delete from password_reset where password_reset.user_id = new.id;
  delete from user_verification where strpos(user_verification.value, new.id) > 0;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION grants_of_project(project integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select array(select held.id from role_grant held where held.project_id = project order by held.id)
  $function$;
comment on function grants_of_project(integer) is 'The grants for a project itself, the ended ones among them.';

CREATE OR REPLACE FUNCTION has_left_measure(measure integer, unit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from contract_measure bought
    join contract on contract.id = bought.contract_id and contract.signed_on is not null
    join contract_provider provider on provider.contract_id = contract.id and provider.organisation_unit_id = unit
      and provider.handed_over_at is null and provider.until_on <= (now() at time zone 'Europe/Helsinki')::date
    where bought.measure_id = measure)
$function$;
comment on function has_left_measure(integer,integer) is 'Whether a unit provides no longer by a contract of a measure that has not been given to the next one yet.';

CREATE OR REPLACE FUNCTION has_right_to_break_glass(held integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
      select from acting_grant
      where id = held and role in ('authority', 'coordinator', 'project-worker', 'service-expert'))
  $function$;
comment on function has_right_to_break_glass(integer) is 'Whether the acting user holds a grant, and breaking the glass rests on such.';

CREATE OR REPLACE FUNCTION holders_of(roles text[], organisations integer[], units integer[], project integer)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select distinct held.user_id
    from role_grant held
    join app_user holder on holder.id = held.user_id and holder.deactivated_at is null
    where held.role = any (roles) and held.ended_at is null
      and held.valid_from <= (now() at time zone 'Europe/Helsinki')::date
      and (held.valid_until is null or held.valid_until > (now() at time zone 'Europe/Helsinki')::date)
      and (held.scope = 'everything' or held.organisation_id = any (organisations)
        or held.organisation_unit_id = any (units) or held.project_id in (select projects_over(project)))
  $function$;
comment on function holders_of(text[],integer[],integer[],integer) is 'The users who today hold one of the roles for a thing that belongs to the organisations, units or project given.';

CREATE OR REPLACE FUNCTION holds_grant(held integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (select from acting_grant where id = held)
      and exists (select from app_user where id = acting_user() and deactivated_at is null)
  $function$;
comment on function holds_grant(integer) is 'Whether the acting user still has a grant: for work that goes on after its confirmation, by the right of whoever confirmed it.';

CREATE OR REPLACE FUNCTION holds_role_over(roles text[], project integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
      select from acting_grant held
      where held.role = any (roles) and (
        held.scope = 'everything'
        or held.project_id in (select projects_over(project))
        or held.organisation_id in (select owner.organisation_id from owners_of_project(project) owner)
        or held.organisation_unit_id in (select owner.organisation_unit_id from owners_of_project(project) owner)))
  $function$;
comment on function holds_role_over(text[],integer) is 'Whether the acting user holds one of the roles over a project today.';

CREATE OR REPLACE FUNCTION implementing_unit(project integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select party.organisation_unit_id
  from description_version version
  join description_party party on party.description_version_id = version.id and party.role = 'implementer'
  join organisation_unit unit on unit.id = party.organisation_unit_id
  join organisation on organisation.id = unit.organisation_id and organisation.business_id is not null
  where version.project_id = project and version.withdrawn_at is null
  order by version.known_on desc, version.id desc, party.position
  limit 1
$function$;
comment on function implementing_unit(integer) is 'The unit that implements a project, by the newest source that gives a Y-tunnus.';

CREATE OR REPLACE FUNCTION imports_waiting_before(import integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select count(*)::int from description_import waiting
    where waiting.state in ('received', 'recording') and (waiting.id < import or waiting.is_begun) and waiting.id <> import
  $function$;
comment on function imports_waiting_before(integer) is 'How many imports are worked on before this one.';

CREATE OR REPLACE FUNCTION invited_by_link(digest text, at timestamp with time zone)
 RETURNS TABLE(email text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select invitation.email, invitation.role
    from invitation
    where invitation.token_sha256 = digest and invitation.expires_at > at
      and invitation.accepted_at is null and invitation.withdrawn_at is null
      and is_administrator(invitation.invited_by, at)
  $function$;
comment on function invited_by_link(text,timestamp with time zone) is 'Who is invited by a link that can still be accepted, by the digest of its token.';

CREATE OR REPLACE FUNCTION is_administrator(person text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
      select from role_grant own
      join app_user holder on holder.id = own.user_id and holder.deactivated_at is null
      where own.user_id = person and own.role = 'administrator' and own.deputy_for is null and own.ended_at is null
        and own.valid_from <= (at at time zone 'Europe/Helsinki')::date
        and (own.valid_until is null or own.valid_until > (at at time zone 'Europe/Helsinki')::date))
  $function$;
comment on function is_administrator(text,timestamp with time zone) is 'Whether somebody has a grant of administration of one''s own in force, and an open account.';

CREATE OR REPLACE FUNCTION is_held_project(project integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (select from owners_of_project(project))
      or exists (select from projects_over(project) wider where wider <> project)
      or exists (
        select from role_grant held
        where held.project_id = project and held.ended_at is null
          and (held.valid_until is null or held.valid_until > (now() at time zone 'Europe/Helsinki')::date))
      or exists (
        select from invitation invited
        where invited.project_id = project and invited.accepted_at is null and invited.withdrawn_at is null
          and invited.expires_at > now())
  $function$;
comment on function is_held_project(integer) is 'Whether a project belongs to anybody, is carried by another, or somebody has a grant or an invitation for it.';

CREATE OR REPLACE FUNCTION is_opened(lot integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from tender_lot asked join tender on tender.id = asked.tender_id
    where asked.id = lot and tender.state in ('open', 'decided', 'cancelled') and tender.deadline_at <= now())
$function$;
comment on function is_opened(integer) is 'Whether the offers for a lot may be read: the deadline of its tender is over.';

CREATE OR REPLACE FUNCTION kept_projects()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    with reached as materialized (select reached_projects() as id)
    select reached.id from reached
    union
    select profile.project_id
    from reached
    join project_profile profile on profile.kept_for_project_id = reached.id and profile.is_light
  $function$;
comment on function kept_projects() is 'The projects within any grant of the acting user, and the light records that are kept for them.';

CREATE OR REPLACE FUNCTION last_day_of_measure(measure integer)
 RETURNS TABLE(last_on date)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select least(ended.ends_on, case when ended.state in ('closed', 'judged', 'cancelled') then (
    select min(over.from_on) - 1
    from measure_state over
    where over.measure_id = ended.id and over.state in ('closed', 'judged', 'cancelled')
      and not exists (
        select from measure_state later
        where later.measure_id = ended.id and later.state not in ('closed', 'judged', 'cancelled') and later.id > over.id)) end)
  from measure ended
  where ended.id = measure
$function$;
comment on function last_day_of_measure(integer) is 'The last day of a measure, which is that of its seats too: as planned, or the day before it was closed or cancelled. Empty while open.';

CREATE OR REPLACE FUNCTION leads_lot(lot integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select leads_tender(led.tender_id) from tender_lot led where led.id = lot
  $function$;
comment on function leads_lot(integer) is 'Whether the acting user reaches the project that carries the tender of a lot through.';

CREATE OR REPLACE FUNCTION leads_tender(tender integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select reaches_everything() or exists (
      select from tender led where led.id = tender and led.project_id in (select reached_projects()))
  $function$;
comment on function leads_tender(integer) is 'Whether the acting user reaches the project that carries a tender through.';

CREATE OR REPLACE FUNCTION may_lend(lent role_grant)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select lent.valid_until - lent.valid_from <= 90 and exists (
      select from role_grant own
      where own.user_id = acting_user() and own.deputy_for is null and own.ended_at is null
        and (own.role, own.scope) = (lent.role, lent.scope)
        and (own.organisation_id, own.organisation_unit_id, own.project_id)
          is not distinct from (lent.organisation_id, lent.organisation_unit_id, lent.project_id)
        and own.valid_from <= lent.valid_from and (own.valid_until is null or own.valid_until >= lent.valid_until))
  $function$;
comment on function may_lend(role_grant) is 'Whether a grant is one that the acting user has of one''s own for all its days, 90 at most.';

CREATE OR REPLACE FUNCTION measure_note_shown()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.shown_at := now();
  return new;
end $function$;

CREATE OR REPLACE FUNCTION measures_against_project(project integer, first_day date, last_day date)
 RETURNS TABLE(outside integer, first_name text, first_on date)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select count(*)::int, (array_agg(measure.name order by measure.starts_on, measure.id))[1], min(measure.starts_on)
  from measure
  where measure.project_id = project and measure.state <> 'cancelled'
    and (measure.starts_on < first_day or coalesce(measure.ends_on, measure.starts_on) > last_day)
$function$;
comment on function measures_against_project(integer,date,date) is 'How many measures of a project begin before a day or end after another one, and the name and first day of the first; cancelled ones do not count.';

CREATE OR REPLACE FUNCTION measures_before(measure integer)
 RETURNS TABLE(measure_id integer)
 LANGUAGE sql
 STABLE ROWS 5
AS $function$
  select wanted.before_measure_id
  from measure_prerequisite wanted
  where wanted.measure_id = measure and wanted.before_measure_id is not null
  union
  select member.id
  from measure_prerequisite wanted
  join measure member on member.measure_series_id = wanted.before_series_id
  where wanted.measure_id = measure
$function$;
comment on function measures_before(integer) is 'The measures of which a person goes through one before another measure, those of series among them.';

CREATE OR REPLACE FUNCTION measures_of(organisations integer[], units integer[], projects integer[], provider_organisations integer[], provider_units integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE ROWS 200
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    select owned.id from measure owned where owned.project_id in (select projects_of(organisations, units, projects))
    union
    select measures_provided_by(provider_organisations, provider_units)
  $function$;
comment on function measures_of(integer[],integer[],integer[],integer[],integer[]) is 'The measures of projects that belong to the organisations, units or projects given, and those that the given providers run.';

CREATE OR REPLACE FUNCTION measures_provided_by(organisations integer[], units integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE ROWS 100
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    with own as materialized (
      select unit.id from organisation_unit unit
      where unit.organisation_id = any (organisations) or unit.id = any (units)
    )
    select run.id from own join measure run on run.provider_unit_id = own.id where not has_left_measure(run.id, own.id)
    union
    select bought.measure_id
    from own
    join contract_provider provider on provider.organisation_unit_id = own.id
      and (provider.until_on is null or provider.until_on > (now() at time zone 'Europe/Helsinki')::date)
    join contract on contract.id = provider.contract_id and contract.signed_on is not null
      and (provider.from_on <= (now() at time zone 'Europe/Helsinki')::date or provider.from_on <= contract.starts_on)
    join contract_measure bought on bought.contract_id = contract.id
  $function$;
comment on function measures_provided_by(integer[],integer[]) is 'The measures that any of the organisations or units runs.';

CREATE OR REPLACE FUNCTION merge_registered_project(registered integer, prepared integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    reference record;
    moved_grants int[];
  begin
    perform from project where id in (registered, prepared) order by id for update;
    -- It works past the second wall, so it asks itself who acts: nobody takes over what others have, whatever SQL they run.
    if not reaches_everything() and (
      not exists (
        select from project_profile profile
        where profile.project_id = prepared and (
          prepared in (select reached_projects()) or profile.kept_for_project_id in (select reached_projects())))
      or is_held_project(registered) and registered not in (select reached_projects()))
    then
      raise exception 'Only who reaches both projects makes one of them.' using errcode = 'insufficient_privilege';
    end if;
    if registered = prepared
      or not exists (select from project where id = registered and not is_provisional)
      or exists (select from project_profile where project_id = registered)
      or not exists (select from project join project_profile on project_id = id where id = prepared and is_provisional)
    then
      raise exception 'Only a project without a profile becomes one with a project that is being prepared.'
        using errcode = 'restrict_violation';
    end if;
    moved_grants := grants_of_project(registered);
    -- What would bind the project to itself, or twice to the same one.
    delete from project_link gone
    where registered in (gone.from_project_id, gone.to_project_id) and (
      prepared in (gone.from_project_id, gone.to_project_id)
      or exists (
        select from project_link kept
        where kept.kind = gone.kind and prepared in (kept.from_project_id, kept.to_project_id)
          and (kept.from_project_id = gone.from_project_id or kept.to_project_id = gone.to_project_id)));
    for reference in
      select conrelid::regclass as relation, attribute.attname as column_name
      from pg_constraint
      join pg_attribute attribute on attribute.attrelid = conrelid and attribute.attnum = conkey[1]
      where contype = 'f' and confrelid = 'project'::regclass
    loop
      execute format('update %s set %2$I = $1 where %2$I = $2', reference.relation, reference.column_name)
        using prepared, registered;
    end loop;
    insert into project_merged (former_id, project_id, merged_at) values (registered, prepared, now());
    delete from project where id = registered;
    return moved_grants;
  end
  $function$;
comment on function merge_registered_project(integer,integer) is 'Gives all that the register has of a project without a profile to one that is being prepared, whose code it then takes; tells which grants went over with it.';

CREATE OR REPLACE FUNCTION met_of_need(need integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select least(asked.amount, (
    select coalesce(sum(least(meeting.meets_amount, meeting.seats)), 0)::int
    from measure meeting
    where meeting.measure_need_id = asked.id and meeting.meets_amount is not null and meeting.state <> 'cancelled'))
  from measure_need asked
  where asked.id = need
$function$;
comment on function met_of_need(integer) is 'For how many of those of a need measures are planned that are not cancelled and have seats for them.';

CREATE OR REPLACE FUNCTION milestones_against_project(project integer, first_day date, last_day date)
 RETURNS TABLE(outside integer, first_name text, first_on date)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select count(*)::int, (array_agg(milestone.title order by milestone.due_on, milestone.id))[1], min(milestone.due_on)
  from milestone
  where milestone.project_id = project and milestone.state = 'open'
    and (milestone.due_on < first_day or milestone.kind = 'milestone' and milestone.due_on > last_day)
$function$;
comment on function milestones_against_project(integer,date,date) is 'How many open milestones of a project are due before a day or, where they are no reports, after another one, and the title and day of the first.';

CREATE OR REPLACE FUNCTION note_change_of_open_measure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from measure where measure.is_open and measure.id in (old.measure_id, new.measure_id)) then
    insert into public_change (revision) values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION note_change_of_told_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from measure
    where measure.is_open and measure.tells_free_seats and measure.id in (old.measure_id, new.measure_id)) then
    insert into public_change (revision) values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION note_public_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public_change (revision) values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION offers_received(tender integer)
 RETURNS TABLE(tender_lot_id integer, amount integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select lot.id, count(*)::int
    from tender_lot lot join tender_offer offer on offer.tender_lot_id = lot.id
    where lot.tender_id = tender and lot.id in (select reached_lots())
    group by lot.id
  $function$;
comment on function offers_received(integer) is 'How many offers have come in for each lot of a tender, also while nobody may read them.';

CREATE OR REPLACE FUNCTION oversees_projects()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select acting_user() = 'service' or exists (
      select from acting_grant where id > 0 and role in ('administrator', 'authority', 'coordinator', 'auditor'))
  $function$;
comment on function oversees_projects() is 'Whether the acting user answers for projects or audits them, or is the service itself; a broken glass is not enough.';

CREATE OR REPLACE FUNCTION owners_of_project(project integer)
 RETURNS TABLE(organisation_id integer, organisation_unit_id integer)
 LANGUAGE sql
 STABLE ROWS 4
AS $function$
    with carried as (
      select project as project_id
      union
      select link.from_project_id from project_link link
      where link.to_project_id = project and link.kind = 'coordination' and link.status = 'confirmed'
    )
    select unit.organisation_id, unit.id
    from carried
    join organisation_unit unit on unit.id = implementing_unit(carried.project_id)
    union
    select unit.organisation_id, unit.id
    from carried
    join project_profile profile on profile.project_id = carried.project_id and not profile.is_light
    join organisation_unit unit on unit.id = profile.implementer_unit_id
    union
    select unit.organisation_id, unit.id
    from project_profile profile
    join organisation_unit unit on unit.id = profile.authority_unit_id
    where profile.project_id = project and not profile.is_light
    union
    select unit.organisation_id, unit.id
    from description_version version
    join organisation_name name
      on md5(name.printed_name) = md5(version.authority) and name.printed_name = version.authority
    join organisation_unit unit on unit.id = name.organisation_unit_id
    where version.project_id = project and version.in_force_from is not null and version.in_force_until is null
  $function$;
comment on function owners_of_project(integer) is 'The organisations, and the units of them, that a project belongs to.';

CREATE OR REPLACE FUNCTION plan_refuse_decided()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if tg_op <> 'INSERT' and not exists (select from plan_version where id = old.plan_version_id and state = 'draft')
      or tg_op <> 'DELETE' and not exists (select from plan_version where id = new.plan_version_id and state = 'draft')
    then
      raise exception 'A version of a plan that was decided on is not changed.' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
  end
  $function$;
comment on function plan_refuse_decided() is 'Refuses to change the parts of a version of a plan that is no draft any more.';

CREATE OR REPLACE FUNCTION plan_version_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    ending constant text[] := array['state', 'ended_by', 'ended_at', 'end_reason', 'revision'];
  begin
    if old.state = 'draft'
      or old.state = 'in-force' and new.state = 'withdrawn' and to_jsonb(new) - ending = to_jsonb(old) - ending
    then
      return new;
    end if;
    raise exception 'A version of a plan that was decided on is not changed.' using errcode = 'restrict_violation';
  end
  $function$;
comment on function plan_version_refuse_change() is 'Lets a version of a plan that was decided on be withdrawn, and nothing else.';

CREATE OR REPLACE FUNCTION project_takes_applicants(project integer, first_day date, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce((
      select stated.status not in ('ended', 'interrupted')
      from project_status stated
      where stated.project_id = project and stated.from_on <= on_day and stated.taken_back_at is null
      order by stated.from_on desc, stated.id desc
      limit 1), true)
    and not exists (
      select from project_profile profile
      where profile.project_id = project and profile.ends_on < greatest(first_day, on_day))
$function$;
comment on function project_takes_applicants(integer,date,date) is 'Whether a project has neither ended nor been interrupted on a day, and what begins on a first day lies within its days, as far as they are known.';

CREATE OR REPLACE FUNCTION projects_of(organisations integer[], units integer[], projects integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE ROWS 100
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    with owner as (
      select unit.id from organisation_unit unit
      where unit.organisation_id = any (organisations) or unit.id = any (units)
    ),
    own as (
      select candidate.project_id
      from (
        select distinct version.project_id
        from owner
        join description_party party on party.organisation_unit_id = owner.id and party.role = 'implementer'
        join description_version version on version.id = party.description_version_id
      ) candidate
      -- As implementing_unit says; written out, since a call for each of thousands takes several times as long.
      cross join lateral (
        select party.organisation_unit_id as unit_id
        from description_version version
        join description_party party on party.description_version_id = version.id and party.role = 'implementer'
        join organisation_unit unit on unit.id = party.organisation_unit_id
        join organisation on organisation.id = unit.organisation_id and organisation.business_id is not null
        where version.project_id = candidate.project_id and version.withdrawn_at is null
        order by version.known_on desc, version.id desc, party.position
        limit 1
      ) implementing
      where implementing.unit_id in (select owner.id from owner)
      union
      select profile.project_id
      from owner
      join project_profile profile on profile.implementer_unit_id = owner.id and not profile.is_light
      union
      select unnest(projects)
    )
    select own.project_id from own
    union
    select link.to_project_id
    from own
    join project_link link
      on link.from_project_id = own.project_id and link.kind = 'coordination' and link.status = 'confirmed'
    union
    select profile.project_id
    from owner
    join project_profile profile on profile.authority_unit_id = owner.id and not profile.is_light
    union
    select version.project_id
    from owner
    join organisation_name name on name.organisation_unit_id = owner.id
    join description_version version
      on md5(version.authority) = md5(name.printed_name) and version.authority = name.printed_name
    where version.in_force_from is not null and version.in_force_until is null
  $function$;
comment on function projects_of(integer[],integer[],integer[]) is 'The projects that belong to any of the organisations or units, and those given.';

CREATE OR REPLACE FUNCTION projects_over(project integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE ROWS 2
AS $function$
  select project
  union
  select link.from_project_id from project_link link
  where link.to_project_id = project and link.kind = 'coordination' and link.status = 'confirmed'
$function$;
comment on function projects_over(integer) is 'The projects by a grant for which one reaches a project: itself, and the coordination project that carries it.';

CREATE OR REPLACE FUNCTION provided_projects()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
    with providing as materialized (select * from acting_scopes(true)),
    run as (select measures_provided_by(providing.organisations, providing.units) as id from providing)
    select distinct measure.project_id from run join measure on measure.id = run.id
  $function$;
comment on function provided_projects() is 'The projects of the measures that the acting user runs as a provider.';

CREATE OR REPLACE FUNCTION providers_of_measure(measure integer)
 RETURNS TABLE(organisation_id integer, organisation_unit_id integer)
 LANGUAGE sql
 STABLE ROWS 2
AS $function$
    select unit.organisation_id, unit.id
    from measure run
    join organisation_unit unit on unit.id = run.provider_unit_id
    where run.id = measure and not has_left_measure(run.id, unit.id)
    union
    select unit.organisation_id, unit.id
    from contract_measure bought
    join contract on contract.id = bought.contract_id and contract.signed_on is not null
    join contract_provider provider on provider.contract_id = contract.id
      and (provider.until_on is null or provider.until_on > (now() at time zone 'Europe/Helsinki')::date)
      and (provider.from_on <= (now() at time zone 'Europe/Helsinki')::date or provider.from_on <= contract.starts_on)
    join organisation_unit unit on unit.id = provider.organisation_unit_id
    where bought.measure_id = measure
  $function$;
comment on function providers_of_measure(integer) is 'The organisations, and the units of them, that run a measure.';

CREATE OR REPLACE FUNCTION reached_former_projects()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select merged.former_id from project_merged merged where merged.project_id in (select reached_projects())
  $function$;
comment on function reached_former_projects() is 'The numbers under which the register knew projects before they became one with those within any grant of the acting user.';

CREATE OR REPLACE FUNCTION reached_lots()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    with reached as materialized (select reached_projects() as project_id)
    select lot.id
    from tender_lot lot
    where (select reaches_everything())
      or lot.tender_id in (select buyer.tender_id from tender_buyer buyer where buyer.project_id in (select project_id from reached))
      or lot.tender_id in (select tender.id from tender where tender.project_id in (select project_id from reached))
  $function$;
comment on function reached_lots() is 'The lots of tenders in which a project buys that the acting user reaches.';

CREATE OR REPLACE FUNCTION reached_measures()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 200
 SET search_path TO 'public', 'pg_temp'
AS $function$
    with owning as materialized (select * from acting_scopes(false)),
    providing as materialized (select * from acting_scopes(true)),
    reached as materialized (
      select projects_of(owning.organisations, owning.units, owning.projects) as project_id from owning
    )
    select owned.id from reached join measure owned on owned.project_id = reached.project_id
    union all
    select measures_provided_by(providing.organisations, providing.units) from providing
  $function$;
comment on function reached_measures() is 'The measures within any grant of the acting user, besides those for everything.';

CREATE OR REPLACE FUNCTION reached_participants()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 200
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select seat.participant_id from seat where seat.measure_id in (select reached_measures())
  $function$;
comment on function reached_participants() is 'The participants with a seat, or in line for one, in a measure within any grant of the acting user.';

CREATE OR REPLACE FUNCTION reached_projects()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select projects_of(owning.organisations, owning.units, owning.projects) from acting_scopes(false) owning
  $function$;
comment on function reached_projects() is 'The projects within any grant of the acting user, besides those for everything and those of providers.';

CREATE OR REPLACE FUNCTION reached_tenders()
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
    with reached as materialized (select reached_projects() as project_id)
    select tender.id from tender where tender.project_id in (select project_id from reached)
    union
    select buyer.tender_id from tender_buyer buyer where buyer.project_id in (select project_id from reached)
  $function$;
comment on function reached_tenders() is 'The tenders in which a project buys that the acting user reaches.';

CREATE OR REPLACE FUNCTION reaches_everything()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select acting_user() = 'service' or exists (select from acting_grant where scope = 'everything')
  $function$;
comment on function reaches_everything() is 'Whether the acting user has a grant for everything, or is the service itself.';

CREATE OR REPLACE FUNCTION seats_against_days(measure integer, first_day date, last_day date, on_day date)
 RETURNS TABLE(outside integer, fullest integer)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  with held as (
    select seat.starts_on, least(seat.ends_on, ending.last_on) as last_on, seat.ends_on,
      case when ending.last_on < on_day then seat.starts_on else greatest(seat.starts_on, on_day) end as counted_from
    from seat
    cross join last_day_of_measure(measure) ending
    where seat.measure_id = measure and seat.state in ('offered', 'taken', 'left')
  ), change as (
    select counted_from as day, 1 as by from held where coalesce(last_on >= counted_from, true)
    union all
    select last_on + 1, -1 from held where last_on >= counted_from
  ), level as (
    select sum(change.by) over (order by change.day, change.by rows unbounded preceding) as held from change
  )
  select (
    select count(*)::int from held
    where held.starts_on < first_day or coalesce(held.ends_on, held.starts_on) > last_day),
    coalesce((select max(level.held)::int from level), 0)
$function$;
comment on function seats_against_days(integer,date,date,date) is 'How many seats are held on days outside others, and how many at once at most from a day on, or ever where the measure has ended.';

CREATE OR REPLACE FUNCTION seats_against_project(project integer, first_day date, last_day date)
 RETURNS TABLE(outside integer, first_name text, first_on date)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select count(*)::int, (array_agg(measure.name order by seat.starts_on, seat.id))[1], min(seat.starts_on)
  from measure
  join seat on seat.measure_id = measure.id and seat.state in ('offered', 'taken', 'left')
  where measure.project_id = project
    and (seat.starts_on < first_day or coalesce(seat.ends_on, seat.starts_on) > last_day)
$function$;
comment on function seats_against_project(integer,date,date) is 'How many seats of the measures of a project are held before a day or after another one, and of the first the name of its measure and its first day.';

CREATE OR REPLACE FUNCTION seats_in_use(measure integer, on_day date)
 RETURNS TABLE(waiting integer, offered integer, held integer)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select count(*) filter (where seat.state = 'waiting')::int, count(*) filter (where seat.state = 'offered')::int,
    count(*) filter (where seat.state = 'taken' and coalesce(least(seat.ends_on, ending.last_on) >= on_day, true))::int
  from seat
  cross join last_day_of_measure(measure) ending
  where seat.measure_id = measure and seat.state in ('waiting', 'offered', 'taken')
$function$;
comment on function seats_in_use(integer,date) is 'How many people wait for a seat of a measure, have an offer, and are on a seat on a day or later, as far as the acting user sees them.';

CREATE OR REPLACE FUNCTION seats_of_measure(measure integer, on_day date)
 RETURNS TABLE(seats integer)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select coalesce(counted.seats, (
    select sum(place.seats)::int
    from work_place place
    where place.measure_id = counted.id
      and place.from_on <= least(greatest(on_day, counted.starts_on), counted.ends_on)
      and (place.until_on is null or place.until_on > least(greatest(on_day, counted.starts_on), counted.ends_on))))
  from measure counted
  where counted.id = measure
$function$;
comment on function seats_of_measure(integer,date) is 'The seats of a measure on a day, or those of its work places; on a day outside its own as on its first or last. Empty without a limit.';

CREATE OR REPLACE FUNCTION seats_of_series(series integer, told_kinds text[])
 RETURNS TABLE(waiting integer, started integer, seats integer)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select count(*) filter (where seat.state in ('waiting', 'offered'))::int,
    count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left'))::int,
    count(*) filter (where seat.state in ('taken', 'left'))::int
  from measure
  join seat on seat.measure_id = measure.id
  where measure.measure_series_id = series and measure.kind = any (told_kinds)
$function$;
comment on function seats_of_series(integer,text[]) is 'How many places in line there are in the measures of a series, how many persons got a seat and how many seats, of measures of these kinds and as far as the acting user sees them.';

CREATE OR REPLACE FUNCTION service_mark_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'What a database is, demo or real, is settled once.' using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION sheet_reader_of_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select acting_user() = 'service'
      or acting_user() in (select holders_of(array['administrator', 'auditor'], '{}', '{}', null))
  $function$;
comment on function sheet_reader_of_all() is 'Whether the acting user may see the tables that others sent in.';

CREATE OR REPLACE PROCEDURE show_in_public(IN shown regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format(
    'create trigger shown_in_public after insert or update or delete or truncate on %s for each statement execute function note_public_change()',
    shown);
end $procedure$;
comment on function show_in_public(regclass) is 'Lets changes of a table be noticed by whoever remembers public pages.';

CREATE OR REPLACE FUNCTION told_seats_of_measure(measure integer, on_day date)
 RETURNS TABLE(seats integer, free integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select counted.seats, case when told.tells_free_seats then greatest(0, counted.seats - (
    select count(*)::int
    from seat
    cross join last_day_of_measure(told.id) ending
    where seat.measure_id = told.id and seat.state in ('offered', 'taken', 'left')
      and seat.starts_on <= greatest(on_day, told.starts_on)
      and coalesce(least(seat.ends_on, ending.last_on) >= greatest(on_day, told.starts_on), true))) end
  from measure told
  cross join seats_of_measure(told.id, on_day) counted
  where told.id = measure and told.is_open
$function$;
comment on function told_seats_of_measure(integer,date) is 'What the public is told of the seats of a measure that is open to applicants: how many there are, and how many are free on a day where that is told.';

CREATE OR REPLACE FUNCTION watches_projects()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
      select from acting_grant where role in ('administrator', 'authority', 'coordinator', 'project-worker'))
  $function$;
comment on function watches_projects() is 'Whether the acting user has a grant by which a glass broken to a project within reach is closed.';

CREATE OR REPLACE FUNCTION what_hangs_on_project(asked integer)
 RETURNS TABLE(relation text, amount integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    reference record;
    found_rows int;
  begin
    if not reaches_everything() and not exists (
      select from project_profile profile
      where profile.project_id = asked and (
        asked in (select reached_projects()) or profile.kept_for_project_id in (select reached_projects())))
    then
      raise exception 'Only who reaches a project is told what hangs on it.' using errcode = 'insufficient_privilege';
    end if;
    for reference in
      select referring.relname as relation, attribute.attname as column_name
      from pg_constraint bound
      join pg_class referring on referring.oid = bound.conrelid
      join pg_attribute attribute on attribute.attrelid = bound.conrelid and attribute.attnum = bound.conkey[1]
      where bound.contype = 'f' and bound.confrelid = 'project'::regclass
        and referring.relname not in
          ('project_status', 'project_former_code', 'project_merged', 'project_discarded', 'glass_break')
        and (referring.relname, attribute.attname) not in (('project_profile', 'project_id'), ('project_link', 'to_project_id'))
        and not (
          referring.relname in ('role_grant', 'invitation', 'description_edit', 'description_version')
          and exists (select from project_profile profile where profile.project_id = asked and profile.is_light))
    loop
      execute format(
        'select count(*)::int
         from %I hanging
         cross join to_jsonb(hanging) said
         where hanging.%I = $1
           and coalesce(said ->> ''state'', said ->> ''status'', '''') not in (''discarded'', ''dropped'', ''rejected'', ''suggested'')
           and coalesce(said ->> ''ended_at'', said ->> ''accepted_at'', said ->> ''withdrawn_at'') is null
           and coalesce((said ->> ''expires_at'')::timestamptz > now(), true)',
        reference.relation, reference.column_name)
        into found_rows using asked;
      if found_rows > 0 then
        relation := reference.relation;
        amount := found_rows;
        return next;
      end if;
    end loop;
  end
  $function$;
comment on function what_hangs_on_project(integer) is 'For each table how many of its rows keep a project from being discarded: those that refer to it and have neither been given up nor ended.';

CREATE OR REPLACE FUNCTION withdraw_handed_links(person text)
 RETURNS SETOF text
 LANGUAGE sql
 SECURITY DEFINER ROWS 5
 SET search_path TO 'public', 'pg_temp'
AS $function$
    delete from password_reset where handed_over_by = person and (select administers()) returning user_id
  $function$;
comment on function withdraw_handed_links(text) is 'Takes back the links for new passwords that somebody handed over, by an administrator; gives whose passwords they would replace.';

CREATE OR REPLACE FUNCTION works_in_network()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select acting_user() = 'service' or exists (
      select from acting_grant where role in ('administrator', 'authority', 'coordinator', 'project-worker', 'service-expert'))
  $function$;
comment on function works_in_network() is 'Whether the acting user works beside projects, and so looks up who answers for which of them, or is the service itself.';

create view acting_grant as
 SELECT role_grant.id,
    role_grant.role,
    role_grant.scope,
    role_grant.organisation_id,
    role_grant.organisation_unit_id,
    role_grant.project_id
   FROM role_grant
  WHERE ((role_grant.user_id = ( SELECT acting_user() AS acting_user)) AND (role_grant.ended_at IS NULL) AND (role_grant.valid_from <= ((now() AT TIME ZONE 'Europe/Helsinki'::text))::date) AND ((role_grant.valid_until IS NULL) OR (role_grant.valid_until > ((now() AT TIME ZONE 'Europe/Helsinki'::text))::date)))
UNION ALL
 SELECT (- open_glass.id) AS id,
    'glass'::text AS role,
    'project'::text AS scope,
    NULL::integer AS organisation_id,
    NULL::integer AS organisation_unit_id,
    open_glass.project_id
   FROM open_glass
  WHERE (open_glass.user_id = ( SELECT acting_user() AS acting_user));
comment on view acting_grant is 'The grants in force today of the user whose transaction it is, and the glass they have broken.';

create table alert_mail (
  id integer generated always as identity not null,
  saved_search_id integer not null,
  kind text not null,
  written_on date not null,
  project_codes text[],
  message_id uuid default gen_random_uuid() not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  refusals integer default 0 not null,
  failure text,
  sent_at timestamp with time zone,
  constraint alert_mail_pkey PRIMARY KEY (id),
  constraint alert_mail_once_a_day UNIQUE (saved_search_id, kind, written_on),
  constraint alert_mail_saved_search_id_fkey FOREIGN KEY (saved_search_id) REFERENCES saved_search(id) ON DELETE CASCADE,
  constraint alert_mail_attempts_check CHECK ((attempts >= 0)),
  constraint alert_mail_check CHECK (((refusals >= 0) AND (refusals <= attempts))),
  constraint alert_mail_failure_check CHECK ((failure = ANY (ARRAY['refused'::text, 'postponed'::text, 'unreachable'::text, 'unreadable'::text, 'faulty'::text]))),
  constraint alert_mail_kind_check CHECK ((kind = ANY (ARRAY['confirmation'::text, 'news'::text]))),
  constraint alert_mail_project_codes_check CHECK ((project_codes <> '{}'::text[])),
  constraint alert_mail_tells_projects CHECK (((kind = 'news'::text) = (project_codes IS NOT NULL)))
);
CREATE INDEX alert_mail_unsent ON alert_mail USING btree (due_at, id) WHERE (sent_at IS NULL);
comment on table alert_mail is 'A mail to the reader who saved a search: written down first, then sent, then noted as sent, so that none is lost.';
comment on column alert_mail.written_on is 'Day in Finland; a search gets at most one mail of a kind a day.';
comment on column alert_mail.message_id is 'Stands in the mail itself: should it be sent twice, it is seen to be the same.';
comment on column alert_mail.refusals is 'How many of the attempts the server refused for good; a few end the search.';
comment on column alert_mail.failure is 'Why the last attempt failed, empty when none did.';

create table announcement (
  id integer generated always as identity not null,
  measure_id integer not null,
  channel text not null,
  announced_on date not null,
  address text,
  note text,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint announcement_pkey PRIMARY KEY (id),
  constraint announcement_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint announcement_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint announcement_address_check CHECK ((address <> ''::text)),
  constraint announcement_channel_check CHECK ((channel ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint announcement_note_check CHECK ((note <> ''::text)),
  constraint announcement_revision_check CHECK ((revision > 0))
);
CREATE INDEX announcement_day ON announcement USING btree (announced_on DESC, id DESC);
CREATE INDEX announcement_measure ON announcement USING btree (measure_id, announced_on DESC, id DESC);
CREATE INDEX announcement_recorded_by ON announcement USING btree (recorded_by);
comment on table announcement is 'That a training was announced somewhere on a day: a web page, a newspaper, an information event.';
comment on column announcement.address is 'Where it can be seen: a web address, the name and number of a newspaper, a place.';

create table app_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  language text default 'fi'::text not null,
  is_demo boolean default false not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  deactivated_at timestamp with time zone,
  two_factor_enabled boolean default false not null,
  constraint app_user_pkey PRIMARY KEY (id),
  constraint app_user_email_key UNIQUE (email),
  constraint app_user_email_check CHECK (((email = lower(email)) AND (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text))),
  constraint app_user_id_check CHECK ((id <> ''::text)),
  constraint app_user_language_check CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  constraint app_user_name_check CHECK ((name <> ''::text))
);
CREATE TRIGGER app_user_closed AFTER UPDATE OF deactivated_at ON app_user FOR EACH ROW WHEN ((new.deactivated_at IS NOT NULL)) EXECUTE FUNCTION end_sessions_of_closed();
CREATE TRIGGER app_user_demo_placed BEFORE INSERT OR UPDATE OF is_demo ON app_user FOR EACH ROW WHEN (new.is_demo) EXECUTE FUNCTION app_user_demo_place();
comment on table app_user is 'A person who works in the service, by name and e-mail address.';
comment on column app_user.is_demo is 'An invented person of the demo programme, whose role anybody may try.';
comment on column app_user.deactivated_at is 'From then on the person cannot sign in; what they did stays theirs.';
comment on column app_user.two_factor_enabled is 'Whether a password alone does not let the person in; the library for signing in keeps it.';

create table area (
  id integer generated always as identity not null,
  area_list_version_id integer not null,
  code text not null,
  name_fi text not null,
  name_sv text not null,
  region_code text,
  sub_region_code text,
  ely_centre_code text,
  vitality_centre_code text,
  employment_area_code text,
  constraint area_pkey PRIMARY KEY (id),
  constraint area_area_list_version_id_code_key UNIQUE (area_list_version_id, code),
  constraint area_area_list_version_id_fkey FOREIGN KEY (area_list_version_id) REFERENCES area_list_version(id),
  constraint area_code_check CHECK ((code ~ '^[0-9]{2,3}$'::text)),
  constraint area_ely_centre_code_check CHECK ((ely_centre_code ~ '^[0-9]{2}$'::text)),
  constraint area_employment_area_code_check CHECK ((employment_area_code ~ '^[0-9]{2}$'::text)),
  constraint area_name_fi_check CHECK ((name_fi <> ''::text)),
  constraint area_name_sv_check CHECK ((name_sv <> ''::text)),
  constraint area_region_code_check CHECK ((region_code ~ '^[0-9]{2}$'::text)),
  constraint area_sub_region_code_check CHECK ((sub_region_code ~ '^[0-9]{3}$'::text)),
  constraint area_vitality_centre_code_check CHECK ((vitality_centre_code ~ '^[0-9]{2}$'::text))
);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON area FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table area is 'One area of one dated list with its official names and the codes of the larger areas it belongs to, as the list gives them.';

create table area_list_version (
  id integer generated always as identity not null,
  kind text not null,
  label text not null,
  valid_from date not null,
  origin text not null,
  source text not null,
  source_sha256 text not null,
  imported_at timestamp with time zone default now() not null,
  constraint area_list_version_pkey PRIMARY KEY (id),
  constraint area_list_version_kind_valid_from_source_sha256_key UNIQUE (kind, valid_from, source_sha256),
  constraint area_list_version_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'sub_region'::text, 'municipality'::text, 'ely_centre'::text, 'vitality_centre'::text, 'employment_area'::text]))),
  constraint area_list_version_label_check CHECK ((label <> ''::text)),
  constraint area_list_version_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'imported'::text]))),
  constraint area_list_version_source_check CHECK ((source <> ''::text)),
  constraint area_list_version_source_sha256_check CHECK ((source_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON area_list_version FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table area_list_version is 'One official list of areas of one kind, in force from a day until the next list of that kind.';
comment on column area_list_version.origin is 'shipped: known to Koordi by itself; imported: read from an official file, which goes before a shipped list of the same day.';
comment on column area_list_version.source_sha256 is 'Digest of the file read, or of the shipped entries: the same content is never stored twice.';

create table audit_anchor (
  id integer generated always as identity not null,
  anchored_at timestamp with time zone not null,
  statement text not null,
  hash bytea not null,
  public_key bytea,
  signature bytea,
  constraint audit_anchor_pkey PRIMARY KEY (id),
  constraint audit_anchor_hash_check CHECK ((octet_length(hash) = 32)),
  constraint audit_anchor_signature CHECK ((num_nonnulls(public_key, signature) = ANY (ARRAY[0, 2]))),
  constraint audit_anchor_statement_check CHECK ((statement <> ''::text))
);
CREATE INDEX audit_anchor_anchored ON audit_anchor USING btree (anchored_at);
CREATE TRIGGER audit_anchor_kept BEFORE DELETE OR UPDATE ON audit_anchor FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_anchor_kept_whole BEFORE TRUNCATE ON audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
comment on table audit_anchor is 'A signed statement of how long each lane of the audit was and with which digest it ended.';
comment on column audit_anchor.statement is 'The very text that is digested and signed, as JSON; it holds the digest of the statement before.';

create table audit_entry (
  id bigint generated always as identity not null,
  lane smallint not null,
  "position" bigint not null,
  acted_at timestamp with time zone not null,
  user_id text,
  role text,
  grant_id integer,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  project_id integer,
  reason text,
  origin text,
  request_id text,
  details jsonb default '{}'::jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entry_pkey PRIMARY KEY (lane, "position"),
  constraint audit_entry_id_key UNIQUE (id),
  constraint audit_entry_act_check CHECK ((act ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'::text)),
  constraint audit_entry_lane_check CHECK (((lane >= 1) AND (lane <= 16))),
  constraint audit_entry_position_check CHECK (("position" > 0)),
  constraint audit_entry_reason_check CHECK ((reason <> ''::text)),
  constraint audit_entry_subject_id_check CHECK ((subject_id <> ''::text)),
  constraint audit_entry_subject_kind_check CHECK ((subject_kind <> ''::text))
);
CREATE INDEX audit_entry_act ON audit_entry USING btree (act, acted_at, id);
CREATE INDEX audit_entry_acted ON audit_entry USING btree (acted_at, id);
CREATE INDEX audit_entry_glass ON audit_entry USING btree (grant_id) WHERE (grant_id < 0);
CREATE INDEX audit_entry_project ON audit_entry USING btree (project_id, acted_at, id) WHERE (project_id IS NOT NULL);
CREATE INDEX audit_entry_reason ON audit_entry USING btree (acted_at, id) WHERE (reason IS NOT NULL);
CREATE INDEX audit_entry_subject ON audit_entry USING btree (subject_kind, subject_id, id DESC);
CREATE INDEX audit_entry_user ON audit_entry USING btree (user_id, acted_at, id);
CREATE TRIGGER audit_entry_chained BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_chain();
CREATE CONSTRAINT TRIGGER audit_entry_counted AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_lengthen();
CREATE TRIGGER audit_entry_kept BEFORE DELETE OR UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_kept_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
comment on table audit_entry is 'An act or a reading of personal data: who, by which right, when, what, on whom, why and from where.';
comment on column audit_entry.user_id is 'The user who acted, service for what Koordi did by itself, or null where nobody had signed in. A number, so that a name can be erased.';
comment on column audit_entry.origin is 'The network address it came from.';
comment on column audit_entry.details is 'What the act changed, without personal data, which could not be erased from a chain.';

create table audit_lane (
  lane smallint not null,
  length bigint default 0 not null,
  head bytea not null,
  constraint audit_lane_pkey PRIMARY KEY (lane),
  constraint audit_lane_head_check CHECK ((octet_length(head) = 32)),
  constraint audit_lane_length_check CHECK ((length >= 0))
) with (fillfactor=10);
comment on table audit_lane is 'A chain of audit entries: how many it has, and the digest of the last one.';

create table body (
  id integer generated always as identity not null,
  project_id integer not null,
  kind text not null,
  name text not null,
  meetings_per_year smallint,
  task text,
  ended_on date,
  revision integer default 1 not null,
  set_up_at timestamp with time zone not null,
  set_up_by text not null,
  constraint body_pkey PRIMARY KEY (id),
  constraint body_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint body_set_up_by_fkey FOREIGN KEY (set_up_by) REFERENCES app_user(id),
  constraint body_kind_check CHECK ((kind = ANY (ARRAY['steering-group'::text, 'project-group'::text, 'working-group'::text]))),
  constraint body_meetings_per_year_check CHECK (((meetings_per_year >= 1) AND (meetings_per_year <= 52))),
  constraint body_name_check CHECK ((name <> ''::text)),
  constraint body_revision_check CHECK ((revision > 0)),
  constraint body_task_check CHECK ((task <> ''::text))
);
CREATE INDEX body_project ON body USING btree (project_id);
CREATE INDEX body_set_up_by ON body USING btree (set_up_by);
comment on table body is 'A group that steers, runs or carries out a part of a project, with members and meetings.';
comment on column body.meetings_per_year is 'How often it means to meet; empty where nothing is agreed.';
comment on column body.ended_on is 'The last day on which it works; empty as long as it does.';

create table body_member (
  id integer generated always as identity not null,
  body_id integer not null,
  user_id text,
  person_name text,
  email text,
  organisation_unit_id integer,
  role text not null,
  starts_on date not null,
  ends_on date,
  revision integer default 1 not null,
  appointed_at timestamp with time zone not null,
  appointed_by text not null,
  constraint body_member_pkey PRIMARY KEY (id),
  constraint body_member_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES app_user(id),
  constraint body_member_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint body_member_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint body_member_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint body_member_days CHECK ((starts_on <= ends_on)),
  constraint body_member_email_check CHECK ((email <> ''::text)),
  constraint body_member_person CHECK (((num_nonnulls(user_id, person_name) = 1) AND ((user_id IS NULL) OR (email IS NULL)))),
  constraint body_member_person_name_check CHECK ((person_name <> ''::text)),
  constraint body_member_revision_check CHECK ((revision > 0)),
  constraint body_member_role_check CHECK ((role = ANY (ARRAY['chair'::text, 'secretary'::text, 'member'::text, 'expert'::text])))
);
CREATE INDEX body_member_appointed_by ON body_member USING btree (appointed_by);
CREATE INDEX body_member_body ON body_member USING btree (body_id);
CREATE INDEX body_member_organisation_unit ON body_member USING btree (organisation_unit_id);
CREATE INDEX body_member_user ON body_member USING btree (user_id);
comment on table body_member is 'Somebody who sits on a body, in a role, from a day to a last day.';
comment on column body_member.user_id is 'A user of the service, whose name and e-mail address are their own; else these are told here.';
comment on column body_member.organisation_unit_id is 'Whom the member represents.';

create table bulk_run (
  id integer generated always as identity not null,
  user_id text not null,
  act text not null,
  reason text,
  list_href text not null,
  rows jsonb not null,
  prepared_at timestamp with time zone not null,
  performed_at timestamp with time zone,
  constraint bulk_run_pkey PRIMARY KEY (id),
  constraint bulk_run_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint bulk_run_act_check CHECK ((act ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'::text)),
  constraint bulk_run_list_href_check CHECK ((list_href ~ '^/workspace'::text)),
  constraint bulk_run_reason_check CHECK ((reason <> ''::text)),
  constraint bulk_run_rows_check CHECK ((jsonb_typeof(rows) = 'array'::text))
);
CREATE INDEX bulk_run_user ON bulk_run USING btree (user_id, id DESC);
comment on table bulk_run is 'An act on many rows of a list: what was chosen and foreseen, and once performed what came of each.';
comment on column bulk_run.rows is 'Of each row its id, what it is called, its state as it was foreseen, and what came of it.';

create table calendar_feed (
  user_id text not null,
  token_sha256 text not null,
  renewed_at timestamp with time zone not null,
  constraint calendar_feed_pkey PRIMARY KEY (user_id),
  constraint calendar_feed_token_sha256_key UNIQUE (token_sha256),
  constraint calendar_feed_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint calendar_feed_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table calendar_feed is 'The secret address at which a calendar program fetches the deadlines of a user.';
comment on column calendar_feed.token_sha256 is 'Digest of the token in the address, which is shown once and not kept.';

create table call_off (
  id integer generated always as identity not null,
  capacity_line_id integer not null,
  participant_id integer not null,
  seat_id integer not null,
  starts_on date not null,
  ends_on date not null,
  amount numeric(12,2) not null,
  price_cents bigint not null,
  state text default 'reserved'::text not null,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint call_off_pkey PRIMARY KEY (id),
  constraint call_off_capacity_line_id_fkey FOREIGN KEY (capacity_line_id) REFERENCES capacity_line(id),
  constraint call_off_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id),
  constraint call_off_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint call_off_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id),
  constraint call_off_amount_check CHECK ((amount > (0)::numeric)),
  constraint call_off_days CHECK ((starts_on <= ends_on)),
  constraint call_off_price_cents_check CHECK ((price_cents >= 0)),
  constraint call_off_revision_check CHECK ((revision > 0)),
  constraint call_off_state_check CHECK ((state = ANY (ARRAY['reserved'::text, 'used'::text, 'cancelled'::text])))
);
CREATE INDEX call_off_capacity_line ON call_off USING btree (capacity_line_id, state);
CREATE INDEX call_off_participant ON call_off USING btree (participant_id);
CREATE INDEX call_off_recorded_by ON call_off USING btree (recorded_by);
CREATE INDEX call_off_seat ON call_off USING btree (seat_id);
comment on table call_off is 'Capacity of a contract that is called off for one person: reserved, then used, or cancelled and free again.';

create table capacity_line (
  id integer generated always as identity not null,
  contract_id integer not null,
  field text,
  unit text not null,
  amount numeric(12,2) not null,
  unit_price_cents bigint not null,
  from_on date not null,
  until_on date not null,
  organisation_unit_id integer,
  revision integer default 1 not null,
  constraint capacity_line_pkey PRIMARY KEY (id),
  constraint capacity_line_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint capacity_line_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint capacity_line_amount_check CHECK ((amount > (0)::numeric)),
  constraint capacity_line_days CHECK ((from_on < until_on)),
  constraint capacity_line_field_check CHECK ((field <> ''::text)),
  constraint capacity_line_revision_check CHECK ((revision > 0)),
  constraint capacity_line_unit_check CHECK ((unit = ANY (ARRAY['student-day'::text, 'place'::text, 'hour'::text]))),
  constraint capacity_line_unit_price_cents_check CHECK ((unit_price_cents >= 0))
);
CREATE INDEX capacity_line_contract ON capacity_line USING btree (contract_id);
CREATE INDEX capacity_line_unit ON capacity_line USING btree (organisation_unit_id);
comment on table capacity_line is 'Capacity that a contract gives for some days, in one field and from one provider, to be called off person by person.';
comment on column capacity_line.until_on is 'The day from which on nothing can be called off any more.';
comment on column capacity_line.organisation_unit_id is 'Empty where any provider of the contract gives it.';

create table contact_assignment (
  id integer generated always as identity not null,
  project_id integer,
  organisation_unit_id integer,
  topic text,
  user_id text,
  person_name text,
  email text,
  phone text,
  employer_unit_id integer,
  starts_on date not null,
  ends_on date,
  deputy_user_id text,
  deputy_name text,
  deputy_email text,
  deputy_phone text,
  away_from_on date,
  away_until_on date,
  revision integer default 1 not null,
  named_at timestamp with time zone not null,
  named_by text not null,
  constraint contact_assignment_pkey PRIMARY KEY (id),
  constraint contact_assignment_deputy_user_id_fkey FOREIGN KEY (deputy_user_id) REFERENCES app_user(id),
  constraint contact_assignment_employer_unit_id_fkey FOREIGN KEY (employer_unit_id) REFERENCES organisation_unit(id),
  constraint contact_assignment_named_by_fkey FOREIGN KEY (named_by) REFERENCES app_user(id),
  constraint contact_assignment_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint contact_assignment_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint contact_assignment_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint contact_assignment_away CHECK (((num_nonnulls(away_from_on, away_until_on) = ANY (ARRAY[0, 2])) AND (away_from_on <= away_until_on))),
  constraint contact_assignment_days CHECK ((starts_on <= ends_on)),
  constraint contact_assignment_deputy CHECK (((num_nonnulls(deputy_user_id, deputy_name) <= 1) AND ((deputy_user_id IS NULL) OR (deputy_email IS NULL)) AND ((deputy_email IS NULL) OR (deputy_name IS NOT NULL)) AND ((deputy_phone IS NULL) OR (num_nonnulls(deputy_user_id, deputy_name) = 1)))),
  constraint contact_assignment_deputy_email_check CHECK ((deputy_email <> ''::text)),
  constraint contact_assignment_deputy_name_check CHECK ((deputy_name <> ''::text)),
  constraint contact_assignment_deputy_phone_check CHECK ((deputy_phone <> ''::text)),
  constraint contact_assignment_email_check CHECK ((email <> ''::text)),
  constraint contact_assignment_person CHECK ((num_nonnulls(user_id, person_name) = 1)),
  constraint contact_assignment_person_name_check CHECK ((person_name <> ''::text)),
  constraint contact_assignment_phone_check CHECK ((phone <> ''::text)),
  constraint contact_assignment_reached CHECK ((num_nonnulls(user_id, email, phone) > 0)),
  constraint contact_assignment_revision_check CHECK ((revision > 0)),
  constraint contact_assignment_subject CHECK ((num_nonnulls(project_id, organisation_unit_id) = 1)),
  constraint contact_assignment_topic_check CHECK ((topic <> ''::text)),
  constraint contact_assignment_user_has_email CHECK (((user_id IS NULL) OR (email IS NULL)))
);
CREATE INDEX contact_assignment_deputy_user ON contact_assignment USING btree (deputy_user_id);
CREATE INDEX contact_assignment_employer_unit ON contact_assignment USING btree (employer_unit_id);
CREATE INDEX contact_assignment_ends ON contact_assignment USING btree (ends_on) WHERE (ends_on IS NOT NULL);
CREATE INDEX contact_assignment_named_by ON contact_assignment USING btree (named_by);
CREATE INDEX contact_assignment_organisation_unit ON contact_assignment USING btree (organisation_unit_id);
CREATE INDEX contact_assignment_project ON contact_assignment USING btree (project_id);
CREATE INDEX contact_assignment_user ON contact_assignment USING btree (user_id);
comment on table contact_assignment is 'Whom others turn to about a project or an organisation, from a day on, and who answers for them while they are away.';
comment on column contact_assignment.project_id is 'The project that it is about; empty where it is about an organisation.';
comment on column contact_assignment.user_id is 'A user of the service, whose name and e-mail address are their own; else these are told here.';
comment on column contact_assignment.employer_unit_id is 'The organisation for which the person works.';
comment on column contact_assignment.ends_on is 'The last day; empty as long as no end is known.';
comment on column contact_assignment.away_from_on is 'The first day on which the deputy answers.';
comment on column contact_assignment.away_until_on is 'The last day on which the deputy answers.';

create table contract (
  id integer generated always as identity not null,
  project_id integer not null,
  tender_lot_id integer,
  number text,
  name text not null,
  price_model text not null,
  unit_price_cents bigint not null,
  amount numeric(12,2) not null,
  signed_on date,
  starts_on date not null,
  ends_on date not null,
  options_text text,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  departure_reason text,
  constraint contract_pkey PRIMARY KEY (id),
  constraint contract_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint contract_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint contract_tender_lot_id_fkey FOREIGN KEY (tender_lot_id) REFERENCES tender_lot(id),
  constraint contract_amount_check CHECK ((amount > (0)::numeric)),
  constraint contract_days CHECK ((starts_on <= ends_on)),
  constraint contract_departure_reason_check CHECK ((departure_reason <> ''::text)),
  constraint contract_lump CHECK (((price_model <> 'lump'::text) OR (amount = (1)::numeric))),
  constraint contract_name_check CHECK ((name <> ''::text)),
  constraint contract_number_check CHECK ((number <> ''::text)),
  constraint contract_options_text_check CHECK ((options_text <> ''::text)),
  constraint contract_price_model_check CHECK ((price_model = ANY (ARRAY['group'::text, 'student-day'::text, 'place'::text, 'hour'::text, 'lump'::text]))),
  constraint contract_revision_check CHECK ((revision > 0)),
  constraint contract_unit_price_cents_check CHECK ((unit_price_cents >= 0))
);
CREATE INDEX contract_by_name ON contract USING btree (lower(name), id);
CREATE INDEX contract_by_start ON contract USING btree (starts_on DESC, id DESC);
CREATE INDEX contract_project ON contract USING btree (project_id);
CREATE INDEX contract_recorded_by ON contract USING btree (recorded_by);
CREATE UNIQUE INDEX contract_tender_lot ON contract USING btree (tender_lot_id);
comment on table contract is 'What was agreed with providers: price, amount, days and options; a draft until it is signed.';
comment on column contract.project_id is 'The project that looks after the contract; it is one of the buyers.';
comment on column contract.amount is 'Of what the price is for: groups, student days, places or hours; 1 for a lump sum.';
comment on column contract.ends_on is 'The last day.';
comment on column contract.departure_reason is 'Why provider or price are others than in the offer that was accepted.';

create table contract_buyer (
  contract_id integer not null,
  project_id integer not null,
  share_permille integer not null,
  constraint contract_buyer_pkey PRIMARY KEY (contract_id, project_id),
  constraint contract_buyer_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint contract_buyer_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint contract_buyer_share_permille_check CHECK (((share_permille >= 1) AND (share_permille <= 1000)))
);
CREATE INDEX contract_buyer_project ON contract_buyer USING btree (project_id);
comment on table contract_buyer is 'A project that pays by a contract, and its share; the shares of a contract come to 1000.';

create table contract_employer (
  contract_id integer not null,
  organisation_unit_id integer not null,
  share_permyriad integer not null,
  constraint contract_employer_pkey PRIMARY KEY (contract_id, organisation_unit_id),
  constraint contract_employer_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint contract_employer_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint contract_employer_share_permyriad_check CHECK (((share_permyriad >= 1) AND (share_permyriad <= 9999)))
);
CREATE INDEX contract_employer_unit ON contract_employer USING btree (organisation_unit_id);
comment on table contract_employer is 'An employer that pays a share of the price of a contract, in hundredths of a per cent; together they pay less than 10000.';

create table contract_measure (
  contract_id integer not null,
  measure_id integer not null,
  constraint contract_measure_pkey PRIMARY KEY (contract_id, measure_id),
  constraint contract_measure_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint contract_measure_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id)
);
CREATE INDEX contract_measure_measure ON contract_measure USING btree (measure_id);
comment on table contract_measure is 'A measure that is bought with a contract.';

create table contract_module (
  id integer generated always as identity not null,
  contract_id integer not null,
  number integer not null,
  title text not null,
  days numeric(6,1) not null,
  price_cents bigint not null,
  revision integer default 1 not null,
  constraint contract_module_pkey PRIMARY KEY (id),
  constraint contract_module_contract_id_number_key UNIQUE (contract_id, number),
  constraint contract_module_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint contract_module_days_check CHECK ((days > (0)::numeric)),
  constraint contract_module_number_check CHECK ((number > 0)),
  constraint contract_module_price_cents_check CHECK ((price_cents >= 0)),
  constraint contract_module_revision_check CHECK ((revision > 0)),
  constraint contract_module_title_check CHECK ((title <> ''::text))
);
comment on table contract_module is 'A piece of training on the tray of a contract, from which the package of a person is put together.';

create table contract_option (
  id integer generated always as identity not null,
  contract_id integer not null,
  kind text not null,
  what text not null,
  amount numeric(12,2),
  ends_on date,
  unit_price_cents bigint,
  use_by_on date not null,
  used_number integer,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint contract_option_pkey PRIMARY KEY (id),
  constraint contract_option_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint contract_option_contract_id_used_number_fkey FOREIGN KEY (contract_id, used_number) REFERENCES contract_version(contract_id, number),
  constraint contract_option_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint contract_option_amount_check CHECK ((amount > (0)::numeric)),
  constraint contract_option_how_much CHECK (
CASE kind
    WHEN 'period'::text THEN ((ends_on IS NOT NULL) AND (amount IS NULL))
    WHEN 'other'::text THEN (num_nonnulls(amount, ends_on) = 0)
    ELSE ((amount IS NOT NULL) AND (ends_on IS NULL))
END),
  constraint contract_option_kind_check CHECK ((kind = ANY (ARRAY['places'::text, 'days'::text, 'amount'::text, 'period'::text, 'other'::text]))),
  constraint contract_option_revision_check CHECK ((revision > 0)),
  constraint contract_option_unit_price_cents_check CHECK ((unit_price_cents >= 0)),
  constraint contract_option_what_check CHECK ((what <> ''::text))
);
CREATE INDEX contract_option_contract ON contract_option USING btree (contract_id, used_number);
CREATE INDEX contract_option_recorded_by ON contract_option USING btree (recorded_by);
CREATE INDEX contract_option_waiting ON contract_option USING btree (use_by_on) WHERE (used_number IS NULL);
comment on table contract_option is 'An option of a contract: what more may be had, how much and at which price, until which day; unused after it, it has lapsed.';
comment on column contract_option.ends_on is 'The last day of the contract once its period is made longer.';
comment on column contract_option.unit_price_cents is 'Empty where the price is that of the contract.';
comment on column contract_option.use_by_on is 'The last day on which it can be used.';
comment on column contract_option.used_number is 'The amendment of the contract by which it was used.';

create table contract_part_change (
  id integer generated always as identity not null,
  contract_id integer not null,
  kind text not null,
  part_id integer not null,
  was jsonb,
  is_now jsonb,
  reason text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint contract_part_change_pkey PRIMARY KEY (id),
  constraint contract_part_change_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES app_user(id),
  constraint contract_part_change_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint contract_part_change_kind_check CHECK ((kind = ANY (ARRAY['module'::text, 'capacity'::text, 'option'::text]))),
  constraint contract_part_change_reason_check CHECK ((reason <> ''::text)),
  constraint contract_part_change_tells CHECK ((num_nonnulls(was, is_now) > 0))
);
CREATE INDEX contract_part_change_changed_by ON contract_part_change USING btree (changed_by);
CREATE INDEX contract_part_change_contract ON contract_part_change USING btree (contract_id, id);
comment on table contract_part_change is 'A module, capacity line or option that was added to a signed contract, changed or taken out of it, and why.';
comment on column contract_part_change.was is 'What it said before; empty for one that was added.';
comment on column contract_part_change.is_now is 'What it says since; empty for one that was taken out.';

create table contract_provider (
  id integer generated always as identity not null,
  contract_id integer not null,
  organisation_unit_id integer not null,
  from_on date not null,
  until_on date,
  reason text,
  replaces_id integer,
  handed_over_at timestamp with time zone,
  added_reason text,
  constraint contract_provider_pkey PRIMARY KEY (id),
  constraint contract_provider_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE CASCADE,
  constraint contract_provider_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint contract_provider_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES contract_provider(id),
  constraint contract_provider_added_reason_check CHECK ((added_reason <> ''::text)),
  constraint contract_provider_days CHECK (((until_on IS NULL) OR (from_on < until_on))),
  constraint contract_provider_ended CHECK (((until_on IS NULL) OR (reason IS NOT NULL))),
  constraint contract_provider_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX contract_provider_contract ON contract_provider USING btree (contract_id, from_on);
CREATE INDEX contract_provider_leaving ON contract_provider USING btree (until_on) WHERE (handed_over_at IS NULL);
CREATE INDEX contract_provider_replaces ON contract_provider USING btree (replaces_id);
CREATE UNIQUE INDEX contract_provider_standing ON contract_provider USING btree (contract_id, organisation_unit_id) WHERE (until_on IS NULL);
CREATE INDEX contract_provider_unit ON contract_provider USING btree (organisation_unit_id);
comment on table contract_provider is 'Who provides by a contract, from a day to the day before another; several may side by side.';
comment on column contract_provider.reason is 'Why it provides no longer.';
comment on column contract_provider.replaces_id is 'Whom it goes on for; empty where it provides from the beginning, or beside others.';
comment on column contract_provider.handed_over_at is 'When, its days being over, the measures that it ran were given to who goes on.';
comment on column contract_provider.added_reason is 'Why it was added beside others.';

create table contract_version (
  contract_id integer not null,
  number integer not null,
  in_force_from date not null,
  agreed_on date not null,
  kind text,
  reason text,
  price_model text not null,
  unit_price_cents bigint not null,
  amount numeric(12,2) not null,
  starts_on date not null,
  ends_on date not null,
  options_text text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint contract_version_pkey PRIMARY KEY (contract_id, number),
  constraint contract_version_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint contract_version_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint contract_version_amended CHECK ((num_nulls(kind, reason) =
CASE number
    WHEN 0 THEN 2
    ELSE 0
END)),
  constraint contract_version_amount_check CHECK ((amount > (0)::numeric)),
  constraint contract_version_days CHECK ((starts_on <= ends_on)),
  constraint contract_version_kind_check CHECK ((kind = ANY (ARRAY['option'::text, 'reorganisation'::text, 'need'::text, 'correction'::text, 'other'::text]))),
  constraint contract_version_lump CHECK (((price_model <> 'lump'::text) OR (amount = (1)::numeric))),
  constraint contract_version_number_check CHECK ((number >= 0)),
  constraint contract_version_options_text_check CHECK ((options_text <> ''::text)),
  constraint contract_version_price_model_check CHECK ((price_model = ANY (ARRAY['group'::text, 'student-day'::text, 'place'::text, 'hour'::text, 'lump'::text]))),
  constraint contract_version_reason_check CHECK ((reason <> ''::text)),
  constraint contract_version_unit_price_cents_check CHECK ((unit_price_cents >= 0))
);
CREATE INDEX contract_version_in_force ON contract_version USING btree (contract_id, in_force_from, number);
CREATE INDEX contract_version_recorded_by ON contract_version USING btree (recorded_by);
comment on table contract_version is 'What binds in a contract from a day on: number 0 as it was signed, the others by the amendment of that number.';
comment on column contract_version.kind is 'Why it was amended; empty for the contract as it was signed.';
comment on column contract_version.ends_on is 'The last day.';

create table contract_version_buyer (
  contract_id integer not null,
  number integer not null,
  project_id integer not null,
  share_permille integer not null,
  constraint contract_version_buyer_pkey PRIMARY KEY (contract_id, number, project_id),
  constraint contract_version_buyer_contract_id_number_fkey FOREIGN KEY (contract_id, number) REFERENCES contract_version(contract_id, number),
  constraint contract_version_buyer_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint contract_version_buyer_share_permille_check CHECK (((share_permille >= 1) AND (share_permille <= 1000)))
);
CREATE INDEX contract_version_buyer_project ON contract_version_buyer USING btree (project_id);
comment on table contract_version_buyer is 'A project that pays by a version of a contract, and its share; the shares of a version come to 1000.';

create table contract_version_employer (
  contract_id integer not null,
  number integer not null,
  organisation_unit_id integer not null,
  share_permyriad integer not null,
  constraint contract_version_employer_pkey PRIMARY KEY (contract_id, number, organisation_unit_id),
  constraint contract_version_employer_contract_id_number_fkey FOREIGN KEY (contract_id, number) REFERENCES contract_version(contract_id, number),
  constraint contract_version_employer_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint contract_version_employer_share_permyriad_check CHECK (((share_permyriad >= 1) AND (share_permyriad <= 9999)))
);
CREATE INDEX contract_version_employer_unit ON contract_version_employer USING btree (organisation_unit_id);
comment on table contract_version_employer is 'An employer that pays by a version of a contract, and its share in hundredths of a per cent.';

create table description_area (
  description_version_id integer not null,
  kind text not null,
  "position" integer not null,
  printed_name text not null,
  code text,
  constraint description_area_pkey PRIMARY KEY (description_version_id, kind, "position"),
  constraint description_area_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_area_code_check CHECK ((code ~ '^[0-9]{2,3}$'::text)),
  constraint description_area_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'sub_region'::text, 'municipality'::text]))),
  constraint description_area_position_check CHECK (("position" > 0)),
  constraint description_area_printed_name_check CHECK ((printed_name <> ''::text))
);
CREATE INDEX description_area_code ON description_area USING btree (kind, code);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON description_area FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table description_area is 'An area that a description names, in the order of the form, with its official code where the name is known.';

create table description_content (
  description_version_id integer not null,
  record json not null,
  constraint description_content_pkey PRIMARY KEY (description_version_id),
  constraint description_content_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id)
);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON description_content FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table description_content is 'The record of a version. Plain json: keys keep their order, and a stray NUL of a source can be kept.';

create table description_edit (
  id integer generated always as identity not null,
  project_id integer,
  project_code text not null,
  form text not null,
  record json not null,
  revision integer default 1 not null,
  state text default 'draft'::text not null,
  name text,
  authority text,
  author_id text not null,
  submitted_by text,
  based_on_id integer,
  version_id integer,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  state_since_at timestamp with time zone not null,
  constraint description_edit_pkey PRIMARY KEY (id),
  constraint description_edit_author_id_fkey FOREIGN KEY (author_id) REFERENCES app_user(id),
  constraint description_edit_based_on_id_fkey FOREIGN KEY (based_on_id) REFERENCES description_version(id),
  constraint description_edit_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint description_edit_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES app_user(id),
  constraint description_edit_version_id_fkey FOREIGN KEY (version_id) REFERENCES description_version(id),
  constraint description_edit_form_check CHECK ((form <> ''::text)),
  constraint description_edit_project_code_check CHECK ((project_code ~ '^[A-Z][0-9]{5,9}$'::text)),
  constraint description_edit_published CHECK (((state = 'published'::text) = (version_id IS NOT NULL))),
  constraint description_edit_revision_check CHECK ((revision > 0)),
  constraint description_edit_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'published'::text, 'discarded'::text]))),
  constraint description_edit_submitted CHECK (((submitted_by IS NOT NULL) OR (state <> ALL (ARRAY['submitted'::text, 'approved'::text]))))
);
CREATE INDEX description_edit_author ON description_edit USING btree (author_id);
CREATE INDEX description_edit_based_on ON description_edit USING btree (based_on_id);
CREATE UNIQUE INDEX description_edit_open ON description_edit USING btree (project_code, form) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text]));
CREATE INDEX description_edit_project ON description_edit USING btree (project_id);
CREATE INDEX description_edit_state ON description_edit USING btree (state, id DESC);
CREATE INDEX description_edit_submitted_by ON description_edit USING btree (submitted_by);
CREATE INDEX description_edit_version ON description_edit USING btree (version_id);
comment on table description_edit is 'A description under work, from its first draft until it is published or discarded.';
comment on column description_edit.project_id is 'Empty as long as the register knows no project of the code.';
comment on column description_edit.revision is 'Raised by every saving: who saves says on which revision the work began.';
comment on column description_edit.authority is 'The authority that the record names: of a project that the register does not know yet, that authority approves it.';
comment on column description_edit.based_on_id is 'The version from which the work began; empty where it began from an empty form.';

create table description_edit_event (
  id integer generated always as identity not null,
  description_edit_id integer not null,
  step text not null,
  acted_by text not null,
  acted_at timestamp with time zone not null,
  revision integer not null,
  content_sha256 text not null,
  reason text,
  constraint description_edit_event_pkey PRIMARY KEY (id),
  constraint description_edit_event_acted_by_fkey FOREIGN KEY (acted_by) REFERENCES app_user(id),
  constraint description_edit_event_description_edit_id_fkey FOREIGN KEY (description_edit_id) REFERENCES description_edit(id),
  constraint description_edit_event_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint description_edit_event_reason_check CHECK ((reason <> ''::text)),
  constraint description_edit_event_step_check CHECK ((step = ANY (ARRAY['opened'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'published'::text, 'discarded'::text, 'withdrawn'::text])))
);
CREATE INDEX description_edit_event_acted_by ON description_edit_event USING btree (acted_by);
CREATE INDEX description_edit_event_edit ON description_edit_event USING btree (description_edit_id, id);
comment on table description_edit_event is 'A step in the life of a description under work: who took it, when, why, and on which very text.';

create table description_import (
  id integer generated always as identity not null,
  imported_by text not null,
  state text not null,
  reach jsonb not null,
  known_on date,
  file_count integer not null,
  received_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  attempts integer default 0 not null,
  is_begun boolean default false not null,
  is_held_up boolean default false not null,
  files_read integer default 0 not null,
  items_done integer default 0 not null,
  items_total integer default 0 not null,
  new_count integer default 0 not null,
  changed_count integer default 0 not null,
  same_count integer default 0 not null,
  refused_count integer default 0 not null,
  left_out_count integer default 0 not null,
  new_link_count integer default 0 not null,
  same_link_count integer default 0 not null,
  error_count integer default 0 not null,
  warning_count integer default 0 not null,
  note_count integer default 0 not null,
  recorded_new integer default 0 not null,
  recorded_changed integer default 0 not null,
  failure text,
  items_forgotten_at timestamp with time zone,
  constraint description_import_pkey PRIMARY KEY (id),
  constraint description_import_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES app_user(id),
  constraint description_import_attempts_check CHECK ((attempts >= 0)),
  constraint description_import_changed_count_check CHECK ((changed_count >= 0)),
  constraint description_import_check CHECK (((items_forgotten_at IS NULL) OR (ended_at IS NOT NULL))),
  constraint description_import_confirmed CHECK (((state <> ALL (ARRAY['recording'::text, 'done'::text])) OR (confirmed_at IS NOT NULL))),
  constraint description_import_ended CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'discarded'::text])) = (ended_at IS NOT NULL))),
  constraint description_import_error_count_check CHECK ((error_count >= 0)),
  constraint description_import_failure CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint description_import_failure_check CHECK ((failure <> ''::text)),
  constraint description_import_file_count_check CHECK ((file_count > 0)),
  constraint description_import_files_read_check CHECK ((files_read >= 0)),
  constraint description_import_items_done_check CHECK ((items_done >= 0)),
  constraint description_import_items_total_check CHECK ((items_total >= 0)),
  constraint description_import_left_out_count_check CHECK ((left_out_count >= 0)),
  constraint description_import_new_count_check CHECK ((new_count >= 0)),
  constraint description_import_new_link_count_check CHECK ((new_link_count >= 0)),
  constraint description_import_note_count_check CHECK ((note_count >= 0)),
  constraint description_import_recorded_changed_check CHECK ((recorded_changed >= 0)),
  constraint description_import_recorded_new_check CHECK ((recorded_new >= 0)),
  constraint description_import_refused_count_check CHECK ((refused_count >= 0)),
  constraint description_import_same_count_check CHECK ((same_count >= 0)),
  constraint description_import_same_link_count_check CHECK ((same_link_count >= 0)),
  constraint description_import_state_check CHECK ((state = ANY (ARRAY['received'::text, 'ready'::text, 'recording'::text, 'done'::text, 'failed'::text, 'discarded'::text]))),
  constraint description_import_warning_count_check CHECK ((warning_count >= 0))
);
CREATE INDEX description_import_ended ON description_import USING btree (ended_at) WHERE (items_forgotten_at IS NULL);
CREATE INDEX description_import_imported_by ON description_import USING btree (imported_by, id DESC);
CREATE INDEX description_import_waiting ON description_import USING btree (id) WHERE (state = ANY (ARRAY['received'::text, 'recording'::text]));
comment on table description_import is 'Files that somebody sent in to be imported, from their receipt to what came of them.';
comment on column description_import.state is 'received: to be read and compared; ready: the sender is to confirm; recording: being taken in.';
comment on column description_import.reach is 'Of which projects the sender may import, as of the last time that the sender acted.';
comment on column description_import.attempts is 'How often the work at hand was begun; after a few it is given up.';
comment on column description_import.is_begun is 'The work at hand has been begun: it waits no longer.';
comment on column description_import.is_held_up is 'The work at hand waits for an import that was started elsewhere.';
comment on column description_import.files_read is 'Files read so far, those inside archives among them.';
comment on column description_import.new_count is 'With those that follow it: what taking it in would do, as it was found out when the files were read.';
comment on column description_import.recorded_new is 'With the one that follows it: versions that were taken in, noted in the transaction that takes them in.';
comment on column description_import.items_forgotten_at is 'When its items were deleted, a year after it had ended.';

create table description_import_file (
  description_import_id integer not null,
  "position" integer not null,
  name text not null,
  sha256 text not null,
  byte_count integer not null,
  same_as integer,
  content bytea,
  constraint description_import_file_pkey PRIMARY KEY (description_import_id, "position"),
  constraint description_import_file_description_import_id_fkey FOREIGN KEY (description_import_id) REFERENCES description_import(id),
  constraint description_import_file_byte_count_check CHECK ((byte_count >= 0)),
  constraint description_import_file_check CHECK ((same_as < "position")),
  constraint description_import_file_name_check CHECK ((name <> ''::text)),
  constraint description_import_file_position_check CHECK (("position" > 0)),
  constraint description_import_file_same CHECK (((same_as IS NULL) OR (content IS NULL))),
  constraint description_import_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table description_import_file is 'A file of an import; its content is kept only until the import has ended.';
comment on column description_import_file.same_as is 'The position of a file of the same import with the very same bytes: it is read once.';

create table description_import_item (
  description_import_id integer not null,
  "position" integer not null,
  outcome text not null,
  source text not null,
  line integer,
  code text,
  name text,
  form text,
  known_on date,
  previous_known_on date,
  changes jsonb,
  refusal jsonb,
  constraint description_import_item_pkey PRIMARY KEY (description_import_id, "position"),
  constraint description_import_item_description_import_id_fkey FOREIGN KEY (description_import_id) REFERENCES description_import(id),
  constraint description_import_item_changes CHECK (((outcome = 'changed'::text) = (changes IS NOT NULL))),
  constraint description_import_item_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'refused'::text, 'left-out'::text]))),
  constraint description_import_item_position_check CHECK (("position" > 0)),
  constraint description_import_item_told CHECK (
CASE
    WHEN (outcome = ANY (ARRAY['new'::text, 'changed'::text])) THEN (num_nonnulls(code, name, form, known_on) = 4)
    ELSE (refusal IS NOT NULL)
END)
);
CREATE INDEX description_import_item_outcome ON description_import_item USING btree (description_import_id, outcome, "position");
comment on table description_import_item is 'Something that an import would take in, with its differences to the version before it, or that it refuses, and why.';
comment on column description_import_item.changes is 'Field, before and after, as both print it; nothing that concerns a named person.';

create table description_party (
  description_version_id integer not null,
  role text not null,
  "position" integer not null,
  organisation_unit_id integer not null,
  constraint description_party_pkey PRIMARY KEY (description_version_id, role, "position"),
  constraint description_party_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_party_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint description_party_position_check CHECK (("position" > 0)),
  constraint description_party_role_check CHECK ((role = ANY (ARRAY['implementer'::text, 'partner'::text, 'transfer_recipient'::text, 'contractor'::text])))
);
CREATE INDEX description_party_organisation_unit ON description_party USING btree (organisation_unit_id);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON description_party FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table description_party is 'An organisation that takes part in a project, as a version of its description tells.';

create table description_search (
  description_version_id integer not null,
  words tsvector not null,
  names tsvector not null,
  analyser text not null,
  constraint description_search_pkey PRIMARY KEY (description_version_id),
  constraint description_search_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_search_analyser_check CHECK ((analyser <> ''::text))
) with (toast_tuple_target=128);
CREATE INDEX description_search_names ON description_search USING gin (names);
CREATE INDEX description_search_words ON description_search USING gin (words);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON description_search FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table description_search is 'The words of a version to search by, contact persons left out. Narrow, so that a search reads little.';
comment on column description_search.names is 'The words of code and name alone, so that what a project is called can be found among very many hits.';
comment on column description_search.analyser is 'Which rules and which dictionary took the words from the texts; rows of others than those in use are made anew.';

create table description_sighting (
  id integer generated always as identity not null,
  description_version_id integer not null,
  source_file_id integer not null,
  source_line integer,
  constraint description_sighting_pkey PRIMARY KEY (id),
  constraint description_sighting_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_sighting_source_file_id_fkey FOREIGN KEY (source_file_id) REFERENCES source_file(id)
);
CREATE UNIQUE INDEX description_sighting_once ON description_sighting USING btree (description_version_id, source_file_id, COALESCE(source_line, 0));
CREATE INDEX description_sighting_source_file ON description_sighting USING btree (source_file_id);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON description_sighting FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table description_sighting is 'Another source that tells the same as a version that was already known.';

create view description_told as
 SELECT version.id,
    version.project_id,
    version.form,
    version.is_full,
    version.known_on,
    version.known_basis,
    version.recorded_at,
    version.source_file_id,
    version.source_line,
    version.is_truncated,
    version.name,
    version.fund,
    version.period,
    version.priority_number,
    version.status,
    version.authority,
    version.starts_on,
    version.ends_on,
    version.implementer_name,
    version.granted_eu_state_cents,
    version.realised_eu_state_cents,
    version.planned_public_cents,
    version.realised_public_cents,
    version.in_force_from,
    version.in_force_until,
    version.described_id,
    version.telling_id,
    (version.is_full OR (version.described_id IS NOT NULL)) AS is_described,
    COALESCE(version.programme_part, described.programme_part) AS programme_part,
    COALESCE(version.project_type, described.project_type) AS project_type,
    COALESCE(version.objective, described.objective) AS objective,
    COALESCE(version.organisation_type, described.organisation_type) AS organisation_type,
    (version.is_nationwide OR COALESCE(described.is_nationwide, false)) AS is_nationwide,
    COALESCE(version.persons_planned, described.persons_planned) AS persons_planned,
    COALESCE(version.persons_realised, described.persons_realised) AS persons_realised,
    COALESCE(version.women_planned, described.women_planned) AS women_planned,
    COALESCE(version.women_realised, described.women_realised) AS women_realised,
    COALESCE(version.jobs_planned, described.jobs_planned) AS jobs_planned,
    COALESCE(version.jobs_realised, described.jobs_realised) AS jobs_realised,
    COALESCE(version.enterprises_planned, described.enterprises_planned) AS enterprises_planned,
    COALESCE(version.enterprises_realised, described.enterprises_realised) AS enterprises_realised,
    COALESCE(version.qualifications_planned, described.qualifications_planned) AS qualifications_planned,
    COALESCE(version.qualifications_realised, described.qualifications_realised) AS qualifications_realised,
    COALESCE(version.participating_enterprises_planned, described.participating_enterprises_planned) AS participating_enterprises_planned,
    COALESCE(version.participating_enterprises_realised, described.participating_enterprises_realised) AS participating_enterprises_realised
   FROM (description_version version
     LEFT JOIN description_version described ON ((described.id = version.described_id)));
comment on view description_told is 'A version with what the register tells of its project by it: behind a row of a project list the description before it tells what lists do not.';
comment on column description_told.is_described is 'Some description tells the project: telling_id is a whole description.';

create view description_told_party as
 SELECT version.id AS description_version_id,
    party.description_version_id AS naming_id,
    party.role,
    party."position",
    party.organisation_unit_id
   FROM (description_version version
     JOIN description_party party ON ((party.description_version_id = version.id)))
  WHERE (party.role = 'implementer'::text)
UNION ALL
 SELECT version.id AS description_version_id,
    party.description_version_id AS naming_id,
    party.role,
    party."position",
    party.organisation_unit_id
   FROM (description_version version
     JOIN description_party party ON ((party.description_version_id = version.telling_id)))
  WHERE (party.role <> 'implementer'::text);
comment on view description_told_party is 'An organisation that takes part in a project as a version tells it: the implementer is the version''s own, since lists name it.';
comment on column description_told_party.naming_id is 'The version that names the organisation.';

create table description_version (
  id integer generated always as identity not null,
  project_id integer not null,
  form text not null,
  is_full boolean not null,
  known_on date not null,
  known_basis text not null,
  recorded_at timestamp with time zone default now() not null,
  source_file_id integer not null,
  source_line integer,
  content_sha256 text not null,
  facts_key text not null,
  is_truncated boolean not null,
  name text not null,
  fund text not null,
  period text not null,
  programme_part text,
  priority_number text,
  status text,
  authority text,
  starts_on date,
  ends_on date,
  implementer_name text,
  granted_eu_state_cents bigint,
  realised_eu_state_cents bigint,
  planned_public_cents bigint,
  realised_public_cents bigint,
  in_force_from date,
  in_force_until date,
  project_type text,
  objective text,
  organisation_type text,
  is_nationwide boolean default false not null,
  persons_planned bigint,
  persons_realised bigint,
  women_planned bigint,
  women_realised bigint,
  jobs_planned bigint,
  jobs_realised bigint,
  enterprises_planned bigint,
  enterprises_realised bigint,
  qualifications_planned bigint,
  qualifications_realised bigint,
  participating_enterprises_planned bigint,
  participating_enterprises_realised bigint,
  facts_version integer default 1 not null,
  revision xid8 default pg_current_xact_id() not null,
  described_id integer,
  telling_id integer generated always as (COALESCE(described_id, id)) stored not null,
  published_by text,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint description_version_pkey PRIMARY KEY (id),
  constraint description_version_described_id_fkey FOREIGN KEY (described_id) REFERENCES description_version(id),
  constraint description_version_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint description_version_source_file_id_fkey FOREIGN KEY (source_file_id) REFERENCES source_file(id),
  constraint description_version_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint description_version_described CHECK (((described_id IS NULL) OR (NOT is_full))),
  constraint description_version_facts_version_check CHECK ((facts_version > 0)),
  constraint description_version_form_check CHECK ((form <> ''::text)),
  constraint description_version_fund_check CHECK ((fund = ANY (ARRAY['ESR'::text, 'EAKR'::text, 'ESR+'::text]))),
  constraint description_version_in_force CHECK (((in_force_until IS NULL) OR (in_force_from <= in_force_until))),
  constraint description_version_known_basis_check CHECK ((known_basis = ANY (ARRAY['stated'::text, 'content'::text, 'received'::text]))),
  constraint description_version_name_check CHECK ((name <> ''::text)),
  constraint description_version_period_check CHECK ((period = ANY (ARRAY['2007-2013'::text, '2014-2020'::text, '2021-2027'::text]))),
  constraint description_version_published_by_check CHECK ((published_by <> ''::text)),
  constraint description_version_source_line_check CHECK ((source_line > 0)),
  constraint description_version_withdrawn CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  constraint description_version_withdrawn_by_check CHECK ((withdrawn_by <> ''::text)),
  constraint description_version_withdrawn_reason_check CHECK ((withdrawn_reason <> ''::text)),
  constraint description_version_withdrawn_untold CHECK (((withdrawn_at IS NULL) OR (in_force_from IS NULL)))
);
CREATE INDEX description_version_authority ON description_version USING btree (md5(authority)) WHERE ((in_force_from IS NOT NULL) AND (in_force_until IS NULL));
CREATE INDEX description_version_described_id ON description_version USING btree (described_id);
CREATE UNIQUE INDEX description_version_now ON description_version USING btree (project_id) WHERE ((in_force_from IS NOT NULL) AND (in_force_until IS NULL));
CREATE INDEX description_version_now_by_start ON description_version USING btree (starts_on DESC NULLS LAST, project_id) WHERE ((in_force_from IS NOT NULL) AND (in_force_until IS NULL));
CREATE INDEX description_version_old_facts ON description_version USING btree (facts_version, id);
CREATE UNIQUE INDEX description_version_once ON description_version USING btree (project_id, form, known_on, content_sha256) WHERE (withdrawn_at IS NULL);
CREATE INDEX description_version_project ON description_version USING btree (project_id, form, known_on);
CREATE INDEX description_version_revision ON description_version USING btree (revision);
CREATE INDEX description_version_source_file ON description_version USING btree (source_file_id);
CREATE INDEX description_version_telling ON description_version USING btree (telling_id);
CREATE INDEX description_version_withdrawn_at ON description_version USING btree (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);
CREATE TRIGGER description_version_touched BEFORE UPDATE ON description_version FOR EACH ROW EXECUTE FUNCTION description_version_touch();
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON description_version FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table description_version is 'One telling of a project by one source: an official description, or a row of a project list.';
comment on column description_version.is_full is 'A whole description; false for a row of a project list.';
comment on column description_version.known_on is 'The day from which the source can have been known: stated by the importer, concluded from the content, or the day received.';
comment on column description_version.facts_key is 'The facts told, evened out as the lists damage them: a list row with the key of the version before it says nothing new.';
comment on column description_version.in_force_from is 'From this day to the day before in_force_until the register tells this version; empty when it only confirms another.';
comment on column description_version.women_planned is 'Of the persons planned those who are women; empty where the form does not tell them apart.';
comment on column description_version.facts_version is 'Which rules took the facts from the record; rows of older rules are taken anew.';
comment on column description_version.revision is 'The transaction that last wrote the row: a reader asks for rows not visible in the snapshot it knows.';
comment on column description_version.described_id is 'For a row of a project list, the description before it, if there is one; settled together with in_force_from.';
comment on column description_version.telling_id is 'The version whose record, areas and texts stand for this one: itself, or the description before a row of a list.';
comment on column description_version.published_by is 'The authority that published a version written here, by name; empty for versions that were imported.';
comment on column description_version.withdrawn_at is 'From then on the version is shown to nobody and told on no day; its address says that it was withdrawn and why.';

create table description_word (
  term text not null,
  shown text not null,
  revision xid8 default pg_current_xact_id() not null,
  constraint description_word_pkey PRIMARY KEY (term),
  constraint description_word_shown_check CHECK ((shown <> ''::text)),
  constraint description_word_term_check CHECK ((term <> ''::text))
);
CREATE INDEX description_word_revision ON description_word USING btree (revision);
comment on table description_word is 'Every term that a version is or was searched by, for compounds that no dictionary takes apart and for typing errors.';
comment on column description_word.shown is 'The term as people are asked whether they meant it.';
comment on column description_word.revision is 'The transaction that wrote the row: a reader who keeps the words in memory asks for those it has not seen.';

create table document (
  id integer generated always as identity not null,
  project_id integer not null,
  kind text not null,
  title text not null,
  visibility text not null,
  revision integer default 1 not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  public_number integer,
  published_at timestamp with time zone,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_added_by_fkey FOREIGN KEY (added_by) REFERENCES app_user(id),
  constraint document_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint document_public_version FOREIGN KEY (id, public_number) REFERENCES document_version(document_id, number),
  constraint document_kind_check CHECK ((kind = ANY (ARRAY['minutes'::text, 'decision'::text, 'agreement'::text, 'plan'::text, 'tender'::text, 'report'::text, 'annex'::text, 'other'::text]))),
  constraint document_published CHECK ((num_nonnulls(public_number, published_at) = ANY (ARRAY[0, 2]))),
  constraint document_restricted_unpublished CHECK (((visibility = 'parties'::text) OR (public_number IS NULL))),
  constraint document_revision_check CHECK ((revision > 0)),
  constraint document_title_check CHECK ((title <> ''::text)),
  constraint document_visibility_check CHECK ((visibility = ANY (ARRAY['parties'::text, 'authority'::text])))
);
CREATE INDEX document_added_by ON document USING btree (added_by);
CREATE INDEX document_project ON document USING btree (project_id, id DESC);
CREATE INDEX document_project_public ON document USING btree (project_id) WHERE (public_number IS NOT NULL);
CREATE INDEX document_public ON document USING btree (id, public_number);
CREATE TRIGGER shown_in_public AFTER UPDATE OF public_number, title, kind ON document FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table document is 'A document of a project: what it is called and is, and who may read it.';
comment on column document.visibility is 'parties: whoever works with the project; authority: only those who answer for it or audit it.';
comment on column document.public_number is 'The version that everybody may have, while the project has a published description.';

create table document_version (
  id integer generated always as identity not null,
  document_id integer not null,
  number integer not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea,
  uploaded_at timestamp with time zone not null,
  uploaded_by text not null,
  removed_at timestamp with time zone,
  removed_by text,
  removed_reason text,
  constraint document_version_pkey PRIMARY KEY (id),
  constraint document_version_document_id_number_key UNIQUE (document_id, number),
  constraint document_version_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_version_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES app_user(id),
  constraint document_version_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES app_user(id),
  constraint document_version_file_name_check CHECK ((file_name <> ''::text)),
  constraint document_version_media_type_check CHECK ((media_type <> ''::text)),
  constraint document_version_number_check CHECK ((number > 0)),
  constraint document_version_removed CHECK (((num_nonnulls(removed_at, removed_by, removed_reason) = ANY (ARRAY[0, 3])) AND ((removed_at IS NULL) = (content IS NOT NULL)))),
  constraint document_version_removed_reason_check CHECK ((removed_reason <> ''::text)),
  constraint document_version_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint document_version_size_check CHECK ((size > 0)),
  constraint document_version_whole CHECK (((content IS NULL) OR (length(content) = size)))
);
CREATE INDEX document_version_removed_by ON document_version USING btree (removed_by);
CREATE INDEX document_version_uploaded_by ON document_version USING btree (uploaded_by);
comment on table document_version is 'A file of a document as it was sent, one after the other; a removed one keeps all but its content.';

create table first_link (
  token_sha256 text not null,
  printed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint first_link_pkey PRIMARY KEY (token_sha256),
  constraint first_link_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table first_link is 'A link printed in the terminal by which the first administrator makes an account.';

create table form_draft (
  user_id text not null,
  form_key text not null,
  form_token text not null,
  typed jsonb not null,
  base_revision integer,
  began_at timestamp with time zone not null,
  typed_at timestamp with time zone not null,
  constraint form_draft_pkey PRIMARY KEY (user_id, form_key),
  constraint form_draft_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint form_draft_check CHECK ((typed_at >= began_at)),
  constraint form_draft_form_key_check CHECK ((form_key ~ '^[a-z][a-z-]*:[^[:space:]]+$'::text)),
  constraint form_draft_form_token_check CHECK ((form_token <> ''::text)),
  constraint form_draft_typed_check CHECK ((jsonb_typeof(typed) = 'array'::text))
);
CREATE INDEX form_draft_form ON form_draft USING btree (form_key, typed_at);
CREATE INDEX form_draft_typed ON form_draft USING btree (typed_at);
comment on table form_draft is 'What a user has typed into a form and not saved yet.';
comment on column form_draft.form_key is 'What is edited: description-edit:12.';
comment on column form_draft.form_token is 'The page, opened in a window, that typed last: another window does not overwrite it unseen.';
comment on column form_draft.typed is 'Names and values in the order of the form.';
comment on column form_draft.base_revision is 'The revision of the record that the form showed when it was opened.';

create table form_receipt (
  user_id text not null,
  form_token text not null,
  digest text not null,
  answer text not null,
  used_at timestamp with time zone not null,
  constraint form_receipt_pkey PRIMARY KEY (user_id, form_token, digest),
  constraint form_receipt_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint form_receipt_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint form_receipt_form_token_check CHECK ((form_token <> ''::text))
);
CREATE INDEX form_receipt_old ON form_receipt USING btree (used_at);
CREATE INDEX form_receipt_used ON form_receipt USING btree (user_id, used_at);
comment on table form_receipt is 'A form that was saved: sent again with the same content it gets the same answer and changes nothing.';

create table glass_break (
  id integer generated always as identity not null,
  user_id text not null,
  project_id integer not null,
  reason text not null,
  opened_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by text,
  role_grant_id integer,
  constraint glass_break_pkey PRIMARY KEY (id),
  constraint glass_break_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES app_user(id),
  constraint glass_break_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint glass_break_role_grant_id_fkey FOREIGN KEY (role_grant_id) REFERENCES role_grant(id),
  constraint glass_break_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint glass_break_closed CHECK ((num_nonnulls(closed_at, closed_by) = ANY (ARRAY[0, 2]))),
  constraint glass_break_reason_check CHECK ((length(reason) >= 20)),
  constraint glass_break_times CHECK ((opened_at < closes_at))
);
CREATE INDEX glass_break_closed_by ON glass_break USING btree (closed_by);
CREATE INDEX glass_break_project ON glass_break USING btree (project_id);
CREATE INDEX glass_break_role_grant ON glass_break USING btree (role_grant_id);
CREATE INDEX glass_break_user ON glass_break USING btree (user_id);
comment on table glass_break is 'A project that somebody without a right to it opened for reading, with the reason, until it closed.';
comment on column glass_break.role_grant_id is 'The right by which it was broken, and without which it is closed.';

create table invitation (
  id integer generated always as identity not null,
  email text not null,
  language text not null,
  role text not null,
  scope text not null,
  organisation_id integer,
  organisation_unit_id integer,
  project_id integer,
  valid_from date not null,
  valid_until date,
  invited_by text not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  token_sha256 text,
  mail_due_at timestamp with time zone,
  mail_sent_at timestamp with time zone,
  mail_attempts integer default 0 not null,
  mail_failure text,
  accepted_at timestamp with time zone,
  accepted_by text,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_token_sha256_key UNIQUE (token_sha256),
  constraint invitation_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES app_user(id),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES app_user(id),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint invitation_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint invitation_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint invitation_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES app_user(id),
  constraint invitation_accepted CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
  constraint invitation_administrator CHECK (((role <> 'administrator'::text) OR (scope = 'everything'::text))),
  constraint invitation_days CHECK (((valid_until IS NULL) OR (valid_from < valid_until))),
  constraint invitation_email_check CHECK (((email = lower(email)) AND (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text))),
  constraint invitation_expiry CHECK ((invited_at < expires_at)),
  constraint invitation_language_check CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  constraint invitation_mail_attempts_check CHECK ((mail_attempts >= 0)),
  constraint invitation_mail_failure_check CHECK ((mail_failure = ANY (ARRAY['refused'::text, 'postponed'::text, 'unreachable'::text, 'faulty'::text]))),
  constraint invitation_one_end CHECK ((num_nonnulls(accepted_at, withdrawn_at) <= 1)),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'authority'::text, 'coordinator'::text, 'project-worker'::text, 'service-expert'::text, 'provider'::text, 'auditor'::text]))),
  constraint invitation_scope CHECK (((num_nonnulls(organisation_id, organisation_unit_id, project_id) = ((scope <> 'everything'::text))::integer) AND ((scope = 'organisation'::text) = (organisation_id IS NOT NULL)) AND ((scope = 'unit'::text) = (organisation_unit_id IS NOT NULL)) AND ((scope = 'project'::text) = (project_id IS NOT NULL)))),
  constraint invitation_scope_check CHECK ((scope = ANY (ARRAY['everything'::text, 'organisation'::text, 'unit'::text, 'project'::text]))),
  constraint invitation_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint invitation_withdrawn CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);
CREATE INDEX invitation_accepted_by ON invitation USING btree (accepted_by);
CREATE INDEX invitation_invited_by ON invitation USING btree (invited_by);
CREATE INDEX invitation_mail_due ON invitation USING btree (mail_due_at) WHERE (mail_due_at IS NOT NULL);
CREATE UNIQUE INDEX invitation_open ON invitation USING btree (email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX invitation_organisation ON invitation USING btree (organisation_id);
CREATE INDEX invitation_project ON invitation USING btree (project_id);
CREATE INDEX invitation_unit ON invitation USING btree (organisation_unit_id);
CREATE INDEX invitation_withdrawn_by ON invitation USING btree (withdrawn_by);
comment on table invitation is 'A person who is asked by e-mail to work in the service, with the role that waits for them.';
comment on column invitation.token_sha256 is 'Digest of the token in the link; empty until the mail with it is sent.';
comment on column invitation.mail_due_at is 'When to send the mail, or to try again; empty when nothing is to be sent.';

create table measure (
  id integer generated always as identity not null,
  project_id integer not null,
  measure_series_id integer,
  measure_need_id integer,
  kind text not null,
  shape text not null,
  name text not null,
  field text,
  funding text not null,
  municipality_code text,
  site text,
  provider_unit_id integer,
  starts_on date,
  ends_on date,
  seats integer,
  women_planned integer,
  target_group text,
  is_open boolean default false not null,
  apply_text text,
  apply_url text,
  apply_until date,
  state text not null,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  shown_at timestamp with time zone,
  credits numeric(5,1),
  credit_unit text,
  planned_cents bigint,
  tells_free_seats boolean default false not null,
  meets_amount integer,
  constraint measure_pkey PRIMARY KEY (id),
  constraint measure_told_apart UNIQUE NULLS NOT DISTINCT (project_id, name, starts_on),
  constraint measure_measure_need_id_fkey FOREIGN KEY (measure_need_id) REFERENCES measure_need(id),
  constraint measure_measure_series_id_fkey FOREIGN KEY (measure_series_id) REFERENCES measure_series(id),
  constraint measure_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint measure_provider_unit_id_fkey FOREIGN KEY (provider_unit_id) REFERENCES organisation_unit(id),
  constraint measure_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint measure_apply_text_check CHECK ((apply_text <> ''::text)),
  constraint measure_apply_url_check CHECK ((apply_url ~ '^https?://'::text)),
  constraint measure_credit_unit_check CHECK ((credit_unit = ANY (ARRAY['ov'::text, 'op'::text, 'osp'::text]))),
  constraint measure_credits CHECK ((num_nonnulls(credits, credit_unit) = ANY (ARRAY[0, 2]))),
  constraint measure_credits_check CHECK ((credits > (0)::numeric)),
  constraint measure_days CHECK (((ends_on IS NULL) OR ((starts_on IS NOT NULL) AND (starts_on <= ends_on)))),
  constraint measure_field_check CHECK ((field <> ''::text)),
  constraint measure_funding_check CHECK ((funding = ANY (ARRAY['esf'::text, 'national'::text]))),
  constraint measure_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint measure_meets_a_need CHECK (((meets_amount IS NULL) OR (measure_need_id IS NOT NULL))),
  constraint measure_meets_amount_check CHECK ((meets_amount > 0)),
  constraint measure_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{3}$'::text)),
  constraint measure_name_check CHECK ((name <> ''::text)),
  constraint measure_of_one CHECK (((shape <> 'individual'::text) OR (seats = 1))),
  constraint measure_planned_cents_check CHECK ((planned_cents >= 0)),
  constraint measure_revision_check CHECK ((revision > 0)),
  constraint measure_seats_check CHECK ((seats > 0)),
  constraint measure_shape_check CHECK ((shape = ANY (ARRAY['group'::text, 'non-stop'::text, 'individual'::text, 'work-places'::text]))),
  constraint measure_site_check CHECK ((site <> ''::text)),
  constraint measure_state_check CHECK ((state = ANY (ARRAY['need'::text, 'plan'::text, 'tender'::text, 'contract'::text, 'intake'::text, 'running'::text, 'closed'::text, 'judged'::text, 'cancelled'::text]))),
  constraint measure_target_group_check CHECK ((target_group <> ''::text)),
  constraint measure_to_apply_for CHECK (((NOT is_open) OR (num_nonnulls(apply_text, apply_url) > 0))),
  constraint measure_women CHECK (((women_planned IS NULL) OR (women_planned <= seats))),
  constraint measure_women_planned_check CHECK ((women_planned >= 0))
);
CREATE INDEX measure_by_days ON measure USING btree (COALESCE(starts_on, 'infinity'::date), id);
CREATE INDEX measure_by_name ON measure USING btree (lower(name), id);
CREATE INDEX measure_field_place ON measure USING btree (municipality_code, field) WHERE (field IS NOT NULL);
CREATE INDEX measure_of_need ON measure USING btree (measure_need_id);
CREATE INDEX measure_of_project ON measure USING btree (project_id, id);
CREATE INDEX measure_of_series ON measure USING btree (measure_series_id, starts_on);
CREATE INDEX measure_open ON measure USING btree (apply_until) WHERE is_open;
CREATE INDEX measure_provider_unit ON measure USING btree (provider_unit_id);
CREATE INDEX measure_recorded_by ON measure USING btree (recorded_by);
CREATE TRIGGER measure_shown BEFORE INSERT OR UPDATE ON measure FOR EACH ROW WHEN (new.is_open) EXECUTE FUNCTION measure_note_shown();
CREATE TRIGGER open_measure_added AFTER INSERT ON measure FOR EACH ROW WHEN (new.is_open) EXECUTE FUNCTION note_public_change();
CREATE TRIGGER open_measure_changed AFTER UPDATE ON measure FOR EACH ROW WHEN ((old.is_open OR new.is_open)) EXECUTE FUNCTION note_public_change();
CREATE TRIGGER open_measure_removed AFTER DELETE ON measure FOR EACH ROW WHEN (old.is_open) EXECUTE FUNCTION note_public_change();
comment on table measure is 'A service that is bought or arranged for participants of a project: a course, coaching, work places, a subsidy.';
comment on column measure.provider_unit_id is 'Who runs it; a contract may name others for some of its days.';
comment on column measure.ends_on is 'The last day, as the days of measures are printed.';
comment on column measure.state is 'The newest of measure_state, written by the same act.';
comment on column measure.shown_at is 'When the measure was last changed while it was open to applicants; empty if it never was.';
comment on column measure.credits is 'What whoever finishes a training is credited with, in credit_unit: study weeks, credit points or competence points.';
comment on column measure.planned_cents is 'What the measure is planned to cost the project, in cents; empty where nobody has planned a sum. It stays when the measure is bought.';
comment on column measure.tells_free_seats is 'Whether the public is told how many seats are free, while the measure is open to applicants.';
comment on column measure.meets_amount is 'For how many of those of its need a measure was planned; it counts while it is not cancelled and has seats for them.';

create table measure_need (
  id integer generated always as identity not null,
  project_id integer not null,
  asked_by text not null,
  asker_unit_id integer,
  for_whom text not null,
  amount integer not null,
  wanted_from date,
  field text,
  municipality_code text,
  note text,
  state text default 'open'::text not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  met_amount integer default 0 not null,
  constraint measure_need_pkey PRIMARY KEY (id),
  constraint measure_need_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES app_user(id),
  constraint measure_need_asker_unit_id_fkey FOREIGN KEY (asker_unit_id) REFERENCES organisation_unit(id),
  constraint measure_need_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint measure_need_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint measure_need_amount_check CHECK ((amount > 0)),
  constraint measure_need_answer_check CHECK ((answer <> ''::text)),
  constraint measure_need_answered CHECK (((state = 'open'::text) = (answered_at IS NULL))),
  constraint measure_need_asked_by_check CHECK ((asked_by <> ''::text)),
  constraint measure_need_declined CHECK (((state <> 'declined'::text) OR (answer IS NOT NULL))),
  constraint measure_need_field_check CHECK ((field <> ''::text)),
  constraint measure_need_for_whom_check CHECK ((for_whom <> ''::text)),
  constraint measure_need_met_amount CHECK (((met_amount >= 0) AND (met_amount <= amount))),
  constraint measure_need_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{3}$'::text)),
  constraint measure_need_note_check CHECK ((note <> ''::text)),
  constraint measure_need_revision_check CHECK ((revision > 0)),
  constraint measure_need_state_check CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'declined'::text])))
);
CREATE INDEX measure_need_answered_by ON measure_need USING btree (answered_by);
CREATE INDEX measure_need_asker_unit ON measure_need USING btree (asker_unit_id);
CREATE INDEX measure_need_by_recorded ON measure_need USING btree (recorded_at, id);
CREATE INDEX measure_need_by_wanted ON measure_need USING btree (COALESCE(wanted_from, 'infinity'::date), id);
CREATE INDEX measure_need_open ON measure_need USING btree (recorded_at, id) WHERE (state = 'open'::text);
CREATE INDEX measure_need_project ON measure_need USING btree (project_id);
CREATE INDEX measure_need_recorded_by ON measure_need USING btree (recorded_by);
comment on table measure_need is 'A measure that somebody asks for a group of people, until it is met by a measure or declined with a reason.';
comment on column measure_need.asked_by is 'Who asks, by name or office: personal data.';
comment on column measure_need.met_amount is 'For how many of them measures have been planned.';

create table measure_prerequisite (
  id integer generated always as identity not null,
  measure_id integer not null,
  before_measure_id integer,
  before_series_id integer,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint measure_prerequisite_pkey PRIMARY KEY (id),
  constraint measure_prerequisite_told_once UNIQUE NULLS NOT DISTINCT (measure_id, before_measure_id, before_series_id),
  constraint measure_prerequisite_before_measure_id_fkey FOREIGN KEY (before_measure_id) REFERENCES measure(id),
  constraint measure_prerequisite_before_series_id_fkey FOREIGN KEY (before_series_id) REFERENCES measure_series(id),
  constraint measure_prerequisite_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint measure_prerequisite_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint measure_prerequisite_one CHECK ((num_nonnulls(before_measure_id, before_series_id) = 1))
);
CREATE INDEX measure_prerequisite_before ON measure_prerequisite USING btree (before_measure_id);
CREATE INDEX measure_prerequisite_recorded_by ON measure_prerequisite USING btree (recorded_by);
CREATE INDEX measure_prerequisite_series ON measure_prerequisite USING btree (before_series_id);
comment on table measure_prerequisite is 'A measure, or any measure of a series, that a person goes through before another one; where several are named, one of them is enough.';

create table measure_segment (
  measure_id integer not null,
  plan_segment_id integer not null,
  constraint measure_segment_pkey PRIMARY KEY (measure_id, plan_segment_id),
  constraint measure_segment_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint measure_segment_plan_segment_id_fkey FOREIGN KEY (plan_segment_id) REFERENCES plan_segment(id)
);
CREATE INDEX measure_segment_segment ON measure_segment USING btree (plan_segment_id);
comment on table measure_segment is 'A part of the target group of the project''s plan for which a measure is meant; none named is everybody.';

create table measure_series (
  id integer generated always as identity not null,
  project_id integer not null,
  name text not null,
  note text,
  revision integer default 1 not null,
  constraint measure_series_pkey PRIMARY KEY (id),
  constraint measure_series_project_id_name_key UNIQUE (project_id, name),
  constraint measure_series_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint measure_series_name_check CHECK ((name <> ''::text)),
  constraint measure_series_note_check CHECK ((note <> ''::text)),
  constraint measure_series_revision_check CHECK ((revision > 0))
);
comment on table measure_series is 'Measures of one project that are run one after the other under one brand, with totals over all of them.';

create table measure_staff (
  id integer generated always as identity not null,
  measure_id integer not null,
  user_id text,
  name text not null,
  role text not null,
  from_on date not null,
  until_on date,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint measure_staff_pkey PRIMARY KEY (id),
  constraint measure_staff_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint measure_staff_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint measure_staff_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint measure_staff_days CHECK (((until_on IS NULL) OR (from_on < until_on))),
  constraint measure_staff_name_check CHECK ((name <> ''::text)),
  constraint measure_staff_revision_check CHECK ((revision > 0)),
  constraint measure_staff_role_check CHECK ((role = ANY (ARRAY['trainer'::text, 'job-coach'::text, 'training-coach'::text, 'rehabilitation-planner'::text, 'supervisor'::text, 'planner'::text, 'contact'::text])))
);
CREATE INDEX measure_staff_measure ON measure_staff USING btree (measure_id, from_on);
CREATE INDEX measure_staff_name ON measure_staff USING btree (lower(name));
CREATE INDEX measure_staff_recorded_by ON measure_staff USING btree (recorded_by);
CREATE INDEX measure_staff_user ON measure_staff USING btree (user_id);
comment on table measure_staff is 'Somebody who works in a measure in one role, from a day on.';
comment on column measure_staff.user_id is 'The user of the service whom the name means, where it is one: the sessions are in that user’s calendar.';
comment on column measure_staff.until_on is 'The day from which on somebody works there no more; empty while no end is known.';

create table measure_state (
  id integer generated always as identity not null,
  measure_id integer not null,
  state text not null,
  from_on date not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint measure_state_pkey PRIMARY KEY (id),
  constraint measure_state_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint measure_state_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint measure_state_reason_check CHECK ((reason <> ''::text)),
  constraint measure_state_state_check CHECK ((state = ANY (ARRAY['need'::text, 'plan'::text, 'tender'::text, 'contract'::text, 'intake'::text, 'running'::text, 'closed'::text, 'judged'::text, 'cancelled'::text])))
);
CREATE INDEX measure_state_measure ON measure_state USING btree (measure_id, from_on DESC, id DESC);
CREATE INDEX measure_state_recorded_by ON measure_state USING btree (recorded_by);
comment on table measure_state is 'A state of a measure from a day on; of two for one day the one recorded later holds.';

create table meeting (
  id integer generated always as identity not null,
  body_id integer not null,
  starts_at timestamp with time zone not null,
  place text,
  is_remote boolean not null,
  state text default 'planned'::text not null,
  state_reason text,
  minutes_id integer,
  revision integer default 1 not null,
  convened_at timestamp with time zone not null,
  convened_by text not null,
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_body_id_fkey FOREIGN KEY (body_id) REFERENCES body(id),
  constraint meeting_convened_by_fkey FOREIGN KEY (convened_by) REFERENCES app_user(id),
  constraint meeting_minutes_id_fkey FOREIGN KEY (minutes_id) REFERENCES document(id),
  constraint meeting_cancelled CHECK (((state = 'cancelled'::text) = (state_reason IS NOT NULL))),
  constraint meeting_place CHECK ((is_remote OR (place IS NOT NULL))),
  constraint meeting_place_check CHECK ((place <> ''::text)),
  constraint meeting_revision_check CHECK ((revision > 0)),
  constraint meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text]))),
  constraint meeting_state_reason_check CHECK ((state_reason <> ''::text))
);
CREATE INDEX meeting_body ON meeting USING btree (body_id, starts_at);
CREATE INDEX meeting_convened_by ON meeting USING btree (convened_by);
CREATE INDEX meeting_minutes ON meeting USING btree (minutes_id);
CREATE INDEX meeting_planned ON meeting USING btree (starts_at) WHERE (state = 'planned'::text);
comment on table meeting is 'A meeting of a body: planned, held or cancelled with a reason.';
comment on column meeting.minutes_id is 'The document with its minutes.';

create table meeting_item (
  id integer generated always as identity not null,
  meeting_id integer not null,
  number smallint not null,
  title text not null,
  decision text,
  responsible text,
  due_on date,
  done_on date,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint meeting_item_pkey PRIMARY KEY (id),
  constraint meeting_item_meeting_id_number_key UNIQUE (meeting_id, number),
  constraint meeting_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_item_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint meeting_item_decision_check CHECK ((decision <> ''::text)),
  constraint meeting_item_number_check CHECK (((number >= 1) AND (number <= 200))),
  constraint meeting_item_responsible_check CHECK ((responsible <> ''::text)),
  constraint meeting_item_revision_check CHECK ((revision > 0)),
  constraint meeting_item_title_check CHECK ((title <> ''::text))
);
CREATE INDEX meeting_item_due ON meeting_item USING btree (due_on) WHERE ((due_on IS NOT NULL) AND (done_on IS NULL));
CREATE INDEX meeting_item_recorded_by ON meeting_item USING btree (recorded_by);
comment on table meeting_item is 'An item of the agenda of a meeting, what was decided of it, who sees to it, until when.';

create table milestone (
  id integer generated always as identity not null,
  project_id integer not null,
  kind text not null,
  title text not null,
  due_on date not null,
  done_on date,
  note text,
  state text default 'open'::text not null,
  written_by text not null,
  recorded_at timestamp with time zone not null,
  revision integer default 1 not null,
  constraint milestone_pkey PRIMARY KEY (id),
  constraint milestone_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint milestone_written_by_fkey FOREIGN KEY (written_by) REFERENCES app_user(id),
  constraint milestone_done CHECK (((state = 'done'::text) = (done_on IS NOT NULL))),
  constraint milestone_kind_check CHECK ((kind = ANY (ARRAY['milestone'::text, 'report'::text]))),
  constraint milestone_note_check CHECK ((note <> ''::text)),
  constraint milestone_revision_check CHECK ((revision > 0)),
  constraint milestone_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint milestone_title_check CHECK ((title <> ''::text))
);
CREATE INDEX milestone_open ON milestone USING btree (due_on) WHERE (state = 'open'::text);
CREATE INDEX milestone_project ON milestone USING btree (project_id, due_on);
CREATE INDEX milestone_written_by ON milestone USING btree (written_by);
comment on table milestone is 'A day by which a project is to reach something, or to report, and the day on which it did.';

create table notice (
  id bigint generated always as identity not null,
  user_id text not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  project_id integer,
  href text not null,
  args jsonb default '{}'::jsonb not null,
  written_at timestamp with time zone not null,
  read_at timestamp with time zone,
  mail_state text default 'waiting'::text not null,
  mail_settled_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint notice_args_check CHECK ((jsonb_typeof(args) = 'object'::text)),
  constraint notice_href_check CHECK ((href ~ '^/workspace'::text)),
  constraint notice_kind_check CHECK ((kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'::text)),
  constraint notice_mail_settled CHECK (((mail_state = 'waiting'::text) = (mail_settled_at IS NULL))),
  constraint notice_mail_state_check CHECK ((mail_state = ANY (ARRAY['waiting'::text, 'sent'::text, 'not-wanted'::text, 'not-due'::text, 'refused'::text]))),
  constraint notice_subject_id_check CHECK ((subject_id <> ''::text)),
  constraint notice_subject_kind_check CHECK ((subject_kind <> ''::text))
);
CREATE INDEX notice_unread ON notice USING btree (user_id) WHERE (read_at IS NULL);
CREATE INDEX notice_user ON notice USING btree (user_id, id DESC);
CREATE INDEX notice_waiting ON notice USING btree (user_id, id) WHERE (mail_state = 'waiting'::text);
comment on table notice is 'Something that a user is told in the workspace and, if wanted, by mail.';
comment on column notice.href is 'Where it leads, behind the language.';
comment on column notice.args is 'What its sentence is made with: codes, names of projects, days; never personal data of clients.';
comment on column notice.mail_state is 'Whether it was mailed, or why not: not wanted, or its work was done before the mail went.';

create table notice_mail (
  id integer generated always as identity not null,
  user_id text not null,
  pace text not null,
  notice_ids bigint[] not null,
  written_on date not null,
  message_id uuid default gen_random_uuid() not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  refusals integer default 0 not null,
  failure text,
  state text default 'waiting'::text not null,
  settled_at timestamp with time zone,
  constraint notice_mail_pkey PRIMARY KEY (id),
  constraint notice_mail_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint notice_mail_attempts_check CHECK ((attempts >= 0)),
  constraint notice_mail_check CHECK (((refusals >= 0) AND (refusals <= attempts))),
  constraint notice_mail_failure_check CHECK ((failure = ANY (ARRAY['refused'::text, 'postponed'::text, 'unreachable'::text, 'faulty'::text]))),
  constraint notice_mail_notice_ids_check CHECK ((notice_ids <> '{}'::bigint[])),
  constraint notice_mail_pace_check CHECK ((pace = ANY (ARRAY['at-once'::text, 'daily'::text]))),
  constraint notice_mail_settled CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint notice_mail_state_check1 CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dropped'::text])))
);
CREATE INDEX notice_mail_due ON notice_mail USING btree (due_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX notice_mail_user ON notice_mail USING btree (user_id, id DESC);
comment on table notice_mail is 'A mail about notices: written down first, then looked at again and sent, so that none is lost and none is idle.';
comment on column notice_mail.pace is 'At once, or one a day with all of that day.';
comment on column notice_mail.state is 'Dropped when nothing in it was still to be told as it was about to be sent.';

create table notice_preference (
  user_id text not null,
  kind text not null,
  pace text not null,
  constraint notice_preference_pkey PRIMARY KEY (user_id, kind),
  constraint notice_preference_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint notice_preference_pace_check CHECK ((pace = ANY (ARRAY['at-once'::text, 'daily'::text, 'never'::text])))
);
comment on table notice_preference is 'How a user wants a kind of notice by mail, where it is not the usual way.';

create table offer_score (
  tender_offer_id integer not null,
  tender_criterion_id integer not null,
  tenths integer not null,
  constraint offer_score_pkey PRIMARY KEY (tender_offer_id, tender_criterion_id),
  constraint offer_score_tender_criterion_id_fkey FOREIGN KEY (tender_criterion_id) REFERENCES tender_criterion(id),
  constraint offer_score_tender_offer_id_fkey FOREIGN KEY (tender_offer_id) REFERENCES tender_offer(id),
  constraint offer_score_tenths_check CHECK (((tenths >= 0) AND (tenths <= 100)))
);
CREATE INDEX offer_score_criterion ON offer_score USING btree (tender_criterion_id);
comment on table offer_score is 'How good an offer is by a criterion other than the price, from 0 to 10 in tenths.';

create view open_glass as
 SELECT broken.id,
    broken.user_id,
    broken.project_id,
    broken.reason,
    broken.closes_at
   FROM (glass_break broken
     JOIN role_grant held ON (((held.id = broken.role_grant_id) AND (held.ended_at IS NULL) AND (held.valid_from <= ((now() AT TIME ZONE 'Europe/Helsinki'::text))::date) AND ((held.valid_until IS NULL) OR (held.valid_until > ((now() AT TIME ZONE 'Europe/Helsinki'::text))::date)))))
  WHERE ((broken.closed_at IS NULL) AND (broken.closes_at > now()));
comment on view open_glass is 'The glass that stands open now, of whoever still has the right by which it was broken.';

create table organisation (
  id integer generated always as identity not null,
  business_id text,
  spelling_key text,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_business_id_key UNIQUE (business_id),
  constraint organisation_spelling_key_key UNIQUE (spelling_key),
  constraint organisation_business_id_check CHECK ((business_id ~ '^[0-9]{7}-[0-9]$'::text)),
  constraint organisation_known_by_one CHECK ((num_nonnulls(business_id, spelling_key) = 1)),
  constraint organisation_spelling_key_check CHECK ((spelling_key <> ''::text))
);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table organisation is 'A legal person known by its Y-tunnus, or a party of which sources give only a name.';
comment on column organisation.spelling_key is 'For a party without Y-tunnus, its name with case, commas and the spacing of hyphens evened out; empty for legal persons.';

create table organisation_address (
  id integer generated always as identity not null,
  organisation_unit_id integer not null,
  seen_on date not null,
  street_address text,
  postal_code text,
  town text,
  recorded_at timestamp with time zone not null,
  constraint organisation_address_pkey PRIMARY KEY (id),
  constraint organisation_address_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint organisation_address_postal_code_check CHECK ((postal_code ~ '^[0-9]{5}$'::text)),
  constraint organisation_address_street_address_check CHECK ((street_address <> ''::text)),
  constraint organisation_address_tells CHECK ((num_nonnulls(street_address, postal_code, town) > 0)),
  constraint organisation_address_town_check CHECK ((town <> ''::text))
);
CREATE INDEX organisation_address_unit ON organisation_address USING btree (organisation_unit_id, seen_on DESC, id DESC);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation_address FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table organisation_address is 'Where a unit of an organisation is found from the day on which a source is first known to say so until the next one says otherwise.';
comment on column organisation_address.recorded_at is 'Of two for one day the one recorded later holds.';

create table organisation_name (
  id integer generated always as identity not null,
  organisation_unit_id integer not null,
  printed_name text not null,
  first_seen_on date not null,
  last_seen_on date not null,
  constraint organisation_name_pkey PRIMARY KEY (id),
  constraint organisation_name_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint organisation_name_printed_name_check CHECK ((printed_name <> ''::text)),
  constraint organisation_name_seen_in_order CHECK ((first_seen_on <= last_seen_on))
);
CREATE INDEX organisation_name_by_name ON organisation_name USING btree (md5(printed_name));
CREATE UNIQUE INDEX organisation_name_printed ON organisation_name USING btree (organisation_unit_id, md5(printed_name));
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation_name FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table organisation_name is 'A spelling of a unit''s name exactly as printed, with the first and last day on which a source is known to print it.';

create table organisation_unit (
  id integer generated always as identity not null,
  organisation_id integer not null,
  spelling_key text not null,
  constraint organisation_unit_pkey PRIMARY KEY (id),
  constraint organisation_unit_organisation_id_spelling_key_key UNIQUE (organisation_id, spelling_key),
  constraint organisation_unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint organisation_unit_spelling_key_check CHECK ((spelling_key <> ''::text))
);
CREATE INDEX organisation_unit_spelling_key ON organisation_unit USING btree (spelling_key);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON organisation_unit FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table organisation_unit is 'A part or guise of an organisation that acts under a name of its own, such as one ELY centre of the state.';

create table participant (
  id integer generated always as identity not null,
  project_id integer not null,
  number integer not null,
  sex text not null,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  plan_segment_id integer,
  constraint participant_pkey PRIMARY KEY (id),
  constraint participant_numbered UNIQUE (project_id, number),
  constraint participant_plan_segment_id_fkey FOREIGN KEY (plan_segment_id) REFERENCES plan_segment(id),
  constraint participant_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint participant_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint participant_number_check CHECK ((number > 0)),
  constraint participant_revision_check CHECK ((revision > 0)),
  constraint participant_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])))
);
CREATE INDEX participant_recorded_by ON participant USING btree (recorded_by);
CREATE INDEX participant_segment ON participant USING btree (plan_segment_id, number);
comment on table participant is 'A person who takes part in measures of a project, known by a running number within it.';
comment on column participant.plan_segment_id is 'The part of the target group, by the row of the plan in which it began; empty where nobody has told.';

create view participant_number as
 SELECT id,
    project_id,
    number
   FROM participant
  WHERE ((CURRENT_USER <> 'koordi_app'::name) OR ( SELECT reaches_everything() AS reaches_everything) OR (project_id IN ( SELECT reached_projects() AS reached_projects)) OR (id IN ( SELECT reached_participants() AS reached_participants)));
comment on view participant_number is 'The numbers by which participants are called, without anything about them.';

create table password_reset (
  id integer generated always as identity not null,
  user_id text not null,
  language text not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  token_sha256 text,
  mail_due_at timestamp with time zone,
  mail_attempts integer default 0 not null,
  handed_over_by text,
  constraint password_reset_pkey PRIMARY KEY (id),
  constraint password_reset_token_sha256_key UNIQUE (token_sha256),
  constraint password_reset_handed_over_by_fkey FOREIGN KEY (handed_over_by) REFERENCES app_user(id),
  constraint password_reset_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint password_reset_language_check CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  constraint password_reset_mail_attempts_check CHECK ((mail_attempts >= 0)),
  constraint password_reset_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX password_reset_handed_over_by ON password_reset USING btree (handed_over_by);
CREATE INDEX password_reset_mail_due ON password_reset USING btree (mail_due_at) WHERE (mail_due_at IS NOT NULL);
CREATE INDEX password_reset_user ON password_reset USING btree (user_id);
comment on table password_reset is 'A forgotten password that somebody wants to replace by a link in a mail; gone when it is done or too late.';
comment on column password_reset.token_sha256 is 'Digest of the token in the link; empty until the mail with it is sent.';
comment on column password_reset.handed_over_by is 'The administrator who hands the link over; empty when it is mailed to the owner of the account.';

create table plan_area (
  plan_version_id integer not null,
  kind text not null,
  code text not null,
  constraint plan_area_pkey PRIMARY KEY (plan_version_id, kind, code),
  constraint plan_area_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint plan_area_code_check CHECK ((code ~ '^[0-9]{2,3}$'::text)),
  constraint plan_area_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'sub_region'::text, 'municipality'::text])))
);
CREATE TRIGGER plan_area_kept BEFORE INSERT OR DELETE OR UPDATE ON plan_area FOR EACH ROW EXECUTE FUNCTION plan_refuse_decided();
comment on table plan_area is 'An area in which a version of a plan is carried out, by kind and official code; none is the whole country.';

create table plan_class (
  plan_version_id integer not null,
  line text not null,
  value text not null,
  reason text,
  constraint plan_class_pkey PRIMARY KEY (plan_version_id, line),
  constraint plan_class_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint plan_class_line_check CHECK ((line <> ''::text)),
  constraint plan_class_reason_check CHECK ((reason <> ''::text)),
  constraint plan_class_value_check CHECK ((value <> ''::text))
);
CREATE TRIGGER plan_class_kept BEFORE INSERT OR DELETE OR UPDATE ON plan_class FOR EACH ROW EXECUTE FUNCTION plan_refuse_decided();
comment on table plan_class is 'How a version of a plan is classed by a line of its form: a horizontal class, or yes or no to a statement with its reason.';

create table plan_principle (
  plan_version_id integer not null,
  line text not null,
  direct integer not null,
  indirect integer not null,
  reason text,
  constraint plan_principle_pkey PRIMARY KEY (plan_version_id, line),
  constraint plan_principle_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint plan_principle_direct_check CHECK (((direct >= '-10'::integer) AND (direct <= 10))),
  constraint plan_principle_indirect_check CHECK (((indirect >= '-10'::integer) AND (indirect <= 10))),
  constraint plan_principle_line_check CHECK ((line <> ''::text)),
  constraint plan_principle_reason_check CHECK ((reason <> ''::text))
);
CREATE TRIGGER plan_principle_kept BEFORE INSERT OR DELETE OR UPDATE ON plan_principle FOR EACH ROW EXECUTE FUNCTION plan_refuse_decided();
comment on table plan_principle is 'The direct and the indirect effect of a version of a plan by a line of the form''s matrix of sustainable development.';

create table plan_segment (
  id integer generated always as identity not null,
  plan_version_id integer not null,
  "position" integer not null,
  name text not null,
  description text,
  size integer,
  revision integer default 1 not null,
  origin_id integer,
  constraint plan_segment_pkey PRIMARY KEY (id),
  constraint plan_segment_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES plan_segment(id),
  constraint plan_segment_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint plan_segment_description_check CHECK ((description <> ''::text)),
  constraint plan_segment_name_check CHECK ((name <> ''::text)),
  constraint plan_segment_position_check CHECK (("position" > 0)),
  constraint plan_segment_revision_check CHECK ((revision > 0)),
  constraint plan_segment_size_check CHECK ((size >= 0))
);
CREATE INDEX plan_segment_origin ON plan_segment USING btree (origin_id);
CREATE INDEX plan_segment_version ON plan_segment USING btree (plan_version_id, "position");
CREATE TRIGGER plan_segment_kept BEFORE INSERT OR DELETE OR UPDATE ON plan_segment FOR EACH ROW EXECUTE FUNCTION plan_refuse_decided();
comment on table plan_segment is 'A part of the target group of a version of a plan that is worked with in a way of its own.';
comment on column plan_segment.origin_id is 'The row of an earlier version in which this part of the target group began; empty where it begins here.';

create table plan_target (
  id integer generated always as identity not null,
  plan_version_id integer not null,
  figure text not null,
  year integer,
  sex text not null,
  amount integer not null,
  constraint plan_target_pkey PRIMARY KEY (id),
  constraint plan_target_plan_version_id_figure_year_sex_key UNIQUE NULLS NOT DISTINCT (plan_version_id, figure, year, sex),
  constraint plan_target_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version(id),
  constraint plan_target_amount_check CHECK ((amount >= 0)),
  constraint plan_target_figure_check CHECK ((figure ~ '^[a-z][a-z-]+$|^[A-Z]+[0-9]+[a-z]?$'::text)),
  constraint plan_target_sex_check CHECK ((sex = ANY (ARRAY['all'::text, 'women'::text]))),
  constraint plan_target_year_check CHECK (((year >= 2000) AND (year <= 2040)))
);
CREATE TRIGGER plan_target_kept BEFORE INSERT OR DELETE OR UPDATE ON plan_target FOR EACH ROW EXECUTE FUNCTION plan_refuse_decided();
comment on table plan_target is 'What a version of a plan promises of a figure, in a year or, without a year, in the whole period.';

create table plan_version (
  id integer generated always as identity not null,
  project_id integer not null,
  number integer not null,
  state text default 'draft'::text not null,
  copied_from_id integer,
  starts_on date,
  ends_on date,
  change_reason text,
  summary text,
  direct_target_text text,
  indirect_target_text text,
  written_by text not null,
  recorded_at timestamp with time zone not null,
  revision integer default 1 not null,
  decision_number text,
  decided_on date,
  in_force_from date,
  decision_reason text,
  decided_by text,
  decision_recorded_at timestamp with time zone,
  ended_by text,
  ended_at timestamp with time zone,
  end_reason text,
  granted_cents bigint,
  granted_for_measures_cents bigint,
  constraint plan_version_pkey PRIMARY KEY (id),
  constraint plan_version_project_id_number_key UNIQUE (project_id, number),
  constraint plan_version_copied_from_id_fkey FOREIGN KEY (copied_from_id) REFERENCES plan_version(id),
  constraint plan_version_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app_user(id),
  constraint plan_version_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app_user(id),
  constraint plan_version_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint plan_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES app_user(id),
  constraint plan_version_change_reason_check CHECK ((change_reason <> ''::text)),
  constraint plan_version_decided CHECK (
CASE
    WHEN ((state = 'draft'::text) OR (state = 'discarded'::text)) THEN (num_nonnulls(decision_number, decided_on, in_force_from, decided_by, decision_recorded_at) = 0)
    ELSE (num_nulls(decision_number, decided_on, in_force_from, decided_by, decision_recorded_at) = 0)
END),
  constraint plan_version_decision_number_check CHECK ((decision_number <> ''::text)),
  constraint plan_version_decision_reason_check CHECK ((decision_reason <> ''::text)),
  constraint plan_version_direct_target_text_check CHECK ((direct_target_text <> ''::text)),
  constraint plan_version_end_reason_check CHECK ((end_reason <> ''::text)),
  constraint plan_version_ended CHECK (
CASE
    WHEN (state = ANY (ARRAY['withdrawn'::text, 'discarded'::text])) THEN (num_nulls(ended_by, ended_at, end_reason) = 0)
    ELSE (num_nonnulls(ended_by, ended_at, end_reason) = 0)
END),
  constraint plan_version_granted_cents_check CHECK ((granted_cents >= 0)),
  constraint plan_version_granted_for_measures_cents_check CHECK ((granted_for_measures_cents >= 0)),
  constraint plan_version_granted_part CHECK ((granted_for_measures_cents <= granted_cents)),
  constraint plan_version_indirect_target_text_check CHECK ((indirect_target_text <> ''::text)),
  constraint plan_version_number_check CHECK ((number > 0)),
  constraint plan_version_period CHECK ((ends_on >= starts_on)),
  constraint plan_version_revision_check CHECK ((revision > 0)),
  constraint plan_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-force'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint plan_version_summary_check CHECK ((summary <> ''::text))
);
CREATE INDEX plan_version_copied_from ON plan_version USING btree (copied_from_id);
CREATE INDEX plan_version_decided_by ON plan_version USING btree (decided_by);
CREATE UNIQUE INDEX plan_version_draft ON plan_version USING btree (project_id) WHERE (state = 'draft'::text);
CREATE INDEX plan_version_ended_by ON plan_version USING btree (ended_by);
CREATE INDEX plan_version_in_force ON plan_version USING btree (project_id, in_force_from DESC, number DESC) WHERE (state = 'in-force'::text);
CREATE INDEX plan_version_written_by ON plan_version USING btree (written_by);
CREATE TRIGGER plan_version_kept BEFORE UPDATE ON plan_version FOR EACH ROW EXECUTE FUNCTION plan_version_refuse_change();
comment on table plan_version is 'A version of a project''s plan: a draft, decided on and in force from a day until the next, or taken back.';
comment on column plan_version.number is 'Counted within the project, discarded drafts too.';
comment on column plan_version.change_reason is 'Why the version was written: what changes against the one before it.';
comment on column plan_version.decision_reason is 'What whoever decided gave as the reason.';
comment on column plan_version.ended_at is 'When the draft was discarded or the decided version withdrawn.';
comment on column plan_version.granted_cents is 'The EU and state funding granted to the project for its whole time, in cents; empty where nobody has said it.';
comment on column plan_version.granted_for_measures_cents is 'What of it is for measures: contracts and wage subsidy; in cents, empty where nobody has said it.';

create table project (
  id integer generated always as identity not null,
  code text not null,
  is_provisional boolean default false not null,
  constraint project_pkey PRIMARY KEY (id),
  constraint project_code_key UNIQUE (code),
  constraint project_code_check CHECK ((code ~ '^[A-Z][0-9]{5,9}$'::text))
);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON project FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table project is 'A project known to the register, by the code that the services gave it.';
comment on column project.is_provisional is 'The code is ours, X and a running number, until the official service gives one.';

create table project_discarded (
  id integer generated always as identity not null,
  project_id integer not null,
  profile jsonb not null,
  reason text not null,
  discarded_at timestamp with time zone not null,
  discarded_by text,
  constraint project_discarded_pkey PRIMARY KEY (id),
  constraint project_discarded_discarded_by_fkey FOREIGN KEY (discarded_by) REFERENCES app_user(id),
  constraint project_discarded_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_discarded_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX project_discarded_by ON project_discarded USING btree (discarded_by);
CREATE INDEX project_discarded_project ON project_discarded USING btree (project_id);
comment on table project_discarded is 'What was known of a project when it was discarded, and why it was.';
comment on column project_discarded.profile is 'The row of project_profile as it was.';

create table project_former_code (
  code text not null,
  project_id integer not null,
  until_at timestamp with time zone not null,
  constraint project_former_code_pkey PRIMARY KEY (code),
  constraint project_former_code_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_former_code_code_check CHECK ((code ~ '^[A-Z][0-9]{5,9}$'::text))
);
CREATE INDEX project_former_code_project ON project_former_code USING btree (project_id);
comment on table project_former_code is 'A code that a project had before the official service gave it one, so that old addresses lead on.';

create table project_link (
  id integer generated always as identity not null,
  kind text not null,
  from_project_id integer not null,
  to_project_id integer not null,
  status text not null,
  basis text not null,
  decided_at timestamp with time zone,
  constraint project_link_pkey PRIMARY KEY (id),
  constraint project_link_kind_from_project_id_to_project_id_key UNIQUE (kind, from_project_id, to_project_id),
  constraint project_link_from_project_id_fkey FOREIGN KEY (from_project_id) REFERENCES project(id),
  constraint project_link_to_project_id_fkey FOREIGN KEY (to_project_id) REFERENCES project(id),
  constraint project_link_basis_check CHECK ((basis = ANY (ARRAY['imported'::text, 'name'::text, 'person'::text]))),
  constraint project_link_decided CHECK (((decided_at IS NULL) = (status = 'suggested'::text))),
  constraint project_link_kind_check CHECK ((kind = ANY (ARRAY['parallel'::text, 'successor'::text, 'coordination'::text]))),
  constraint project_link_status_check CHECK ((status = ANY (ARRAY['suggested'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint project_link_to_another CHECK ((from_project_id <> to_project_id))
);
CREATE INDEX project_link_from_project ON project_link USING btree (from_project_id);
CREATE UNIQUE INDEX project_link_one_coordination ON project_link USING btree (to_project_id) WHERE ((kind = 'coordination'::text) AND (status = 'confirmed'::text));
CREATE INDEX project_link_to_project ON project_link USING btree (to_project_id);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON project_link FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table project_link is 'A bond between two projects: from the mother to its parallel project, from the predecessor to its successor, or from the coordination project to a project that it carries, parallel or of own production.';
comment on column project_link.basis is 'imported: a list of pairs says so; name: suggested because the names say so; person: somebody said so.';

create table project_merged (
  former_id integer not null,
  project_id integer not null,
  merged_at timestamp with time zone not null,
  constraint project_merged_pkey PRIMARY KEY (former_id),
  constraint project_merged_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id)
);
CREATE INDEX project_merged_project ON project_merged USING btree (project_id);
comment on table project_merged is 'The number under which the register knew a project before it and the one that was being prepared became one: older acts in the audit bear it.';

create table project_profile (
  project_id integer not null,
  kind text not null,
  name text not null,
  period text not null,
  is_light boolean not null,
  kept_for_project_id integer,
  implementer_unit_id integer,
  authority_unit_id integer,
  starts_on date,
  ends_on date,
  decision_number text,
  decided_on date,
  note text,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text,
  constraint project_profile_pkey PRIMARY KEY (project_id),
  constraint project_profile_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES organisation_unit(id),
  constraint project_profile_implementer_unit_id_fkey FOREIGN KEY (implementer_unit_id) REFERENCES organisation_unit(id),
  constraint project_profile_kept_for_project_id_fkey FOREIGN KEY (kept_for_project_id) REFERENCES project(id),
  constraint project_profile_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_profile_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint project_profile_days CHECK ((starts_on <= ends_on)),
  constraint project_profile_decision_number_check CHECK ((decision_number <> ''::text)),
  constraint project_profile_kept CHECK ((((kept_for_project_id IS NOT NULL) = is_light) AND (kept_for_project_id <> project_id))),
  constraint project_profile_kind_check CHECK ((kind = ANY (ARRAY['development'::text, 'parallel'::text, 'coordination'::text, 'own-production'::text]))),
  constraint project_profile_light CHECK (((NOT is_light) OR (kind = ANY (ARRAY['development'::text, 'coordination'::text])))),
  constraint project_profile_name_check CHECK ((name <> ''::text)),
  constraint project_profile_note_check CHECK ((note <> ''::text)),
  constraint project_profile_period_check CHECK ((period = ANY (ARRAY['2007-2013'::text, '2014-2020'::text, '2021-2027'::text]))),
  constraint project_profile_revision_check CHECK ((revision > 0))
);
CREATE INDEX project_profile_authority_unit ON project_profile USING btree (authority_unit_id);
CREATE INDEX project_profile_implementer_unit ON project_profile USING btree (implementer_unit_id);
CREATE INDEX project_profile_kept_for ON project_profile USING btree (kept_for_project_id);
CREATE INDEX project_profile_recorded_by ON project_profile USING btree (recorded_by);
CREATE TRIGGER days_of_open_measures AFTER UPDATE OF ends_on ON project_profile FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table project_profile is 'What those who carry a project out or work beside it know of it, by which its measures are planned.';
comment on column project_profile.is_light is 'Another organisation''s project of which only as much is kept as working beside it needs.';
comment on column project_profile.kept_for_project_id is 'Of a light record: the coordination project whose people keep it. They do not reach the project itself by it.';
comment on column project_profile.ends_on is 'The last day.';

create table project_status (
  id integer generated always as identity not null,
  project_id integer not null,
  status text not null,
  from_on date not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by text,
  corrects_id integer,
  taken_back_at timestamp with time zone,
  taken_back_by text,
  taken_back_reason text,
  constraint project_status_pkey PRIMARY KEY (id),
  constraint project_status_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES project_status(id),
  constraint project_status_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint project_status_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint project_status_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES app_user(id),
  constraint project_status_reason_check CHECK ((reason <> ''::text)),
  constraint project_status_status_check CHECK ((status = ANY (ARRAY['application'::text, 'running'::text, 'ended'::text, 'interrupted'::text]))),
  constraint project_status_taken_back CHECK ((((taken_back_at IS NULL) = (taken_back_reason IS NULL)) AND ((taken_back_by IS NULL) OR (taken_back_at IS NOT NULL)))),
  constraint project_status_taken_back_reason_check CHECK ((taken_back_reason <> ''::text))
);
CREATE UNIQUE INDEX project_status_corrects ON project_status USING btree (corrects_id);
CREATE INDEX project_status_project ON project_status USING btree (project_id, from_on DESC, id DESC);
CREATE INDEX project_status_recorded_by ON project_status USING btree (recorded_by);
CREATE INDEX project_status_taken_back_by ON project_status USING btree (taken_back_by);
CREATE TRIGGER status_of_open_measures AFTER INSERT OR DELETE OR UPDATE ON project_status FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table project_status is 'In what state a project is from a day on; never overwritten: of one day the latest holds, and none that was taken back.';
comment on column project_status.corrects_id is 'The row in whose place this one was recorded; that one is taken back.';

create table public_change (
  revision xid8 not null,
  constraint public_change_pkey PRIMARY KEY (revision)
);
comment on table public_change is 'A transaction that changed what public pages show: a reader asks for those not visible in a snapshot it knows.';

create view public_document as
 SELECT document.id,
    project.code AS project_code,
    document.kind,
    document.title,
    document.published_at,
    version.number,
    version.file_name,
    version.media_type,
    version.size,
    version.sha256,
    version.content
   FROM ((document
     JOIN project ON ((project.id = document.project_id)))
     JOIN document_version version ON (((version.document_id = document.id) AND (version.number = document.public_number))))
  WHERE ((version.removed_at IS NULL) AND (EXISTS ( SELECT
           FROM description_version described
          WHERE ((described.project_id = document.project_id) AND (described.in_force_from IS NOT NULL) AND (described.in_force_until IS NULL)))));
comment on view public_document is 'The documents that everybody may have: published ones of projects whose description is published.';

create table recommendation (
  id integer generated always as identity not null,
  project_id integer not null,
  title text not null,
  explanation text,
  addressee_unit_id integer,
  addressee text,
  given_on date not null,
  status text default 'given'::text not null,
  status_on date not null,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint recommendation_pkey PRIMARY KEY (id),
  constraint recommendation_addressee_unit_id_fkey FOREIGN KEY (addressee_unit_id) REFERENCES organisation_unit(id),
  constraint recommendation_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint recommendation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint recommendation_addressed CHECK ((num_nonnulls(addressee_unit_id, addressee) > 0)),
  constraint recommendation_addressee_check CHECK ((addressee <> ''::text)),
  constraint recommendation_days CHECK ((status_on >= given_on)),
  constraint recommendation_explanation_check CHECK ((explanation <> ''::text)),
  constraint recommendation_revision_check CHECK ((revision > 0)),
  constraint recommendation_status_check CHECK ((status = ANY (ARRAY['given'::text, 'accepted'::text, 'under-way'::text, 'carried-out'::text, 'declined'::text]))),
  constraint recommendation_title_check CHECK ((title <> ''::text))
);
CREATE INDEX recommendation_addressee ON recommendation USING btree (addressee_unit_id, given_on DESC);
CREATE INDEX recommendation_given ON recommendation USING btree (given_on DESC, id DESC);
CREATE INDEX recommendation_project ON recommendation USING btree (project_id, given_on DESC, id DESC);
CREATE INDEX recommendation_recorded_by ON recommendation USING btree (recorded_by);
CREATE INDEX recommendation_since ON recommendation USING btree (status_on DESC, id DESC);
comment on table recommendation is 'What a project recommends to an organisation or to others, and where that stands now.';
comment on column recommendation.addressee is 'Whom it is meant for, in words: a position, a part of the organisation, or a group without an organisation.';
comment on column recommendation.status_on is 'The day from which the status holds; while nobody has answered, the day on which it was given.';

create table recommendation_status (
  id integer generated always as identity not null,
  recommendation_id integer not null,
  status text not null,
  from_on date not null,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint recommendation_status_pkey PRIMARY KEY (id),
  constraint recommendation_status_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendation(id),
  constraint recommendation_status_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint recommendation_status_declined CHECK (((status <> 'declined'::text) OR (note IS NOT NULL))),
  constraint recommendation_status_note_check CHECK ((note <> ''::text)),
  constraint recommendation_status_status_check CHECK ((status = ANY (ARRAY['given'::text, 'accepted'::text, 'under-way'::text, 'carried-out'::text, 'declined'::text])))
);
CREATE INDEX recommendation_status_recommendation ON recommendation_status USING btree (recommendation_id, id DESC);
CREATE INDEX recommendation_status_recorded_by ON recommendation_status USING btree (recorded_by);
comment on table recommendation_status is 'What became of a recommendation after it was given: its status from a day on, with who recorded it.';

create table role_grant (
  id integer generated always as identity not null,
  user_id text not null,
  role text not null,
  scope text not null,
  organisation_id integer,
  organisation_unit_id integer,
  project_id integer,
  valid_from date not null,
  valid_until date,
  deputy_for text,
  granted_at timestamp with time zone default now() not null,
  granted_by text,
  ended_at timestamp with time zone,
  ended_by text,
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_deputy_for_fkey FOREIGN KEY (deputy_for) REFERENCES app_user(id),
  constraint role_grant_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app_user(id),
  constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES app_user(id),
  constraint role_grant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint role_grant_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint role_grant_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint role_grant_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint role_grant_administrator CHECK (((role <> 'administrator'::text) OR (scope = 'everything'::text))),
  constraint role_grant_days CHECK (((valid_until IS NULL) OR (valid_from < valid_until))),
  constraint role_grant_deputy CHECK (((deputy_for IS NULL) OR ((deputy_for <> user_id) AND (valid_until IS NOT NULL)))),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'authority'::text, 'coordinator'::text, 'project-worker'::text, 'service-expert'::text, 'provider'::text, 'auditor'::text]))),
  constraint role_grant_scope CHECK (((num_nonnulls(organisation_id, organisation_unit_id, project_id) = ((scope <> 'everything'::text))::integer) AND ((scope = 'organisation'::text) = (organisation_id IS NOT NULL)) AND ((scope = 'unit'::text) = (organisation_unit_id IS NOT NULL)) AND ((scope = 'project'::text) = (project_id IS NOT NULL)))),
  constraint role_grant_scope_check CHECK ((scope = ANY (ARRAY['everything'::text, 'organisation'::text, 'unit'::text, 'project'::text])))
);
CREATE INDEX role_grant_deputy_for ON role_grant USING btree (deputy_for);
CREATE INDEX role_grant_ended_by ON role_grant USING btree (ended_by);
CREATE INDEX role_grant_granted_by ON role_grant USING btree (granted_by);
CREATE INDEX role_grant_organisation ON role_grant USING btree (organisation_id);
CREATE INDEX role_grant_project ON role_grant USING btree (project_id);
CREATE INDEX role_grant_unit ON role_grant USING btree (organisation_unit_id);
CREATE INDEX role_grant_user ON role_grant USING btree (user_id);
comment on table role_grant is 'A role of a user within a scope, from a day to the day before another.';
comment on column role_grant.deputy_for is 'The user in whose place the holder acts for a while.';

create table saved_search (
  id integer generated always as identity not null,
  state text not null,
  language text not null,
  question text,
  token_sha256 text not null,
  sealed_contact bytea,
  address_digest text,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  checked_on date,
  told_codes text[],
  constraint saved_search_pkey PRIMARY KEY (id),
  constraint saved_search_token_sha256_key UNIQUE (token_sha256),
  constraint saved_search_address_digest_check CHECK ((address_digest ~ '^[0-9a-f]{64}$'::text)),
  constraint saved_search_address_gone CHECK ((((state = 'ended'::text) = (sealed_contact IS NULL)) AND ((state = 'ended'::text) = (address_digest IS NULL)))),
  constraint saved_search_language_check CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  constraint saved_search_question_check CHECK (((question <> ''::text) AND (length(question) <= 1900))),
  constraint saved_search_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'ended'::text]))),
  constraint saved_search_times CHECK (
CASE state
    WHEN 'requested'::text THEN (num_nonnulls(confirmed_at, ended_at, checked_on, told_codes) = 0)
    WHEN 'confirmed'::text THEN ((num_nonnulls(confirmed_at, checked_on, told_codes) = 3) AND (ended_at IS NULL))
    ELSE (ended_at IS NOT NULL)
END),
  constraint saved_search_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX saved_search_address ON saved_search USING btree (address_digest) WHERE (address_digest IS NOT NULL);
comment on table saved_search is 'A search of which a reader asked to be told by e-mail: requested, confirmed by a link in a mail, ended.';
comment on column saved_search.question is 'The question as the query of its address, empty for the whole register.';
comment on column saved_search.token_sha256 is 'Digest of the token that stands in the links of its mails.';
comment on column saved_search.sealed_contact is 'Address and token, sealed with a key outside the database.';
comment on column saved_search.address_digest is 'Keyed digest of the address, by which the requests for one address are counted.';
comment on column saved_search.checked_on is 'The last day (in Finland) on which it was asked whether there is something new.';
comment on column saved_search.told_codes is 'Projects that fitted when it was confirmed or were put into a mail since: none of them is new.';

create table saved_view (
  id integer generated always as identity not null,
  user_id text not null,
  list text not null,
  name text not null,
  query text not null,
  is_default boolean default false not null,
  constraint saved_view_pkey PRIMARY KEY (id),
  constraint saved_view_name UNIQUE (user_id, list, name),
  constraint saved_view_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint saved_view_list_check CHECK ((list <> ''::text)),
  constraint saved_view_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 80)))),
  constraint saved_view_query CHECK ((length(query) <= 1900)),
  constraint saved_view_query_check CHECK (((query = ''::text) OR (query ~ '^\?'::text)))
);
CREATE UNIQUE INDEX saved_view_default ON saved_view USING btree (user_id, list) WHERE is_default;
comment on table saved_view is 'A question to a list of the workspace that a user keeps under a name.';
comment on column saved_view.query is 'The question as the query of its address, empty for the whole list.';
comment on column saved_view.is_default is 'Whether the list opens with it.';

create table seat (
  id integer generated always as identity not null,
  measure_id integer not null,
  participant_id integer not null,
  work_place_id integer,
  state text not null,
  asked_at timestamp with time zone not null,
  reply_by date,
  starts_on date,
  ends_on date,
  revision integer default 1 not null,
  recorded_by text not null,
  constraint seat_pkey PRIMARY KEY (id),
  constraint seat_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint seat_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id),
  constraint seat_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint seat_work_place_id_fkey FOREIGN KEY (work_place_id) REFERENCES work_place(id),
  constraint seat_days CHECK (((ends_on IS NULL) OR ((starts_on IS NOT NULL) AND (starts_on <= ends_on)))),
  constraint seat_held_from CHECK (((starts_on IS NOT NULL) OR (state <> ALL (ARRAY['offered'::text, 'taken'::text, 'left'::text])))),
  constraint seat_left_on CHECK (((ends_on IS NOT NULL) OR (state <> 'left'::text))),
  constraint seat_reply CHECK (((reply_by IS NOT NULL) = (state = 'offered'::text))),
  constraint seat_revision_check CHECK ((revision > 0)),
  constraint seat_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'declined'::text, 'cancelled'::text, 'left'::text])))
);
CREATE INDEX seat_beginning ON seat USING btree (starts_on) WHERE (state = 'taken'::text);
CREATE UNIQUE INDEX seat_in_line ON seat USING btree (measure_id, participant_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));
CREATE INDEX seat_measure ON seat USING btree (measure_id, state, asked_at, id);
CREATE INDEX seat_participant ON seat USING btree (participant_id);
CREATE INDEX seat_recorded_by ON seat USING btree (recorded_by);
CREATE INDEX seat_reply_by ON seat USING btree (reply_by) WHERE (state = 'offered'::text);
CREATE INDEX seat_waiting ON seat USING btree (measure_id) WHERE (state = 'waiting'::text);
CREATE INDEX seat_work_place ON seat USING btree (work_place_id);
CREATE TRIGGER seat_that_is_told AFTER INSERT OR DELETE OR UPDATE ON seat FOR EACH ROW EXECUTE FUNCTION note_change_of_told_seats();
comment on table seat is 'A person''s seat in a measure, from standing in line for it until it is given up or used to its last day.';
comment on column seat.asked_at is 'Since when the person stands in line, which is the order of intake; an offer that ran out puts one at its end.';
comment on column seat.starts_on is 'From this day on the seat is held, also while it is only offered.';
comment on column seat.ends_on is 'The last day; empty while the seat is held to the end of the measure.';

create table seat_event (
  id integer generated always as identity not null,
  seat_id integer not null,
  state text not null,
  acted_at timestamp with time zone not null,
  acted_by text,
  reason text,
  reply_by date,
  constraint seat_event_pkey PRIMARY KEY (id),
  constraint seat_event_acted_by_fkey FOREIGN KEY (acted_by) REFERENCES app_user(id),
  constraint seat_event_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id),
  constraint seat_event_reason_check CHECK ((reason <> ''::text)),
  constraint seat_event_reply CHECK (((reply_by IS NULL) OR (state = 'offered'::text))),
  constraint seat_event_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'declined'::text, 'cancelled'::text, 'left'::text])))
);
CREATE INDEX seat_event_acted_by ON seat_event USING btree (acted_by);
CREATE INDEX seat_event_seat ON seat_event USING btree (seat_id, id);
comment on table seat_event is 'A step in the life of a seat: into which state, when, by whom and why.';
comment on column seat_event.acted_by is 'Empty where the service did it by itself: an offer ran out.';
comment on column seat_event.reply_by is 'Of an offer: the last day to answer it. Empty of offers that were over before this was kept.';

create table seat_module (
  id integer generated always as identity not null,
  seat_id integer not null,
  contract_module_id integer not null,
  starts_on date not null,
  ends_on date not null,
  price_cents bigint not null,
  constraint seat_module_pkey PRIMARY KEY (id),
  constraint seat_module_once UNIQUE (seat_id, contract_module_id),
  constraint seat_module_contract_module_id_fkey FOREIGN KEY (contract_module_id) REFERENCES contract_module(id),
  constraint seat_module_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id),
  constraint seat_module_days CHECK ((starts_on <= ends_on)),
  constraint seat_module_price_cents_check CHECK ((price_cents >= 0))
);
CREATE INDEX seat_module_contract_module ON seat_module USING btree (contract_module_id);
comment on table seat_module is 'A module of the tray of a contract in the package of the person who has the seat, with its days and price.';
comment on column seat_module.price_cents is 'As it was agreed for this person; the tray may say another price later.';

create table second_factor_code (
  user_id text not null,
  code_digest text not null,
  used_at timestamp with time zone not null,
  constraint second_factor_code_pkey PRIMARY KEY (user_id, code_digest),
  constraint second_factor_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint second_factor_code_code_digest_check CHECK ((code_digest ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX second_factor_code_at ON second_factor_code USING btree (used_at);
comment on table second_factor_code is 'A code by which somebody has just signed in, by its keyed digest, so that it lets nobody in again.';

create table service_mark (
  is_only boolean default true not null,
  kind text not null,
  marked_at timestamp with time zone default now() not null,
  constraint service_mark_pkey PRIMARY KEY (is_only),
  constraint service_mark_is_only_check CHECK (is_only),
  constraint service_mark_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'real'::text])))
);
CREATE TRIGGER service_mark_kept BEFORE DELETE OR UPDATE ON service_mark FOR EACH ROW EXECUTE FUNCTION service_mark_refuse();
comment on table service_mark is 'Whether the database is one for trying out, with invented people anybody may be, or a real one; settled once.';

create table session (
  id integer generated always as identity not null,
  measure_id integer not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  is_contact_day boolean not null,
  topic text,
  site text,
  room text,
  is_remote boolean not null,
  state text default 'planned'::text not null,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint session_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint session_hours CHECK (((starts_at < ends_at) AND (ends_at <= (starts_at + 'PT24H'::interval)))),
  constraint session_revision_check CHECK ((revision > 0)),
  constraint session_room_check CHECK ((room <> ''::text)),
  constraint session_room_somewhere CHECK (((room IS NULL) OR (site IS NOT NULL))),
  constraint session_site_check CHECK ((site <> ''::text)),
  constraint session_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'cancelled'::text]))),
  constraint session_topic_check CHECK ((topic <> ''::text))
);
CREATE INDEX session_measure ON session USING btree (measure_id, starts_at);
CREATE INDEX session_recorded_by ON session USING btree (recorded_by);
CREATE INDEX session_room ON session USING btree (lower(site), lower(room), starts_at) WHERE ((state = 'planned'::text) AND (room IS NOT NULL));
CREATE INDEX session_starts ON session USING btree (starts_at, id);
CREATE TRIGGER session_of_open_measure AFTER INSERT OR DELETE OR UPDATE ON session FOR EACH ROW EXECUTE FUNCTION note_change_of_open_measure();
comment on table session is 'A time at which a measure meets: a day of teaching, a meeting of a group, an hour of coaching.';
comment on column session.is_contact_day is 'Whether those who teach are present, in the room or remotely; otherwise the time is for work of one’s own.';
comment on column session.room is 'The room within the site; two sessions in one room at one time are told as a clash.';

create table session_staff (
  session_id integer not null,
  measure_staff_id integer not null,
  constraint session_staff_pkey PRIMARY KEY (session_id, measure_staff_id),
  constraint session_staff_measure_staff_id_fkey FOREIGN KEY (measure_staff_id) REFERENCES measure_staff(id),
  constraint session_staff_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id)
);
CREATE INDEX session_staff_staff ON session_staff USING btree (measure_staff_id);
comment on table session_staff is 'Who of those who work in a measure is present at one of its sessions.';

create table sheet_import (
  id integer generated always as identity not null,
  kind text not null,
  user_id text not null,
  state text not null,
  source text not null,
  file_name text,
  sha256 text not null,
  size integer not null,
  received_at timestamp with time zone not null,
  sheet_names text[] default '{}'::text[] not null,
  sheet_name text,
  heading_row integer,
  columns jsonb,
  columns_settled boolean default false not null,
  attempts integer default 0 not null,
  rows_read integer default 0 not null,
  new_rows integer default 0 not null,
  changed_rows integer default 0 not null,
  same_rows integer default 0 not null,
  refused_rows integer default 0 not null,
  mended_rows integer default 0 not null,
  causes jsonb default '[]'::jsonb not null,
  confirmed_at timestamp with time zone,
  confirmed_by jsonb,
  recorded_rows integer default 0 not null,
  recorded_until integer default 0 not null,
  failure text,
  ended_at timestamp with time zone,
  forgotten_at timestamp with time zone,
  constraint sheet_import_pkey PRIMARY KEY (id),
  constraint sheet_import_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint sheet_import_attempts_check CHECK ((attempts >= 0)),
  constraint sheet_import_changed_rows_check CHECK ((changed_rows >= 0)),
  constraint sheet_import_confirmed CHECK (((state <> 'recording'::text) OR (num_nonnulls(confirmed_at, confirmed_by) = 2))),
  constraint sheet_import_ended CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'discarded'::text])) = (ended_at IS NOT NULL))),
  constraint sheet_import_failure CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint sheet_import_failure_check CHECK ((failure <> ''::text)),
  constraint sheet_import_file_name_check CHECK ((file_name <> ''::text)),
  constraint sheet_import_forgotten CHECK (((forgotten_at IS NULL) OR (ended_at IS NOT NULL))),
  constraint sheet_import_heading_row_check CHECK ((heading_row > 0)),
  constraint sheet_import_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint sheet_import_mended_rows_check CHECK ((mended_rows >= 0)),
  constraint sheet_import_new_rows_check CHECK ((new_rows >= 0)),
  constraint sheet_import_recorded_rows_check CHECK ((recorded_rows >= 0)),
  constraint sheet_import_recorded_until_check CHECK ((recorded_until >= 0)),
  constraint sheet_import_refused_rows_check CHECK ((refused_rows >= 0)),
  constraint sheet_import_rows_read_check CHECK ((rows_read >= 0)),
  constraint sheet_import_same_rows_check CHECK ((same_rows >= 0)),
  constraint sheet_import_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint sheet_import_size_check CHECK ((size > 0)),
  constraint sheet_import_source_check CHECK ((source = ANY (ARRAY['xlsx'::text, 'csv'::text, 'pasted'::text]))),
  constraint sheet_import_state_check CHECK ((state = ANY (ARRAY['received'::text, 'read'::text, 'ready'::text, 'recording'::text, 'done'::text, 'failed'::text, 'discarded'::text])))
);
CREATE INDEX sheet_import_left ON sheet_import USING btree (received_at) WHERE (state = ANY (ARRAY['read'::text, 'ready'::text]));
CREATE INDEX sheet_import_to_forget ON sheet_import USING btree (ended_at) WHERE ((ended_at IS NOT NULL) AND (forgotten_at IS NULL));
CREATE INDEX sheet_import_user ON sheet_import USING btree (user_id, id DESC);
CREATE INDEX sheet_import_waiting ON sheet_import USING btree (id) WHERE (state = ANY (ARRAY['received'::text, 'recording'::text]));
comment on table sheet_import is 'A table that somebody sent in, from its receipt to its end: what it was taken for, and how many rows did what.';
comment on column sheet_import.state is 'received: to be read; read: the sender is to say which column is which; ready: the sender is to confirm; recording: being taken in.';
comment on column sheet_import.columns is 'What each column of the file was taken for, and how that was found.';
comment on column sheet_import.attempts is 'How often the work at hand was begun; after a few it is given up.';
comment on column sheet_import.causes is 'What was amiss or mended, by cause and column: how often, and where first.';
comment on column sheet_import.confirmed_by is 'By which right the sender confirmed it; forgotten with the rows.';
comment on column sheet_import.recorded_until is 'The row up to which it has been taken in, so that work that was cut off goes on behind it.';
comment on column sheet_import.forgotten_at is 'When file and rows were forgotten; the numbers stay.';

create table sheet_import_file (
  sheet_import_id integer not null,
  content bytea not null,
  constraint sheet_import_file_pkey PRIMARY KEY (sheet_import_id),
  constraint sheet_import_file_sheet_import_id_fkey FOREIGN KEY (sheet_import_id) REFERENCES sheet_import(id)
);
comment on table sheet_import_file is 'The very bytes that were sent in, until they are forgotten.';

create table sheet_import_row (
  sheet_import_id integer not null,
  number integer not null,
  outcome text not null,
  is_mended boolean not null,
  "values" jsonb not null,
  cells jsonb,
  problems jsonb,
  mended jsonb,
  changes jsonb,
  causes text[] default '{}'::text[] not null,
  constraint sheet_import_row_pkey PRIMARY KEY (sheet_import_id, number),
  constraint sheet_import_row_sheet_import_id_fkey FOREIGN KEY (sheet_import_id) REFERENCES sheet_import(id),
  constraint sheet_import_row_changes CHECK (((outcome = 'changed'::text) = (changes IS NOT NULL))),
  constraint sheet_import_row_number_check CHECK ((number > 0)),
  constraint sheet_import_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'refused'::text]))),
  constraint sheet_import_row_problems CHECK (((outcome <> 'refused'::text) OR ((problems IS NOT NULL) AND (cells IS NOT NULL))))
);
CREATE INDEX sheet_import_row_outcome ON sheet_import_row USING btree (sheet_import_id, outcome, number);
comment on table sheet_import_row is 'A row of a table that was sent in, by its number in the file: what it was understood to say, and what taking it in would do.';
comment on column sheet_import_row.cells is 'The cells as they were found, kept where the row was refused.';
comment on column sheet_import_row.causes is 'Keys of what is amiss or was mended, for choosing rows by it.';

create table sign_in_failure (
  id bigint generated always as identity not null,
  failed_at timestamp with time zone not null,
  account_digest text not null,
  network_digest text not null,
  device_digest text,
  constraint sign_in_failure_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_failure_account ON sign_in_failure USING btree (account_digest, failed_at);
CREATE INDEX sign_in_failure_at ON sign_in_failure USING btree (failed_at);
CREATE INDEX sign_in_failure_network ON sign_in_failure USING btree (network_digest, failed_at);
comment on table sign_in_failure is 'A failed attempt to sign in, by keyed digests of the account and the network, to slow down guessing.';
comment on column sign_in_failure.device_digest is 'By which device of the owner; empty when it was one at which nobody had signed in to the account.';

create table source_file (
  id integer generated always as identity not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  encoding text,
  content bytea not null,
  received_at timestamp with time zone default now() not null,
  constraint source_file_pkey PRIMARY KEY (id),
  constraint source_file_sha256_key UNIQUE (sha256),
  constraint source_file_encoding_check CHECK ((encoding <> ''::text)),
  constraint source_file_media_type_check CHECK ((media_type = ANY (ARRAY['text/plain'::text, 'text/html'::text, 'application/pdf'::text, 'text/csv'::text]))),
  constraint source_file_name_check CHECK ((name <> ''::text)),
  constraint source_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE TRIGGER shown_in_public AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON source_file FOR EACH STATEMENT EXECUTE FUNCTION note_public_change();
comment on table source_file is 'A file that was taken into the register, whole and unchanged.';

create table staff_attendance (
  id integer generated always as identity not null,
  measure_id integer not null,
  organisation_unit_id integer not null,
  persons integer not null,
  women integer,
  finished integer,
  finished_women integer,
  credits numeric(5,1),
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint staff_attendance_pkey PRIMARY KEY (id),
  constraint staff_attendance_told_once UNIQUE (measure_id, organisation_unit_id),
  constraint staff_attendance_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint staff_attendance_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint staff_attendance_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint staff_attendance_counts CHECK (((women <= persons) AND (finished <= persons) AND (finished_women <= women) AND (finished_women <= finished) AND ((women - finished_women) <= (persons - finished)))),
  constraint staff_attendance_credits_check CHECK ((credits > (0)::numeric)),
  constraint staff_attendance_finished_check CHECK ((finished >= 0)),
  constraint staff_attendance_finished_women_check CHECK ((finished_women >= 0)),
  constraint staff_attendance_persons_check CHECK ((persons > 0)),
  constraint staff_attendance_revision_check CHECK ((revision > 0)),
  constraint staff_attendance_women_check CHECK ((women >= 0))
);
CREATE INDEX staff_attendance_recorded_by ON staff_attendance USING btree (recorded_by);
CREATE INDEX staff_attendance_unit ON staff_attendance USING btree (organisation_unit_id);
comment on table staff_attendance is 'How many people of an organisation of the network took part in a training for its staff, and how many finished it.';
comment on column staff_attendance.women is 'Empty while nobody has told; so are those who finished.';
comment on column staff_attendance.credits is 'What each of them who finished is credited with where it is not what the measure gives, in the unit of the measure.';

create table tender (
  id integer generated always as identity not null,
  project_id integer not null,
  number text,
  name text not null,
  kind text not null,
  asked_on date,
  deadline_at timestamp with time zone not null,
  terms text,
  state text default 'preparing'::text not null,
  cancel_reason text,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint tender_pkey PRIMARY KEY (id),
  constraint tender_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint tender_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint tender_asked CHECK (((state <> ALL (ARRAY['open'::text, 'decided'::text])) OR (asked_on IS NOT NULL))),
  constraint tender_cancel_reason_check CHECK ((cancel_reason <> ''::text)),
  constraint tender_cancelled CHECK (((state = 'cancelled'::text) = (cancel_reason IS NOT NULL))),
  constraint tender_kind_check CHECK ((kind = ANY (ARRAY['invited'::text, 'open'::text]))),
  constraint tender_name_check CHECK ((name <> ''::text)),
  constraint tender_number_check CHECK ((number <> ''::text)),
  constraint tender_revision_check CHECK ((revision > 0)),
  constraint tender_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'open'::text, 'decided'::text, 'cancelled'::text]))),
  constraint tender_terms_check CHECK ((terms <> ''::text))
);
CREATE INDEX tender_by_deadline ON tender USING btree (deadline_at DESC, id DESC);
CREATE INDEX tender_by_name ON tender USING btree (lower(name), id);
CREATE INDEX tender_project ON tender USING btree (project_id);
CREATE INDEX tender_recorded_by ON tender USING btree (recorded_by);
comment on table tender is 'A call for offers by one project or several together, from its preparation until every lot is decided on.';
comment on column tender.project_id is 'The project that carries the tender through; it is one of the buyers.';
comment on column tender.number is 'Under which the buyer''s records know it.';
comment on column tender.deadline_at is 'Until when offers come in; before it nobody reads them.';

create table tender_buyer (
  tender_id integer not null,
  project_id integer not null,
  share_permille integer not null,
  constraint tender_buyer_pkey PRIMARY KEY (tender_id, project_id),
  constraint tender_buyer_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint tender_buyer_tender_id_fkey FOREIGN KEY (tender_id) REFERENCES tender(id),
  constraint tender_buyer_share_permille_check CHECK (((share_permille >= 1) AND (share_permille <= 1000)))
);
CREATE INDEX tender_buyer_project ON tender_buyer USING btree (project_id);
comment on table tender_buyer is 'A project that buys in a tender, and its share of the price; the shares of a tender come to 1000.';

create table tender_criterion (
  id integer generated always as identity not null,
  tender_id integer not null,
  name text not null,
  weight_percent integer not null,
  is_price boolean not null,
  revision integer default 1 not null,
  constraint tender_criterion_pkey PRIMARY KEY (id),
  constraint tender_criterion_tender_id_name_key UNIQUE (tender_id, name),
  constraint tender_criterion_tender_id_fkey FOREIGN KEY (tender_id) REFERENCES tender(id),
  constraint tender_criterion_name_check CHECK ((name <> ''::text)),
  constraint tender_criterion_revision_check CHECK ((revision > 0)),
  constraint tender_criterion_weight_percent_check CHECK (((weight_percent >= 1) AND (weight_percent <= 100)))
);
CREATE UNIQUE INDEX tender_criterion_price ON tender_criterion USING btree (tender_id) WHERE is_price;
comment on table tender_criterion is 'By what offers are compared, and how much it weighs; the weights of a tender come to 100.';

create table tender_decision (
  id integer generated always as identity not null,
  tender_lot_id integer not null,
  tender_offer_id integer,
  reason text,
  decided_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint tender_decision_pkey PRIMARY KEY (id),
  constraint tender_decision_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint tender_decision_tender_lot_id_fkey FOREIGN KEY (tender_lot_id) REFERENCES tender_lot(id),
  constraint tender_decision_tender_offer_id_fkey FOREIGN KEY (tender_offer_id) REFERENCES tender_offer(id),
  constraint tender_decision_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES app_user(id),
  constraint tender_decision_reason_check CHECK ((reason <> ''::text)),
  constraint tender_decision_reasoned CHECK (((tender_offer_id IS NOT NULL) OR (reason IS NOT NULL))),
  constraint tender_decision_withdrawn CHECK ((num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) = ANY (ARRAY[0, 3]))),
  constraint tender_decision_withdrawn_reason_check CHECK ((withdrawn_reason <> ''::text))
);
CREATE UNIQUE INDEX tender_decision_in_force ON tender_decision USING btree (tender_lot_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX tender_decision_lot ON tender_decision USING btree (tender_lot_id);
CREATE INDEX tender_decision_offer ON tender_decision USING btree (tender_offer_id);
CREATE INDEX tender_decision_recorded_by ON tender_decision USING btree (recorded_by);
CREATE INDEX tender_decision_withdrawn_by ON tender_decision USING btree (withdrawn_by);
comment on table tender_decision is 'Which offer for a lot was accepted, or that none was, and why; one that was withdrawn stays.';

create table tender_invitee (
  id integer generated always as identity not null,
  tender_id integer not null,
  provider_unit_id integer,
  provider_name text not null,
  asked_on date,
  constraint tender_invitee_pkey PRIMARY KEY (id),
  constraint tender_invitee_provider_unit_id_fkey FOREIGN KEY (provider_unit_id) REFERENCES organisation_unit(id),
  constraint tender_invitee_tender_id_fkey FOREIGN KEY (tender_id) REFERENCES tender(id),
  constraint tender_invitee_provider_name_check CHECK ((provider_name <> ''::text))
);
CREATE UNIQUE INDEX tender_invitee_once ON tender_invitee USING btree (tender_id, lower(provider_name));
CREATE INDEX tender_invitee_provider_unit ON tender_invitee USING btree (provider_unit_id);
comment on table tender_invitee is 'Who is asked for an offer in an invited tender.';
comment on column tender_invitee.provider_name is 'As it was written; a person''s name where one trades under it.';
comment on column tender_invitee.asked_on is 'Empty until offers are asked for.';

create table tender_lot (
  id integer generated always as identity not null,
  tender_id integer not null,
  number integer not null,
  name text not null,
  field text,
  municipality_code text,
  places integer,
  student_days integer,
  measure_id integer,
  revision integer default 1 not null,
  constraint tender_lot_pkey PRIMARY KEY (id),
  constraint tender_lot_tender_id_number_key UNIQUE (tender_id, number),
  constraint tender_lot_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint tender_lot_tender_id_fkey FOREIGN KEY (tender_id) REFERENCES tender(id),
  constraint tender_lot_field_check CHECK ((field <> ''::text)),
  constraint tender_lot_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{3}$'::text)),
  constraint tender_lot_name_check CHECK ((name <> ''::text)),
  constraint tender_lot_number_check CHECK ((number > 0)),
  constraint tender_lot_places_check CHECK ((places > 0)),
  constraint tender_lot_revision_check CHECK ((revision > 0)),
  constraint tender_lot_student_days_check CHECK ((student_days > 0))
);
CREATE INDEX tender_lot_measure ON tender_lot USING btree (measure_id);
comment on table tender_lot is 'A part of a tender that is decided on by itself: what is to be bought, where, and how much of it.';

create table tender_offer (
  id integer generated always as identity not null,
  tender_lot_id integer not null,
  provider_unit_id integer,
  provider_name text not null,
  student_day_price_cents bigint,
  total_cents bigint not null,
  is_admissible boolean not null,
  note text,
  revision integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  received_at timestamp with time zone not null,
  late_reason text,
  constraint tender_offer_pkey PRIMARY KEY (id),
  constraint tender_offer_provider_unit_id_fkey FOREIGN KEY (provider_unit_id) REFERENCES organisation_unit(id),
  constraint tender_offer_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id),
  constraint tender_offer_tender_lot_id_fkey FOREIGN KEY (tender_lot_id) REFERENCES tender_lot(id),
  constraint tender_offer_inadmissible CHECK ((is_admissible OR (note IS NOT NULL))),
  constraint tender_offer_late_reason_check CHECK ((late_reason <> ''::text)),
  constraint tender_offer_note_check CHECK ((note <> ''::text)),
  constraint tender_offer_provider_name_check CHECK ((provider_name <> ''::text)),
  constraint tender_offer_revision_check CHECK ((revision > 0)),
  constraint tender_offer_student_day_price_cents_check CHECK ((student_day_price_cents >= 0)),
  constraint tender_offer_total_cents_check CHECK ((total_cents >= 0))
);
CREATE UNIQUE INDEX tender_offer_of_provider ON tender_offer USING btree (tender_lot_id, lower(provider_name));
CREATE INDEX tender_offer_provider_unit ON tender_offer USING btree (provider_unit_id);
CREATE INDEX tender_offer_recorded_by ON tender_offer USING btree (recorded_by);
comment on table tender_offer is 'What a provider offers for a lot; nobody reads it before the deadline of the tender.';
comment on column tender_offer.provider_name is 'As the offer gives it; a person''s name where one trades under it.';
comment on column tender_offer.note is 'For one that may not be compared, why not.';
comment on column tender_offer.late_reason is 'Why an offer that came in time was recorded only after the deadline.';

create table tender_offer_change (
  id integer generated always as identity not null,
  tender_offer_id integer not null,
  tender_lot_id integer not null,
  provider_name text not null,
  student_day_price_cents bigint,
  total_cents bigint not null,
  received_at timestamp with time zone not null,
  is_admissible boolean not null,
  note text,
  reason text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint tender_offer_change_pkey PRIMARY KEY (id),
  constraint tender_offer_change_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES app_user(id),
  constraint tender_offer_change_tender_lot_id_fkey FOREIGN KEY (tender_lot_id) REFERENCES tender_lot(id),
  constraint tender_offer_change_tender_offer_id_fkey FOREIGN KEY (tender_offer_id) REFERENCES tender_offer(id),
  constraint tender_offer_change_note_check CHECK ((note <> ''::text)),
  constraint tender_offer_change_provider_name_check CHECK ((provider_name <> ''::text)),
  constraint tender_offer_change_reason_check CHECK ((reason <> ''::text)),
  constraint tender_offer_change_student_day_price_cents_check CHECK ((student_day_price_cents >= 0)),
  constraint tender_offer_change_total_cents_check CHECK ((total_cents >= 0))
);
CREATE INDEX tender_offer_change_changed_by ON tender_offer_change USING btree (changed_by);
CREATE INDEX tender_offer_change_lot ON tender_offer_change USING btree (tender_lot_id);
CREATE INDEX tender_offer_change_offer ON tender_offer_change USING btree (tender_offer_id, id);
comment on table tender_offer_change is 'What an offer said until it was corrected after its opening, and why it was corrected.';

create table user_credential (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint user_credential_pkey PRIMARY KEY (id),
  constraint user_credential_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint user_credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
);
CREATE INDEX user_credential_user ON user_credential USING btree (user_id);
comment on table user_credential is 'A way by which a user is known: the digest of a password, or the account at an identity provider.';

create table user_device (
  token_sha256 text not null,
  user_id text not null,
  session_id text not null,
  seen_at timestamp with time zone not null,
  constraint user_device_pkey PRIMARY KEY (token_sha256),
  constraint user_device_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint user_device_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX user_device_seen ON user_device USING btree (seen_at);
CREATE INDEX user_device_user ON user_device USING btree (user_id);
comment on table user_device is 'A device at which a user has signed in, known again by a cookie of which only a digest is kept.';
comment on column user_device.session_id is 'The session that was opened there; it may be over.';

create table user_passkey (
  id text not null,
  user_id text not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint user_passkey_pkey PRIMARY KEY (id),
  constraint user_passkey_credential_id_key UNIQUE (credential_id),
  constraint user_passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
);
CREATE INDEX user_passkey_user ON user_passkey USING btree (user_id);
comment on table user_passkey is 'The public half of a key that a device of a user keeps.';

create table user_second_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until_at timestamp with time zone,
  constraint user_second_factor_pkey PRIMARY KEY (id),
  constraint user_second_factor_user_id_key UNIQUE (user_id),
  constraint user_second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
);
comment on table user_second_factor is 'The sealed secret from which an app on a user''s telephone reckons codes, and the codes for when it is lost.';
comment on column user_second_factor.verified is 'Whether the user has proved once that the app reckons the right codes.';

create table user_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  means text,
  constraint user_session_pkey PRIMARY KEY (id),
  constraint user_session_token_key UNIQUE (token),
  constraint user_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id),
  constraint user_session_means_check CHECK ((means = ANY (ARRAY['password'::text, 'second-factor'::text, 'passkey'::text, 'provider'::text, 'demo'::text, 'link'::text])))
);
CREATE INDEX user_session_user ON user_session USING btree (user_id);
comment on table user_session is 'A device at which a user has signed in, until it signs out or the time is up.';
comment on column user_session.token is 'Worth nothing without its signature, whose key is not in the database.';
comment on column user_session.expires_at is 'When the user must sign in anew, however busy.';
comment on column user_session.updated_at is 'When the device was last seen, to five minutes.';

create table user_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint user_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX user_verification_expires ON user_verification USING btree (expires_at);
CREATE INDEX user_verification_identifier ON user_verification USING btree (identifier);
comment on table user_verification is 'Something begun that must be ended in time: a second factor to give, a passkey to show, a way back from an identity provider.';

create table wage_subsidy (
  seat_id integer not null,
  percent numeric(4,1) not null,
  monthly_cents bigint,
  hours_per_week numeric(4,2) not null,
  training_days integer,
  revision integer default 1 not null,
  constraint wage_subsidy_pkey PRIMARY KEY (seat_id),
  constraint wage_subsidy_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id),
  constraint wage_subsidy_hours_per_week_check CHECK (((hours_per_week >= (1)::numeric) AND (hours_per_week <= (40)::numeric))),
  constraint wage_subsidy_monthly_cents_check CHECK ((monthly_cents > 0)),
  constraint wage_subsidy_percent_check CHECK (((percent >= (1)::numeric) AND (percent <= (100)::numeric))),
  constraint wage_subsidy_revision_check CHECK ((revision > 0)),
  constraint wage_subsidy_training_days_check CHECK ((training_days > 0))
);
comment on table wage_subsidy is 'What the authority pays of the wage of somebody whose seat is work.';
comment on column wage_subsidy.monthly_cents is 'The subsidy of a month, in cents; empty while it is not decided.';
comment on column wage_subsidy.hours_per_week is 'Agreed working time in a week, to the hundredth of an hour.';
comment on column wage_subsidy.training_days is 'Days of training within the working time, where work and training are combined.';

create table work_place (
  id integer generated always as identity not null,
  measure_id integer not null,
  organisation_unit_id integer,
  employer text not null,
  site text,
  tasks text not null,
  supervisor text,
  seats integer not null,
  is_permanent boolean not null,
  from_on date not null,
  until_on date,
  revision integer default 1 not null,
  hours_per_week numeric(4,2),
  continues_id integer,
  permanent_on date,
  constraint work_place_pkey PRIMARY KEY (id),
  constraint work_place_continues_id_fkey FOREIGN KEY (continues_id) REFERENCES work_place(id),
  constraint work_place_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint work_place_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint work_place_continues_another CHECK ((continues_id <> id)),
  constraint work_place_days CHECK (((until_on IS NULL) OR (from_on < until_on))),
  constraint work_place_employer_check CHECK ((employer <> ''::text)),
  constraint work_place_hours_per_week_check CHECK (((hours_per_week >= 0.5) AND (hours_per_week <= (60)::numeric))),
  constraint work_place_permanent CHECK ((from_on <= permanent_on)),
  constraint work_place_revision_check CHECK ((revision > 0)),
  constraint work_place_seats_check CHECK ((seats > 0)),
  constraint work_place_site_check CHECK ((site <> ''::text)),
  constraint work_place_supervisor_check CHECK ((supervisor <> ''::text)),
  constraint work_place_tasks_check CHECK ((tasks <> ''::text))
);
CREATE INDEX work_place_continues ON work_place USING btree (continues_id);
CREATE INDEX work_place_measure ON work_place USING btree (measure_id, from_on);
CREATE INDEX work_place_unit ON work_place USING btree (organisation_unit_id);
CREATE TRIGGER work_place_of_open_measure AFTER INSERT OR DELETE OR UPDATE ON work_place FOR EACH ROW EXECUTE FUNCTION note_change_of_open_measure();
comment on table work_place is 'Where people of a measure work: whose place, which tasks, who supervises, and for how many.';
comment on column work_place.supervisor is 'A name: personal data.';
comment on column work_place.is_permanent is 'Whether people may stay there, or pass through to another place.';
comment on column work_place.until_on is 'The day from which on the place is no more; empty while that is not known.';
comment on column work_place.hours_per_week is 'How long people work there in a week; empty where it differs from one to the next, or nobody has told.';
comment on column work_place.continues_id is 'The work place in whose stead this one goes on.';
comment on column work_place.permanent_on is 'The day from which on whoever has the place keeps it for good without a project; empty while it does not.';

create table koordi_meta.migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table koordi_meta.migration is 'Migration files this database has applied, with the digest of each.';
