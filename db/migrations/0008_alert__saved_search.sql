-- Searches that readers asked to be told of by e-mail. The address is sealed with a key that is not in the database, and gone
-- as soon as the search ends; of the token in the links of the mails only a digest is kept.

create table saved_search (
  id int generated always as identity primary key,
  state text not null check (state in ('requested', 'confirmed', 'ended')),
  language text not null check (language in ('fi', 'sv', 'en')),
  question text check (question <> '' and length(question) <= 1900),
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_contact bytea,
  address_digest text check (address_digest ~ '^[0-9a-f]{64}$'),
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  checked_on date,
  told_codes text[],
  constraint saved_search_address_gone check (
    (state = 'ended') = (sealed_contact is null) and (state = 'ended') = (address_digest is null)),
  constraint saved_search_times check (
    case state
      when 'requested' then num_nonnulls(confirmed_at, ended_at, checked_on, told_codes) = 0
      when 'confirmed' then num_nonnulls(confirmed_at, checked_on, told_codes) = 3 and ended_at is null
      else ended_at is not null
    end)
);

comment on table saved_search is
  'A search of which a reader asked to be told by e-mail: requested, confirmed by a link in a mail, ended.';
comment on column saved_search.question is 'The question as the query of its address, empty for the whole register.';
comment on column saved_search.token_sha256 is 'Digest of the token that stands in the links of its mails.';
comment on column saved_search.sealed_contact is 'Address and token, sealed with a key outside the database.';
comment on column saved_search.address_digest is
  'Keyed digest of the address, by which the requests for one address are counted.';
comment on column saved_search.checked_on is 'The last day (in Finland) on which it was asked whether there is something new.';
comment on column saved_search.told_codes is
  'Projects that fitted when it was confirmed or were put into a mail since: none of them is new.';

create index saved_search_address on saved_search (address_digest) where address_digest is not null;

create table alert_mail (
  id int generated always as identity primary key,
  saved_search_id int not null references saved_search on delete cascade,
  kind text not null check (kind in ('confirmation', 'news')),
  written_on date not null,
  project_codes text[] check (project_codes <> '{}'),
  message_id uuid not null default gen_random_uuid(),
  due_at timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  refusals int not null default 0 check (refusals between 0 and attempts),
  failure text check (failure in ('refused', 'postponed', 'unreachable', 'unreadable', 'faulty')),
  sent_at timestamptz,
  constraint alert_mail_once_a_day unique (saved_search_id, kind, written_on),
  constraint alert_mail_tells_projects check ((kind = 'news') = (project_codes is not null))
);

comment on table alert_mail is
  'A mail to the reader who saved a search: written down first, then sent, then noted as sent, so that none is lost.';
comment on column alert_mail.written_on is 'Day in Finland; a search gets at most one mail of a kind a day.';
comment on column alert_mail.message_id is 'Stands in the mail itself: should it be sent twice, it is seen to be the same.';
comment on column alert_mail.refusals is 'How many of the attempts the server refused for good; a few end the search.';
comment on column alert_mail.failure is 'Why the last attempt failed, empty when none did.';

create index alert_mail_unsent on alert_mail (due_at, id) where sent_at is null;
