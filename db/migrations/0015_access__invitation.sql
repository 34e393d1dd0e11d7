-- Who is asked to work in the service: by e-mail address, with the role that waits for them. The link holds a token of which only
-- a digest is kept; where mail is sent, the token is made when the mail is, so that it stands nowhere else.

create table invitation (
  id int generated always as identity primary key,
  email text not null check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  language text not null check (language in ('fi', 'sv', 'en')),
  role text not null check (
    role in ('administrator', 'authority', 'coordinator', 'project-worker', 'service-expert', 'provider', 'auditor')),
  scope text not null check (scope in ('everything', 'organisation', 'unit', 'project')),
  organisation_id int references organisation,
  organisation_unit_id int references organisation_unit,
  project_id int references project,
  valid_from date not null,
  valid_until date,
  invited_by text not null references app_user,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  token_sha256 text unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  mail_due_at timestamptz,
  mail_sent_at timestamptz,
  mail_attempts int not null default 0 check (mail_attempts >= 0),
  mail_failure text check (mail_failure in ('refused', 'postponed', 'unreachable', 'faulty')),
  accepted_at timestamptz,
  accepted_by text references app_user,
  withdrawn_at timestamptz,
  withdrawn_by text references app_user,
  constraint invitation_scope check (
    num_nonnulls(organisation_id, organisation_unit_id, project_id) = (scope <> 'everything')::int
    and (scope = 'organisation') = (organisation_id is not null)
    and (scope = 'unit') = (organisation_unit_id is not null)
    and (scope = 'project') = (project_id is not null)),
  constraint invitation_administrator check (role <> 'administrator' or scope = 'everything'),
  constraint invitation_days check (valid_until is null or valid_from < valid_until),
  constraint invitation_expiry check (invited_at < expires_at),
  constraint invitation_accepted check ((accepted_at is null) = (accepted_by is null)),
  constraint invitation_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null)),
  constraint invitation_one_end check (num_nonnulls(accepted_at, withdrawn_at) <= 1)
);

comment on table invitation is 'A person who is asked by e-mail to work in the service, with the role that waits for them.';
comment on column invitation.token_sha256 is 'Digest of the token in the link; empty until the mail with it is sent.';
comment on column invitation.mail_due_at is 'When to send the mail, or to try again; empty when nothing is to be sent.';

create unique index invitation_open on invitation (email) where accepted_at is null and withdrawn_at is null;
create index invitation_mail_due on invitation (mail_due_at) where mail_due_at is not null;
create index invitation_organisation on invitation (organisation_id);
create index invitation_unit on invitation (organisation_unit_id);
create index invitation_project on invitation (project_id);
create index invitation_invited_by on invitation (invited_by);
create index invitation_accepted_by on invitation (accepted_by);
create index invitation_withdrawn_by on invitation (withdrawn_by);

alter table invitation enable row level security;
create policy invitation_seen_by_administration on invitation to koordi_app
  using ((select reaches_everything())) with check ((select reaches_everything()));
create policy invitation_accepted_by_token on invitation to koordi_sign_in using (true) with check (true);

-- Whoever opens the link has not signed in yet, and sees nothing of the table but what the digest of their token opens.
create function invited_by_link(digest text, at timestamptz) returns table (email text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
    select invitation.email, invitation.role
    from invitation
    where invitation.token_sha256 = digest and invitation.expires_at > at
      and invitation.accepted_at is null and invitation.withdrawn_at is null
  $$;

comment on function invited_by_link is 'Who is invited by a link that can still be accepted, by the digest of its token.';

revoke delete on invitation from koordi_app;
grant select, update on invitation to koordi_sign_in;
grant insert on role_grant to koordi_sign_in;
