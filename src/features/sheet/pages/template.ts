import { Readable } from 'node:stream';
import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { findSheetKind } from '../kind-registry.ts';
import { sheetTemplate } from '../sheet-template.server.ts';
import { workbookHeaders } from '../workbook-headers.ts';
import type { Route } from './+types/template';

export const handle = { permission: 'sheet.receive' } satisfies PageHandle;

/** A workbook to fill in, in the language of the address. */
export function loader({ context, params }: Route.LoaderArgs): Response {
  const kind = findSheetKind(params.kind);
  if (!kind) throw new NotFound(`There are no tables of the kind ${params.kind}.`);
  permit(kind.policy, actorFrom(context), kind.act);
  const t = textsFor(pageRequestFrom(context).language);
  const file = Readable.toWeb(sheetTemplate(kind, t)) as ReadableStream<Uint8Array>;
  return new Response(file, { headers: workbookHeaders(`koordi-${kind.id}`) });
}
