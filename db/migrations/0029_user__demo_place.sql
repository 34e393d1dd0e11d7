-- Invented people belong to a database for trying out.
create trigger app_user_demo_placed before insert or update of is_demo on app_user for each row when (new.is_demo)
  execute function app_user_demo_place();

-- An account that is opened again begins with no session.
create trigger app_user_closed after update of deactivated_at on app_user for each row when (new.deactivated_at is not null)
  execute function end_sessions_of_closed();
