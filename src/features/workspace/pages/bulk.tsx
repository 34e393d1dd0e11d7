import { data, redirect } from 'react-router';
import { BulkRunView, RefusalNotice } from '#features/view/public.parts.ts';
import { findBulkRun, performBulk } from '#features/view/public.server.ts';
import type { Refusal } from '#features/view/public.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, reportFaultTo } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { bulkActs } from '../bulk-acts.server.ts';
import type { Route } from './+types/bulk';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const run = await readAs(context, (read, { userId }) => findBulkRun(read, userId, rowNumber(params.run)));
  const act = bulkActs.find(({ key }) => key === run?.act);
  if (!run || !act) throw new NotFound('There is no such act on many rows.');
  const { label, effect, reason } = act;
  return { run, act: { label, effect, reason } };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const sent = (await request.formData()).get('reason');
  const written = typeof sent === 'string' ? sent.trim() : '';
  const options = { acts: bulkActs, reason: written || undefined, reportFault: reportFaultTo(context) };
  try {
    await actAs(context, (tx, actor, { clock }) => performBulk(tx, actor, clock, rowNumber(params.run), options));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data<{ refusal: Refusal; written: string }>({ refusal: error, written }, 422);
  }
  return redirect(pageRequestFrom(context).path, 303);
}

export default function BulkPage({ loaderData: { run, act }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const title = run.performedAt ? t('view.bulk.report-title') : t('view.bulk.preview-title');
  return (
    <>
      <PageTitle title={`${t(act.label)}: ${title}`} service={t('site.service.name')} />
      <PageHeading title={t(act.label)} kicker={title} />
      <RefusalNotice refusal={actionData?.refusal} />
      <BulkRunView run={run} act={act} reason={actionData?.written} />
    </>
  );
}
