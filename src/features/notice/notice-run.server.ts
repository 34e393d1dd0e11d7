import type { Clock } from '#platform/clock.ts';
import { type Database, type Read, readingAs, SERVICE, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { MailTrouble } from '#platform/mail/mail-retry.model.ts';
import { type Mailer, MailFailure } from '#platform/mail/mailer.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type NoticeKinds, paceOf } from './notice-kind.server.ts';
import {
  type DueMail,
  discardOldNotices,
  lockNextMail,
  type NoticeInMail,
  recordFailure,
  settleMail,
  settleNotices,
  writeMails,
} from './notice-mail.commands.server.ts';
import { noticeMail, preferencesAddress } from './notice-mail.model.ts';

/** What it takes to send mails about notices. */
export interface NoticeService {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly kinds: NoticeKinds;
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
  /** The receiver with the grants in force now; nothing when they no longer work in the service. */
  readonly findReceiver: (read: Read, userId: string) => Promise<Actor | undefined>;
  /** Told in one sentence, without an address, what went wrong; the run goes on. */
  readonly report: (sentence: string) => void;
}

export interface NoticeOutcome {
  readonly mailsSent: number;
  readonly mailsDropped: number;
  readonly mailsFailed: number;
}

/**
 * Writes down the mails that are wanted now and sends those that are due, each looked at again just before. What cannot be sent
 * now is tried again later. Any number of processes may do so at once.
 */
export async function runNotices(service: NoticeService, stopping?: AbortSignal): Promise<NoticeOutcome> {
  const { database, clock, kinds } = service;
  await writingAs(database, SERVICE, async (tx) => {
    await discardOldNotices(tx, clock);
    await writeMails(tx, clock, kinds);
  });
  const outcome = { mailsSent: 0, mailsDropped: 0, mailsFailed: 0 };
  while (!stopping?.aborted) {
    const came = await writingAs(database, SERVICE, (tx) => sendNextMail(tx, service));
    if (came === 'none') break;
    if (came === 'sent') outcome.mailsSent += 1;
    else if (came === 'dropped') outcome.mailsDropped += 1;
    else outcome.mailsFailed += 1;
    // The other mails would fail as well.
    if (came === 'unreachable') break;
  }
  return outcome;
}

/** Sends one mail while its row is locked: should the process die in between, it is sent again under the same Message-ID. */
async function sendNextMail(tx: Tx, service: NoticeService): Promise<'none' | 'sent' | 'dropped' | MailTrouble> {
  const { clock } = service;
  const mail = await lockNextMail(tx, clock.now());
  if (!mail) return 'none';
  try {
    const { receiver, due, unwanted, done } = await lookAgain(mail, service);
    await settleNotices(tx, clock, unwanted, 'not-wanted');
    await settleNotices(tx, clock, done, 'not-due');
    if (!receiver || due.length === 0) {
      await settleMail(tx, clock, mail.id, 'dropped');
      return 'dropped';
    }
    await deliver(mail, receiver, due, service);
    await settleNotices(
      tx,
      clock,
      due.map(({ id }) => id),
      'sent',
    );
    await settleMail(tx, clock, mail.id, 'sent');
    return 'sent';
  } catch (error) {
    return noteFailure(tx, service, mail, error);
  }
}

interface LookedAt {
  readonly receiver: Actor | undefined;
  readonly due: readonly NoticeInMail[];
  readonly unwanted: readonly number[];
  readonly done: readonly number[];
}

/** Which of the notices are still to be told, with the rights and wishes that the receiver has at this moment. */
async function lookAgain(mail: DueMail, { database, kinds, findReceiver }: NoticeService): Promise<LookedAt> {
  return readingAs(database, mail.userId, async (read) => {
    const receiver = await findReceiver(read, mail.userId);
    const due: NoticeInMail[] = [];
    const unwanted: number[] = [];
    const done: number[] = [];
    for (const notice of mail.notices) {
      const kind = kinds[notice.kind];
      if (!receiver || !kind || (notice.isRead && !kind.isCompulsory)) done.push(notice.id);
      else if (paceOf(kind, notice.pace) === 'never') unwanted.push(notice.id);
      else if (await kind.stillDue(read, toldSubject(notice), receiver)) due.push(notice);
      else done.push(notice.id);
    }
    return { receiver, due, unwanted, done };
  });
}

function toldSubject({ subjectKind, subjectId, projectId, args }: NoticeInMail) {
  return { subject: { kind: subjectKind, id: subjectId }, projectId, args };
}

async function deliver(
  { messageId }: DueMail,
  { language, email }: Actor,
  notices: readonly NoticeInMail[],
  { mailer, kinds, origin }: NoticeService,
): Promise<void> {
  await mailer.send({
    ...noticeMail(kinds, notices, { language, origin }),
    to: email,
    id: messageId,
    unsubscribeAddress: `${origin}/${language}${preferencesAddress}`,
    mustSignInToUnsubscribe: true,
  });
}

/** Whatever goes wrong with one mail is noted with it and keeps no other waiting. */
async function noteFailure(tx: Tx, service: NoticeService, mail: DueMail, error: unknown): Promise<MailTrouble> {
  const trouble = error instanceof MailFailure ? error.kind : 'faulty';
  const isGivenUp = await recordFailure(tx, service.clock, mail, trouble);
  if (isGivenUp)
    await settleNotices(
      tx,
      service.clock,
      mail.notices.map(({ id }) => id),
      'refused',
    );
  // Not the message of an error that is not ours, which could hold the address.
  const reason = error instanceof MailFailure ? error.message : `it could not be made (${nameOf(error)})`;
  service.report(
    `Notice mail ${mail.id} was not sent: ${reason}. ${isGivenUp ? 'It is given up.' : 'It is tried again.'}`,
  );
  return trouble;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
