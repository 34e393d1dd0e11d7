-- For the projects of an authority, which descriptions tell by its name.
create index description_version_authority on description_version (md5(authority))
  where in_force_from is not null and in_force_until is null;
