-- What somebody types into a form, kept until it is saved, and which forms have been saved, so that each is saved once.

create table form_draft (
  user_id text not null references app_user,
  form_key text not null check (form_key ~ '^[a-z][a-z-]*:[^[:space:]]+$'),
  form_token text not null check (form_token <> ''),
  typed jsonb not null check (jsonb_typeof(typed) = 'array'),
  base_revision int,
  began_at timestamptz not null,
  typed_at timestamptz not null check (typed_at >= began_at),
  primary key (user_id, form_key)
);

comment on table form_draft is 'What a user has typed into a form and not saved yet.';
comment on column form_draft.form_key is 'What is edited: description-edit:12.';
comment on column form_draft.form_token is 'The page, opened in a window, that typed last: another window does not overwrite it unseen.';
comment on column form_draft.typed is 'Names and values in the order of the form.';
comment on column form_draft.base_revision is 'The revision of the record that the form showed when it was opened.';

create index form_draft_form on form_draft (form_key, typed_at);

create table form_receipt (
  user_id text not null references app_user,
  form_token text not null check (form_token <> ''),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  answer text not null,
  used_at timestamptz not null,
  primary key (user_id, form_token, digest)
);

comment on table form_receipt is 'A form that was saved: sent again with the same content it gets the same answer and changes nothing.';

create index form_receipt_used on form_receipt (user_id, used_at);

-- Nobody but its writer reads a draft. That one is being written is told to colleagues, by the function below alone.
alter table form_draft enable row level security;
create policy form_draft_own on form_draft
  using (user_id = (select acting_user())) with check (user_id = (select acting_user()));
create policy form_draft_service on form_draft for select using ((select acting_user()) = 'service');

alter table form_receipt enable row level security;
create policy form_receipt_own on form_receipt
  using (user_id = (select acting_user())) with check (user_id = (select acting_user()));

create function editors_of_form(key text, since timestamptz)
  returns table (user_id text, began_at timestamptz, typed_at timestamptz)
  language sql stable set koordi."user" = 'service' as $$
    select draft.user_id, draft.began_at, draft.typed_at
    from form_draft draft
    where draft.form_key = key and draft.typed_at > since
    order by draft.typed_at desc
  $$;

comment on function editors_of_form is 'Who has typed into a form since an instant, without what they typed.';
