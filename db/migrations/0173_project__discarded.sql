-- A project that was begun by mistake can be discarded while nothing hangs on it: nobody works with it any more, and what was known of
-- it stays on record. Under its official code it may be begun anew.

create table project_discarded (
  id int generated always as identity primary key,
  project_id int not null references project,
  profile jsonb not null,
  reason text not null check (reason <> ''),
  discarded_at timestamptz not null,
  discarded_by text references app_user
);

comment on table project_discarded is 'What was known of a project when it was discarded, and why it was.';
comment on column project_discarded.profile is 'The row of project_profile as it was.';

create index project_discarded_project on project_discarded (project_id);
create index project_discarded_by on project_discarded (discarded_by);
revoke insert, update, delete on project_discarded from koordi_app;

alter table project_discarded enable row level security;
create policy project_discarded_seen_by_colleagues on project_discarded to koordi_app
  using ((select acting_user()) is not null) with check ((select acting_user()) is not null);

-- The tables belong to many rooms, and who asks does not see all of their rows: so this works as the owner, over whatever refers to a
-- project. What has been given up or has ended does not hang on it, nor does what merely tells of the project itself. Of another
-- organisation's project only the record is discarded: what the register and that organisation have of it stays with it.
create function what_hangs_on_project(asked int) returns table (relation text, amount int) language plpgsql stable security definer
  set search_path = public, pg_temp as $$
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
  $$;

comment on function what_hangs_on_project is
  'For each table how many of its rows keep a project from being discarded: those that refer to it and have neither been given up nor ended.';

create function discard_project(asked int, why text, day timestamptz) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
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
  $$;

comment on function discard_project is
  'Moves what is known of a project on which nothing hangs to those that were discarded, so that nobody works with it any more.';

revoke execute on function what_hangs_on_project, discard_project from public;
grant execute on function what_hangs_on_project, discard_project to koordi_app;
