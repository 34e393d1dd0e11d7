import { findProjectHead } from '#features/project/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { documentPolicy } from '../document.policy.ts';
import { getDocument, readPiece } from '../document.queries.server.ts';
import { attachmentHeader } from '../file-type.model.ts';
import type { Route } from './+types/document-file';

export const handle = { permission: 'document.read' } satisfies PageHandle;

/** A version as its file, piece by piece, so that many large ones at once do not fill the memory. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const documentId = rowNumber(params.document);
  const version = await readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(documentPolicy, actor, 'document.read', head.place);
    const { versions } = await getDocument(read, actor, head, documentId);
    return versions.find(({ number }) => number === rowNumber(params.number));
  });
  if (!version || version.removed) throw new NotFound(`There is no file ${params.number} of the document.`);
  const { number, size, fileName, mediaType } = version;
  let from = 0;
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await readAs(context, (read) => readPiece(read, { documentId, number, from }));
      from += piece.length;
      if (piece.length > 0) controller.enqueue(piece);
      if (piece.length === 0 || from >= size) controller.close();
    },
  });
  return new Response(content, {
    headers: {
      'content-type': mediaType,
      'content-length': String(size),
      'content-disposition': attachmentHeader(fileName),
      'cache-control': 'private, no-store',
    },
  });
}
