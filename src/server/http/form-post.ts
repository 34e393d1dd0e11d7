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

/** Whether a request says that it is a form. One without a body would else reach its page, which could not read it. */
export function isForm({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return FORM_TYPES.includes(type.trim().toLowerCase());
}

/**
 * Whether a form was sent from another site: a page there could make a reader's browser do here what the reader does not know of.
 * Browsers say so themselves; older ones say at least from where. Who says neither is no browser.
 */
export function isFromElsewhere({ headers }: Pick<FastifyRequest, 'headers'>, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && headers.origin !== ownOrigin;
}

/** What may be held in memory at once: by all, and by those of one network address. */
export interface RoomLimits {
  readonly most: number;
  readonly mostOfOne: number;
}

/**
 * Forms with files have a room of their own, so that slow ones keep no other form out. One client may send one of the longest at a
 * time, and of the others hundreds.
 */
const roomLimits = {
  file: { most: 4 * longestForms.file, mostOfOne: longestForms.file },
  other: { most: 64 * longestForms.text, mostOfOne: 16 * longestForms.text },
} as const;

/** Room in memory for what is sent. */
export interface FormRoom {
  /** Takes so much for a request of a client until it is given back; false when there is no room. */
  take(request: FastifyRequest, client: string, bytes: number): boolean;
  giveBack(request: FastifyRequest): void;
}

/** The rooms of a server: for forms with files, and for all others. */
export interface FormRooms {
  readonly file: FormRoom;
  readonly other: FormRoom;
}

export function createFormRooms(): FormRooms {
  return { file: createFormRoom(roomLimits.file), other: createFormRoom(roomLimits.other) };
}

/** Which of the rooms a form is read into. */
export function roomNameOf(page: Pick<PageHandle, 'accepts'> | undefined, contentType = ''): keyof FormRooms {
  return page?.accepts === 'file' && contentType.startsWith('multipart/') ? 'file' : 'other';
}

export function createFormRoom({ most, mostOfOne }: RoomLimits): FormRoom {
  const taken = new Map<FastifyRequest, { readonly client: string; readonly bytes: number }>();
  const ofClients = new Map<string, number>();
  let all = 0;
  return {
    take(request, client, bytes) {
      const ofClient = (ofClients.get(client) ?? 0) + bytes;
      if (all + bytes > most || ofClient > mostOfOne) return false;
      all += bytes;
      ofClients.set(client, ofClient);
      taken.set(request, { client, bytes: (taken.get(request)?.bytes ?? 0) + bytes });
      return true;
    },
    giveBack(request) {
      const given = taken.get(request);
      if (!given) return;
      const left = (ofClients.get(given.client) ?? 0) - given.bytes;
      all -= given.bytes;
      taken.delete(request);
      if (left > 0) ofClients.set(given.client, left);
      else ofClients.delete(given.client);
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
  /** Who sends it, as `clientAddress` tells clients apart. */
  readonly client: string;
}

/** Reads the form of a request to its end. Throws `FormRefused` as soon as it is too long, or there is no room for it. */
export async function readForm(
  request: FastifyRequest,
  body: AsyncIterable<Buffer>,
  { longest, room, client }: ReadingLimits,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longest) throw new FormRefused(413, 'The form is longer than its page takes.');
    if (!room.take(request, client, part.length))
      throw new FormRefused(503, 'There is no room for more forms just now.');
    parts.push(part);
  }
  const whole = Buffer.concat(parts);
  const fault = faultOfForm(request.headers['content-type'] ?? '', whole);
  if (fault === 'too-many-fields') throw new FormRefused(413, 'The form has more fields than any of ours.');
  if (fault) throw new FormRefused(400, 'The form did not come whole.');
  return whole;
}
