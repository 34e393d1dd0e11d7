-- Which milestones would not fit other days of their project: asked by whoever changes those days. Reports are due after the end, too.

create function milestones_against_project(project int, first_day date, last_day date)
  returns table (outside int, first_name text, first_on date) language sql stable rows 1 as $$
  select count(*)::int, (array_agg(milestone.title order by milestone.due_on, milestone.id))[1], min(milestone.due_on)
  from milestone
  where milestone.project_id = project and milestone.state = 'open'
    and (milestone.due_on < first_day or milestone.kind = 'milestone' and milestone.due_on > last_day)
$$;

comment on function milestones_against_project is
  'How many open milestones of a project are due before a day or, where they are no reports, after another one, and the title and day of the first.';
