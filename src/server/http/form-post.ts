import type { FastifyRequest } from 'fastify';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { faultOfForm } from './form-body.ts';

/** More than a form of ours holds: usually, with long writing in it, and with files. */
const longestForms = { usual: 16 * 1024, text: 2 * 1024 * 1024, file: 64 * 1024 * 1024 } as const;

/** For the server as a whole; what a page takes is less, unless it takes files. */
export const LONGEST_FORM_BYTES = longestForms.file;

/** How many bytes a page takes; files come in parts, and all else is text. */
export function longestFormOf(page: Pick<PageHandle, 'accepts'> | undefined, contentType = ''): number {
  const longest = longestForms[page?.accepts ?? 'usual'];
  return contentType.startsWith('multipart/') ? longest : Math.min(longest, longestForms.text);
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

/** What the forms that are being read and answered may hold in memory altogether: few with files at once, thousands without. */
const MOST_BYTES_AT_ONCE = 256 * 1024 * 1024;

/** Room in memory for what is sent. */
export interface FormRoom {
  /** Takes so much for a request until it is given back; false when there is no room. */
  take(request: FastifyRequest, bytes: number): boolean;
  giveBack(request: FastifyRequest): void;
}

export function createFormRoom(most = MOST_BYTES_AT_ONCE): FormRoom {
  const taken = new Map<FastifyRequest, number>();
  let all = 0;
  return {
    take(request, bytes) {
      if (all + bytes > most) return false;
      all += bytes;
      taken.set(request, (taken.get(request) ?? 0) + bytes);
      return true;
    },
    giveBack(request) {
      all -= taken.get(request) ?? 0;
      taken.delete(request);
    },
  };
}

/** Why a form was not taken. */
export class FormRefused extends Error {
  override name = 'FormRefused';
  readonly statusCode: 400 | 413 | 503;

  constructor(statusCode: 400 | 413 | 503, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

interface ReadingLimits {
  readonly longest: number;
  readonly room: FormRoom;
}

/** Reads the form of a request to its end. Throws `FormRefused` as soon as it is too long, or there is no room for it. */
export async function readForm(
  request: FastifyRequest,
  body: AsyncIterable<Buffer>,
  { longest, room }: ReadingLimits,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longest) throw new FormRefused(413, 'The form is longer than its page takes.');
    if (!room.take(request, part.length)) throw new FormRefused(503, 'There is no room for more forms just now.');
    parts.push(part);
  }
  const whole = Buffer.concat(parts);
  const fault = faultOfForm(request.headers['content-type'] ?? '', whole);
  if (fault === 'too-many-fields') throw new FormRefused(413, 'The form has more fields than any of ours.');
  if (fault) throw new FormRefused(400, 'The form did not come whole.');
  return whole;
}
