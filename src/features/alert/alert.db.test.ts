import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FoundFile, runImport } from '#features/description/public.server.ts';
import { connectClient, reading } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { findMailSettings } from '#platform/mail/mail-setting.server.ts';
import { createMailer, type Mailer } from '#platform/mail/mailer.server.ts';
import { type KeyRing, keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type MailSink, type ReceivedMail, startMailSink } from '#test/mail-sink.ts';
import { type AlertOutcome, type AlertService, runAlerts } from './alert-run.server.ts';
import { confirmSearch, endSearch, requestSearch, type SearchRequest } from './saved-search.commands.server.ts';
import { mostConfirmed } from './saved-search.model.ts';
import { findSavedSearch, listFittingCodes } from './saved-search.queries.server.ts';

const origin = 'https://koordi.example';
const keys = keyRingFrom(randomBytes(32).toString('base64'), 'test');
const header =
  'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
  'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,' +
  'Toteutunut julkinen rahoitus yhteensä';

const ended = 'Toiminta päättynyt';

let test: TestDatabase;
let sink: MailSink;
let mailer: Mailer;
let now: Date;
let reports: string[];

const clock = { now: () => now };
const morning = (day: string) => new Date(`${day}T07:00:00+02:00`);

beforeAll(async () => {
  sink = await startMailSink();
  const settings = findMailSettings({ KOORDI_SMTP_URL: sink.url, KOORDI_MAIL_FROM: 'koordi@koordi.example' });
  mailer = createMailer(settings ?? expect.fail('there are settings'));
});
beforeEach(async () => {
  test = await createTestDatabase();
  sink.mails.length = 0;
  sink.answerTo = () => undefined;
  now = morning('2026-11-20');
  reports = [];
  await importProjects('2026-11-01', ['S19000', 'Polku työhön'], ['S19001', 'Silta opintoihin', ended]);
});
afterEach(() => test.close());
afterAll(async () => {
  mailer.close();
  await sink.close();
});

/** Takes in projects as rows of a list; without a status they are running, which is what the searches ask for. */
async function importProjects(
  knownOn: string,
  ...projects: readonly [code: string, name: string, status?: string][]
): Promise<void> {
  const rows = projects.map(
    ([code, name, status = 'Toiminnassa']) =>
      `${code},ESR,${name},Itä-Suomen suuralueosio,2,Esimerkin liitto,${status},1.1.2010,31.12.2012,Esimerkin säätiö,1000,5,1000,5`,
  );
  const name = `${knownOn}.csv`;
  const file: FoundFile = {
    name,
    publicName: name,
    isAsked: true,
    bytes: Buffer.from([header, ...rows].join('\n')),
    knownOn,
  };
  const sources = {
    count: 1,
    async *open() {
      yield { index: 0, found: file };
    },
  };
  const client = await connectClient(test.target);
  await runImport(client, sources, { clock }, async () => true);
  await client.end();
}

function service(changed: Partial<AlertService> = {}): AlertService {
  const report = (sentence: string) => reports.push(sentence);
  return { database: test.database, clock, keys, mailer, origin, report, ...changed };
}

const run = (again = false, changed: Partial<AlertService> = {}): Promise<AlertOutcome> =>
  runAlerts(service(changed), { again });

function request(changed: Partial<SearchRequest> = {}, ring: KeyRing = keys): Promise<void> {
  const wanted: SearchRequest = {
    address: 'maija@example.fi',
    question: '?status=running',
    language: 'fi',
    ...changed,
  };
  return test.database.transaction().execute((tx) => requestSearch(tx, clock, ring, wanted));
}

async function confirm(token: string, ring: KeyRing = keys): Promise<void> {
  const read = reading(test.database);
  const search = await findSavedSearch(read, token);
  const fittingCodes = await listFittingCodes(read, search?.question ?? null);
  await test.database.transaction().execute((tx) => confirmSearch(tx, clock, ring, { token, fittingCodes }));
}

const end = (token: string) => test.database.transaction().execute((tx) => endSearch(tx, clock, token));

/** The token in the links of a mail. */
function tokenIn(mail: ReceivedMail | undefined): string {
  return /\/alerts\/(?:confirm|manage)\/([\w-]{43})/.exec(mail?.email.text ?? '')?.[1] ?? expect.fail('no token');
}

/** Requests and confirms a search; answers its token, with no mail left in the sink. */
async function savedSearch(changed: Partial<SearchRequest> = {}): Promise<string> {
  await request(changed);
  await run();
  const token = tokenIn(sink.mails.at(-1));
  await confirm(token);
  sink.mails.length = 0;
  return token;
}

async function stored(): Promise<string> {
  const { rows } =
    await sql`select * from saved_search left join alert_mail on saved_search_id = saved_search.id`.execute(
      test.database,
    );
  return JSON.stringify(rows, (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  );
}

describe('saving a search', () => {
  it('asks the owner of the address, in the language of the page, without a word of who asked', async () => {
    await request({ question: '?q=osta+halvalla', language: 'sv' });
    expect(await run()).toEqual({ searchesChecked: 0, mailsSent: 1, mailsFailed: 0 });
    const [mail] = sink.mails;
    expect([mail?.to, mail?.email.subject]).toEqual(['maija@example.fi', 'Bekräfta den sparade sökningen']);
    expect(mail?.email.text).toContain(`${origin}/sv/alerts/confirm/${tokenIn(mail)}`);
    expect(mail?.raw).not.toContain('halvalla');
    await run();
    expect(sink.mails).toHaveLength(1);
  });

  it('keeps neither address nor token readable', async () => {
    await savedSearch();
    const token = await savedSearch({ question: null });
    const content = await stored();
    expect(content).not.toContain('maija');
    expect(content).not.toContain('example.fi');
    expect(content).not.toContain(token);
  });

  it('tells nothing before it is confirmed', async () => {
    await request();
    await run();
    sink.mails.length = 0;
    await importProjects('2026-11-20', ['S19002', 'Uusi polku']);
    now = morning('2026-11-21');
    await run(true);
    expect(sink.mails).toEqual([]);
  });

  it('is forgotten when nobody confirms it within two days', async () => {
    await request();
    await run();
    const token = tokenIn(sink.mails[0]);
    now = morning('2026-11-22');
    await expect(confirm(token)).rejects.toThrow(NotFound);
    await run();
    expect(await stored()).toBe('[]');
  });

  it('bothers an address three times at most, and asks again when these are over', async () => {
    for (const address of ['maija@example.fi', 'MAIJA@example.fi', 'maija@example.fi', 'maija@example.fi']) {
      await request({ address });
    }
    await request({ address: 'matti@example.fi' });
    await run();
    const mailsTo = (wanted: string) => sink.mails.filter(({ to }) => to.toLowerCase() === wanted).length;
    expect([mailsTo('maija@example.fi'), mailsTo('matti@example.fi')]).toEqual([3, 1]);
    now = morning('2026-11-22');
    await request();
    await run();
    expect(sink.mails).toHaveLength(5);
  });

  it('counts the requests for an address also when they come at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, () => request()));
    await run();
    expect(sink.mails).toHaveLength(3);
  });

  it('takes the place of the same search saved before', async () => {
    const first = await savedSearch();
    const second = await savedSearch();
    const state = async (token: string) => (await findSavedSearch(reading(test.database), token))?.state;
    expect([await state(first), await state(second)]).toEqual(['ended', 'confirmed']);
  });

  it('takes that place also after a change of keys', async () => {
    const first = await savedSearch();
    const [key] = keyRingFrom(randomBytes(32).toString('base64'), 'test');
    const ring: KeyRing = [key, ...keys];
    await request({}, ring);
    await run(false, { keys: ring });
    await confirm(tokenIn(sink.mails[0]), ring);
    expect((await findSavedSearch(reading(test.database), first))?.state).toBe('ended');
  });

  it('takes it also when two are confirmed at the same moment', async () => {
    await request();
    await request();
    await run();
    const tokens = sink.mails.map(tokenIn);
    await Promise.all(tokens.map((token) => confirm(token)));
    const states = await Promise.all(
      tokens.map(async (token) => (await findSavedSearch(reading(test.database), token))?.state),
    );
    expect(new Set(states)).toEqual(new Set(['confirmed', 'ended']));
  });

  it('is refused when the address has as many as it may, until one is stopped', async () => {
    const first = await savedSearch({ question: '?q=1' });
    await request({ question: '?q=last' });
    await run();
    const token = tokenIn(sink.mails[0]);
    await sql`
      insert into saved_search (state, language, question, token_sha256, sealed_contact, address_digest, requested_at,
        confirmed_at, checked_on, told_codes)
      select state, language, '?q=' || number, encode(sha256(number::text::bytea), 'hex'), sealed_contact, address_digest,
        requested_at, confirmed_at, checked_on, told_codes
      from saved_search, generate_series(2, ${mostConfirmed}::int) number
      where state = 'confirmed'`.execute(test.database);
    await expect(confirm(token)).rejects.toThrow(Refused);
    expect((await findSavedSearch(reading(test.database), token))?.state).toBe('requested');
    await end(first);
    await confirm(token);
    expect((await findSavedSearch(reading(test.database), token))?.state).toBe('confirmed');
  });

  it('confirmed a second time changes nothing; confirmed after its end it is not found', async () => {
    const token = await savedSearch();
    const before = await stored();
    await confirm(token);
    expect(await stored()).toBe(before);
    await end(token);
    await expect(confirm(token)).rejects.toThrow(NotFound);
    await expect(confirm('no such token')).rejects.toThrow(NotFound);
  });
});

describe('news of a saved search', () => {
  it('are the projects that fit since it was confirmed or last told, once each', async () => {
    const token = await savedSearch();
    now = morning('2026-11-21');
    expect(await run()).toEqual({ searchesChecked: 1, mailsSent: 0, mailsFailed: 0 });

    await importProjects('2026-11-21', ['S19002', 'Uusi <polku> & tie'], ['S19003', 'Aivan muuta', ended]);
    now = morning('2026-11-22');
    await run();
    const [mail] = sink.mails;
    expect(mail?.email.subject).toBe('1 uusi hanke – haku 1 rajaus');
    expect(mail?.email.text).toContain(`Uusi <polku> & tie\nS19002, Esimerkin säätiö\n${origin}/fi/projects/S19002`);
    expect(mail?.email.text).toContain(`${origin}/fi/projects?status=running`);
    expect(mail?.email.text).not.toContain('S19000');
    expect(mail?.email.html).toContain('Uusi &lt;polku&gt; &amp; tie');
    expect(tokenIn(mail)).toBe(token);

    now = morning('2026-11-23');
    await run();
    expect(sink.mails).toHaveLength(1);
  });

  it('include a project that was known but fits only now, and leave out one that fitted all along', async () => {
    await savedSearch();
    await importProjects('2026-11-21', ['S19000', 'Polku työhön ja takaisin'], ['S19001', 'Silta opintoihin']);
    now = morning('2026-11-21');
    await run();
    expect(sink.mails.map(({ email }) => email.subject)).toEqual(['1 uusi hanke – haku 1 rajaus']);
    expect(sink.mails[0]?.email.text).toContain('S19001');
  });

  it('include what a long transaction wrote before the last check and committed after it', async () => {
    await savedSearch();
    const client = await connectClient(test.target);
    await client.query('begin');
    await client.query(`insert into project (code) values ('S19005')`);
    await client.query(`
      insert into description_version (project_id, form, is_full, known_on, known_basis, source_file_id, content_sha256,
        facts_key, is_truncated, name, fund, period, status, in_force_from)
      select (select id from project where code = 'S19005'), form, is_full, known_on, known_basis, source_file_id,
        content_sha256, facts_key, is_truncated, 'Myöhäinen', fund, period, status, in_force_from
      from description_version where name = 'Polku työhön'`);
    now = morning('2026-11-21');
    await run();
    expect(sink.mails).toEqual([]);
    await client.query('commit');
    await client.end();
    now = morning('2026-11-22');
    await run();
    expect(sink.mails[0]?.email.text).toContain('S19005');
  });

  it('come once a day, and all that came meanwhile together', async () => {
    await savedSearch();
    await importProjects('2026-11-21', ['S19002', 'Toinen polku']);
    expect((await run(true)).mailsSent).toBe(1);
    await importProjects('2026-11-22', ['S19003', 'Kolmas polku'], ['S19004', 'Neljäs polku']);
    now = new Date(now.getTime() + 3_600_000);
    expect((await run(true)).mailsSent).toBe(0);
    now = morning('2026-11-21');
    expect((await run()).mailsSent).toBe(1);
    expect(sink.mails.at(-1)?.email.subject).toBe('2 uutta hanketta – haku 1 rajaus');
  });

  it('are all that what was told is written anew for', async () => {
    await savedSearch();
    await sql`create function told_anew() returns trigger language plpgsql as $$ begin raise 'told anew'; end $$`.execute(
      test.owner,
    );
    await sql`create trigger told_anew before update of told_codes on saved_search for each row execute function told_anew()`.execute(
      test.owner,
    );
    now = morning('2026-11-21');
    expect((await run()).searchesChecked).toBe(1);
    await importProjects('2026-11-22', ['S19002', 'Toinen polku']);
    now = morning('2026-11-22');
    expect((await run()).searchesChecked).toBe(0);
    expect(reports).toEqual([expect.stringContaining('told anew')]);
  });

  it('are not looked for at night, unless by hand', async () => {
    await savedSearch();
    await importProjects('2026-11-21', ['S19002', 'Toinen polku']);
    now = new Date('2026-11-21T05:59:00+02:00');
    expect((await run()).searchesChecked).toBe(0);
    expect((await run(true)).mailsSent).toBe(1);
  });

  it('name twenty projects and count the others', async () => {
    await savedSearch({ language: 'en' });
    const many = Array.from({ length: 23 }, (_, index): [string, string] => [`S19${100 + index}`, `Polku ${index}`]);
    await importProjects('2026-11-21', ...many);
    now = morning('2026-11-21');
    await run();
    const text = sink.mails[0]?.email.text ?? '';
    expect(sink.mails[0]?.email.subject).toBe('23 new projects – search 1 filter');
    expect(text.match(/\/en\/projects\/S19/g)).toHaveLength(20);
    expect(text).toContain(`and 3 more\n${origin}/en/projects?status=running`);
  });

  it('are told once when two runs work at the same time', async () => {
    for (let number = 0; number < 12; number += 1) {
      await savedSearch({ address: `reader${number}@example.fi` });
    }
    await importProjects('2026-11-21', ['S19002', 'Toinen polku']);
    now = morning('2026-11-21');
    await Promise.all([run(), run(), run(true)]);
    const readers = sink.mails.map(({ to }) => to);
    expect(readers.toSorted()).toEqual([...new Set(readers)].toSorted());
    expect(readers).toHaveLength(12);
  });
});

describe('the end of a saved search', () => {
  it('deletes the address at once and stops a mail that waits', async () => {
    const token = await savedSearch();
    await importProjects('2026-11-21', ['S19002', 'Toinen polku']);
    now = morning('2026-11-21');
    sink.answerTo = () => ({ code: 450, text: 'later' });
    await run();
    sink.answerTo = () => undefined;
    await end(token);
    const { rows } = await sql`select sealed_contact, address_digest, told_codes from saved_search`.execute(
      test.database,
    );
    expect(rows).toEqual([{ sealedContact: null, addressDigest: null, toldCodes: null }]);
    now = morning('2026-11-25');
    await run(true);
    expect(sink.mails).toEqual([]);
  });

  it('is the same when told twice; an unknown token is not found', async () => {
    const token = await savedSearch();
    await end(token);
    const before = await stored();
    await end(token);
    expect(await stored()).toBe(before);
    await expect(end('x')).rejects.toThrow(NotFound);
  });

  it('leaves nothing behind after a month', async () => {
    await end(await savedSearch());
    now = morning('2026-12-21');
    await run();
    expect(await stored()).toBe('[]');
  });
});

describe('a mail server that fails', () => {
  beforeEach(async () => {
    await savedSearch();
    await importProjects('2026-11-21', ['S19002', 'Toinen polku']);
    now = morning('2026-11-21');
  });

  const minutesLater = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };

  it('loses nothing: the mail is tried again, later each time, and then sent once', async () => {
    sink.answerTo = (address) => ({ code: 451, text: `not now, ${address}` });
    expect(await run()).toEqual({ searchesChecked: 1, mailsSent: 0, mailsFailed: 1 });
    expect((await run()).mailsFailed).toBe(0);
    minutesLater(5);
    expect((await run()).mailsFailed).toBe(1);
    minutesLater(5);
    expect((await run()).mailsFailed).toBe(0);
    sink.answerTo = () => undefined;
    minutesLater(10);
    expect((await run()).mailsSent).toBe(1);
    minutesLater(10);
    await run();
    expect(sink.mails).toHaveLength(1);
  });

  it('is told in the log in one line, without the address', async () => {
    sink.answerTo = (address) => ({ code: 550, text: `no such user: ${address}` });
    await run();
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(
      /^Alert mail \d+ was not sent: the mail server answered 550 to RCPT TO\. Next attempt at 2026-11-22T05:00:00\.000Z\.$/,
    );
  });

  it('that cannot be reached is not asked again for every mail', async () => {
    for (const address of ['matti@example.fi', 'liisa@example.fi']) {
      await request({ address });
    }
    const settings = findMailSettings({ KOORDI_SMTP_URL: 'smtp://127.0.0.1:1', KOORDI_MAIL_FROM: 'a@b.fi' });
    const broken = createMailer(settings ?? expect.fail());
    expect(await run(false, { mailer: broken })).toEqual({ searchesChecked: 1, mailsSent: 0, mailsFailed: 1 });
    minutesLater(5);
    expect((await run()).mailsSent).toBe(3);
  });

  it('that refuses a receiver three times, a day apart, ends the search', async () => {
    sink.answerTo = () => ({ code: 550, text: 'no such user' });
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) {
      now = morning(day);
      expect((await run()).mailsFailed).toBe(1);
      expect((await run()).mailsFailed).toBe(0);
    }
    expect(reports.at(-1)).toContain('Its search ends');
    expect(await stored()).toContain('"state":"ended"');
  });

  it('that only puts off is no refusal, however often', async () => {
    sink.answerTo = () => ({ code: 450, text: 'later' });
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect((await run()).mailsFailed).toBe(1);
      minutesLater(360);
    }
    sink.answerTo = () => ({ code: 550, text: 'no such user' });
    await run();
    await run();
    expect(await stored()).toContain('"state":"confirmed"');
  });

  it('and a process that dies between sending and noting it repeat one mail, under the same number', async () => {
    const dying = {
      now: () => {
        if (sink.mails.length === 1) throw new Error('the process is gone');
        return now;
      },
    };
    await expect(run(false, { clock: dying })).rejects.toThrow('the process is gone');
    await run();
    const numbers = sink.mails.map(({ email }) => email.messageId);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(1);
  });

  it('and a mail that cannot be made keep nobody else waiting', async () => {
    await request({ address: 'matti@example.fi' });
    const poisoned: Mailer = {
      close: () => {},
      send: (mail) =>
        mail.to.startsWith('maija') ? Promise.reject(new TypeError(`no such thing: ${mail.to}`)) : mailer.send(mail),
    };
    expect(await run(false, { mailer: poisoned })).toEqual({ searchesChecked: 1, mailsSent: 1, mailsFailed: 1 });
    expect(reports).toEqual([
      expect.stringMatching(/^Alert mail \d+ was not sent: it could not be made \(TypeError\)\. Next attempt at /),
    ]);
    expect((await run(false, { mailer: poisoned })).mailsFailed).toBe(0);
    minutesLater(5);
    expect((await run()).mailsSent).toBe(1);
  });

  it('is not troubled by an address sealed with a key that is lost', async () => {
    const otherKeys = keyRingFrom(randomBytes(32).toString('base64'), 'test');
    expect((await run(false, { keys: otherKeys })).mailsFailed).toBe(1);
    expect(reports[0]).toMatch(
      /its receiver cannot be read: The key [\da-f]{8} that sealed this is not among the keys\./,
    );
    minutesLater(5);
    expect((await run()).mailsSent).toBe(1);
  });

  it('and a key that stays lost for a month end the search', async () => {
    const otherKeys = keyRingFrom(randomBytes(32).toString('base64'), 'test');
    await run(false, { keys: otherKeys });
    now = morning('2026-12-20');
    await run(false, { keys: otherKeys });
    expect(await stored()).toContain('"state":"confirmed"');
    now = morning('2026-12-23');
    await run(false, { keys: otherKeys });
    expect(await stored()).toContain('"state":"ended"');
  });
});

describe('the database refuses', () => {
  it.each([
    ['an address kept after the end', `update saved_search set state = 'ended', ended_at = now()`],
    ['a confirmed search that knows no day', `update saved_search set checked_on = null`],
    ['a state of its own', `update saved_search set state = 'paused'`],
    ['a language of its own', `update saved_search set language = 'de'`],
    ['an empty question', `update saved_search set question = ''`],
    ['a question too long for an address', `update saved_search set question = repeat('x', 1901)`],
    ['more refusals than attempts', `update alert_mail set refusals = attempts + 1`],
    ['a digest of another kind', `update saved_search set token_sha256 = 'x'`],
    [
      'news of nothing',
      `insert into alert_mail (saved_search_id, kind, written_on, due_at) select id, 'news', now(), now() from saved_search`,
    ],
    [
      'two mails of a kind a day',
      `insert into alert_mail (saved_search_id, kind, written_on, due_at)
        select saved_search_id, kind, written_on, due_at from alert_mail`,
    ],
  ])('%s', async (_what, statement) => {
    await savedSearch();
    await expect(sql.raw(statement).execute(test.database)).rejects.toThrow(/violates/);
  });
});
