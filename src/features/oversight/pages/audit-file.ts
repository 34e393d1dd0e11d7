import { Readable } from 'node:stream';
import { listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { ndjsonPieces } from '#platform/files/ndjson.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { recordQuestion } from '../asked-audit.server.ts';
import { type AuditEntry, type EntryQuestion, entryList } from '../entry-list.model.ts';
import { listEntries } from '../entry-list.queries.server.ts';
import { entryColumns } from '../parts/entry-columns.tsx';
import type { Route } from './+types/audit-file';

export const handle = { permission: 'audit.read' } satisfies PageHandle;

const batchRows = 2000;

/** What is asked of the audit as a file: all that fits, the last first. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const format = pathname.slice(pathname.lastIndexOf('.') + 1);
  const question = { ...listQuestionFrom(entryList, searchParams), place: undefined };
  await actAs(context, (tx, actor, { clock }) => recordQuestion(tx, actor, clock, question, format));
  const t = textsFor(pageRequestFrom(context).language);
  const name = t('oversight.audit.file');
  const batches = entriesInBatches(context, question);
  if (format === 'ndjson') return ndjsonFile(name, batches);
  return listFile(format === 'xlsx' ? 'xlsx' : 'csv', { name, columns: entryColumns(t), batches });
}

/** Each batch in a transaction of its own: entries are only ever added, and those after the first are not asked for. */
async function* entriesInBatches(
  context: Route.LoaderArgs['context'],
  asked: EntryQuestion,
): AsyncGenerator<readonly AuditEntry[]> {
  for (let question: EntryQuestion | undefined = asked; question !== undefined; ) {
    const current: EntryQuestion = question;
    const { rows, next } = await readAs(context, (read, actor) => listEntries(read, actor, current, batchRows));
    yield rows;
    question = next && { ...asked, place: next };
  }
}

function ndjsonFile(name: string, batches: AsyncGenerator<readonly AuditEntry[]>): Response {
  const pieces = Readable.from(ndjsonPieces(batches, jsonOf), { objectMode: false });
  return new Response(Readable.toWeb(pieces) as ReadableStream, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.ndjson"`,
    },
  });
}

/** Without what only the paging needs. */
function jsonOf(entry: AuditEntry & { rowId?: string; sortValue?: string }): object {
  const { rowId: _row, sortValue: _sort, ...told } = entry;
  return told;
}
