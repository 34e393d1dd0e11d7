-- Whose project it is, or who is to have it, may be known before anybody works with it.
create function is_held_project(project int) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
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
  $$;

comment on function is_held_project is
  'Whether a project belongs to anybody, is carried by another, or somebody has a grant or an invitation for it.';

create function grants_of_project(project int) returns int[] language sql stable security definer
  set search_path = public, pg_temp as $$
    select array(select held.id from role_grant held where held.project_id = project order by held.id)
  $$;

comment on function grants_of_project is 'The grants for a project itself, the ended ones among them.';

revoke execute on function grants_of_project from public;
