import { createContext, type RouterContextProvider } from 'react-router';
import { finnishDate } from '#platform/clock.ts';
import {
  type Database,
  isCollision,
  type Read,
  reading,
  readingAs,
  type Tx,
  writingAs,
} from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest } from '#platform/permission/sign-in.ts';
import type { PageRequest } from './page-request.ts';
import type { Services } from './services.ts';

/** What the HTTP server hands to the pages with each request. */
export interface RequestFacilities {
  database: Database;
  page: PageRequest;
  services: Services;
  /** The network address of who asks, for counting; never to be stored or logged. */
  client: string;
  /** The headings of the request, for finding out who asks. */
  headers: Headers;
  /** Logs a fault of ours under the request's id. */
  reportFault(error: unknown): void;
}

type ReadContext = Pick<RouterContextProvider, 'get'>;

const facilitiesKey = createContext<RequestFacilities>();
const failureKey = createContext<unknown>(null);
const actorKey = createContext<Actor>();
const readingKey = createContext(false);

/** Fills the context that loaders get. */
export function provideRequest(context: RouterContextProvider, facilities: RequestFacilities): void {
  context.set(facilitiesKey, facilities);
}

/** Says who has signed in; done before the loaders of pages that are not public. */
export function provideActor(context: RouterContextProvider, actor: Actor): void {
  context.set(actorKey, actor);
}

/** Who has signed in. Only for pages that are not public: throws on others. */
export function actorFrom(context: ReadContext): Actor {
  return context.get(actorKey);
}

/** Notes that what a loader read of people has been written down. */
export function noteReading(context: Pick<RouterContextProvider, 'set'>): void {
  context.set(readingKey, true);
}

/** Whether `noteReading` was called. */
export function isReadingNoted(context: ReadContext): boolean {
  return context.get(readingKey);
}

/** The reads of a loader in the name of who has signed in: `readAs(context, (read, actor) => listDrafts(read, actor))`. */
export function readAs<Result>(
  context: ReadContext,
  work: (read: Read, actor: Actor) => Promise<Result>,
): Promise<Result> {
  const actor = actorFrom(context);
  return readingAs(context.get(facilitiesKey).database, actor.userId, (read) => work(read, actor));
}

/**
 * An act of who has signed in, in a transaction of its own. For actions, and for readings that are audited. The work does nothing
 * outside the database: when it collides with another act, it is begun anew.
 */
export function actAs<Result>(
  context: ReadContext,
  work: (tx: Tx, actor: Actor, services: Services) => Promise<Result>,
): Promise<Result> {
  const { database, services } = context.get(facilitiesKey);
  const actor = actorFrom(context);
  return writingAs(database, actor.userId, (tx) => work(tx, actor, services), { attempts: 2 });
}

/** The database for a loader's queries: `const project = await findProject(readFrom(context), params.code)`. */
export function readFrom(context: ReadContext): Read {
  return reading(context.get(facilitiesKey).database);
}

/** What the process offers besides the database. */
export function servicesFrom(context: ReadContext): Services {
  return context.get(facilitiesKey).services;
}

/** The day in Finland (ISO) on which a request is answered. */
export function todayFrom(context: ReadContext): string {
  return finnishDate(context.get(facilitiesKey).services.clock.now());
}

/** Logs a fault of ours under the request's id, for what is answered nevertheless. */
export function reportFaultTo(context: ReadContext): (error: unknown) => void {
  return context.get(facilitiesKey).reportFault;
}

/** The network address of who asks, for counting requests; never to be stored or logged. */
export function clientFrom(context: ReadContext): string {
  return context.get(facilitiesKey).client;
}

/** The request as far as it tells who asks, for signing in. */
export function askingFrom(context: ReadContext): AskingRequest {
  const { headers, client, page } = context.get(facilitiesKey);
  return { headers, origin: client, requestId: page.requestId };
}

/** Runs an act of the public in a transaction of its own: `act(context, (tx, { clock }) => endSearch(tx, clock, token))`. */
export function act<Result>(
  context: ReadContext,
  work: (tx: Tx, services: Services) => Promise<Result>,
): Promise<Result> {
  const { database, services } = context.get(facilitiesKey);
  return database.transaction().execute((tx) => work(tx, services));
}

/** Language, address and id of the request, for loaders. Components call `usePageRequest`. */
export function pageRequestFrom(context: ReadContext): PageRequest {
  return context.get(facilitiesKey).page;
}

/** Notes why a loader failed, and logs it when the fault is ours. */
export function recordFailure(context: RouterContextProvider, error: unknown): void {
  context.set(failureKey, error);
  if (statusOfFailure(error) === 500) context.get(facilitiesKey).reportFault(error);
}

/** The HTTP status of what `recordFailure` noted, `undefined` when nothing failed. */
export function failureStatusFrom(context: ReadContext): number | undefined {
  const failure = context.get(failureKey);
  return failure === null ? undefined : statusOfFailure(failure);
}

const statusByErrorName: Record<string, number> = {
  Invalid: 400,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  Refused: 422,
  Busy: 503,
};

/** By name, not by class: the bundle and the server each have their own copy of the error classes. */
function statusOfFailure(error: unknown): number {
  if (isCollision(error)) return 503;
  return (error instanceof Error ? statusByErrorName[error.name] : undefined) ?? 500;
}
