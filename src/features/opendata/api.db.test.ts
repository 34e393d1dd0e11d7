import { Validator } from '@seriousme/openapi-schema-validator';
import fastify, { type FastifyInstance } from 'fastify';
import { parseFragment } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { loadDemo } from '../../../demo/load-demo.ts';
import { exampleRequests, withoutAnswer } from './api-example.model.ts';
import { findExampleSubject } from './api-example.queries.server.ts';
import { registerOpenData } from './public.server.ts';

let test: TestDatabase;
let app: FastifyInstance;
let revision = 'first';

beforeAll(async () => {
  const clock = { now: () => new Date('2026-01-01T12:00:00Z') };
  test = await createTestDatabase();
  await test.database.transaction().execute((tx) => loadReferenceAreas(tx));
  await loadDemo(test.target, clock);
  app = fastify();
  await registerOpenData(app, {
    database: test.database,
    askRevision: async () => revision,
    clock,
    publicOrigin: 'https://koordi.example',
    contactEmail: 'koordi@koordi.example',
  });
  await app.ready();
}, 60_000);

afterAll(async () => {
  await app.close();
  await test.close();
});

async function ask(url: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url: `/api/v1${url}`, headers });
  const isJson = /json/.test(String(answer.headers['content-type']));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    json: isJson && answer.body ? answer.json() : undefined,
  };
}

interface Item {
  readonly code: string;
}

describe('the list of projects', () => {
  it('gives every project once, portion by portion', async () => {
    const codes: string[] = [];
    let url: string | undefined = '/projects?limit=37';
    while (url !== undefined) {
      const { json } = await ask(url);
      codes.push(...json.items.map(({ code }: Item) => code));
      expect(json.items.length).toBeLessThanOrEqual(37);
      url = json.next?.replace('https://koordi.example/api/v1', '');
    }
    const { json } = await ask('/projects?limit=1');
    expect(codes).toHaveLength(json.total);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('takes the filters of the pages, several values of one too', async () => {
    const total = async (query: string) => (await ask(`/projects?limit=1&${query}`)).json.total;
    const both = await total('region=17&region=19');
    expect(both).toBeGreaterThan(await total('region=19'));
    expect(both).toBeLessThan(await total(''));
    expect(await total('status=ended&period=2007-2013')).toBeLessThan(await total('period=2007-2013'));
    expect(await total('on=2012-01-31')).toBeLessThan(await total(''));
    expect(await total('q=ty%C3%B6llisyys')).toBeGreaterThan(0);
  });

  it('links to the next portion in a header as well', async () => {
    const { headers, json } = await ask('/projects?limit=2&sort=newest');
    expect(headers.link).toBe(`<${json.next}>; rel="next"`);
  });
});

describe('an answer of the API', () => {
  it('may be read from any site', async () => {
    expect((await ask('/projects?limit=1')).headers['access-control-allow-origin']).toBe('*');
    const preflight = await app.inject({ method: 'OPTIONS', url: '/api/v1/projects' });
    expect([preflight.statusCode, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD']);
  });

  it('is not sent again as long as nothing was written', async () => {
    const first = await ask('/projects/S11829');
    const known = { 'if-none-match': String(first.headers.etag) };
    expect((await ask('/projects/S11829', known)).status).toBe(304);
    revision = 'second';
    expect((await ask('/projects/S11829', known)).status).toBe(200);
  });

  it('tells a project as it was on a day', async () => {
    const now = await ask('/projects/S20193');
    const then = await ask('/projects/S20193?on=2016-12-31');
    expect(then.json.version).not.toBe(now.json.version);
    expect((await ask('/projects/S20193?on=2001-01-01')).status).toBe(404);
  });

  it('names no contact person', async () => {
    const { json } = await ask('/projects/S11829');
    expect(Object.keys(json.fields).filter((id) => id.startsWith('contact'))).toEqual([]);
    expect(JSON.stringify(json)).not.toMatch(/\(at\)|@/);
  });

  it('adds up the groups of statistics to the whole where each project is in one', async () => {
    const { json } = await ask('/statistics?by=within&period=2007-2013');
    const sum = (of: (group: { projects: number; sums: Record<string, { sum: number }> }) => number) =>
      json.groups.reduce((total: number, group: Parameters<typeof of>[0]) => total + of(group), 0);
    expect(json.several).toBe(false);
    expect(sum(({ projects }) => projects)).toBe(json.projects);
    expect(sum(({ sums }) => sums.granted_eu_state?.sum ?? 0)).toBeCloseTo(json.sums.granted_eu_state.sum, 2);
  });
});

describe('an organisation', () => {
  it('has one key in lists, files, filters and its own address', async () => {
    const { json } = await ask('/organisations?limit=1000');
    const keys: string[] = json.items.map(({ organisation }: { organisation: string }) => organisation);
    expect(keys).toContain('2296962-1');
    expect(keys.some((key) => key.startsWith('u'))).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of ['2296962-1', keys.find((known) => known.startsWith('u'))]) {
      expect((await ask(`/organisations/${key}`)).json.organisation).toBe(key);
      const { json: list } = await ask(`/projects?organisation=${key}&limit=1`);
      expect(list.items[0]?.implementer_organisation ?? key).toBe(key);
    }
  });

  it('is found by any of its units', async () => {
    const { json } = await ask('/statistics?by=organisation');
    const unit = json.groups.find(({ organisation }: { organisation: string }) => organisation === '2296962-1').value;
    expect(unit).toMatch(/^u\d+$/);
    expect((await ask(`/organisations/${unit}`)).json.organisation).toBe('2296962-1');
  });

  it('stands once in statistics, so that the groups add up', async () => {
    const { json } = await ask('/statistics?by=organisation');
    const groups: { value: string; name?: string; organisation?: string; projects: number }[] = json.groups;
    expect(json.several).toBe(false);
    expect(groups.reduce((sum, { projects }) => sum + projects, 0)).toBe(json.projects);
    for (const { value, name, organisation } of groups.filter((group) => group.value !== 'none')) {
      expect(value).toMatch(/^u\d+$/);
      expect(name).toBeTruthy();
      expect(organisation).toMatch(/^(\d{7}-\d|u\d+)$/);
    }
  });
});

it('sends who asks for nothing to the reference', async () => {
  const { status, headers } = await ask('', { 'accept-language': 'en' });
  expect([status, headers.location]).toEqual([302, '/en/open-data/api']);
});

describe('what is wrong', () => {
  it.each([
    ['/projects?nonsense=1', 400, 'nonsense'],
    ['/projects?limit=1001', 400, 'limit'],
    ['/projects?limit=0', 400, 'limit'],
    ['/projects?limit=x', 400, 'limit'],
    ['/projects?limit=1&limit=2', 400, 'limit'],
    ['/projects?on=2016-13-45', 400, 'on'],
    ['/projects?sort=up', 400, 'sort'],
    ['/projects?after=..%2F..', 400, 'after'],
    [`/projects?q=${'a'.repeat(201)}`, 400, 'q'],
    [`/projects?${'region=17&'.repeat(51)}`, 400, 'region'],
    ['/projects?__proto__=1', 400, undefined],
    ['/projects/x', 400, 'code'],
    [`/projects/${encodeURIComponent("S1' or '1'='1")}`, 400, 'code'],
    ['/projects/S99999', 404, undefined],
    ['/projects/S11829/versions/99999999999', 400, 'version'],
    ['/projects/S11829/versions/2147483647', 404, undefined],
    ['/organisations/0', 400, 'organisation'],
    ['/organisations/2147483647', 400, 'organisation'],
    ['/organisations/u999999999', 404, undefined],
    ['/organisations/1234567-8', 404, undefined],
    ['/organisations?business_id=1', 400, 'business_id'],
    ['/codelists/village', 400, 'kind'],
    ['/statistics?by=colour', 400, 'by'],
    ['/bulk/secrets.csv', 400, 'file'],
    ['/bulk/projects.csv?on=yesterday', 400, 'on'],
    ['/bulk/organisations.csv?on=2013-01-01', 400, 'on'],
    ['/bulk/versions.ndjson?on=2013-01-01', 400, 'on'],
    ['/nothing', 404, undefined],
  ])('with %.60s is told as a problem document', async (url, status, parameter) => {
    const { headers, json } = await ask(url, { 'accept-language': 'sv' });
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(json.status).toBe(status);
    if (parameter) expect(json.errors[0].parameter).toBe(parameter);
    expect(JSON.stringify(json)).not.toMatch(/opendata\.|node_modules|select |\bat \//);
  });

  it('is told in three languages, with what is allowed', async () => {
    const titles = await Promise.all(
      ['fi', 'sv', 'en'].map(async (language) => (await ask(`/codelists?x=1&lang=${language}`)).json.title),
    );
    expect(titles).toEqual(['Pyynnössä on virhe', 'Begäran är felaktig', 'The request is not valid']);
    const { json } = await ask('/codelists?x=1', { 'accept-language': 'en' });
    expect(json.errors).toEqual([{ parameter: 'x', detail: 'Unknown parameter' }]);
    expect(json.allowed).toEqual(['lang']);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s is refused, whatever it brings', async (method) => {
    const answer = await app.inject({ method, url: '/api/v1/projects', payload: { a: 1 } });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

it('refuses an OPTIONS request with a body that nobody reads', async () => {
  const answer = await app.inject({
    method: 'OPTIONS',
    url: '/api/v1/projects',
    headers: { 'content-type': 'application/xml' },
    payload: '<x/>',
  });
  expect(answer.statusCode).toBe(415);
});

describe('the description of the API', () => {
  it.each(['fi', 'sv', 'en'])('is valid OpenAPI 3.1 with all its texts in %s', async (language) => {
    const { json } = await ask(`/openapi.json?lang=${language}`);
    expect(json.openapi).toBe('3.1.0');
    const result = await new Validator().validate(structuredClone(json));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(JSON.stringify(json).match(/"opendata\.[^"]+"/g)).toBeNull();
  });

  it('gives every operation an example, and every parameter a meaning', async () => {
    const { json } = await ask('/openapi.json');
    const operations = Object.values(json.paths as Record<string, { get: Operation }>).map(({ get }) => get);
    const requests = exampleRequests(await findExampleSubject(reading(test.database)));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(requests).sort());
    for (const { parameters = [] } of operations) {
      expect(parameters.filter(({ description }) => !description)).toEqual([]);
    }
  });

  it('has examples that the register answers, as it shows', async () => {
    const { json } = await ask('/openapi.json');
    const operations = Object.values(json.paths as Record<string, { get: Operation }>).map(({ get }) => get);
    const requests = exampleRequests(await findExampleSubject(reading(test.database)));
    for (const [id, request] of Object.entries(requests)) {
      const answer = await app.inject(request);
      expect(answer.statusCode, request).toBe(200);
      if (withoutAnswer.has(id)) continue;
      const operation = operations.find(({ operationId }) => operationId === id);
      const shown = Object.values(operation?.responses['200']?.content ?? {})[0]?.example;
      expect(shown, id).toBeDefined();
      expectSameShape(answer.json(), shown, id);
    }
  });

  it('asks nothing in its examples that an empty register does not answer', () => {
    expect(Object.values(exampleRequests(undefined)).join()).not.toMatch(/undefined|null|S\d/);
  });
});

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly content?: Record<string, { readonly example?: unknown }> }>;
  readonly parameters?: readonly { readonly description?: string }[];
}

/** Null stands for a value that is not told; the fields of a description are those of its form. */
function expectSameShape(real: unknown, shown: unknown, path: string): void {
  if (real === null || shown === null) return;
  if (Array.isArray(shown)) {
    expect(Array.isArray(real), path).toBe(true);
    const [first] = real as unknown[];
    if (first !== undefined && shown.length > 0) expectSameShape(first, shown[0], `${path}[]`);
    return;
  }
  expect(typeof real, path).toBe(typeof shown);
  if (typeof shown !== 'object' || path.endsWith('.fields')) return;
  expect(Object.keys(real as object), path).toEqual(Object.keys(shown));
  for (const [key, value] of Object.entries(shown)) {
    expectSameShape((real as Record<string, unknown>)[key], value, `${path}.${key}`);
  }
}

describe('a file of the whole register', () => {
  it('has the length and the digest that the list of files tells', async () => {
    const list = async () => (await ask('/bulk')).json;
    await expect.poll(async () => (await list()).files[0].sha256, { timeout: 20_000 }).toMatch(/^[\da-f]{64}$/);
    const json = await list();
    const { createHash } = await import('node:crypto');
    for (const { address, bytes, sha256 } of json.files) {
      const { rawPayload } = await app.inject(address.replace('https://koordi.example', ''));
      expect(rawPayload.length).toBe(bytes);
      expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(sha256);
    }
  });

  it('is not sent again as long as the register is the same, and not read for HEAD', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/api/v1/bulk/projects.csv' });
    expect(head.headers['content-disposition']).toBe('attachment; filename="koordi-projects.csv"');
    expect(head.headers.link).toContain('rel="license"');
    expect(head.headers['content-length']).toBeUndefined();
    const again = await ask('/bulk/projects.csv', { 'if-none-match': String(head.headers.etag) });
    expect(again.status).toBe(304);
  });
});

/** Well formed XML, read by an HTML parser for want of another: every tag closed in its order. */
function tagsOf(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  for (const [tag, slash, name = '', end] of xml.matchAll(/<(\/?)([\w:-]+)[^<>]*?(\/?)>/g)) {
    if (tag.startsWith('<?')) continue;
    if (slash) expect(open.pop()).toBe(name);
    else {
      seen.push(name);
      if (!end) open.push(name);
    }
  }
  expect(open).toEqual([]);
  expect(xml.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  return seen;
}

const textsIn = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => {
    const [node] = parseFragment(text).childNodes;
    return node && 'value' in node ? node.value : '';
  });

/** All pages of a feed, by their links. */
async function pagesOf(feed: string): Promise<string[]> {
  const pages: string[] = [];
  for (let url: string | undefined = feed; url !== undefined; url = nextOf(pages.at(-1) ?? '')) {
    const { body, headers } = await app.inject(url);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    pages.push(body);
  }
  return pages;
}

function nextOf(page: string): string | undefined {
  const [, next] = /rel="next"[^>]*href="([^"]+)"/.exec(page) ?? [];
  return next?.replaceAll('&amp;', '&').replace('https://koordi.example', '');
}

describe('the feed of changes', () => {
  it('tells every change once, page by page, with ids that last', async () => {
    const pages = await pagesOf('/feeds/changes.atom?lang=en');
    for (const page of pages) expect(tagsOf(page).filter((tag) => tag === 'entry').length).toBeLessThanOrEqual(50);
    const ids = pages.flatMap((page) => textsIn(page, 'id').slice(1));
    expect(ids.length).toBeGreaterThan(300);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const swedish = await app.inject('/feeds/changes.atom?lang=sv');
    expect(textsIn(swedish.body, 'id')[1]).toBe(ids[0]);
  });

  it('says in words what changed, and never who the contact person is', async () => {
    const changed = (await pagesOf('/feeds/changes.atom?lang=en')).join('');
    expect(changed).toMatch(/<title>Changed: [^<]+<\/title>/);
    for (const entry of changed.split('<entry>').slice(1)) {
      expect(entry.includes('<title>Changed'), entry).toBe(!/<summary>The first/.test(entry));
    }
    expect(changed).toMatch(/<summary>[^<]+ → [^<]+<\/summary>/);
    expect(changed).not.toMatch(/Contact person|Person in charge|\(at\)/);
  });

  it('answers 304 to a reader who has it, and takes any parameter', async () => {
    const { headers } = await app.inject('/feeds/changes.atom?utm_source=x&before=-1');
    const again = await app.inject({
      url: '/feeds/changes.atom?utm_source=x&before=-1',
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });
});

describe('the feed of a search', () => {
  it('has the projects that fit', async () => {
    const { body } = await app.inject('/feeds/projects.atom?region=19&lang=sv');
    const { json } = await ask('/projects?region=19&limit=1');
    expect(tagsOf(body).filter((tag) => tag === 'entry')).toHaveLength(Math.min(50, json.total));
    expect(body).toContain('href="https://koordi.example/sv/projects?region=19"');
  });
});

describe('the site map', () => {
  it('names every project in every language', async () => {
    const index = await app.inject('/sitemap.xml');
    const parts = textsIn(index.body, 'loc').map((address) => address.replace('https://koordi.example', ''));
    expect(parts).toContain('/sitemaps/projects-1.xml');
    const addresses: string[] = [];
    for (const part of parts) {
      const { body, headers } = await app.inject(part);
      expect(headers['content-type']).toBe('application/xml; charset=utf-8');
      tagsOf(body);
      addresses.push(...textsIn(body, 'loc'));
    }
    const { json } = await ask('/projects?limit=1');
    expect(addresses.filter((address) => /\/(fi|sv|en)\/projects\/\w+$/.test(address))).toHaveLength(3 * json.total);
    expect(addresses).toContain('https://koordi.example/en/open-data');
  });

  it.each(['projects-2', 'organisations-2', 'projects-0', 'projects-x', 'people-1', 'projects-1%00'])(
    'has no part %s',
    async (part) => {
      expect((await app.inject(`/sitemaps/${part}.xml`)).statusCode).toBeGreaterThanOrEqual(400);
    },
  );

  it('is named for robots', async () => {
    expect((await app.inject('/robots.txt')).body).toContain('Sitemap: https://koordi.example/sitemap.xml');
  });
});

describe('a list of projects as a file', () => {
  it.each([
    ['fi', 'Koodi;Nimi;Rahasto'],
    ['sv', 'Kod;Namn;Fond'],
    ['en', 'Code;Name;Fund'],
  ])('in %s has all that fits, in the order of the list', async (language, heading) => {
    const { body } = await app.inject(`/${language}/projects/export.csv?region=17&sort=code`);
    const { json } = await ask('/projects?region=17&sort=code&limit=1000');
    const [first = '', ...rows] = body.trimEnd().split('\r\n');
    expect(first).toContain(heading);
    expect(rows.map((row) => row.split(';')[0])).toEqual(json.items.map(({ code }: Item) => code));
  });

  it('calls funds, statuses and regions by their names in the language of the reader', async () => {
    const swedish = await app.inject('/sv/projects/export.csv?region=17&status=ended&fund=ESR');
    for (const words of [';ESF;', ';Avslutat;', 'Norra Österbotten']) expect(swedish.body).toContain(words);
    expect(swedish.body).not.toContain('Toiminta päättynyt');
    const english = await app.inject('/en/projects/export.csv?region=17&status=ended&fund=ESR');
    for (const words of [';ESF;', ';Ended;', 'North Ostrobothnia']) expect(english.body).toContain(words);
  });

  it('comes as a workbook too', async () => {
    const { headers, rawPayload } = await app.inject('/sv/projects/export.xlsx?q=ty%C3%B6&region=17');
    expect(headers['content-disposition']).toBe('attachment; filename="projekt.xlsx"');
    expect(rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('an address for people', () => {
  it.each([
    ['/fi/projects/export.csv?on=2012-02-30', 'on', 'VVVV-KK-PP'],
    ['/sv/projects/export.xlsx?from=2015-13-01', 'from', 'ÅÅÅÅ-MM-DD'],
    ['/en/projects/export.csv?figure=typo', 'figure', 'Allowed values: '],
    ['/en/projects/export.csv?sort=up', 'sort', 'Allowed values: '],
    ['/feeds/projects.atom?on=2012-02-30&lang=en', 'on', 'A date in the form'],
  ])('%s is refused with what is expected', async (url, parameter, expected) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([400, undefined]);
    const [error] = answer.json().errors;
    expect(error.parameter).toBe(parameter);
    expect(error.detail).toContain(expected);
  });

  it('may have empty fields of a form and parameters of others', async () => {
    const { statusCode } = await app.inject('/fi/projects/export.csv?on=&from=&figure=&utm_source=x');
    expect(statusCode).toBe(200);
  });

  it('is not sent again as long as the register is the same', async () => {
    const { headers } = await app.inject('/fi/projects/export.csv?region=19');
    for (const known of [String(headers.etag), `"x", ${headers.etag}`, '*']) {
      const again = await app.inject({ url: '/fi/projects/export.csv?region=19', headers: { 'if-none-match': known } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
  });
});

describe('the catalogue description', () => {
  it.each([
    ['text/turtle', '/api/v1/catalogue.ttl'],
    ['application/ld+json', '/api/v1/catalogue.jsonld'],
    ['*/*', '/api/v1/catalogue.jsonld'],
  ])('at its own name leads who asks for %s to %s', async (accept, location) => {
    const { status, headers } = await ask('/catalogue', { accept });
    expect([status, headers.location]).toEqual([303, location]);
  });

  it('says of every file where it is and under what terms', async () => {
    const { json } = await ask('/catalogue.jsonld');
    const things: Record<string, unknown>[] = json['@graph'];
    const distributions = things.filter((thing) => thing['@type'] === 'dcat:Distribution');
    expect(distributions.length).toBeGreaterThan(10);
    for (const distribution of distributions) {
      expect(distribution['dcterms:license']).toEqual({ '@id': 'https://creativecommons.org/licenses/by/4.0/' });
      expect(distribution['dcat:accessURL']).toBeDefined();
    }
    expect(JSON.stringify(json)).toContain('mailto:koordi@koordi.example');
    const named = new Set(things.map((thing) => thing['@id']));
    const referred = JSON.stringify(json).matchAll(/\{"@id":"(https:\/\/koordi\.example\/api\/v1\/catalogue[^"]*)"\}/g);
    for (const [, iri] of referred) expect(named).toContain(iri);
  });

  it('says the same in Turtle', async () => {
    const { body, headers } = await app.inject('/api/v1/catalogue.ttl');
    expect(headers['content-type']).toBe('text/turtle; charset=utf-8');
    expect(body.match(/a dcat:Dataset/g)).toHaveLength(7);
    expect(body).not.toMatch(/<[^>]*[\s"{}|^`\\][^>]*>/);
  });
});
