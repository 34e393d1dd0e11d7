import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Encoding = 'br' | 'gzip';

/** A page as it goes out, and each compressed form of it once somebody has asked for that. */
export interface FinishedPage {
  headers: Readonly<Record<string, string>>;
  html: Buffer;
  compressed: Map<Encoding, Buffer>;
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Beyond this quality brotli takes more time than it saves on the way. */
const brotliOptions = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };

const compress: Record<Encoding, (html: Buffer) => Promise<Buffer>> = {
  br: (html) => brotli(html, brotliOptions),
  gzip: (html) => gzip(html),
};

/** Reads a page to its end and gives it a digest, by which browsers ask whether it has changed. */
export async function finishPage(response: Response): Promise<FinishedPage> {
  const html = Buffer.from(await response.text());
  const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`;
  const headers = {
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    ...Object.fromEntries(response.headers),
    etag,
  };
  return { headers, html, compressed: new Map() };
}

/** Sends the page in the form the reader understands, or 304 to those who have it already. */
export async function sendFinishedPage(
  page: FinishedPage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.headers(page.headers);
  if (request.headers['if-none-match'] === page.headers.etag) return reply.code(304).send();
  const encoding = understoodEncoding(request.headers['accept-encoding']);
  if (encoding === undefined) return reply.send(page.html);
  reply.header('content-encoding', encoding);
  return reply.send(await compressedForm(page, encoding));
}

async function compressedForm(page: FinishedPage, encoding: Encoding): Promise<Buffer> {
  const made = page.compressed.get(encoding) ?? (await compress[encoding](page.html));
  page.compressed.set(encoding, made);
  return made;
}

function understoodEncoding(acceptEncoding: string | string[] | undefined): Encoding | undefined {
  const accepted = String(acceptEncoding ?? '')
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => !/;\s*q=0(\.0*)?$/.test(encoding))
    .map((encoding) => encoding.split(';')[0]);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : undefined;
}
