import { sql } from 'kysely';
import { listToldProjects } from '#features/description/public.server.ts';
import { type Clock, finnishDate, finnishHour } from '#platform/clock.ts';
import { type Database, reading, type Tx } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { MailBody } from '#platform/mail/mail-body.model.ts';
import { type MailTrouble, mostRefusals, nextAttemptAt } from '#platform/mail/mail-retry.model.ts';
import { type Mailer, MailFailure } from '#platform/mail/mailer.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { SealBroken } from '#platform/secret/seal.server.ts';
import { type AlertMailSource, confirmationMail, mostListed, newsMail } from './alert-mail.model.ts';
import { openContact } from './contact.server.ts';
import { discardOldSearches, recordCheck } from './saved-search.commands.server.ts';
import { manageAddress } from './saved-search.model.ts';
import { findSearchToCheck, listFittingCodes } from './saved-search.queries.server.ts';

/** What it takes to look for news and send mail. */
export interface AlertService {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly mailer: Mailer;
  /** Scheme and host of the service as the public sees it, for the links in mails. */
  readonly origin: string;
  /** Told in one sentence, without an address, what went wrong; the run goes on. */
  readonly report: (sentence: string) => void;
}

export interface AlertRun {
  /** Look now, at any hour, at all searches that got no mail today, also those looked at already. */
  readonly again: boolean;
  /** Ends the run between two searches or mails. */
  readonly stopping?: AbortSignal | undefined;
}

export interface AlertOutcome {
  readonly searchesChecked: number;
  readonly mailsSent: number;
  readonly mailsFailed: number;
}

/** News are looked for from this hour (in Finland), so that nobody is woken by a mail. */
const FIRST_HOUR = 6;

/**
 * Forgets what has served its time, looks for news of the confirmed searches once a day, and sends all mails that are due. What
 * cannot be sent now is tried again later. Any number of processes may do so at once.
 */
export async function runAlerts(service: AlertService, { again, stopping }: AlertRun): Promise<AlertOutcome> {
  const { database, clock } = service;
  await database.transaction().execute((tx) => discardOldSearches(tx, clock));
  // Those who wait for a confirmation are served first.
  const first = await sendDueMails(service, stopping);
  const mayLook = again || finnishHour(clock.now()) >= FIRST_HOUR;
  const searchesChecked = mayLook ? await writeNews(service, again, stopping) : 0;
  const second = first.isReachable ? await sendDueMails(service, stopping) : nothingSent;
  return {
    searchesChecked,
    mailsSent: first.mailsSent + second.mailsSent,
    mailsFailed: first.mailsFailed + second.mailsFailed,
  };
}

async function writeNews(service: AlertService, again: boolean, stopping: AbortSignal | undefined): Promise<number> {
  const { database, clock, report } = service;
  const read = reading(database);
  let checked = 0;
  for (let after = 0; !stopping?.aborted; ) {
    const search = await findSearchToCheck(read, { after, day: finnishDate(clock.now()), again });
    if (!search) break;
    after = search.id;
    try {
      const fittingCodes = await listFittingCodes(read, search.question);
      await database.transaction().execute((tx) => recordCheck(tx, clock, search.id, { fittingCodes, again }));
      checked += 1;
    } catch (error) {
      // One search that fails is tried again at the next run and keeps the others waiting for nothing.
      const reason = error instanceof Error ? error.message : String(error);
      report(`Saved search ${search.id} could not be looked at: ${reason}.`);
    }
  }
  return checked;
}

interface SentMails {
  readonly mailsSent: number;
  readonly mailsFailed: number;
  /** False when the mail server cannot be used at all: the other mails would fail as well. */
  readonly isReachable: boolean;
}

const nothingSent: SentMails = { mailsSent: 0, mailsFailed: 0, isReachable: false };

async function sendDueMails(service: AlertService, stopping: AbortSignal | undefined): Promise<SentMails> {
  let mailsSent = 0;
  let mailsFailed = 0;
  while (!stopping?.aborted) {
    const outcome = await service.database.transaction().execute((tx) => sendNextMail(tx, service));
    if (outcome === 'none') break;
    if (outcome === 'sent') mailsSent += 1;
    else mailsFailed += 1;
    if (outcome === 'unreachable') return { mailsSent, mailsFailed, isReachable: false };
  }
  return { mailsSent, mailsFailed, isReachable: true };
}

interface DueMail {
  readonly id: number;
  readonly kind: 'confirmation' | 'news';
  readonly projectCodes: string[] | null;
  readonly messageId: string;
  readonly attempts: number;
  readonly refusals: number;
  readonly language: Language;
  readonly question: string | null;
  readonly tokenSha256: string;
  readonly sealedContact: Buffer;
}

interface FailedMail {
  readonly kind: MailTrouble;
  /** Half a sentence without an address. */
  readonly reason: string;
}

/**
 * Sends one mail while its row is locked, and notes that it was sent. Should the process die in between, the lock goes with it
 * and this one mail is sent again, under the same Message-ID. Whether the search still wants it is asked here, at the last moment.
 */
async function sendNextMail(tx: Tx, service: AlertService): Promise<'none' | 'sent' | MailTrouble> {
  const mail = await lockNextMail(tx, service.clock.now());
  if (!mail) return 'none';
  const failure = await deliver(mail, service);
  const now = service.clock.now();
  if (!failure) {
    await tx.updateTable('alertMail').set({ sentAt: now, failure: null }).where('id', '=', mail.id).execute();
    return 'sent';
  }
  const dueAt = nextAttemptAt(now, failure.kind, mail.attempts);
  const refusals = mail.refusals + (failure.kind === 'refused' ? 1 : 0);
  const again = { attempts: mail.attempts + 1, refusals, failure: failure.kind, dueAt };
  await tx.updateTable('alertMail').set(again).where('id', '=', mail.id).execute();
  const next =
    refusals < mostRefusals ? `Next attempt at ${dueAt.toISOString()}.` : 'Its search ends: it was refused too often.';
  service.report(`Alert mail ${mail.id} was not sent: ${failure.reason}. ${next}`);
  return failure.kind;
}

async function lockNextMail(tx: Tx, now: Date): Promise<DueMail | undefined> {
  const { rows } = await sql<DueMail>`
    select mail.id, mail.kind, mail.project_codes, mail.message_id, mail.attempts, mail.refusals,
      search.language, search.question, search.token_sha256, search.sealed_contact
    from alert_mail mail
    join saved_search search on search.id = mail.saved_search_id
    where mail.sent_at is null and mail.due_at <= ${now}
      and search.state = case mail.kind when 'confirmation' then 'requested' else 'confirmed' end
    order by mail.due_at, mail.id
    limit 1
    for update of mail skip locked`.execute(tx);
  return rows[0];
}

async function deliver(mail: DueMail, service: AlertService): Promise<FailedMail | undefined> {
  const { keys, mailer, origin } = service;
  try {
    const { address, token } = openContact(keys, mail.sealedContact, mail.tokenSha256);
    const body = await bodyOf(mail, service, { language: mail.language, question: mail.question, token, origin });
    const unsubscribeAddress = origin + manageAddress(mail.language, token);
    await mailer.send({ ...body, to: address, id: mail.messageId, unsubscribeAddress });
    return undefined;
  } catch (error) {
    return failedBy(error);
  }
}

/** Whatever goes wrong with one mail is noted with it: the others are sent. */
function failedBy(error: unknown): FailedMail {
  if (error instanceof MailFailure) return { kind: error.kind, reason: error.message };
  if (error instanceof SealBroken)
    return { kind: 'unreadable', reason: `its receiver cannot be read: ${error.message.replace(/\.$/, '')}` };
  // Not its message, which could hold the address.
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: 'faulty', reason: `it could not be made (${name})` };
}

/** Reads beside the transaction that holds the mail: a query that fails would end that. */
async function bodyOf(
  { kind, projectCodes }: DueMail,
  { database }: AlertService,
  source: AlertMailSource,
): Promise<MailBody> {
  if (kind === 'confirmation' || projectCodes === null) return confirmationMail(source);
  const listed = projectCodes.slice(0, mostListed);
  const told = new Map((await listToldProjects(reading(database), listed)).map((project) => [project.code, project]));
  const projects = listed.map((code) => told.get(code) ?? { code, name: code, implementerName: null });
  return newsMail(source, projectCodes.length, projects);
}
