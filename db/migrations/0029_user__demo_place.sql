-- Invented people belong to a database for trying out.
create trigger app_user_demo_placed before insert or update of is_demo on app_user for each row when (new.is_demo)
  execute function app_user_demo_place();
