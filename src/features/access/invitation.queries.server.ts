import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Role } from '#platform/permission/actor.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import type { InvitationInstants } from './invitation.model.ts';
import type { MailFailureKind } from './invitation-mail.server.ts';
import { type NamedScope, withNamedScope } from './scope.queries.server.ts';

/** An invitation as administration sees it. */
export interface Invitation extends InvitationInstants {
  readonly id: number;
  readonly email: string;
  readonly language: Language;
  readonly role: Role;
  readonly scope: NamedScope;
  readonly from: string;
  readonly until: string | null;
  readonly invitedAt: Date;
  readonly inviter: string;
  /** When the mail with the newest link went out; null where none did. */
  readonly mailSentAt: Date | null;
  readonly isMailDue: boolean;
  readonly mailFailure: MailFailureKind | null;
  /** Whose account came of it. */
  readonly acceptedBy: string | null;
}

const invitationRow = sql`
  select invitation.id, invitation.email, invitation.language, invitation.role, invitation.valid_from as from,
    invitation.valid_until as until, invitation.invited_at, invitation.expires_at, invitation.accepted_at,
    invitation.accepted_by, invitation.withdrawn_at, invitation.mail_sent_at,
    invitation.mail_due_at is not null as is_mail_due, invitation.mail_failure, inviter.name as inviter,
    json_build_object(
      'kind', invitation.scope,
      'id', coalesce(invitation.organisation_id, invitation.organisation_unit_id, invitation.project_id, 0),
      'code', named.code, 'name', named.name) as scope
  from invitation
  join app_user inviter on inviter.id = invitation.invited_by
  ${withNamedScope(sql`invitation`)}`;

/** More are over than anybody looks for in a list; older ones are in the audit. */
const mostListed = 500;

/** Invitations: those that can still be accepted, sent again or withdrawn first, then the newest of the others. */
export function listInvitations(read: Read): Promise<Invitation[]> {
  return selectRows(
    read,
    sql<Invitation>`
      ${invitationRow}
      order by invitation.accepted_at is not null or invitation.withdrawn_at is not null, invitation.invited_at desc,
        invitation.id desc
      limit ${mostListed}`,
  );
}

/** Those that nobody has answered or withdrawn, the oldest first. */
export function listOpenInvitations(read: Read): Promise<Invitation[]> {
  return selectRows(
    read,
    sql<Invitation>`
      ${invitationRow}
      where invitation.accepted_at is null and invitation.withdrawn_at is null
      order by invitation.expires_at, invitation.id`,
  );
}

export async function findInvitation(read: Read, id: number): Promise<Invitation | undefined> {
  const [invitation] = await selectRows(read, sql<Invitation>`${invitationRow} where invitation.id = ${id}`);
  return invitation;
}

/** What somebody who holds the link of an invitation may know of it. */
export interface InvitedGuest {
  readonly email: string;
  readonly role: Role;
}

/** Who holds a link that can still be accepted at an instant; whoever opens it has not signed in. */
export async function findInvited(read: Read, token: string, now: Date): Promise<InvitedGuest | undefined> {
  const [guest] = await selectRows(
    read,
    sql<InvitedGuest>`select email, role from invited_by_link(${tokenDigest(token)}, ${now})`,
  );
  return guest;
}
