import { Readable } from 'node:stream';
import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { faultyRows } from '../faulty-rows.server.ts';
import { findSheetKind } from '../kind-registry.ts';
import { findSheetImport, listSheetRows } from '../sheet-import.queries.server.ts';
import { workbookHeaders } from '../workbook-headers.ts';
import type { Route } from './+types/faulty-rows';

export const handle = { permission: 'sheet.read' } satisfies PageHandle;

const ROWS_AT_ONCE = 500;

/** The rows of an import that were refused, as a workbook to mend and send again. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const id = rowNumber(params.id);
  const sheet = await readAs(context, (read) => findSheetImport(read, id));
  const kind = sheet && findSheetKind(sheet.kind);
  if (!kind || sheet.forgottenAt) throw new NotFound('There are no such rows.');
  const readRefused = (after: number) =>
    readAs(context, (read) => listSheetRows(read, id, { show: 'refused', after }, ROWS_AT_ONCE));
  const workbook = faultyRows(sheet, kind, readRefused, textsFor(pageRequestFrom(context).language));
  const file = Readable.toWeb(workbook) as ReadableStream<Uint8Array>;
  return new Response(file, { headers: workbookHeaders(`koordi-${sheet.kind}-${id}`) });
}
