import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import { type MailTrouble, nextAttemptAt } from '#platform/mail/mail-retry.model.ts';
import { type Mailer, MailFailure } from '#platform/mail/mailer.server.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';
import { expiryOfMailed, resetAddress, resetMail } from './password-reset.model.ts';

/** What it takes to mail links for new passwords. */
export interface PasswordResetMailService {
  /** As `openSignInDatabase` gives it. */
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
  /** Told in one sentence, without an address, what went wrong; the run goes on. */
  readonly report: (sentence: string) => void;
}

/** After so long without a word a mail under way is taken for lost, as when the process was ended meanwhile. */
const LOST_AFTER_MS = 5 * 60_000;

/** Sends all that are due; what cannot be sent now is tried again for as long as somebody may still wait for it. */
export async function sendPasswordResets(service: PasswordResetMailService, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const token = newToken();
    const reset = await takeNext(service, token);
    if (!reset) return;
    const trouble = await deliver(service, reset, token);
    if (!trouble) await noteSent(service, reset.id);
    else await noteFailed(service, reset, trouble);
    // The others would fail as well.
    if (trouble === 'unreachable') return;
  }
}

interface DueReset {
  readonly id: number;
  readonly email: string;
  readonly language: Language;
  /** Before this one. */
  readonly mailAttempts: number;
}

/**
 * Takes the next one in a statement of its own, so that no row is locked while the mail server answers. The token is made with the
 * mail and only its digest is kept; the hour begins when the mail goes out.
 */
async function takeNext({ database, clock }: PasswordResetMailService, token: string): Promise<DueReset | undefined> {
  const now = clock.now();
  const { rows } = await sql<DueReset>`
    update password_reset taken
    set token_sha256 = ${tokenDigest(token)}, expires_at = ${expiryOfMailed(now)},
      mail_due_at = ${new Date(now.getTime() + LOST_AFTER_MS)}, mail_attempts = taken.mail_attempts + 1
    from app_user
    where app_user.id = taken.user_id and taken.id = (
      select reset.id
      from password_reset reset
      join app_user receiver on receiver.id = reset.user_id
      where reset.mail_due_at <= ${now} and reset.expires_at > ${now} and receiver.deactivated_at is null
      order by reset.mail_due_at, reset.id
      limit 1
      for update of reset skip locked)
    returning taken.id, app_user.email, taken.language, taken.mail_attempts - 1 as mail_attempts`.execute(database);
  return rows[0];
}

async function deliver(
  { mailer, origin }: PasswordResetMailService,
  { id, email, language, mailAttempts }: DueReset,
  token: string,
): Promise<MailTrouble | undefined> {
  try {
    const body = resetMail(language, origin + resetAddress(language, token));
    await mailer.send({ ...body, to: email, id: `password-reset-${id}-${mailAttempts}` });
    return undefined;
  } catch (error) {
    return error instanceof MailFailure ? error.kind : 'faulty';
  }
}

async function noteSent({ database }: PasswordResetMailService, id: number): Promise<void> {
  await database.updateTable('passwordReset').set({ mailDueAt: null }).where('id', '=', id).execute();
}

/** A mail that failed leaves no link behind. */
async function noteFailed(
  { database, clock, report }: PasswordResetMailService,
  { id, mailAttempts }: DueReset,
  trouble: MailTrouble,
): Promise<void> {
  const mailDueAt = nextAttemptAt(clock.now(), trouble, mailAttempts);
  await database.updateTable('passwordReset').set({ tokenSha256: null, mailDueAt }).where('id', '=', id).execute();
  report(`The mail for a new password (${id}) was not sent (${trouble}).`);
}
