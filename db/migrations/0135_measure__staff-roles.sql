-- Two more roles of those who work in a measure: coaches of training and planners of rehabilitation.
alter table measure_staff drop constraint measure_staff_role_check;
alter table measure_staff add constraint measure_staff_role_check check (
  role in ('trainer', 'job-coach', 'training-coach', 'rehabilitation-planner', 'supervisor', 'planner', 'contact')
);
