import type { Readable } from 'node:stream';
import { createRequest } from '@remix-run/node-fetch-server';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#platform/db/database.server.ts';
import { languageOfPath, preferredLanguage } from '#platform/i18n/language.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { PageRequest } from '#platform/web/page-request.ts';
import { requestOrigin } from '#platform/web/request-origin.ts';
import type { Services } from '#platform/web/services.ts';
import { clientAddress } from './client-address.ts';
import type { AskRevision } from './database-revision.ts';
import { finishPage, sendFinishedPage } from './finished-page.ts';
import {
  createFormRooms,
  FORM_TYPES,
  isForm,
  isFromElsewhere,
  LONGEST_FORM_BYTES,
  longestFormOf,
  readForm,
  roomNameOf,
} from './form-post.ts';
import type { PageBundle } from './page-bundle.ts';
import type { PageMemory } from './page-memory.ts';
import { scriptPolicy, securityHeadersAt } from './security-headers.ts';

/** Longer than any address of ours; a search field holds 200 characters. */
const LONGEST_ADDRESS = 4096;

export interface Pages {
  bundle: PageBundle;
  database: Database;
  askRevision: AskRevision;
  memory: PageMemory;
  services: Services;
  /** Scheme and host as the public sees them, when not those of the request (behind a proxy). */
  publicOrigin?: string | undefined;
}

/** Answers every address that nothing else answers: with a page, a redirect or a page that says what went wrong. */
export function registerPages(app: FastifyInstance, pages: Pages): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { permission: 'by-page' },
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

  acceptForms(app, pages);

  app.setNotFoundHandler((request, reply) => sendMethodRefusal(pages, request, reply));
}

/** Lets forms be sent to the pages that have an action. What is wrong with a request is found out before its body is read. */
function acceptForms(app: FastifyInstance, pages: Pages): void {
  const rooms = createFormRooms();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    FORM_TYPES,
    { bodyLimit: LONGEST_FORM_BYTES },
    (request: FastifyRequest, payload: Readable) => {
      const page = pageAt(pages, request);
      const room = rooms[roomNameOf(page, request.headers['content-type'])];
      return readForm(request, payload, { longest: longestOf(page, request), room, client: clientOf(pages, request) });
    },
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => sendFailure(pages, error, request, reply));
  app.route({
    method: 'POST',
    url: '/*',
    config: { permission: 'by-page' },
    onRequest: async (request, reply) => {
      for (const end of ['finish', 'close'])
        reply.raw.once(end, () => {
          rooms.file.giveBack(request);
          rooms.other.giveBack(request);
        });
      const refusal = statusOfRefusedForm(pages, request);
      if (refusal === 405) return sendMethodRefusal(pages, request, reply);
      if (refusal) return sendFailurePage(pages, request, reply, refusal);
      // Nobody's files are read who has not signed in.
      const page = pageAt(pages, request);
      if (page && page.permission !== 'public' && !(await findActor(pages, request)))
        return redirectToSignIn(request, reply);
    },
    handler: (request, reply) => sendAnswerToForm(pages, request, reply),
  });
}

async function findActor(pages: Pages, request: FastifyRequest): Promise<Actor | undefined> {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' });
  return pages.services.signIn?.findActor({ headers, origin: clientOf(pages, request), requestId: request.id });
}

function clientOf({ publicOrigin }: Pages, request: FastifyRequest): string {
  return clientAddress(request, publicOrigin !== undefined);
}

function redirectToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { pathname, search } = splitAddress(request.raw.url);
  const language = languageOfPath(pathname) ?? 'fi';
  return reply
    .header('cache-control', 'no-store')
    .redirect(`/${language}/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
}

function longestOf(page: ReturnType<typeof pageAt>, { headers }: FastifyRequest): number {
  return longestFormOf(page, headers['content-type']);
}

function pageAt({ bundle }: Pages, { raw }: FastifyRequest): ReturnType<PageBundle['findPage']> {
  return bundle.findPage(splitAddress(raw.url).pathname);
}

function statusOfRefusedForm(pages: Pages, request: FastifyRequest): number | undefined {
  const unanswerable = statusOfUnanswerable(request.raw.url);
  if (unanswerable) return unanswerable;
  const { path, origin } = pageRequestOf(request, pages.publicOrigin);
  const page = languageOfPath(path) && pages.bundle.findPage(path);
  if (!page?.takesForms) return 405;
  if (Number(request.headers['content-length'] ?? 0) > longestOf(page, request)) return 413;
  if (isFromElsewhere(request, origin)) return 403;
  return isForm(request) ? undefined : 415;
}

function sendMethodRefusal(pages: Pages, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { path } = pageRequestOf(request, pages.publicOrigin);
  const page = languageOfPath(path) && pages.bundle.findPage(path);
  reply.header('allow', page?.takesForms ? 'GET, HEAD, POST' : 'GET, HEAD');
  return sendFailurePage(pages, request, reply, 405);
}

/** Answers what was thrown: what the requester did wrong is told as that, all else is a fault and goes to the log. */
export function sendFailure(
  pages: Pages,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error(error);
  return sendFailurePage(pages, request, reply, status);
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
    .headers(securityHeadersAt(pages.publicOrigin))
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
    origin: requestOrigin(request, publicOrigin),
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
  // Whoever lets in and whoever answers must mean the same page: none whose path reads otherwise once it is tidied up.
  if (new URL(url, 'http://path.invalid').pathname !== splitAddress(url).pathname) return 400;
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
  const found = pages.bundle.findPage(page.path);
  if (found && (found.permission !== 'public' || found.script)) return sendOwnPage(pages, request, reply, found);

  const { response, failureStatus } = await answer(pages, request, pageQuestion(request, reply));
  if (failureStatus && !isPage(response)) return sendFailurePage(pages, request, reply, failureStatus);
  if (!isPage(response)) return reply.send(response);
  if (response.status !== 200) return reply.header('cache-control', 'no-store').send(response);
  const finished = await finishPage(response);
  if (revision !== undefined && finished.headers['cache-control'] === 'no-cache') {
    pages.memory.keep(address, revision, finished);
  }
  return sendFinishedPage(finished, request, reply);
}

/** A page for who has signed in, or is about to, is kept by nobody. */
async function sendOwnPage(
  pages: Pages,
  request: FastifyRequest,
  reply: FastifyReply,
  found: NonNullable<ReturnType<PageBundle['findPage']>>,
): Promise<FastifyReply> {
  const { response, failureStatus } = await answer(pages, request, pageQuestion(request, reply));
  if (failureStatus && !isPage(response)) return sendFailurePage(pages, request, reply, failureStatus);
  if (found.script) reply.header('content-security-policy', scriptPolicy);
  return reply.header('cache-control', 'no-store').send(response);
}

/** What came of a form is for the one who sent it, and is never kept. */
async function sendAnswerToForm(pages: Pages, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { response, failureStatus } = await answer(pages, request, sentForm(request, reply));
  if (failureStatus && !isPage(response)) return sendFailurePage(pages, request, reply, failureStatus);
  if (pageAt(pages, request)?.script) reply.header('content-security-policy', scriptPolicy);
  return reply.header('cache-control', 'no-store').send(response);
}

/** The body has been read already. Where the form came from was judged above, by the address that the public sees. */
function sentForm(request: FastifyRequest, reply: FastifyReply): Request {
  const { url, headers } = createRequest(request.raw, reply.raw);
  headers.delete('origin');
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null;
  return new Request(url, { method: 'POST', headers, body });
}

function answer(pages: Pages, request: FastifyRequest, question: Request): ReturnType<PageBundle['answer']> {
  return pages.bundle.answer(question, {
    database: pages.database,
    page: pageRequestOf(request, pages.publicOrigin),
    services: pages.services,
    client: clientOf(pages, request),
    headers: question.headers,
    reportFault: (error) => request.log.error(error),
  });
}

function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}
