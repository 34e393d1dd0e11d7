import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { organisationAddress, projectAddress } from '#features/search/public.ts';
import { selectNamedRows } from '#platform/db/cursor.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { xmlText } from '#platform/files/xml.ts';
import { type Language, languages } from '#platform/i18n/language.ts';
import { lastingPages } from './page-address.model.ts';
import { sendProblem } from './problem.server.ts';
import { type OpenDataService, originOf } from './service.server.ts';
import {
  countSitemapParts,
  organisationAddresses,
  projectAddresses,
  type SiteAddress,
} from './sitemap.queries.server.ts';

const mediaType = 'application/xml; charset=utf-8';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** What search engines ask first: which addresses there are, in which languages, and which are not worth their time. */
export async function registerSitemap(app: FastifyInstance, service: OpenDataService): Promise<void> {
  app.get('/robots.txt', (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(originOf(service, request))),
  );

  app.get('/sitemap.xml', async (request, reply) => {
    const { projects, organisations } = await countSitemapParts(reading(service.database));
    const names = [
      'pages',
      ...(service.listFurtherPages ? ['further'] : []),
      ...numbered('projects', projects),
      ...numbered('organisations', organisations),
    ];
    const items = names.map(
      (name) => `<sitemap><loc>${xmlText(`${originOf(service, request)}/sitemaps/${name}.xml`)}</loc></sitemap>`,
    );
    return reply
      .type(mediaType)
      .send(`${declaration}<sitemapindex xmlns="${sitemapNamespace}">${items.join('')}</sitemapindex>\n`);
  });

  app.get('/sitemaps/pages.xml', (request, reply) => {
    const pages = lastingPages.map((page) => ({ pathIn: (language: Language) => `/${language}${page}` }));
    return sendPart(reply, originOf(service, request), [pages]);
  });

  app.get('/sitemaps/further.xml', async (request, reply) => {
    const further = (await service.listFurtherPages?.(reading(service.database), service.clock.now())) ?? [];
    const pages = further.map(({ path, changedOn }) => ({
      pathIn: (language: Language) => `/${language}${path}`,
      changedOn,
    }));
    return sendPart(reply, originOf(service, request), [pages]);
  });

  const pathOf = {
    projects:
      ({ key }: SiteAddress) =>
      (language: Language) =>
        projectAddress(language, key),
    organisations:
      ({ key }: SiteAddress) =>
      (language: Language) =>
        organisationAddress(language, key),
  };
  app.get<{ Params: { kind: 'projects' | 'organisations'; part: string } }>(
    '/sitemaps/:kind(^projects|organisations$)-:part(^[1-9]\\d{0,4}$).xml',
    async (request, reply) => {
      const { kind, part } = request.params;
      const parts = await countSitemapParts(reading(service.database));
      if (Number(part) > parts[kind]) return sendProblem(new NotFound(request.url), request, reply);
      const query = kind === 'projects' ? projectAddresses(Number(part)) : organisationAddresses(Number(part));
      // Read at once, some megabyte: whoever takes it in slowly holds no connection.
      const rows = await selectNamedRows(reading(service.database), query);
      return sendPart(reply, originOf(service, request), located(rows, pathOf[kind]));
    },
  );
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}

interface Located {
  readonly pathIn: (language: Language) => string;
  readonly changedOn?: string;
}

const addressesAtOnce = 500;

function* located(
  rows: readonly SiteAddress[],
  pathOf: (address: SiteAddress) => Located['pathIn'],
): Generator<Located[]> {
  for (let begin = 0; begin < rows.length; begin += addressesAtOnce) {
    const batch = rows.slice(begin, begin + addressesAtOnce);
    yield batch.map((row) => ({ pathIn: pathOf(row), changedOn: row.changed_on }));
  }
}

function sendPart(reply: FastifyReply, origin: string, batches: Iterable<Located[]>): FastifyReply {
  return reply.type(mediaType).send(Readable.from(partPieces(origin, batches), { objectMode: false }));
}

function* partPieces(origin: string, batches: Iterable<Located[]>): Generator<string> {
  yield `${declaration}<urlset xmlns="${sitemapNamespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`;
  for (const rows of batches) yield rows.map((row) => inAllLanguages(origin, row)).join('');
  yield '</urlset>\n';
}

/** A page in each language, each naming all of them. */
function inAllLanguages(origin: string, { pathIn, changedOn }: Located): string {
  const alternate = (language: string, path: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${xmlText(origin + path)}"/>`;
  const alternates = [
    ...languages.map((language) => alternate(language, pathIn(language))),
    alternate('x-default', pathIn('fi')),
  ].join('');
  const changed = changedOn ? `<lastmod>${changedOn}</lastmod>` : '';
  return languages
    .map((language) => `<url><loc>${xmlText(origin + pathIn(language))}</loc>${changed}${alternates}</url>`)
    .join('');
}

/** Filters can be put together without end, and every project is in the site map. */
function robots(origin: string): string {
  return [
    'User-agent: *',
    'Disallow: /*/projects?',
    'Disallow: /*/projects/export',
    'Disallow: /*/statistics?',
    'Disallow: /*/compare?',
    'Disallow: /*/training?',
    'Disallow: /*/training/feed.atom?',
    'Disallow: /*/training/calendar.ics?',
    'Disallow: /feeds/projects.atom?',
    'Disallow: /api/v1/',
    'Allow: /api/v1/catalogue',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
}
