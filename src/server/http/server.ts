import { randomUUID } from 'node:crypto';
import zlib from 'node:zlib';
import compress from '@fastify/compress';
import fileServer from '@fastify/static';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { registerProviderAnswers } from '#features/access/public.server.ts';
import { registerOpenData } from '#features/opendata/public.server.ts';
import { listTrainingAddresses } from '#features/training/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import type { Database } from '#platform/db/database.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { isAuthority } from '#platform/web/request-origin.ts';
import { serviceContact } from '#platform/web/service-contact.server.ts';
import { noServices, type Services } from '#platform/web/services.ts';
import { askingOf } from './client-address.ts';
import { answerUnreadable } from './client-error.ts';
import { askRevisionOf } from './database-revision.ts';
import { loadPageBundle } from './page-bundle.ts';
import { createPageMemory } from './page-memory.ts';
import { type Pages, registerPages, sendFailure, sendFailurePage } from './pages.ts';
import { demandPermissions, openToEverybody } from './route-permission.ts';
import { assetHeaders, securityHeadersAt } from './security-headers.ts';

export interface HttpOptions {
  database: Database;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** pino's levels; `warn` by default, so that a quiet service is a healthy one. */
  logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent' | undefined;
  /** Where lines of the log go instead of to standard output. */
  logTo?: ((line: string) => void) | undefined;
  /** Scheme and host as the public sees them, for addresses in pages: needed behind a proxy, which is believed only then. */
  publicOrigin?: string | undefined;
  /** Whom readers of the open data may ask. */
  contactEmail?: string | undefined;
  /** What acts need; without them pages are only shown. */
  services?: Services | undefined;
}

export interface RunningHttp {
  /** `http://127.0.0.1:4100` */
  address: string;
  /** Lets requests under way end, then stops. The database is left open. */
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 30_000;
/** A reader who takes nothing for so long has gone. */
const IDLE_TIMEOUT_MS = 60_000;
const PAGE_MEMORY_BYTES = 32 * 1024 * 1024;
/** After which somebody who was turned away for lack of room may come again. */
const RETRY_AFTER_SECONDS = 30;

/**
 * Serves the built pages. Throws `EnvironmentFailure`, one sentence, when the pages have not been built or the address cannot
 * be listened on.
 */
export async function startHttp(options: HttpOptions): Promise<RunningHttp> {
  const app = await createHttp(options);
  try {
    const address = await app.listen({ host: options.host, port: options.port });
    return { address, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw listenFailure(error, options);
  }
}

/** The server without its socket: `inject` answers requests in tests. */
export async function createHttp(options: Omit<HttpOptions, 'host' | 'port'>): Promise<FastifyInstance> {
  const pages: Pages = {
    bundle: await loadPageBundle(),
    database: options.database,
    askRevision: askRevisionOf(options.database),
    memory: createPageMemory(PAGE_MEMORY_BYTES),
    publicOrigin: options.publicOrigin,
    services: options.services ?? noServices,
  };
  const app = fastify({
    logger: {
      level: options.logLevel ?? 'warn',
      serializers: { req: loggedRequest },
      ...(options.logTo && { stream: { write: options.logTo } }),
    },
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: IDLE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerUnreadable,
    // An address that cannot be decoded never reaches a route or a hook.
    frameworkErrors: (_error, request, reply) => {
      sendFailurePage(pages, request, reply, 400);
    },
  });
  demandPermissions(app);
  const securityHeaders = securityHeadersAt(options.publicOrigin);
  app.addHook('onRequest', async (request, reply) => {
    // A stylesheet or font runs nothing: long headers would only make the first view larger.
    if (request.url.startsWith('/assets/')) reply.headers(assetHeaders);
    else reply.headers(securityHeaders).header('x-request-id', request.id);
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    const status = payload instanceof Response ? payload.status : reply.statusCode;
    if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  });
  refuseStrangeHosts(app, options.publicOrigin);
  app.setErrorHandler<FastifyError>((error, request, reply) => sendFailure(pages, error, request, reply));
  await app.register(compress, compression);
  await app.register(async (scope) => {
    openToEverybody(scope);
    await scope.register(fileServer, {
      root: pages.bundle.assets,
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      index: false,
      preCompressed: true,
      wildcard: false,
    });
  });
  await app.register(async (scope) => {
    // Whoever comes back from an identity provider has not signed in yet.
    openToEverybody(scope);
    registerProviderAnswers(scope, {
      signIn: () => pages.services.signIn,
      askingOf: (request) => askingOf(request, pages.publicOrigin !== undefined),
    });
  });
  const { database, publicOrigin, contactEmail = serviceContact() } = options;
  await app.register(async (scope) => {
    // The room holds what everybody may read, and may import no room that holds anything else.
    openToEverybody(scope);
    await registerOpenData(scope, {
      database,
      askRevision: pages.askRevision,
      clock: systemClock,
      publicOrigin,
      contactEmail,
      listFurtherPages: listTrainingAddresses,
    });
  });
  await app.register(async (scope) => registerPages(scope, pages));
  return app;
}

/** Addresses are made of the host that was asked for: one that is none gets no further. None at all does where one is known. */
function refuseStrangeHosts(app: FastifyInstance, publicOrigin: string | undefined): void {
  app.addHook('onRequest', async ({ host }) => {
    if (host === '' ? publicOrigin === undefined : !isAuthority(host)) throw new StrangeHost(host);
  });
}

class StrangeHost extends Error {
  override name = 'StrangeHost';
  readonly statusCode = 400;
}

/** Something as long as a token in an address is the key to something: whoever reads the log is not to have it. */
function loggedRequest({ method, url }: FastifyRequest): { method: string; url: string } {
  return { method, url: url.replace(/^(\/auth\/[^?]*\?).*|[\w-]{40,}/g, '$1…') };
}

// Flushed piece by piece: otherwise a file that is streamed would wait in the compressor. The quality is the one that still costs
// less processor time than it saves in waiting.
const compression = {
  encodings: ['br', 'gzip'] as ('br' | 'gzip')[],
  threshold: 1024,
  // NDJSON is unknown to the list of media types that compression asks otherwise.
  customTypes: /^text\/(?!event-stream)|[+/](?:x-nd)?json(?:;|$)|[+/]xml(?:;|$)/,
  brotliOptions: {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 },
    flush: zlib.constants.BROTLI_OPERATION_FLUSH,
  },
  zlibOptions: { flush: zlib.constants.Z_SYNC_FLUSH },
};

function listenFailure(error: unknown, { host, port }: HttpOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new EnvironmentFailure(`Port ${port} is taken by another program: choose another with --port.`);
    case 'EACCES':
      return new EnvironmentFailure(`Port ${port} may not be used by this user: choose one above 1023 with --port.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new EnvironmentFailure(`'${host}' is not an address of this machine: choose another with --host.`);
    default:
      return error;
  }
}
