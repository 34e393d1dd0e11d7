import { createRequest } from '@remix-run/node-fetch-server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#platform/db/database.server.ts';
import { languageOfPath, preferredLanguage } from '#platform/i18n/language.ts';
import type { PageRequest } from '#platform/web/page-request.ts';
import type { AskRevision } from './database-revision.ts';
import { finishPage, sendFinishedPage } from './finished-page.ts';
import type { PageBundle } from './page-bundle.ts';
import type { PageMemory } from './page-memory.ts';
import { securityHeaders } from './security-headers.ts';

/** Longer than any address of ours; a search field holds 200 characters. */
const LONGEST_ADDRESS = 4096;

export interface Pages {
  bundle: PageBundle;
  database: Database;
  askRevision: AskRevision;
  memory: PageMemory;
  /** Scheme and host as the public sees them, when not those of the request (behind a proxy). */
  publicOrigin?: string | undefined;
}

/** Answers every address that nothing else answers: with a page, a redirect or a page that says what went wrong. */
export function registerPages(app: FastifyInstance, pages: Pages): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply) => {
      const { pathname, search } = splitAddress(request.raw.url);
      const language = languageOfPath(pathname);
      const unanswerable = statusOfUnanswerable(request.raw.url);
      if (unanswerable) return sendFailurePage(pages, request, reply, unanswerable);
      if (pathname === '/') return redirectToLanguage(request, reply, search);
      if (!language) return sendFailurePage(pages, request, reply, 404);
      if (pathname.endsWith('/')) return reply.redirect(pathname.replace(/\/+$/, '') + search, 308);

      return sendPage(pages, request, reply);
    },
  });

  app.setNotFoundHandler((request, reply) => {
    reply.header('allow', 'GET, HEAD');
    return sendFailurePage(pages, request, reply, 405);
  });
}

/** Sends the page that says what went wrong, in the language of the address or else of the browser. */
export function sendFailurePage(
  pages: Pages,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
): FastifyReply {
  const html = pages.bundle.renderFailurePage(pageRequestOf(request, pages.publicOrigin), status);
  return reply
    .code(status)
    .headers(securityHeaders)
    .header('x-request-id', request.id)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** HEAD is asked as GET, so that its headers are those of the page; Fastify leaves out the body. */
function pageQuestion(request: FastifyRequest, reply: FastifyReply): Request {
  const question = createRequest(request.raw, reply.raw);
  return question.method === 'HEAD' ? new Request(question, { method: 'GET' }) : question;
}

function pageRequestOf(request: FastifyRequest, publicOrigin: string | undefined): PageRequest {
  const { pathname, search } = splitAddress(request.raw.url);
  return {
    language: languageOfPath(pathname) ?? preferredLanguage(request.headers['accept-language']),
    origin: publicOrigin ?? `${request.protocol}://${request.host}`,
    path: pathname,
    query: search,
    requestId: request.id,
  };
}

function splitAddress(url = '/'): { pathname: string; search: string } {
  const mark = url.indexOf('?');
  return mark < 0 ? { pathname: url, search: '' } : { pathname: url.slice(0, mark), search: url.slice(mark) };
}

function statusOfUnanswerable(url = '/'): number | undefined {
  if (url.length > LONGEST_ADDRESS) return 414;
  // PostgreSQL has no such character, so nothing can be found by it.
  if (/%00/.test(url)) return 400;
  // The router's own data endpoint: for pages with script, of which there are none.
  if (splitAddress(url).pathname.endsWith('.data')) return 404;
  return undefined;
}

function redirectToLanguage(request: FastifyRequest, reply: FastifyReply, search: string): FastifyReply {
  const language = preferredLanguage(request.headers['accept-language']);
  return reply
    .header('vary', 'accept-language')
    .header('cache-control', 'no-cache')
    .redirect(`/${language}${search}`, 302);
}

/** From memory if nothing was written since the page was drawn, else drawn anew. */
async function sendPage(pages: Pages, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const page = pageRequestOf(request, pages.publicOrigin);
  const address = page.origin + page.path + page.query;
  const revision = await pages.askRevision();
  const remembered = revision === undefined ? undefined : pages.memory.recall(address, revision);
  if (remembered) return sendFinishedPage(remembered, request, reply);

  const { response, failureStatus } = await pages.bundle.answer(pageQuestion(request, reply), {
    database: pages.database,
    page,
    reportFault: (error) => request.log.error(error),
  });
  if (failureStatus && !isPage(response)) return sendFailurePage(pages, request, reply, failureStatus);
  if (!isPage(response)) return reply.send(response);
  if (response.status !== 200) return reply.header('cache-control', 'no-store').send(response);
  const finished = await finishPage(response);
  if (revision !== undefined && finished.headers['cache-control'] === 'no-cache') {
    pages.memory.keep(address, revision, finished);
  }
  return sendFinishedPage(finished, request, reply);
}

function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}
