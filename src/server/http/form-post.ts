import type { FastifyRequest } from 'fastify';
import type { PageHandle } from '#platform/web/page-handle.ts';

/** More than a form of ours holds: usually, with long writing in it, and with files. */
const longestForms = { usual: 16 * 1024, text: 2 * 1024 * 1024, file: 64 * 1024 * 1024 } as const;

/** For the server as a whole; what a page takes is less, unless it takes files. */
export const LONGEST_FORM_BYTES = longestForms.file;

/** How many bytes a page takes. */
export function longestFormOf(page: Pick<PageHandle, 'accepts'> | undefined): number {
  return longestForms[page?.accepts ?? 'usual'];
}

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

/** Reads a body to its end; `undefined` as soon as it is longer than allowed. */
export async function readBody(body: AsyncIterable<Buffer>, longest: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longest) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
