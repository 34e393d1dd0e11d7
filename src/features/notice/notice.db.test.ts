import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Read, readingAs, writingAs } from '#platform/db/database.server.ts';
import { findMailSettings } from '#platform/mail/mail-setting.server.ts';
import { createMailer, type Mailer } from '#platform/mail/mailer.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type MailSink, startMailSink } from '#test/mail-sink.ts';
import { renewCalendar, stopCalendar } from './calendar-feed.commands.server.ts';
import { findCalendar, findCalendarOwner } from './calendar-feed.queries.server.ts';
import { choosePaces, notify, openNotice, readAllNotices } from './notice.commands.server.ts';
import { countUnread, findLastMail, listNotices } from './notice.queries.server.ts';
import type { NoticeKinds } from './notice-kind.server.ts';
import { type NoticeService, runNotices } from './notice-run.server.ts';

const origin = 'https://koordi.example';

/** What is still to be done, as a room would find it in its own records. */
const open = new Set<string>();
const kinds: NoticeKinds = {
  'test.urgent': {
    name: 'site.service.name',
    usualPace: 'at-once',
    sentence: (_t, { code }) => `Hyväksy ${code}`,
    stillDue: async (_read, { subject }, receiver) => open.has(subject.id) && receiver.grants.length > 0,
  },
  'test.news': {
    name: 'site.service.name',
    usualPace: 'daily',
    sentence: (_t, { code }) => `Uutta: ${code}`,
    stillDue: async () => true,
  },
  'test.warning': {
    name: 'site.service.name',
    usualPace: 'at-once',
    isCompulsory: true,
    sentence: () => 'Varoitus',
    stillDue: async () => true,
  },
};

let test: TestDatabase;
let database: Database;
let sink: MailSink;
let mailer: Mailer;
let now: Date;
let reports: string[];
let aino: Actor;
let receivers: Map<string, Actor>;

const clock = { now: () => now };
const at = (time: string) => new Date(`2026-11-${time}+02:00`);

beforeAll(async () => {
  sink = await startMailSink();
  const settings = findMailSettings({ KOORDI_SMTP_URL: sink.url, KOORDI_MAIL_FROM: 'koordi@koordi.example' });
  mailer = createMailer(settings ?? expect.fail('there are settings'));
});
beforeEach(async () => {
  test = await createTestDatabase();
  database = test.database;
  sink.mails.length = 0;
  sink.answerTo = () => undefined;
  now = at('20T12:00:00');
  reports = [];
  open.clear();
  aino = await createActor(test, { given: [{ role: 'authority' }] });
  receivers = new Map([[aino.userId, aino]]);
});
afterEach(() => test.close());
afterAll(async () => {
  mailer.close();
  await sink.close();
});

const service = (): NoticeService => ({
  database,
  clock,
  mailer,
  kinds,
  origin,
  findReceiver: async (_read: Read, userId: string) => receivers.get(userId),
  report: (sentence) => reports.push(sentence),
});
const run = () => runNotices(service());

async function tell(kind: string, id: string, ...to: readonly Actor[]): Promise<void> {
  open.add(id);
  const userIds = (to.length > 0 ? to : [aino]).map(({ userId }) => userId);
  const announcement = {
    userIds,
    kind,
    subject: { kind: 'thing', id },
    href: `/workspace/things/${id}`,
    args: { code: id },
  };
  await writingAs(database, aino.userId, (tx) => notify(tx, clock, announcement));
}

const asAino = <Result>(work: (read: Read) => Promise<Result>) => readingAs(database, aino.userId, work);
const inbox = () => asAino((read) => listNotices(read, aino.userId, { count: 10 }));

describe('a notice', () => {
  it('is there at once for each receiver, and seen by nobody else', async () => {
    const other = await createActor(test, { given: [{ role: 'administrator' }] });
    await tell('test.urgent', 'S1', aino, aino);
    await tell('test.news', 'S2', other);
    expect((await inbox()).map(({ kind, args, readAt }) => [kind, args, readAt])).toEqual([
      ['test.urgent', { code: 'S1' }, null],
    ]);
    const seen = await readingAs(database, other.userId, (read) => listNotices(read, aino.userId, { count: 10 }));
    expect(seen).toEqual([]);
  });

  it('is counted until it is read, one or all', async () => {
    for (const id of ['1', '2', '3']) await tell('test.urgent', id);
    const [newest] = await inbox();
    await writingAs(database, aino.userId, (tx) => openNotice(tx, clock, aino.userId, newest?.id ?? 0));
    expect(await asAino((read) => countUnread(read, aino.userId))).toBe(2);
    await writingAs(database, aino.userId, (tx) => readAllNotices(tx, clock, aino.userId));
    expect(await asAino((read) => countUnread(read, aino.userId))).toBe(0);
  });

  it('is not marked as read by another user', async () => {
    const other = await createActor(test, { given: [{ role: 'administrator' }] });
    await tell('test.urgent', 'S1');
    await writingAs(database, other.userId, (tx) => readAllNotices(tx, clock, aino.userId));
    expect(await asAino((read) => countUnread(read, aino.userId))).toBe(1);
  });

  it('goes with the act that it tells of', async () => {
    const failing = writingAs(database, aino.userId, async (tx) => {
      const subject = { kind: 'thing', id: 1 };
      await notify(tx, clock, { userIds: [aino.userId], kind: 'test.news', subject, href: '/workspace', args: {} });
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await inbox()).toEqual([]);
  });

  it.each(['/sign-out', 'https://elsewhere.example', '//elsewhere.example'])(
    'leads nowhere but the workspace: %s',
    async (href) => {
      const told = { userIds: [aino.userId], kind: 'test.news', subject: { kind: 'thing', id: 1 }, href, args: {} };
      await expect(writingAs(database, aino.userId, (tx) => notify(tx, clock, told))).rejects.toThrow(
        'notice_href_check',
      );
    },
  );
});

describe('mail about notices', () => {
  it('goes at once, in the language of the receiver, with the way to the place and to the preferences', async () => {
    receivers.set(aino.userId, { ...aino, language: 'sv' });
    await tell('test.urgent', 'S1');
    expect(await run()).toEqual({ mailsSent: 1, mailsDropped: 0, mailsFailed: 0 });
    const [mail] = sink.mails;
    expect(mail?.to).toBe(aino.email);
    expect(mail?.email.text).toContain(`${origin}/sv/workspace/things/S1`);
    expect(mail?.email.text).toContain(`${origin}/sv/workspace/preferences`);
    expect(mail?.raw).toContain('List-Unsubscribe: <https://koordi.example/sv/workspace/preferences>');
    expect(mail?.raw).not.toContain('List-Unsubscribe-Post');
    expect((await inbox())[0]?.mailedAt).toEqual(now);
    expect(await asAino((read) => findLastMail(read, aino.userId))).toEqual(now);
    expect((await run()).mailsSent).toBe(0);
  });

  it('joins what happened at the same time', async () => {
    await tell('test.urgent', 'S1');
    await tell('test.urgent', 'S2');
    expect((await run()).mailsSent).toBe(1);
    expect(sink.mails[0]?.email.subject).toBe('2 uutta ilmoitusta Koordissa');
  });

  it('of a day goes out at seven the next morning, once', async () => {
    await tell('test.news', 'S1');
    expect((await run()).mailsSent).toBe(0);
    now = at('21T06:59:00');
    await tell('test.news', 'S2');
    expect((await run()).mailsSent).toBe(0);
    now = at('21T07:01:00');
    await tell('test.news', 'S3');
    expect((await run()).mailsSent).toBe(1);
    expect(sink.mails[0]?.email.text).toMatch(/S1[\s\S]*S2/);
    expect(sink.mails[0]?.email.text).not.toContain('S3');
    expect((await run()).mailsSent).toBe(0);
  });

  it('is never sent to somebody whose work is done, nor about what was read', async () => {
    await tell('test.urgent', 'S1');
    await tell('test.urgent', 'S2');
    open.delete('S1');
    const [newest] = await inbox();
    await writingAs(database, aino.userId, (tx) => openNotice(tx, clock, aino.userId, newest?.id ?? 0));
    expect(await run()).toEqual({ mailsSent: 0, mailsDropped: 1, mailsFailed: 0 });
    expect(sink.mails).toEqual([]);
  });

  it('leaves out what was done while it could not be sent', async () => {
    await tell('test.urgent', 'S1');
    await tell('test.urgent', 'S2');
    sink.answerTo = () => ({ code: 451, text: 'later' });
    expect((await run()).mailsFailed).toBe(1);
    open.delete('S1');
    sink.answerTo = () => undefined;
    now = at('20T12:06:00');
    expect((await run()).mailsSent).toBe(1);
    expect(sink.mails[0]?.email.text).not.toContain('S1');
  });

  it('is never sent to somebody who has left, or has lost the right', async () => {
    await tell('test.urgent', 'S1');
    receivers.set(aino.userId, { ...aino, grants: [] });
    expect((await run()).mailsDropped).toBe(1);
    await tell('test.urgent', 'S2');
    receivers.clear();
    expect((await run()).mailsDropped).toBe(1);
    expect(sink.mails).toEqual([]);
  });

  it('is sent as the receiver wants it at the moment of sending', async () => {
    await writingAs(database, aino.userId, (tx) =>
      choosePaces(tx, aino.userId, { 'test.urgent': 'never', 'test.news': 'at-once' }),
    );
    await tell('test.urgent', 'S1');
    await tell('test.news', 'S2');
    expect((await run()).mailsSent).toBe(1);
    expect(sink.mails[0]?.email.subject).toBe('Uutta: S2');

    await tell('test.news', 'S3');
    sink.answerTo = () => ({ code: 451, text: 'later' });
    await run();
    await writingAs(database, aino.userId, (tx) => choosePaces(tx, aino.userId, { 'test.news': 'never' }));
    sink.answerTo = () => undefined;
    now = at('20T13:00:00');
    expect((await run()).mailsDropped).toBe(1);
  });

  it('is sent whatever the receiver has chosen and read, where its kind is compulsory', async () => {
    await tell('test.warning', 'S1');
    await writingAs(database, aino.userId, async (tx) => {
      await choosePaces(tx, aino.userId, { 'test.warning': 'never' });
      await readAllNotices(tx, clock, aino.userId);
    });
    expect(await run()).toMatchObject({ mailsSent: 1, mailsDropped: 0 });
    expect(sink.mails[0]?.email.subject).toBe('Varoitus');
  });

  it('that fails is tried again later and keeps no other waiting; refused three times, it is given up', async () => {
    const pekka = await createActor(test, { given: [{ role: 'authority' }] });
    receivers.set(pekka.userId, pekka);
    await tell('test.urgent', 'S1', aino, pekka);
    sink.answerTo = (address) => (address === aino.email ? { code: 550, text: `no ${address}` } : undefined);
    expect(await run()).toMatchObject({ mailsSent: 1, mailsFailed: 1 });
    for (const day of ['21', '22']) {
      now = at(`${day}T13:00:00`);
      expect((await run()).mailsFailed).toBe(1);
    }
    now = at('23T14:00:00');
    expect(await run()).toEqual({ mailsSent: 0, mailsDropped: 0, mailsFailed: 0 });
    expect(reports).toHaveLength(3);
    expect(reports.join()).not.toContain(aino.email);
  });

  it('is sent once by two processes', async () => {
    await tell('test.urgent', 'S1');
    const [one, other] = await Promise.all([run(), run()]);
    expect(one.mailsSent + other.mailsSent).toBe(1);
  });

  it('and notices are forgotten when they have served their time', async () => {
    await tell('test.urgent', 'S1');
    await run();
    now = new Date('2027-12-01T12:00:00Z');
    await run();
    const { rows } = await sql`select id from notice union all select id from notice_mail`.execute(test.owner);
    expect(rows).toEqual([]);
  });
});

describe('the secret address of the calendar', () => {
  const renew = () => writingAs(database, aino.userId, (tx) => renewCalendar(tx, clock, aino));
  const ownerOf = (token: string) => readingAs(database, 'service', (read) => findCalendarOwner(read, token));

  it('leads to its owner until it is renewed or stopped, each time in the audit', async () => {
    const first = await renew();
    expect(await ownerOf(first)).toBe(aino.userId);
    const second = await renew();
    expect(await ownerOf(first)).toBeUndefined();
    expect(await ownerOf(second)).toBe(aino.userId);
    expect(await asAino((read) => findCalendar(read, aino.userId))).toEqual({ renewedAt: now });
    await writingAs(database, aino.userId, (tx) => stopCalendar(tx, clock, aino));
    await writingAs(database, aino.userId, (tx) => stopCalendar(tx, clock, aino));
    expect(await ownerOf(second)).toBeUndefined();
    const { rows } = await sql<{
      act: string;
    }>`select act from audit_entry where act like 'calendar.%' order by id`.execute(test.owner);
    expect(rows.map(({ act }) => act)).toEqual(['calendar.renew', 'calendar.renew', 'calendar.stop']);
  });

  it('is kept as a digest only', async () => {
    const token = await renew();
    const { rows } = await sql`select * from calendar_feed`.execute(test.owner);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
