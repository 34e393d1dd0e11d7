-- Who works in the database. Pages, API and jobs work as koordi_app, signing in as koordi_sign_in; neither owns anything, so
-- neither can change the structure, and row-level security holds for both. Migrations and maintenance work as the owner.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['koordi_app', 'koordi_sign_in'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception
      -- Another database of the same server is being prepared at this moment.
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'The roles of Koordi are missing and % may not create them. An administrator of the database server must run: create role koordi_app nologin; create role koordi_sign_in nologin; grant koordi_app, koordi_sign_in to %; and then start again', current_user, current_user;
    end;
  end loop;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant koordi_app, koordi_sign_in to %I', current_user);
    exception when insufficient_privilege then
      -- Somebody with the right to do so has granted them, or has to.
      if not (pg_has_role(current_user, 'koordi_app', 'usage') and pg_has_role(current_user, 'koordi_sign_in', 'usage')) then
        raise exception 'An administrator of the database server must run: grant koordi_app, koordi_sign_in to %; and then start again', current_user;
      end if;
    end;
  end if;
end $$;

grant usage on schema public to koordi_app, koordi_sign_in;
grant select, insert, update, delete on all tables in schema public to koordi_app;

-- Tables to come are open to the pages as well, unless their migration closes them.
alter default privileges in schema public grant select, insert, update, delete on tables to koordi_app;

create function acting_user() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('koordi.user', true), '') $$;

comment on function acting_user is
  'Whose act or reading the transaction is: the id of a user, service for work that Koordi does by itself, or null for the public.';
