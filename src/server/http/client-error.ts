import type { Socket } from 'node:net';
import { languages } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';

/** What Node could not read as a request. */
interface ClientError extends Error {
  readonly code?: string;
}

/**
 * Answers what Node could not read as a request, in all languages: whose it is was in what could not be read. Longer headings
 * than Node takes are told apart: a search with very many conditions comes to that.
 */
export function answerUnreadable(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const body = languages
    .map((language) => textsFor(language)(isTooLong ? 'site.failure.too-long' : 'site.failure.refused'))
    .join('\n');
  socket.end(
    [
      `HTTP/1.1 ${isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
