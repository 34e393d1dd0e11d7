import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { createHttp, startHttp } from './server.ts';

const BUILD_TIMEOUT_MS = 60_000;

/** A database without rows: the pages asked here need none. */
const database: Database = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

let app: FastifyInstance;

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  app = await createHttp({ database, logLevel: 'silent' });
}, BUILD_TIMEOUT_MS);

afterAll(() => app.close());

describe('a page', () => {
  it.each([
    ['/fi', 'fi', 'Hae hankkeita'],
    ['/sv', 'sv', 'Sök projekt'],
    ['/en', 'en', 'Search projects'],
  ])('at %s is in the language %s', async (url, language, text) => {
    const page = await app.inject(url);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain(`<!DOCTYPE html><html lang="${language}">`);
    expect(page.body).toContain(text);
  });

  it('carries no script and no style of its own', async () => {
    const { body } = await app.inject('/fi');
    expect(body).not.toMatch(/<script|modulepreload| style=|<style/);
  });

  it('names itself and its translations', async () => {
    const { body } = await app.inject({ url: '/sv?q=a%20b', headers: { host: 'koordi.example' } });
    expect(body).toContain('<link rel="canonical" href="http://koordi.example/sv?q=a%20b"/>');
    expect(body).toContain('<link rel="alternate" hrefLang="en" href="http://koordi.example/en?q=a%20b"/>');
    expect(body).toContain('<link rel="alternate" hrefLang="x-default" href="http://koordi.example/fi?q=a%20b"/>');
    expect(body).toContain('<a href="/fi?q=a%20b" lang="fi" hrefLang="fi">Suomi</a>');
  });

  it('has the public address of the service where one is given', async () => {
    const proxied = await createHttp({ database, logLevel: 'silent', publicOrigin: 'https://koordi.example' });
    expect((await proxied.inject('/fi')).body).toContain('<link rel="canonical" href="https://koordi.example/fi"/>');
    await proxied.close();
  });

  it('says no more than needed to those who have it already', async () => {
    const { etag } = (await app.inject('/fi')).headers;
    const again = await app.inject({ url: '/fi', headers: { 'if-none-match': String(etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const [head, get] = [await app.inject({ method: 'HEAD', url: '/fi' }), await app.inject('/fi')];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers.etag).toBe(get.headers.etag);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
  });

  it('is compressed for those who can read that', async () => {
    const page = await app.inject({ url: '/fi', headers: { 'accept-encoding': 'gzip, br' } });
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.rawPayload.length).toBeLessThan(8000);
  });
});

describe('every answer', () => {
  it.each(['/', '/fi', '/fi/nowhere', '/%E0%A4%A', '/assets/nothing.css'])(
    'at %s carries the security headers',
    async (url) => {
      const { headers } = await app.inject(url);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    },
  );
});

describe('the way to a page', () => {
  it.each([
    ['/', 'sv-FI,sv;q=0.9', '/sv'],
    ['/', undefined, '/fi'],
    ['/?q=x', 'en', '/en?q=x'],
  ])('from %s for a reader of %s leads to %s', async (url, acceptLanguage, target) => {
    const headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage };
    const answer = await app.inject({ url, headers });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe(target);
    expect(answer.headers.vary).toContain('accept-language');
  });

  it('leaves out a slash at the end', async () => {
    const answer = await app.inject('/en//?page=2');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, '/en?page=2']);
  });

  it('never leads to another site', async () => {
    expect((await app.inject('//evil.example/')).statusCode).toBe(400);
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['an unknown page', '/sv/ingenting', 404, 'Sidan hittades inte'],
    ['an unknown language', '/de/projects', 404, 'Sivua ei löytynyt'],
    ['an address that cannot be decoded', '/%E0%A4%A', 400, 'Pyyntöä ei voitu käsitellä'],
    ['an address that cannot be decoded, in a language', '/en/%E0%A4%A', 400, 'could not be handled'],
    ['a character that no text has', '/en/a%00b', 400, 'could not be handled'],
    ['an endless address', `/en?q=${'x'.repeat(5000)}`, 414, 'could not be handled'],
    ['the data behind a page', '/en.data', 404, 'Sivua ei löytynyt'],
    ['a file that is not there', '/assets/nothing.css', 404, 'Sivua ei löytynyt'],
    ['a way out of the files', '/assets/..%2f..%2fserver/index.js', 404, 'Sivua ei löytynyt'],
  ])('%s gets a page that says so', async (_what, url, status, text) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain(text);
    expect(answer.body).toContain('<meta name="robots" content="noindex"/>');
  });

  it('is told in the language of the browser where the address has none', async () => {
    const answer = await app.inject({ url: '/nowhere', headers: { 'accept-language': 'en' } });
    expect(answer.body).toContain('Page not found');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const)(
    '%s is refused, whatever it brings',
    async (method) => {
      const answer = await app.inject({ method, url: '/fi', ...(method === 'TRACE' ? {} : { payload: { a: 1 } }) });
      expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    },
  );
});

describe('a host that is none', () => {
  const addresses = [
    '/fi',
    '/robots.txt',
    '/sitemap.xml',
    '/feeds/changes.atom',
    '/fi/projects/export.csv',
    '/api/v1/projects',
    '/nowhere',
    '/%E0%A4%A',
  ];

  it.each(addresses.flatMap((url) => ['a[b', 'a"><x>b'].map((host) => [url, host])))(
    'gets no answer at %s as %j',
    async (url, host) => {
      const answer = await app.inject({ url, headers: { host } });
      expect(answer.statusCode).toBe(400);
      expect(answer.body).not.toContain('<x>');
    },
  );

  /** With HTTP/1.0 a request may do without. */
  async function statusWithout(url: string, publicOrigin?: string): Promise<string | undefined> {
    const http = await startHttp({ database, host: '127.0.0.1', port: 0, logLevel: 'silent', publicOrigin });
    const socket = connect(Number(new URL(http.address).port), '127.0.0.1');
    socket.write(`GET ${url} HTTP/1.0\r\n\r\n`);
    const [, status] = (await text(socket)).split(' ');
    await http.close();
    return status;
  }

  it.each(['/fi', '/robots.txt', '/feeds/changes.atom'])(
    'is told at %s to who names none, unless the public address is known',
    async (url) => {
      expect(await statusWithout(url)).toBe('400');
      if (!url.startsWith('/feeds')) expect(await statusWithout(url, 'https://koordi.example')).toBe('200');
    },
  );
});

describe('files of the pages', () => {
  it('may be kept for a year, since a changed file has another name', async () => {
    const [href] = /\/assets\/site-[\w-]+\.css/.exec((await app.inject('/fi')).body) ?? [''];
    const file = await app.inject(href);
    expect(file.headers['content-type']).toContain('text/css');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('hold a style sheet of at most 6 KB compressed', async () => {
    const [href] = /\/assets\/site-[\w-]+\.css/.exec((await app.inject('/fi')).body) ?? [''];
    const file = await app.inject({ url: href, headers: { 'accept-encoding': 'gzip' } });
    expect(file.rawPayload.length).toBeLessThan(6 * 1024);
  });
});

describe('starting', () => {
  it('listens on a free port and stops again', async () => {
    const http = await startHttp({ database, host: '127.0.0.1', port: 0, logLevel: 'silent' });
    expect(http.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${http.address}/en`)).status).toBe(200);
    await http.close();
    await expect(fetch(`${http.address}/en`)).rejects.toThrow();
  });

  it('says in one sentence that a port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const starting = startHttp({ database, host: '127.0.0.1', port, logLevel: 'silent' });
    await expect(starting).rejects.toThrow(
      new EnvironmentFailure(`Port ${port} is taken by another program: choose another with --port.`),
    );
    other.close();
  });

  it('says in one sentence that an address is not of this machine', async () => {
    const starting = startHttp({ database, host: '192.0.2.1', port: 0, logLevel: 'silent' });
    await expect(starting).rejects.toThrow(/^'192\.0\.2\.1' is not an address of this machine/);
  });
});

it('says in its own words what is wrong with an address too long for Node to read', async () => {
  const running = await startHttp({ database, host: '127.0.0.1', port: 0, logLevel: 'silent' });
  const { port } = new URL(running.address);
  const answer = await new Promise<string>((resolve, reject) => {
    let told = '';
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`GET /fi/projects?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: koordi\r\n\r\n`);
    });
    socket.setEncoding('utf8').on('data', (chunk) => {
      told += chunk;
    });
    socket.on('close', () => resolve(told)).on('error', reject);
  });
  await running.close();
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('Poista hausta ehtoja');
  expect(answer).toContain('Ta bort villkor');
});
