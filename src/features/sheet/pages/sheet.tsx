import { data, redirect } from 'react-router';
import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { findSheetKind } from '../kind-registry.ts';
import { ImportView } from '../parts/import-view.tsx';
import { shownRowsFrom } from '../row-choice.model.ts';
import { settledColumnsFrom, wrongColumns } from '../settled-columns.model.ts';
import { sheetPolicy } from '../sheet.policy.ts';
import { confirmSheet, discardSheet, settleColumns } from '../sheet-import.commands.server.ts';
import { importAddress, isUnderWay, sheetsAddress } from '../sheet-import.model.ts';
import { findEarlierOfSame, findSheetImport, listSheetRows } from '../sheet-import.queries.server.ts';
import { sheetJobName } from '../sheet-job.ts';
import { compulsoryColumns } from '../sheet-row.model.ts';
import type { Route } from './+types/sheet';

export const handle = { permission: 'sheet.read', showsPeople: true } satisfies PageHandle;

/** How often the page looks again while Koordi is at work, unless its reader has stopped that. */
const REFRESH_SECONDS = 2;

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const shown = shownRowsFrom(searchParams);
  const isStill = searchParams.has('still');
  const now = servicesFrom(context).clock.now();
  const found = await readPersonalData(context, async (read, actor, show) => {
    const sheet = await findSheetImport(read, rowNumber(params.id));
    if (!sheet) throw new NotFound('There is no such import.');
    const rows = await listSheetRows(read, sheet.id, shown);
    const looksAgain = isUnderWay(sheet.state) && !isStill;
    if (rows.rows.length > 0) {
      const permission = permit(sheetPolicy, actor, 'sheet.read');
      const people = { subject: { kind: 'sheet', id: sheet.id } };
      if (looksAgain) await showOnceAnHour(read, show, now, permission, people);
      else show(permission, people);
    }
    return {
      sheet,
      looksAgain,
      shown,
      isStill,
      isOwn: sheet.userId === actor.userId,
      rows,
      earlier: await findEarlierOfSame(read, sheet),
    };
  });
  return data(found, found.looksAgain ? { headers: { Refresh: String(REFRESH_SECONDS) } } : undefined);
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.id);
  const form = await request.formData();
  try {
    const wrong = await actUpon(context, id, form);
    if (wrong) return data({ wrong }, 422);
  } catch (error) {
    // Somebody, or Koordi itself, was quicker: the page shows how it stands.
    if (!(error instanceof Conflict)) throw error;
  }
  servicesFrom(context).wakeJob(sheetJobName);
  return redirect(importAddress(pageRequestFrom(context).language, id), 303);
}

/** Answers what is wrong with the sent columns, if anything is. */
function actUpon(context: Route.ActionArgs['context'], id: number, form: FormData) {
  return actAs(context, async (tx, actor, { clock }) => {
    const sheet = await findSheetImport(reading(tx), id);
    const kind = sheet && findSheetKind(sheet.kind);
    if (!kind) throw new NotFound('There is no such import.');
    switch (form.get('act')) {
      case 'confirm':
        await confirmSheet(tx, clock, actor, kind, id);
        return undefined;
      case 'discard':
        await discardSheet(tx, clock, actor, id);
        return undefined;
      case 'sheet': {
        const sheetName = form.get('sheet');
        if (typeof sheetName !== 'string') throw new NotFound('The workbook has no such sheet.');
        await settleColumns(tx, clock, actor, id, { sheetName, columns: undefined });
        return undefined;
      }
      default: {
        const columns = settledColumnsFrom(form, sheet.columns ?? [], Object.keys(kind.columns));
        const wrong = wrongColumns(columns, compulsoryColumns(kind));
        if (!wrong) await settleColumns(tx, clock, actor, id, { sheetName: sheet.sheetName, columns });
        return wrong;
      }
    }
  });
}

export default function SheetPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { sheet } = loaderData;
  const kind = findSheetKind(sheet.kind);
  const name = sheet.fileName ?? t('sheet.source.pasted');
  return (
    <>
      <PageTitle title={name} service={t('site.service.name')} />
      <Breadcrumb items={[{ label: t('sheet.list.title'), href: sheetsAddress(t.language) }]} current={name} />
      <PageHeading title={name} kicker={kind && t(`${kind.text}.title`)} />
      <ImportView {...loaderData} kind={kind} wrong={actionData?.wrong} />
    </>
  );
}
