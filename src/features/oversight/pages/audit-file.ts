import { Readable } from 'node:stream';
import { readPersonalData } from '#features/audit/public.server.ts';
import { listUsers } from '#features/user/public.server.ts';
import { listBatches, listFile } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { ndjsonPieces } from '#platform/files/ndjson.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { showAudit } from '../asked-audit.server.ts';
import { namesById } from '../entry-details.model.ts';
import { type AuditEntry, entryList } from '../entry-list.model.ts';
import { listEntries } from '../entry-list.queries.server.ts';
import { entryColumns } from '../parts/entry-columns.tsx';
import type { Route } from './+types/audit-file';

export const handle = { permission: 'audit.read', showsPeople: true } satisfies PageHandle;

/** What is asked of the audit as a file: all that fits, the last first. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const format = pathname.slice(pathname.lastIndexOf('.') + 1);
  const question = { ...listQuestionFrom(entryList, searchParams), place: undefined };
  const now = servicesFrom(context).clock.now();
  const names = await readPersonalData(context, async (read, actor, show) => {
    await showAudit(read, actor, { question, format, now }, show);
    return namesById(await listUsers(read));
  });
  const t = textsFor(pageRequestFrom(context).language);
  const name = t('oversight.audit.file');
  const batches = listBatches(context, question, listEntries);
  if (format === 'ndjson') return ndjsonFile(name, batches);
  return listFile(format === 'xlsx' ? 'xlsx' : 'csv', { name, columns: entryColumns(t, names), batches });
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
