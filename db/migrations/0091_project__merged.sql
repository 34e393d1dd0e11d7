-- A project that was prepared under a code of ours may be in the register already when it gets its official code, from a list that
-- was imported meanwhile. What the register has of it then goes over to the project that people work with.

create table project_merged (
  former_id int primary key,
  project_id int not null references project,
  merged_at timestamptz not null
);

comment on table project_merged is
  'The number under which the register knew a project before it and the one that was being prepared became one: older acts in the audit bear it.';

create index project_merged_project on project_merged (project_id);
revoke insert, update, delete on project_merged from koordi_app;

-- The tables belong to many rooms, and some of their rows are else never changed: so this works as the owner, over whatever refers to
-- a project. What it asks of grants and invitations, the room access answers.
create function merge_registered_project(registered int, prepared int) returns int[] language plpgsql security definer
  set search_path = public, pg_temp as $$
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
  $$;

comment on function merge_registered_project is
  'Gives all that the register has of a project without a profile to one that is being prepared, whose code it then takes; tells which grants went over with it.';

revoke execute on function merge_registered_project from public;
grant execute on function merge_registered_project to koordi_app;

create function reached_former_projects() returns setof int language sql stable security definer rows 10
  set search_path = public, pg_temp as $$
    select merged.former_id from project_merged merged where merged.project_id in (select reached_projects())
  $$;

comment on function reached_former_projects is
  'The numbers under which the register knew projects before they became one with those within any grant of the acting user.';
