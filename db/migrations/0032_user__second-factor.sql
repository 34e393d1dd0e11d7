alter table app_user add two_factor_enabled boolean not null default false;

comment on column app_user.two_factor_enabled is 'Whether a password alone does not let the person in; the library for signing in keeps it.';
