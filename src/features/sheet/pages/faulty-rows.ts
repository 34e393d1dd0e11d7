import { Readable } from 'node:stream';
import { readPersonalData } from '#features/audit/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { faultyRows } from '../faulty-rows.server.ts';
import { findSheetKind } from '../kind-registry.ts';
import { sheetPolicy } from '../sheet.policy.ts';
import { findSheetImport, listSheetRows } from '../sheet-import.queries.server.ts';
import { workbookHeaders } from '../workbook-headers.ts';
import type { Route } from './+types/faulty-rows';

export const handle = { permission: 'sheet.read', showsPeople: true } satisfies PageHandle;

const ROWS_AT_ONCE = 500;

/** The rows of an import that were refused, as a workbook to mend and send again. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const id = rowNumber(params.id);
  const { sheet, kind } = await readPersonalData(context, async (read, actor, show) => {
    const found = await findSheetImport(read, id);
    const kindOfIt = found && findSheetKind(found.kind);
    if (!kindOfIt || found.forgottenAt) throw new NotFound('There are no such rows.');
    show(permit(sheetPolicy, actor, 'sheet.read'), { subject: { kind: 'sheet', id }, details: { format: 'xlsx' } });
    return { sheet: found, kind: kindOfIt };
  });
  const readRefused = (after: number) =>
    readAs(context, (read) => listSheetRows(read, id, { show: 'refused', after }, ROWS_AT_ONCE));
  const workbook = faultyRows(sheet, kind, readRefused, textsFor(pageRequestFrom(context).language));
  const file = Readable.toWeb(workbook) as ReadableStream<Uint8Array>;
  return new Response(file, { headers: workbookHeaders(`koordi-${sheet.kind}-${id}`) });
}
