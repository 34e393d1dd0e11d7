-- A coordination project carries its organisation's own production, too; and coordinators work beside those of other regions, whose
-- projects they keep as light records.

comment on table project_link is
  'A bond between two projects: from the mother to its parallel project, from the predecessor to its successor, or from the coordination project to a project that it carries, parallel or of own production.';

alter table project_profile
  drop constraint project_profile_light,
  add constraint project_profile_light check (not is_light or kind in ('development', 'coordination'));
