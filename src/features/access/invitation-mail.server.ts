import { sql } from 'kysely';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { type Database, SERVICE, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import { type MailTrouble, nextAttemptAt } from '#platform/mail/mail-retry.model.ts';
import { type Mailer, MailFailure } from '#platform/mail/mailer.server.ts';
import type { Role } from '#platform/permission/actor.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';
import { expiryOf, invitationMail } from './invitation.model.ts';
import { withNamedScope } from './scope.queries.server.ts';

export type MailFailureKind = Exclude<MailTrouble, 'unreadable'>;

/** What it takes to mail invitations. */
export interface InvitationMailService {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
  /** Told in one sentence, without an address, what went wrong; the run goes on. */
  readonly report: (sentence: string) => void;
}

const DAY_MS = 24 * 60 * 60_000;

/** Sends all invitations that are due; answers how many went out. What cannot be sent now is tried again later. */
export async function sendInvitations(service: InvitationMailService, stopping?: AbortSignal): Promise<number> {
  let sent = 0;
  while (!stopping?.aborted) {
    const outcome = await writingAs(service.database, SERVICE, (tx) => sendNext(tx, service));
    if (outcome === 'none') break;
    if (outcome === 'sent') sent += 1;
    // The others would fail as well.
    if (outcome === 'unreachable') break;
  }
  return sent;
}

interface DueInvitation {
  readonly id: number;
  readonly email: string;
  readonly language: Language;
  readonly role: Role;
  readonly scopeName: string | null;
  readonly inviter: string;
  readonly mailAttempts: number;
}

/**
 * Sends one mail while its row is locked. Its token is made here and only a digest of it kept, with the mail noted as sent: one
 * that failed leaves no link behind. The week begins when the mail goes out.
 */
async function sendNext(tx: Tx, service: InvitationMailService): Promise<'none' | 'sent' | MailFailureKind> {
  const now = service.clock.now();
  const invitation = await lockNext(tx, now);
  if (!invitation) return 'none';
  const token = newToken();
  const expiresAt = expiryOf(now);
  const failure = await deliver(service, invitation, { token, expiresAt });
  const row = tx.updateTable('invitation').where('id', '=', invitation.id);
  if (!failure) {
    const sent = { tokenSha256: tokenDigest(token), mailSentAt: now, mailDueAt: null, mailFailure: null, expiresAt };
    await row.set(sent).execute();
    return 'sent';
  }
  // A refused address is for the administrator to mend.
  const mailDueAt = failure === 'refused' ? null : nextAttemptAt(now, failure, invitation.mailAttempts);
  await row.set({ mailAttempts: invitation.mailAttempts + 1, mailFailure: failure, mailDueAt }).execute();
  const next = mailDueAt ? `Next attempt at ${mailDueAt.toISOString()}.` : 'It is not tried again by itself.';
  service.report(`The mail of invitation ${invitation.id} was not sent (${failure}). ${next}`);
  return failure;
}

async function lockNext(tx: Tx, now: Date): Promise<DueInvitation | undefined> {
  const { rows } = await sql<DueInvitation>`
    select invitation.id, invitation.email, invitation.language, invitation.role, invitation.mail_attempts,
      coalesce(named.name, named.code) as scope_name, inviter.name as inviter
    from invitation
    join app_user inviter on inviter.id = invitation.invited_by
    ${withNamedScope(sql`invitation`)}
    where invitation.mail_due_at <= ${now} and invitation.accepted_at is null and invitation.withdrawn_at is null
      and is_administrator(invitation.invited_by, ${now})
    order by invitation.mail_due_at, invitation.id
    limit 1
    for update of invitation skip locked`.execute(tx);
  return rows[0];
}

async function deliver(
  { mailer, origin }: InvitationMailService,
  { id, email, mailAttempts, ...letter }: DueInvitation,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: Date },
): Promise<MailFailureKind | undefined> {
  const lastDay = finnishDate(new Date(expiresAt.getTime() - DAY_MS));
  try {
    const body = invitationMail({ ...letter, lastDay, origin, token });
    await mailer.send({ ...body, to: email, id: `invitation-${id}-${expiresAt.getTime()}` });
    return undefined;
  } catch (error) {
    return error instanceof MailFailure ? error.kind : 'faulty';
  }
}
