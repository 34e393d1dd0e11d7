-- How long each lane of the audit was at a time, and with which digest it ended: signed, and carried out of the house, it shows
-- afterwards that a lane was cut short or written anew from there on, which the chain by itself cannot.

create table audit_anchor (
  id int generated always as identity primary key,
  anchored_at timestamptz not null,
  statement text not null check (statement <> ''),
  hash bytea not null check (octet_length(hash) = 32),
  public_key bytea,
  signature bytea,
  constraint audit_anchor_signature check (num_nonnulls(public_key, signature) in (0, 2))
);

comment on table audit_anchor is 'A signed statement of how long each lane of the audit was and with which digest it ended.';
comment on column audit_anchor.statement is 'The very text that is digested and signed, as JSON; it holds the digest of the statement before.';

create index audit_anchor_anchored on audit_anchor (anchored_at);

create trigger audit_anchor_kept before update or delete on audit_anchor for each row execute function audit_refuse();
create trigger audit_anchor_kept_whole before truncate on audit_anchor for each statement execute function audit_refuse();

revoke update, delete on audit_anchor from koordi_app;
