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
import { textsFor } from '#platform/i18n/texts.ts';
import { TextsProvider } from '#platform/i18n/use-texts.ts';
import { type PageRequest, PageRequestProvider } from '#platform/web/page-request.ts';
import {
  failureStatusFrom,
  pageRequestFrom,
  provideRequest,
  type RequestFacilities,
  recordFailure,
} from '#platform/web/request-context.server.ts';
import { SiteDocument } from './document.tsx';
import { FailureMessage } from './failure-message.tsx';

/** What came of a request; `failureStatus` when a loader failed. */
export interface PageAnswer {
  response: Response;
  failureStatus: number | undefined;
}

export type AnswerPage = (request: Request, facilities: RequestFacilities) => Promise<PageAnswer>;

/**
 * The pages as one function. It is made here, within the bundle, so that the server needs no React and no router of its own:
 * two copies would not know each other's contexts.
 */
export function createAnswerPage(build: ServerBuild): AnswerPage {
  const handle = createRequestHandler(build, 'production');
  return async (request, facilities) => {
    const context = new RouterContextProvider();
    provideRequest(context, facilities);
    const response = await handle(request, context);
    return { response, failureStatus: failureStatusFrom(context) };
  };
}

/** Whether the page at a path has an action. Made here for the same reason. */
export function createTakesForms({ routes }: ServerBuild): (path: string) => boolean {
  const every = Object.values(routes).filter((route) => route !== undefined);
  const below = (parentId: string | undefined): RouteObject[] =>
    every
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => ({ id, path, index, children: below(id) }) as RouteObject);
  const tree = below(undefined);
  return (path) => {
    const page = matchRoutes(tree, path)?.at(-1)?.route.id;
    return page !== undefined && routes[page]?.module.action !== undefined;
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
