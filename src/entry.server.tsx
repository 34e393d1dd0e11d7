import { renderToStaticMarkup } from 'react-dom/server';
import {
  createRequestHandler,
  type EntryContext,
  type ErrorResponse,
  type HandleErrorFunction,
  isRouteErrorResponse,
  matchRoutes,
  type RouteObject,
  RouterContextProvider,
  type ServerBuild,
  ServerRouter,
} from 'react-router';
import { countUnread } from '#features/notice/public.server.ts';
import { hasUseForSheets } from '#features/sheet/public.server.ts';
import { readingAs } from '#platform/db/database.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { TextsProvider } from '#platform/i18n/use-texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { type PageRequest, PageRequestProvider, type Viewer } from '#platform/web/page-request.ts';
import {
  failureStatusFrom,
  isReadingNoted,
  pageRequestFrom,
  provideActor,
  provideRequest,
  type RequestFacilities,
  recordFailure,
} from '#platform/web/request-context.server.ts';
import { SiteDocument } from './document.tsx';
import { FailureMessage } from './failure-message.tsx';
import { admits } from './policies.ts';
import { sectionsFor } from './workspace-sections.ts';

const MOST_PATHS = 5_000;

/** What came of a request; `failureStatus` when a loader failed. */
export interface PageAnswer {
  response: Response;
  failureStatus: number | undefined;
}

/** What a page says of itself, and whether forms can be sent to it. */
export interface FoundPage extends PageHandle {
  takesForms: boolean;
}

export type AnswerPage = (request: Request, facilities: RequestFacilities) => Promise<PageAnswer>;

/**
 * The pages as one function. It is made here, within the bundle, so that the server needs no React and no router of its own:
 * two copies would not know each other's contexts. Nobody gets to a page who may not open it.
 */
export function createAnswerPage(build: ServerBuild): AnswerPage {
  const handle = createRequestHandler(build, 'production');
  const findPage = createFindPage(build);
  return async (request, facilities) => {
    const { path } = facilities.page;
    const page = findPage(path);
    const actor = page && page.permission !== 'public' ? await findActor(facilities) : undefined;
    if (page && page.permission !== 'public') {
      if (!actor) return { response: toSignIn(facilities.page), failureStatus: undefined };
      if (actor.mustAddSecondFactor && !page.beforeSecondFactor)
        return { response: toSecondFactor(facilities.page), failureStatus: undefined };
      if (!admits(page.permission, actor)) return refused(facilities.page, await viewerOf(actor, facilities));
    }
    const viewer = actor && (await viewerOf(actor, facilities));
    const viewed = { ...facilities.page, viewer, script: page?.script === true ? 'workspace' : page?.script } as const;
    const context = new RouterContextProvider();
    provideRequest(context, { ...facilities, page: viewed });
    if (actor) provideActor(context, actor);
    const response = await handle(request, context);
    if (page?.showsPeople && response.ok && !isReadingNoted(context)) {
      throw new Error(`The page at ${path} shows people and nobody wrote down that they were read.`);
    }
    return { response, failureStatus: failureStatusFrom(context) };
  };
}

function findActor({ services, headers, client, page }: RequestFacilities): Promise<Actor | undefined> {
  const asking = { headers, origin: client, requestId: page.requestId };
  return services.signIn?.findActor(asking) ?? Promise.resolve(undefined);
}

async function viewerOf(actor: Actor, { database }: RequestFacilities): Promise<Viewer> {
  const { unread, usesSheets } = await readingAs(database, actor.userId, async (read) => ({
    unread: await countUnread(read, actor.userId),
    usesSheets: await hasUseForSheets(read, actor),
  }));
  return {
    name: actor.name,
    isDemo: actor.isDemo,
    sections: sectionsFor(actor).filter((key) => key !== 'sheets' || usesSheets),
    unread,
    mayBreakGlass: admits('access.break-glass', actor),
    glass: actor.grants.flatMap(({ glass }) => glass ?? []),
  };
}

function toSignIn({ language, path, query }: PageRequest): Response {
  const next = encodeURIComponent(path + query);
  return new Response(null, { status: 303, headers: { location: `/${language}/sign-in?next=${next}` } });
}

function toSecondFactor({ language }: PageRequest): Response {
  return new Response(null, { status: 303, headers: { location: `/${language}/workspace/account/second-factor` } });
}

function refused(page: PageRequest, viewer: Viewer): PageAnswer {
  const html = renderFailurePage({ ...page, viewer }, 403);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { response: new Response(html, { status: 403, headers }), failureStatus: 403 };
}

/** What the page at a path says of itself. Made here for the same reason. */
export function createFindPage({ routes }: ServerBuild): (path: string) => FoundPage | undefined {
  const every = Object.values(routes).filter((route) => route !== undefined);
  const below = (parentId: string | undefined): RouteObject[] =>
    every
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => ({ id, path, index, children: below(id) }) as RouteObject);
  const tree = below(undefined);
  const find = (path: string): FoundPage | undefined => {
    const id = matchRoutes(tree, path)?.at(-1)?.route.id;
    const module = id === undefined ? undefined : routes[id]?.module;
    if (!module) return undefined;
    const handle = module.handle as PageHandle | undefined;
    if (!handle?.permission) throw new Error(`The page at ${path} does not say who may see it: it needs a handle.`);
    return { ...handle, takesForms: module.action !== undefined };
  };
  return remembering(find, MOST_PATHS);
}

/** Matching costs as much as drawing a small page, and the same paths are asked for again and again. */
function remembering<Found>(find: (path: string) => Found, most: number): (path: string) => Found {
  const known = new Map<string, Found>();
  return (path) => {
    const found = known.get(path) ?? find(path);
    if (known.size >= most) known.clear();
    known.set(path, found);
    return found;
  };
}

/**
 * Draws a page whole, as a string: no page waits for data while it is drawn, so streaming would only cost time. Pages carry
 * no script; the stream of loader data meant for the browser's router is left out with it.
 */
export default function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Response {
  const { serverHandoffStream: _forTheBrowser, ...forTheServer } = withFailureStatus(router, context);
  const page = pageRequestFrom(context);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(markup(page, <ServerRouter context={forTheServer} url={request.url} />), {
    status: failureStatusFrom(context) ?? status,
    headers,
  });
}

/** The router blanks out what a loader threw; the error boundary is to know at least the status it amounts to. */
function withFailureStatus(router: EntryContext, context: RouterContextProvider): EntryContext {
  const status = failureStatusFrom(context);
  const { errors } = router.staticHandlerContext;
  if (status === undefined || errors === null) return router;
  const answer: ErrorResponse & { internal: boolean } = { status, statusText: '', data: '', internal: true };
  const statuses = Object.fromEntries(Object.keys(errors).map((routeId) => [routeId, answer]));
  return { ...router, staticHandlerContext: { ...router.staticHandlerContext, errors: statuses } };
}

/** The error page for failures outside the router: malformed addresses, unknown languages, failed downloads. */
export function renderFailurePage(page: PageRequest, status: number): string {
  return markup(
    page,
    <SiteDocument>
      <FailureMessage status={status} />
    </SiteDocument>,
  );
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  // A thrown status is an answer, not a fault; the router keeps the status itself.
  if (isRouteErrorResponse(error)) return;
  if (context instanceof RouterContextProvider) recordFailure(context, error);
};

function markup(page: PageRequest, content: React.ReactElement): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(
    <PageRequestProvider value={page}>
      <TextsProvider value={textsFor(page.language)}>{content}</TextsProvider>
    </PageRequestProvider>,
  )}`;
}
