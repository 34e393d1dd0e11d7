import { createHash } from 'node:crypto';
import { xmlText } from './xml.ts';

/** A portion of a feed; addresses are whole. */
export interface Feed {
  readonly title: string;
  readonly language: string;
  readonly author: string;
  /** Address of this portion, of the first and of the next one (RFC 5005). */
  readonly self: string;
  readonly first: string;
  readonly next: string | undefined;
  /** The page that shows the same to people. */
  readonly page: string;
  /** Under which the entries may be used, where a licence says so. */
  readonly licence: string | undefined;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** What `entryId` makes of it stays the same for ever. */
  readonly identity: string;
  readonly title: string;
  readonly updated: Date;
  readonly page: string;
  readonly summary: string;
}

/** A feed as an Atom document (RFC 4287). */
export function atomOf(feed: Feed): string {
  // An empty feed does not look new each time.
  const updated = new Date(Math.max(0, ...feed.entries.map((entry) => entry.updated.valueOf())));
  const link = (relation: string, address: string, type = 'application/atom+xml') =>
    `<link rel="${relation}" type="${type}" href="${xmlText(address)}"/>`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    `<id>${xmlText(feed.first)}</id>`,
    `<title>${xmlText(feed.title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xmlText(feed.author)}</name></author>`,
    ...(feed.licence ? [`<rights>${xmlText(feed.licence)}</rights>`] : []),
    link('self', feed.self),
    link('first', feed.first),
    ...(feed.next ? [link('next', feed.next)] : []),
    link('alternate', feed.page, 'text/html'),
    ...feed.entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf({ identity, title, updated, page, summary }: FeedEntry): string {
  return [
    '<entry>',
    `<id>${entryId(identity)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    `<summary>${xmlText(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

/** The name space of Koordi's entries, drawn once by lot. */
const nameSpace = Buffer.from('6f0e5b0c5a0e4c3f9d4e0d7b8a1c2e93', 'hex');

/** A UUID of version 5 (RFC 9562): the same for the same identity, in every language and at every address. */
export function entryId(identity: string): string {
  const digest = createHash('sha1').update(nameSpace).update(identity).digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
