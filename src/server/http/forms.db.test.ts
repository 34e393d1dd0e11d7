import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { createHttp } from './server.ts';

const BUILD_TIMEOUT_MS = 120_000;
const origin = 'https://koordi.example';
const form = 'application/x-www-form-urlencoded';

const cutOff = '--x\r\nContent-Disposition: form-data; name="address"\r\n\r\nmaija@exam';
let test: TestDatabase;
let app: FastifyInstance;
const woken: string[] = [];

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  test = await createTestDatabase();
  const services = {
    clock: systemClock,
    keys: keyRingFrom(randomBytes(32).toString('base64'), 'test'),
    sendsMail: true,
    signIn: undefined,
    wakeJob: (name: string) => woken.push(name),
  };
  app = await createHttp({ database: test.database, logLevel: 'silent', publicOrigin: origin, services });
}, BUILD_TIMEOUT_MS);

afterAll(async () => {
  await app.close();
  await test.close();
});

interface Sent {
  readonly url?: string;
  readonly payload?: string;
  readonly headers?: Record<string, string>;
  readonly from?: string;
}

/** Sends a form as a browser on our own page would, unless told otherwise; `from` is the network address. */
function send({
  url = '/fi/alerts',
  payload = 'address=maija%40example.fi',
  headers = {},
  from = '203.0.113.1',
}: Sent) {
  return app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: from,
    headers: { 'content-type': form, origin, ...headers },
  });
}

async function countSaved(): Promise<number> {
  const { count } = await test.database
    .selectFrom('savedSearch')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

describe('a form', () => {
  it('sent from our own page is acted upon, and its answer kept by nobody', async () => {
    const before = await countSaved();
    const answer = await send({ payload: 'address=maija%40example.fi&question=%3Fstatus%3Drunning' });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.body).toContain('Tarkista sähköpostisi');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(await countSaved()).toBe(before + 1);
    expect(woken).toContain('alerts');
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site, says the browser', { 'sec-fetch-site': 'same-site' }],
    ['our own host over plain http', { origin: 'http://koordi.example' }],
  ])('from %s is refused', async (_where, headers: Record<string, string>) => {
    const before = await countSaved();
    const answer = await send({ headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('<meta name="robots" content="noindex"/>');
    expect(await countSaved()).toBe(before);
  });

  it('that the browser calls our own is taken, whatever the proxy made of its origin', async () => {
    expect((await send({ headers: { 'sec-fetch-site': 'same-origin', origin: 'null' } })).statusCode).toBe(200);
  });

  it('from a program, which has no origin, is taken', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/fi/alerts',
      headers: { 'content-type': form },
      payload: 'address=matti%40example.fi',
    });
    expect(answer.statusCode).toBe(200);
  });

  it.each([
    ['of another type', { 'content-type': 'application/json' }, '{}', 415],
    ['of no type', { 'content-type': '' }, 'x', 415],
    ['that is endless', {}, `address=${'x'.repeat(17_000)}`, 413],
    ['that is none inside', { 'content-type': 'multipart/form-data; boundary=x' }, 'hello', 400],
    ['that was cut off', { 'content-type': 'multipart/form-data; boundary=x' }, cutOff, 400],
  ])('%s is refused', async (_what, headers: Record<string, string>, payload, status) => {
    expect((await send({ headers, payload })).statusCode).toBe(status);
  });

  it.each([undefined, 'text/plain'])('with nothing in it, of the type %s, is refused', async (type) => {
    const headers = { origin: 'https://koordi.example', ...(type && { 'content-type': type }) };
    const answer = await app.inject({ method: 'POST', url: '/fi/alerts', headers });
    expect(answer.statusCode).toBe(415);
  });

  it('that did not come whole is told so, in words', async () => {
    const answer = await send({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: cutOff });
    expect(answer.body).toContain('lomake tuli perille vajaana');
  });

  it('to a page that takes none is refused, with what the page does take', async () => {
    const answer = await send({ url: '/fi/projects' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    const other = await app.inject({ method: 'PUT', url: '/fi/alerts' });
    expect([other.statusCode, other.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  it.each([
    ['in no language', '/de/alerts'],
    ['to the data behind a page', '/fi/alerts.data'],
    ['to an endless address', `/fi/alerts?q=${'x'.repeat(5000)}`],
  ])('%s changes nothing', async (_where, url) => {
    const before = await countSaved();
    expect((await send({ url })).statusCode).toBeGreaterThanOrEqual(400);
    expect(await countSaved()).toBe(before);
  });
});

describe('saving a search', () => {
  it('answers the same, word for word, for a known and an unknown address', async () => {
    const answers = [];
    for (let round = 0; round < 6; round += 1) {
      answers.push((await send({ payload: 'address=known%40example.fi', from: '203.0.113.2' })).body);
    }
    answers.push((await send({ payload: 'address=unknown%40example.fi', from: '203.0.113.3' })).body);
    expect(new Set(answers).size).toBe(1);
  });

  it('says what is wrong with an address, and keeps what was written', async () => {
    const before = await countSaved();
    const answer = await send({ payload: `address=${encodeURIComponent('x"><b>@example')}` });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('muodossa nimi@example.fi');
    expect(answer.body).toContain('value="x&quot;&gt;&lt;b&gt;@example"');
    expect(await countSaved()).toBe(before);
  });

  it('lets one network address ask ten times an hour', async () => {
    const statuses = [];
    for (let round = 0; round < 11; round += 1) {
      statuses.push((await send({ payload: `address=r${round}%40example.fi`, from: '203.0.113.4' })).statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    expect((await send({ payload: 'address=x%40example.fi', from: '203.0.113.5' })).statusCode).toBe(200);
  });

  it('is offered as a feed alone where no mail is sent', async () => {
    const quiet = await createHttp({ database: test.database, logLevel: 'silent' });
    const page = (await quiet.inject('/fi/alerts?status=running')).body;
    expect(page).toContain('href="/feeds/projects.atom?status=running&amp;lang=fi"');
    expect(page).not.toContain('<input');
    const answer = await quiet.inject({
      method: 'POST',
      url: '/fi/alerts',
      headers: { 'content-type': form },
      payload: 'address=a%40example.fi',
    });
    expect(answer.statusCode).toBe(422);
    await quiet.close();
  });
});

describe('the page of a token', () => {
  const token = 'A'.repeat(43);

  it.each(['confirm', 'manage'])('%s is kept by nobody and told to no other site', async (page) => {
    const answer = await app.inject(`/fi/alerts/${page}/${token}`);
    expect([answer.statusCode, answer.headers['cache-control'], answer.headers['referrer-policy']]).toEqual([
      404,
      'no-store',
      'same-origin',
    ]);
    expect(answer.body).toContain('Linkki ei ole enää voimassa');
  });

  it.each([
    [form, 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('takes the one click of a mail program, sent as %s', async (type, payload) => {
    await test.database.deleteFrom('savedSearch').execute();
    await send({ payload: 'address=liisa%40example.fi', from: '203.0.113.6' });
    await test.database
      .updateTable('savedSearch')
      .set({ tokenSha256: tokenDigest(token) })
      .execute();
    const url = `/fi/alerts/manage/${token}`;
    const click = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    expect([click.statusCode, click.headers['referrer-policy']]).toEqual([200, 'same-origin']);
    expect(click.body).toContain('Tilaus on lopetettu');
    expect(await test.database.selectFrom('savedSearch').select(['state', 'sealedContact']).execute()).toEqual([
      { state: 'ended', sealedContact: null },
    ]);
  });

  it('that nobody has is not found, also when clicked', async () => {
    expect((await send({ url: '/fi/alerts/manage/nobodys' })).statusCode).toBe(404);
  });

  it('leaves no token in the log', async () => {
    const lines: string[] = [];
    const noisy = await createHttp({ database: test.database, logLevel: 'info', logTo: (line) => lines.push(line) });
    await noisy.inject(`/fi/alerts/manage/${token}`);
    expect(lines.join('')).toContain('/fi/alerts/manage/…');
    expect(lines.join('')).not.toContain(token);
    await noisy.close();
  });
});
