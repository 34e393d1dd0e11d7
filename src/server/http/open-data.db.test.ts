import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { loadDemo } from '../../../demo/load-demo.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { prepareContent } from '../content.server.ts';
import { createHttp } from './server.ts';

let test: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  test = await createTestDatabase();
  await prepareContent(test.database, test.target, {});
  await loadDemo(test.target, { now: () => new Date('2026-01-01T12:00:00Z') });
  app = await createHttp({ database: test.database, logLevel: 'silent', publicOrigin: 'https://koordi.example' });
  await app.ready();
}, 120_000);

afterAll(async () => {
  await app.close();
  await test.close();
});

const routes: readonly (readonly [address: string, mediaType: string])[] = [
  ['/api/v1/openapi.json', 'application/json'],
  ['/api/v1/projects?limit=5', 'application/json'],
  ['/api/v1/projects/S11829', 'application/json'],
  ['/api/v1/projects/S11829/versions', 'application/json'],
  ['/api/v1/organisations?limit=5', 'application/json'],
  ['/api/v1/codelists', 'application/json'],
  ['/api/v1/codelists/region', 'application/json'],
  ['/api/v1/statistics?by=period', 'application/json'],
  ['/api/v1/bulk', 'application/json'],
  ['/api/v1/bulk/projects.csv', 'text/csv'],
  ['/api/v1/bulk/projects.ndjson', 'application/x-ndjson'],
  ['/api/v1/bulk/projects.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['/api/v1/bulk/descriptions.ndjson?on=2014-06-30', 'application/x-ndjson'],
  ['/api/v1/catalogue.jsonld', 'application/ld+json'],
  ['/api/v1/catalogue.ttl', 'text/turtle'],
  ['/feeds/changes.atom', 'application/atom+xml'],
  ['/feeds/projects.atom?region=19', 'application/atom+xml'],
  ['/sitemap.xml', 'application/xml'],
  ['/sitemaps/pages.xml', 'application/xml'],
  ['/sitemaps/projects-1.xml', 'application/xml'],
  ['/robots.txt', 'text/plain'],
  ['/fi/projects/export.csv', 'text/csv'],
  ['/sv/projects/export.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['/fi/open-data', 'text/html'],
  ['/fi/open-data/api', 'text/html'],
];

describe('open data in the service', () => {
  it.each(routes)('%s is answered as %s, with the headers of every answer', async (url, mediaType) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['content-type']).split(';')[0]).toBe(mediaType);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    expect(answer.body.length).toBeGreaterThan(50);
  });

  it.each(routes)('HEAD of %s has no body', async (url) => {
    const answer = await app.inject({ method: 'HEAD', url });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-length']).not.toBe('0');
  });

  it('is compressed for those who can read that, NDJSON too', async () => {
    const url = '/api/v1/bulk/projects.ndjson';
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe((await app.inject(url)).body);
  });

  it('has a page behind every address of the site map', async () => {
    const locations = async (url: string) =>
      [...(await app.inject(url)).body.matchAll(/<loc>https:\/\/koordi\.example([^<]*)<\/loc>/g)].map(
        ([, path = '']) => path,
      );
    const parts = await locations('/sitemap.xml');
    const addresses = (await Promise.all(parts.map(locations))).flat();
    // Of each page one language, in turn: its three addresses stand side by side.
    const chosen = addresses.filter((_address, index) => index % 3 === Math.floor(index / 3) % 3);
    expect(chosen.some((address) => /\/organisations\/u\d+$/.test(address))).toBe(true);
    expect(chosen.some((address) => /\/organisations\/\d{7}-\d$/.test(address))).toBe(true);
    const failed: string[] = [];
    for (const address of chosen) {
      const { statusCode } = await app.inject(address);
      if (statusCode !== 200) failed.push(`${statusCode} ${address}`);
    }
    expect(failed).toEqual([]);
  }, 120_000);

  it('answers others while many readers have asked for much and take in nothing', async () => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new URL(address);
    const greedy = ['/sitemaps/projects-1.xml', '/api/v1/bulk/descriptions.ndjson', '/fi/projects/export.xlsx'];
    const sockets = Array.from({ length: 42 }, (_, index) => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
      socket.pause().write(`GET ${greedy[index % greedy.length]} HTTP/1.1\r\nHost: koordi.example\r\n\r\n`);
      return socket;
    });
    await setTimeout(500);
    for (const url of [
      '/fi/projects?q=ty%C3%B6',
      '/sitemap.xml',
      '/api/v1/statistics?by=region',
      '/feeds/changes.atom',
    ]) {
      const answer = await fetch(address + url);
      await answer.arrayBuffer();
      expect(answer.status, url).toBe(200);
    }
    for (const socket of sockets) socket.destroy();
  });

  it.each([
    '/api/v1/projects?q=%00',
    '/api/v1/projects?region=%00&region=%ff',
    '/api/v1/projects?q=%ff%fe',
    `/api/v1/projects?q=${encodeURIComponent("'; drop table project; --")}`,
    `/api/v1/projects?${'q=a&'.repeat(300)}`,
    `/api/v1/projects?${'x=1&'.repeat(2000)}`,
    `/api/v1/projects?after=${'A'.repeat(3000)}`,
    `/api/v1/projects/${'S'.repeat(3000)}`,
    '/api/v1/projects/%ff',
    '/api/v1/%2e%2e/%2e%2e/etc/passwd',
    '/api/v1/bulk/..%2f..%2fpackage.json',
    '/api/v1/statistics?by=__proto__',
    '/feeds/projects.atom?q=%00&page=999999999&lang=xx',
    '/feeds/changes.atom?before=99999999999999999999',
    '/sitemaps/projects-99999.xml',
    '/fi/projects/export.csv?q=%00&on=2016-13-45&sort=up',
    '/fi/projects/export.exe',
  ])('%.60s is answered clearly and soon', async (url) => {
    const startedAt = performance.now();
    const answer = await app.inject({ url, headers: { 'accept-language': 'en' } });
    expect(answer.statusCode).toBeLessThan(500);
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(answer.body).not.toMatch(/node_modules|SyntaxError|TypeError|invalid byte sequence/);
  });

  it.each(['fi', 'sv', 'en'])('explains every operation and column in %s', async (language) => {
    const { body } = await app.inject(`/${language}/open-data/api`);
    const document = (await app.inject(`/api/v1/openapi.json?lang=${language}`)).json();
    for (const { get } of Object.values(document.paths as Record<string, { get: { operationId: string } }>)) {
      expect(body).toContain(`id="${get.operationId}"`);
    }
    const columns = Object.keys(document.components.schemas.Project.properties);
    for (const column of columns) expect(body).toContain(`>${column}</code>`);
    expect(body).not.toContain('opendata.');
  });

  it('is described for search engines on the page about it', async () => {
    const { body } = await app.inject('/sv/open-data');
    const [, json = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(body) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'Dataset',
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });
});
