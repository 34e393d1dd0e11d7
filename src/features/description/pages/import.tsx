import { data, redirect } from 'react-router';
import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { descriptionPolicy } from '../description.policy.ts';
import { shownItemsFrom } from '../import-choice.model.ts';
import { importJobName } from '../import-job.ts';
import { StoredImportView } from '../parts/import-view.tsx';
import { confirmImport, discardImport } from '../stored-import.commands.server.ts';
import { importsAddress, isAtWork, storedImportAddress } from '../stored-import.model.ts';
import {
  countWaitingBefore,
  findEarlierOfSameFiles,
  findStoredImport,
  listStoredFiles,
  listStoredItems,
} from '../stored-import.queries.server.ts';
import type { Route } from './+types/import';

export const handle = { permission: 'import.read', showsPeople: true, script: true } satisfies PageHandle;

/** How often the page looks again while Koordi is at work, unless its reader has stopped that. */
const REFRESH_SECONDS = 2;

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const shown = shownItemsFrom(searchParams);
  const isStill = searchParams.has('still');
  const now = servicesFrom(context).clock.now();
  const found = await readPersonalData(context, async (read, actor, show) => {
    const sent = await findStoredImport(read, rowNumber(params.id));
    if (!sent) throw new NotFound('There is no such import.');
    const items = await listStoredItems(read, sent.id, shown);
    const looksAgain = isAtWork(sent.state) && !isStill;
    if (items.rows.length > 0) {
      const permission = permit(descriptionPolicy, actor, 'import.read');
      const people = { subject: { kind: 'import', id: sent.id } };
      if (looksAgain) await showOnceAnHour(read, show, now, permission, people);
      else show(permission, people);
    }
    return {
      sent,
      looksAgain,
      shown,
      isStill,
      isOwn: sent.importedBy === actor.userId,
      files: await listStoredFiles(read, sent.id),
      items,
      before: await countWaitingBefore(read, sent.id),
      earlier: await findEarlierOfSameFiles(read, sent),
    };
  });
  return data(found, found.looksAgain ? { headers: { Refresh: String(REFRESH_SECONDS) } } : undefined);
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.id);
  const act = (await request.formData()).get('act') === 'confirm' ? confirmImport : discardImport;
  try {
    await actAs(context, (tx, actor, { clock }) => act(tx, clock, actor, id));
  } catch (error) {
    // Somebody, or Koordi itself, was quicker: the page shows how it stands.
    if (!(error instanceof Conflict)) throw error;
  }
  servicesFrom(context).wakeJob(importJobName);
  return redirect(storedImportAddress(pageRequestFrom(context).language, id), 303);
}

export default function ImportPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const title = t('description.import.one', { at: t.dateTime(loaderData.sent.receivedAt) });
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('description.import.title'), href: importsAddress(t.language) }]}
        current={title}
      />
      <PageHeading title={title} />
      <StoredImportView {...loaderData} />
    </>
  );
}
