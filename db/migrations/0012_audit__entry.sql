-- Who did what to whom, when, by which right and why. Entries are only ever added, in the transaction of the act, and each holds
-- the digest of the one before it in its lane, so that a changed, removed or moved entry shows. There are several lanes, since in
-- one chain every writer would wait for the one before.

create table audit_lane (
  lane smallint primary key,
  length bigint not null default 0 check (length >= 0),
  head bytea not null check (octet_length(head) = 32)
) with (fillfactor = 10);  -- A row changes with every act: what it was before is cleared away at once, in the same page.

comment on table audit_lane is 'A chain of audit entries: how many it has, and the digest of the last one.';

insert into audit_lane (lane, head)
select lane, sha256(convert_to(format('koordi audit lane %s', lane), 'UTF8')) from generate_series(1, 16) as lane;

create table audit_entry (
  id bigint generated always as identity unique,
  lane smallint not null check (lane between 1 and 16),
  position bigint not null check (position > 0),
  acted_at timestamptz not null,
  user_id text,
  role text,
  grant_id int,
  act text not null check (act ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
  subject_kind text not null check (subject_kind <> ''),
  subject_id text not null check (subject_id <> ''),
  project_id int,
  reason text check (reason <> ''),
  origin text,
  request_id text,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (lane, position)
);

comment on table audit_entry is 'An act or a reading of personal data: who, by which right, when, what, on whom, why and from where.';
comment on column audit_entry.user_id is
  'The user who acted, service for what Koordi did by itself, or null where nobody had signed in. A number, so that a name can be erased.';
comment on column audit_entry.details is 'What the act changed, without personal data, which could not be erased from a chain.';
comment on column audit_entry.origin is 'The network address it came from.';

create index audit_entry_user on audit_entry (user_id, id desc);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id desc);
create index audit_entry_project on audit_entry (project_id, id desc) where project_id is not null;

-- The words that are digested: every column but the digests. `koordi audit verify` asks with the same words, never by this function.
create function audit_text(entry audit_entry) returns text language sql stable parallel safe as $$
  select json_build_object(
    'lane', entry.lane, 'position', entry.position, 'id', entry.id, 'utc', entry.acted_at at time zone 'UTC',
    'user', entry.user_id, 'role', entry.role, 'grant', entry.grant_id, 'act', entry.act, 'kind', entry.subject_kind,
    'subject', entry.subject_id, 'project', entry.project_id, 'reason', entry.reason, 'origin', entry.origin,
    'request', entry.request_id, 'details', entry.details)::text
$$;

-- A lane is for one transaction at a time, until it ends. The lock is an advisory one, 727100 and the lane: a row to be locked and
-- changed for every entry would leave so many versions in a long transaction that each entry took longer than the one before.
-- Who writes in a lane already is let in again; so nobody who holds a lane ever waits for another.
create function audit_free_lane() returns int language plpgsql as $$
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
end $$;

create function audit_chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last_position bigint;
begin
  new.lane := audit_free_lane();
  select entry.position, entry.hash into last_position, new.previous_hash
  from audit_entry entry where entry.lane = new.lane order by entry.position desc limit 1;
  new.position := coalesce(last_position, 0) + 1;
  new.previous_hash := coalesce(new.previous_hash, sha256(convert_to(format('koordi audit lane %s', new.lane), 'UTF8')));
  new.hash := sha256(convert_to(encode(new.previous_hash, 'hex') || audit_text(new), 'UTF8'));
  return new;
end $$;

create trigger audit_entry_chained before insert on audit_entry for each row execute function audit_chain();

-- When a transaction ends, its lane is told its new length: by the last of its entries only, however many there were.
create function audit_lengthen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from audit_entry later where later.lane = new.lane and later.position = new.position + 1
  ) then
    update audit_lane set length = new.position, head = new.hash where audit_lane.lane = new.lane;
  end if;
  return null;
end $$;

create constraint trigger audit_entry_counted after insert on audit_entry
  deferrable initially deferred for each row execute function audit_lengthen();

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Audit entries are only ever added.' using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_entry_kept before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_entry_kept_whole before truncate on audit_entry for each statement execute function audit_refuse();

revoke insert, update, delete on audit_lane from koordi_app;
revoke update, delete on audit_entry from koordi_app;
grant insert on audit_entry to koordi_sign_in;
alter table audit_entry enable row level security;
-- Nobody writes in the name of another, but for signing in, which finds out who it is.
create policy audit_entry_added on audit_entry for insert to koordi_app
  with check (user_id is null or user_id = 'service' or user_id = (select acting_user()));
create policy audit_entry_added_at_sign_in on audit_entry for insert to koordi_sign_in with check (true);
