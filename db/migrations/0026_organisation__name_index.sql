-- An authority that decides on a project is known by the name that is printed. By digest, as names can be long.
create index organisation_name_by_name on organisation_name (md5(printed_name));
