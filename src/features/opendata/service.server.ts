import type { FastifyRequest } from 'fastify';
import type { Clock } from '#platform/clock.ts';
import type { Database, Read } from '#platform/db/database.server.ts';
import { isLanguage, type Language, languageOfPath, preferredLanguage } from '#platform/i18n/language.ts';
import { requestOrigin } from '#platform/web/request-origin.ts';

export const apiVersion = '1.0.0';

/** What the routes of this room need of whoever runs them. */
export interface OpenDataService {
  readonly database: Database;
  /** A word for the state of the database, which changes with every write; `undefined` when it does not answer. */
  readonly askRevision: () => Promise<string | undefined>;
  readonly clock: Clock;
  /** Scheme and host as the public sees them, when not those of the request (behind a proxy). */
  readonly publicOrigin?: string | undefined;
  /** Pages of rooms that this one does not know, for the site map: behind the language, with the day (ISO) of their last change. */
  readonly listFurtherPages?: (read: Read, now: Date) => Promise<readonly { path: string; changedOn: string }[]>;
  /** Whom readers of the data may ask. */
  readonly contactEmail?: string | undefined;
}

/** Whether the reader has an answer already: `If-None-Match` names its tag, or any. */
export function isKnownToReader(request: FastifyRequest, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = (request.headers['if-none-match'] ?? '').split(',').map(bare);
  return known.includes('*') || known.includes(bare(etag));
}

/** Scheme and host under which the reader knows the service, without a slash at the end. */
export function originOf({ publicOrigin }: Pick<OpenDataService, 'publicOrigin'>, request: FastifyRequest): string {
  return requestOrigin(request, publicOrigin);
}

/** The language of `?lang=`, or else of the address (`/fi/…`), or else of the browser. */
export function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  if (isLanguage(lang)) return lang;
  return languageOfPath(request.url) ?? preferredLanguage(request.headers['accept-language']);
}
