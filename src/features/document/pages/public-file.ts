import type { PageHandle } from '#platform/web/page-handle.ts';
import { readFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { getPublicDocument, readPublicPiece } from '../document.queries.server.ts';
import { answerWithFile } from '../file-answer.server.ts';
import type { Route } from './+types/public-file';

export const handle = { permission: 'public' } satisfies PageHandle;

/** The file of a document that everybody may have. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  const read = readFrom(context);
  const document = await getPublicDocument(read, params.code, rowNumber(params.document));
  const { id, sha256 } = document;
  if (request.headers.get('if-none-match') === `"${sha256}"`) return new Response(null, { status: 304 });
  return answerWithFile(document, {
    cacheControl: 'no-cache',
    readFrom: (from) => readPublicPiece(read, { id, sha256, from }),
  });
}
