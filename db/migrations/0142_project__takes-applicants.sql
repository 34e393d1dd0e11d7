-- Whether a project still takes people into what it arranges: asked for the public, who sees nothing else of the working data.

create function project_takes_applicants(project int, first_day date, on_day date) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((
      select stated.status not in ('ended', 'interrupted')
      from project_status stated
      where stated.project_id = project and stated.from_on <= on_day and stated.taken_back_at is null
      order by stated.from_on desc, stated.id desc
      limit 1), true)
    and not exists (
      select from project_profile profile
      where profile.project_id = project and profile.ends_on < greatest(first_day, on_day))
$$;

comment on function project_takes_applicants is
  'Whether a project has neither ended nor been interrupted on a day, and what begins on a first day lies within its days, as far as they are known.';

create trigger status_of_open_measures after insert or update or delete on project_status
  for each statement execute function note_public_change();
create trigger days_of_open_measures after update of ends_on on project_profile
  for each statement execute function note_public_change();
