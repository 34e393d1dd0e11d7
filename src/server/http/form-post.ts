import type { FastifyRequest } from 'fastify';

/** More than any form of ours holds. */
export const LONGEST_FORM_BYTES = 16 * 1024;

/** How browsers send forms. The second is also how mail providers press "unsubscribe" (RFC 8058). */
export const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Whether a form was sent from another site: a page there could make a reader's browser do here what the reader does not know of.
 * Browsers say so themselves; older ones say at least from where. Who says neither is no browser.
 */
export function isFromElsewhere({ headers }: Pick<FastifyRequest, 'headers'>, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && headers.origin !== ownOrigin;
}
