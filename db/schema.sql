-- The structure all migrations together make. Written by `npm run database`; do not edit.

create collation fi_fi (provider = icu, locale = 'und', rules = '&z < å <<< Å < ä <<< Ä < ö <<< Ö');
comment on collation fi_fi is 'Finnish alphabetical order; use as `order by name collate fi_fi`';

CREATE OR REPLACE FUNCTION description_name_ids(wanted tsquery)
 RETURNS TABLE(description_version_id integer)
 LANGUAGE sql
 STABLE ROWS 200
 SET enable_seqscan TO 'off'
AS $function$select search.description_version_id from description_search search where search.names @@ wanted$function$;

CREATE OR REPLACE FUNCTION description_search_ids(wanted tsquery)
 RETURNS TABLE(description_version_id integer)
 LANGUAGE sql
 STABLE ROWS 2000
 SET enable_seqscan TO 'off'
AS $function$select search.description_version_id from description_search search where search.words @@ wanted$function$;

CREATE OR REPLACE FUNCTION description_version_touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.revision := pg_current_xact_id();
  return new;
end $function$;

create table alert_mail (
  id integer generated always as identity not null,
  saved_search_id integer not null,
  kind text not null,
  written_on date not null,
  project_codes text[],
  message_id uuid default gen_random_uuid() not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  refusals integer default 0 not null,
  failure text,
  sent_at timestamp with time zone,
  constraint alert_mail_pkey PRIMARY KEY (id),
  constraint alert_mail_once_a_day UNIQUE (saved_search_id, kind, written_on),
  constraint alert_mail_saved_search_id_fkey FOREIGN KEY (saved_search_id) REFERENCES saved_search(id) ON DELETE CASCADE,
  constraint alert_mail_attempts_check CHECK ((attempts >= 0)),
  constraint alert_mail_check CHECK (((refusals >= 0) AND (refusals <= attempts))),
  constraint alert_mail_failure_check CHECK ((failure = ANY (ARRAY['refused'::text, 'postponed'::text, 'unreachable'::text, 'unreadable'::text, 'faulty'::text]))),
  constraint alert_mail_kind_check CHECK ((kind = ANY (ARRAY['confirmation'::text, 'news'::text]))),
  constraint alert_mail_project_codes_check CHECK ((project_codes <> '{}'::text[])),
  constraint alert_mail_tells_projects CHECK (((kind = 'news'::text) = (project_codes IS NOT NULL)))
);
CREATE INDEX alert_mail_unsent ON alert_mail USING btree (due_at, id) WHERE (sent_at IS NULL);
comment on table alert_mail is 'A mail to the reader who saved a search: written down first, then sent, then noted as sent, so that none is lost.';
comment on column alert_mail.written_on is 'Day in Finland; a search gets at most one mail of a kind a day.';
comment on column alert_mail.message_id is 'Stands in the mail itself: should it be sent twice, it is seen to be the same.';
comment on column alert_mail.refusals is 'How many of the attempts the server refused for good; a few end the search.';
comment on column alert_mail.failure is 'Why the last attempt failed, empty when none did.';

create table area (
  id integer generated always as identity not null,
  area_list_version_id integer not null,
  code text not null,
  name_fi text not null,
  name_sv text not null,
  region_code text,
  sub_region_code text,
  ely_centre_code text,
  vitality_centre_code text,
  employment_area_code text,
  constraint area_pkey PRIMARY KEY (id),
  constraint area_area_list_version_id_code_key UNIQUE (area_list_version_id, code),
  constraint area_area_list_version_id_fkey FOREIGN KEY (area_list_version_id) REFERENCES area_list_version(id),
  constraint area_code_check CHECK ((code ~ '^[0-9]{2,3}$'::text)),
  constraint area_ely_centre_code_check CHECK ((ely_centre_code ~ '^[0-9]{2}$'::text)),
  constraint area_employment_area_code_check CHECK ((employment_area_code ~ '^[0-9]{2}$'::text)),
  constraint area_name_fi_check CHECK ((name_fi <> ''::text)),
  constraint area_name_sv_check CHECK ((name_sv <> ''::text)),
  constraint area_region_code_check CHECK ((region_code ~ '^[0-9]{2}$'::text)),
  constraint area_sub_region_code_check CHECK ((sub_region_code ~ '^[0-9]{3}$'::text)),
  constraint area_vitality_centre_code_check CHECK ((vitality_centre_code ~ '^[0-9]{2}$'::text))
);
comment on table area is 'One area of one dated list with its official names and the codes of the larger areas it belongs to, as the list gives them.';

create table area_list_version (
  id integer generated always as identity not null,
  kind text not null,
  label text not null,
  valid_from date not null,
  origin text not null,
  source text not null,
  source_sha256 text not null,
  imported_at timestamp with time zone default now() not null,
  constraint area_list_version_pkey PRIMARY KEY (id),
  constraint area_list_version_kind_valid_from_source_sha256_key UNIQUE (kind, valid_from, source_sha256),
  constraint area_list_version_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'sub_region'::text, 'municipality'::text, 'ely_centre'::text, 'vitality_centre'::text, 'employment_area'::text]))),
  constraint area_list_version_label_check CHECK ((label <> ''::text)),
  constraint area_list_version_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'imported'::text]))),
  constraint area_list_version_source_check CHECK ((source <> ''::text)),
  constraint area_list_version_source_sha256_check CHECK ((source_sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table area_list_version is 'One official list of areas of one kind, in force from a day until the next list of that kind.';
comment on column area_list_version.origin is 'shipped: known to Koordi by itself; imported: read from an official file, which goes before a shipped list of the same day.';
comment on column area_list_version.source_sha256 is 'Digest of the file read, or of the shipped entries: the same content is never stored twice.';

create table description_area (
  description_version_id integer not null,
  kind text not null,
  "position" integer not null,
  printed_name text not null,
  code text,
  constraint description_area_pkey PRIMARY KEY (description_version_id, kind, "position"),
  constraint description_area_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_area_code_check CHECK ((code ~ '^[0-9]{2,3}$'::text)),
  constraint description_area_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'sub_region'::text, 'municipality'::text]))),
  constraint description_area_position_check CHECK (("position" > 0)),
  constraint description_area_printed_name_check CHECK ((printed_name <> ''::text))
);
CREATE INDEX description_area_code ON description_area USING btree (kind, code);
comment on table description_area is 'An area that a description names, in the order of the form, with its official code where the name is known.';

create table description_content (
  description_version_id integer not null,
  record json not null,
  constraint description_content_pkey PRIMARY KEY (description_version_id),
  constraint description_content_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id)
);
comment on table description_content is 'The record of a version. Plain json: keys keep their order, and a stray NUL of a source can be kept.';

create table description_party (
  description_version_id integer not null,
  role text not null,
  "position" integer not null,
  organisation_unit_id integer not null,
  constraint description_party_pkey PRIMARY KEY (description_version_id, role, "position"),
  constraint description_party_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_party_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint description_party_position_check CHECK (("position" > 0)),
  constraint description_party_role_check CHECK ((role = ANY (ARRAY['implementer'::text, 'partner'::text, 'transfer_recipient'::text, 'contractor'::text])))
);
CREATE INDEX description_party_organisation_unit ON description_party USING btree (organisation_unit_id);
comment on table description_party is 'An organisation that takes part in a project, as a version of its description tells.';

create table description_search (
  description_version_id integer not null,
  words tsvector not null,
  names tsvector not null,
  analyser text not null,
  constraint description_search_pkey PRIMARY KEY (description_version_id),
  constraint description_search_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_search_analyser_check CHECK ((analyser <> ''::text))
) with (toast_tuple_target=128);
CREATE INDEX description_search_names ON description_search USING gin (names);
CREATE INDEX description_search_words ON description_search USING gin (words);
comment on table description_search is 'The words of a version to search by, contact persons left out. Narrow, so that a search reads little.';
comment on column description_search.names is 'The words of code and name alone, so that what a project is called can be found among very many hits.';
comment on column description_search.analyser is 'Which rules and which dictionary took the words from the texts; rows of others than those in use are made anew.';

create table description_sighting (
  id integer generated always as identity not null,
  description_version_id integer not null,
  source_file_id integer not null,
  source_line integer,
  constraint description_sighting_pkey PRIMARY KEY (id),
  constraint description_sighting_description_version_id_fkey FOREIGN KEY (description_version_id) REFERENCES description_version(id),
  constraint description_sighting_source_file_id_fkey FOREIGN KEY (source_file_id) REFERENCES source_file(id)
);
CREATE UNIQUE INDEX description_sighting_once ON description_sighting USING btree (description_version_id, source_file_id, COALESCE(source_line, 0));
CREATE INDEX description_sighting_source_file ON description_sighting USING btree (source_file_id);
comment on table description_sighting is 'Another source that tells the same as a version that was already known.';

create table description_version (
  id integer generated always as identity not null,
  project_id integer not null,
  form text not null,
  is_full boolean not null,
  known_on date not null,
  known_basis text not null,
  recorded_at timestamp with time zone default now() not null,
  source_file_id integer not null,
  source_line integer,
  content_sha256 text not null,
  facts_key text not null,
  is_truncated boolean not null,
  name text not null,
  fund text not null,
  period text not null,
  programme_part text,
  priority_number text,
  status text,
  authority text,
  starts_on date,
  ends_on date,
  implementer_name text,
  granted_eu_state_cents bigint,
  realised_eu_state_cents bigint,
  planned_public_cents bigint,
  realised_public_cents bigint,
  in_force_from date,
  in_force_until date,
  project_type text,
  objective text,
  organisation_type text,
  is_nationwide boolean default false not null,
  persons_planned bigint,
  persons_realised bigint,
  women_planned bigint,
  women_realised bigint,
  jobs_planned bigint,
  jobs_realised bigint,
  enterprises_planned bigint,
  enterprises_realised bigint,
  qualifications_planned bigint,
  qualifications_realised bigint,
  participating_enterprises_planned bigint,
  participating_enterprises_realised bigint,
  facts_version integer default 1 not null,
  revision xid8 default pg_current_xact_id() not null,
  constraint description_version_pkey PRIMARY KEY (id),
  constraint description_version_project_id_form_known_on_content_sha256_key UNIQUE (project_id, form, known_on, content_sha256),
  constraint description_version_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(id),
  constraint description_version_source_file_id_fkey FOREIGN KEY (source_file_id) REFERENCES source_file(id),
  constraint description_version_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint description_version_facts_version_check CHECK ((facts_version > 0)),
  constraint description_version_form_check CHECK ((form <> ''::text)),
  constraint description_version_fund_check CHECK ((fund = ANY (ARRAY['ESR'::text, 'EAKR'::text, 'ESR+'::text]))),
  constraint description_version_in_force CHECK (((in_force_until IS NULL) OR (in_force_from <= in_force_until))),
  constraint description_version_known_basis_check CHECK ((known_basis = ANY (ARRAY['stated'::text, 'content'::text, 'received'::text]))),
  constraint description_version_name_check CHECK ((name <> ''::text)),
  constraint description_version_period_check CHECK ((period = ANY (ARRAY['2007-2013'::text, '2014-2020'::text, '2021-2027'::text]))),
  constraint description_version_source_line_check CHECK ((source_line > 0))
);
CREATE UNIQUE INDEX description_version_now ON description_version USING btree (project_id) WHERE ((in_force_from IS NOT NULL) AND (in_force_until IS NULL));
CREATE INDEX description_version_now_by_start ON description_version USING btree (starts_on DESC NULLS LAST, project_id) WHERE ((in_force_from IS NOT NULL) AND (in_force_until IS NULL));
CREATE INDEX description_version_old_facts ON description_version USING btree (facts_version, id);
CREATE INDEX description_version_revision ON description_version USING btree (revision);
CREATE INDEX description_version_source_file ON description_version USING btree (source_file_id);
CREATE TRIGGER description_version_touched BEFORE UPDATE ON description_version FOR EACH ROW EXECUTE FUNCTION description_version_touch();
comment on table description_version is 'One telling of a project by one source: an official description, or a row of a project list.';
comment on column description_version.is_full is 'A whole description; false for a row of a project list.';
comment on column description_version.known_on is 'The day from which the source can have been known: stated by the importer, concluded from the content, or the day received.';
comment on column description_version.facts_key is 'The facts told, evened out as the lists damage them: a list row with the key of the version before it says nothing new.';
comment on column description_version.in_force_from is 'From this day to the day before in_force_until the register tells this version; empty when it only confirms another.';
comment on column description_version.women_planned is 'Of the persons planned those who are women; empty where the form does not tell them apart.';
comment on column description_version.facts_version is 'Which rules took the facts from the record; rows of older rules are taken anew.';
comment on column description_version.revision is 'The transaction that last wrote the row: a reader asks for rows not visible in the snapshot it knows.';

create table description_word (
  term text not null,
  shown text not null,
  revision xid8 default pg_current_xact_id() not null,
  constraint description_word_pkey PRIMARY KEY (term),
  constraint description_word_shown_check CHECK ((shown <> ''::text)),
  constraint description_word_term_check CHECK ((term <> ''::text))
);
CREATE INDEX description_word_revision ON description_word USING btree (revision);
comment on table description_word is 'Every term that a version is or was searched by, for compounds that no dictionary takes apart and for typing errors.';
comment on column description_word.shown is 'The term as people are asked whether they meant it.';
comment on column description_word.revision is 'The transaction that wrote the row: a reader who keeps the words in memory asks for those it has not seen.';

create table organisation (
  id integer generated always as identity not null,
  business_id text,
  spelling_key text,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_business_id_key UNIQUE (business_id),
  constraint organisation_spelling_key_key UNIQUE (spelling_key),
  constraint organisation_business_id_check CHECK ((business_id ~ '^[0-9]{7}-[0-9]$'::text)),
  constraint organisation_known_by_one CHECK ((num_nonnulls(business_id, spelling_key) = 1)),
  constraint organisation_spelling_key_check CHECK ((spelling_key <> ''::text))
);
comment on table organisation is 'A legal person known by its Y-tunnus, or a party of which sources give only a name.';
comment on column organisation.spelling_key is 'For a party without Y-tunnus, its name with case, commas and the spacing of hyphens evened out; empty for legal persons.';

create table organisation_name (
  id integer generated always as identity not null,
  organisation_unit_id integer not null,
  printed_name text not null,
  first_seen_on date not null,
  last_seen_on date not null,
  constraint organisation_name_pkey PRIMARY KEY (id),
  constraint organisation_name_organisation_unit_id_fkey FOREIGN KEY (organisation_unit_id) REFERENCES organisation_unit(id),
  constraint organisation_name_printed_name_check CHECK ((printed_name <> ''::text)),
  constraint organisation_name_seen_in_order CHECK ((first_seen_on <= last_seen_on))
);
CREATE UNIQUE INDEX organisation_name_printed ON organisation_name USING btree (organisation_unit_id, md5(printed_name));
comment on table organisation_name is 'A spelling of a unit''s name exactly as printed, with the first and last day on which a source is known to print it.';

create table organisation_unit (
  id integer generated always as identity not null,
  organisation_id integer not null,
  spelling_key text not null,
  constraint organisation_unit_pkey PRIMARY KEY (id),
  constraint organisation_unit_organisation_id_spelling_key_key UNIQUE (organisation_id, spelling_key),
  constraint organisation_unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint organisation_unit_spelling_key_check CHECK ((spelling_key <> ''::text))
);
CREATE INDEX organisation_unit_spelling_key ON organisation_unit USING btree (spelling_key);
comment on table organisation_unit is 'A part or guise of an organisation that acts under a name of its own, such as one ELY centre of the state.';

create table project (
  id integer generated always as identity not null,
  code text not null,
  constraint project_pkey PRIMARY KEY (id),
  constraint project_code_key UNIQUE (code),
  constraint project_code_check CHECK ((code ~ '^[A-Z][0-9]{5,9}$'::text))
);
comment on table project is 'A project known to the register, by the code that the services gave it.';

create table project_link (
  id integer generated always as identity not null,
  kind text not null,
  from_project_id integer not null,
  to_project_id integer not null,
  status text not null,
  basis text not null,
  decided_at timestamp with time zone,
  constraint project_link_pkey PRIMARY KEY (id),
  constraint project_link_kind_from_project_id_to_project_id_key UNIQUE (kind, from_project_id, to_project_id),
  constraint project_link_from_project_id_fkey FOREIGN KEY (from_project_id) REFERENCES project(id),
  constraint project_link_to_project_id_fkey FOREIGN KEY (to_project_id) REFERENCES project(id),
  constraint project_link_basis_check CHECK ((basis = ANY (ARRAY['imported'::text, 'name'::text, 'person'::text]))),
  constraint project_link_decided CHECK (((decided_at IS NULL) = (status = 'suggested'::text))),
  constraint project_link_kind_check CHECK ((kind = ANY (ARRAY['parallel'::text, 'successor'::text]))),
  constraint project_link_status_check CHECK ((status = ANY (ARRAY['suggested'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint project_link_to_another CHECK ((from_project_id <> to_project_id))
);
CREATE INDEX project_link_from_project ON project_link USING btree (from_project_id);
CREATE INDEX project_link_to_project ON project_link USING btree (to_project_id);
comment on table project_link is 'A bond between two projects: from the mother to its parallel project, or from the predecessor to its successor.';
comment on column project_link.basis is 'imported: a list of pairs says so; name: suggested because the names say so; person: somebody said so.';

create table saved_search (
  id integer generated always as identity not null,
  state text not null,
  language text not null,
  question text,
  token_sha256 text not null,
  sealed_contact bytea,
  address_digest text,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  checked_on date,
  told_codes text[],
  constraint saved_search_pkey PRIMARY KEY (id),
  constraint saved_search_token_sha256_key UNIQUE (token_sha256),
  constraint saved_search_address_digest_check CHECK ((address_digest ~ '^[0-9a-f]{64}$'::text)),
  constraint saved_search_address_gone CHECK ((((state = 'ended'::text) = (sealed_contact IS NULL)) AND ((state = 'ended'::text) = (address_digest IS NULL)))),
  constraint saved_search_language_check CHECK ((language = ANY (ARRAY['fi'::text, 'sv'::text, 'en'::text]))),
  constraint saved_search_question_check CHECK (((question <> ''::text) AND (length(question) <= 1900))),
  constraint saved_search_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'ended'::text]))),
  constraint saved_search_times CHECK (
CASE state
    WHEN 'requested'::text THEN (num_nonnulls(confirmed_at, ended_at, checked_on, told_codes) = 0)
    WHEN 'confirmed'::text THEN ((num_nonnulls(confirmed_at, checked_on, told_codes) = 3) AND (ended_at IS NULL))
    ELSE (ended_at IS NOT NULL)
END),
  constraint saved_search_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX saved_search_address ON saved_search USING btree (address_digest) WHERE (address_digest IS NOT NULL);
comment on table saved_search is 'A search of which a reader asked to be told by e-mail: requested, confirmed by a link in a mail, ended.';
comment on column saved_search.question is 'The question as the query of its address, empty for the whole register.';
comment on column saved_search.token_sha256 is 'Digest of the token that stands in the links of its mails.';
comment on column saved_search.sealed_contact is 'Address and token, sealed with a key outside the database.';
comment on column saved_search.address_digest is 'Keyed digest of the address, by which the requests for one address are counted.';
comment on column saved_search.checked_on is 'The last day (in Finland) on which it was asked whether there is something new.';
comment on column saved_search.told_codes is 'Projects that fitted when it was confirmed or were put into a mail since: none of them is new.';

create table source_file (
  id integer generated always as identity not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  encoding text,
  content bytea not null,
  received_at timestamp with time zone default now() not null,
  constraint source_file_pkey PRIMARY KEY (id),
  constraint source_file_sha256_key UNIQUE (sha256),
  constraint source_file_encoding_check CHECK ((encoding <> ''::text)),
  constraint source_file_media_type_check CHECK ((media_type = ANY (ARRAY['text/plain'::text, 'text/html'::text, 'application/pdf'::text, 'text/csv'::text]))),
  constraint source_file_name_check CHECK ((name <> ''::text)),
  constraint source_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table source_file is 'A file that was taken into the register, whole and unchanged.';

create table koordi_meta.migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table koordi_meta.migration is 'Migration files this database has applied, with the digest of each.';
