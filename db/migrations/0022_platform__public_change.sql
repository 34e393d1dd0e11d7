-- Finished public pages are remembered until something that they show has changed. What people do in the workspace, a draft saved
-- every second among it, is not shown to the public, and must not make the service forget its pages.

create table public_change (
  revision xid8 primary key
);

comment on table public_change is 'A transaction that changed what public pages show: a reader asks for those not visible in a snapshot it knows.';

create function note_public_change() returns trigger language plpgsql as $$
begin
  insert into public_change (revision) values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create procedure show_in_public(shown regclass) language plpgsql as $$
begin
  execute format(
    'create trigger shown_in_public after insert or update or delete or truncate on %s for each statement execute function note_public_change()',
    shown);
end $$;

comment on procedure show_in_public is 'Lets changes of a table be noticed by whoever remembers public pages.';

call show_in_public('area_list_version');
call show_in_public('area');
call show_in_public('organisation');
call show_in_public('organisation_unit');
call show_in_public('organisation_name');
call show_in_public('organisation_address');
call show_in_public('project');
call show_in_public('project_link');
call show_in_public('source_file');
call show_in_public('description_version');
call show_in_public('description_content');
call show_in_public('description_search');
call show_in_public('description_sighting');
call show_in_public('description_area');
call show_in_public('description_party');
