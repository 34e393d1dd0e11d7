import { findProjectHead } from '#features/project/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { documentPolicy } from '../document.policy.ts';
import { getDocument, readPiece } from '../document.queries.server.ts';
import { answerWithFile } from '../file-answer.server.ts';
import type { Route } from './+types/document-file';

export const handle = { permission: 'document.read' } satisfies PageHandle;

/** A version as its file. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const documentId = rowNumber(params.document);
  const version = await readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(documentPolicy, actor, 'document.read', head.place);
    const { versions } = await getDocument(read, actor, head, documentId);
    return versions.find(({ number }) => number === rowNumber(params.number));
  });
  if (!version || version.removed) throw new NotFound(`There is no file ${params.number} of the document.`);
  const { number } = version;
  return answerWithFile(version, {
    cacheControl: 'private, no-store',
    readFrom: (from) => readAs(context, (read) => readPiece(read, { documentId, number, from })),
  });
}
