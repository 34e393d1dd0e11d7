-- The second wall for writing: the glass is broken for oneself alone, for an hour at most, by a right that one has, and is then only
-- ever closed. The functions ask as the owner, since the policy of a table cannot ask the table itself.

create function has_right_to_break_glass(held int) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select exists (
      select from acting_grant
      where id = held and role in ('authority', 'coordinator', 'project-worker', 'service-expert'))
  $$;

comment on function has_right_to_break_glass is 'Whether the acting user holds a grant, and breaking the glass rests on such.';

create function watches_projects() returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
    select exists (
      select from acting_grant where role in ('administrator', 'authority', 'coordinator', 'project-worker'))
  $$;

comment on function watches_projects is 'Whether the acting user has a grant by which a glass broken to a project within reach is closed.';

-- By the clock of the database, with a few minutes for one of the service that goes otherwise.
drop policy glass_break_opened on glass_break;
create policy glass_break_opened on glass_break for insert to koordi_app with check (
  user_id = (select acting_user()) and closed_at is null and has_right_to_break_glass(role_grant_id)
  and closes_at <= opened_at + interval '1 hour' and closes_at <= clock_timestamp() + interval '65 minutes');

drop policy glass_break_closed on glass_break;
create policy glass_break_closed on glass_break for update to koordi_app
  using (closed_at is null and (
    user_id = (select acting_user())
    or ((select watches_projects()) and (
      (select reaches_everything()) or project_id in (select reached_projects())))))
  with check (closed_at is not null and closed_by = (select acting_user()));
