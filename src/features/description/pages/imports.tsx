import { data, redirect } from 'react-router';
import { type Refusal, refusalText } from '#features/view/public.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowBefore } from '#platform/web/row-number.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { descriptionPolicy } from '../description.policy.ts';
import { importJobName } from '../import-job.ts';
import { ImportForm, importFieldIds } from '../parts/import-form.tsx';
import { ImportList } from '../parts/import-list.tsx';
import { sentFilesFrom } from '../sent-files.server.ts';
import { receiveFiles } from '../stored-import.commands.server.ts';
import { storedImportAddress } from '../stored-import.model.ts';
import { listStoredImports } from '../stored-import.queries.server.ts';
import type { Route } from './+types/imports';

export const handle = { permission: 'import.read', script: true, accepts: 'file' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const before = rowBefore(request);
  return readAs(context, async (read, actor) => ({
    imports: await listStoredImports(read, before),
    userId: actor.userId,
    today: todayFrom(context),
    mayImport: may(descriptionPolicy, actor, 'description.import'),
  }));
}

export async function action({ context, request }: Route.ActionArgs) {
  const sent = await sentFilesFrom(await request.formData());
  try {
    const id = await actAs(context, (tx, actor, { clock }) => receiveFiles(tx, clock, actor, sent));
    servicesFrom(context).wakeJob(importJobName);
    return redirect(storedImportAddress(pageRequestFrom(context).language, id), 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data<{ refusal: Refusal }>({ refusal: { code: error.code, details: error.details } }, 422);
  }
}

export default function ImportsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { imports, userId, today, mayImport } = loaderData;
  const refusal = actionData && 'refusal' in actionData ? actionData.refusal : undefined;
  const wrongField = refusal && (refusal.code.startsWith('description.refused.day') ? 'knownOn' : 'files');
  return (
    <>
      <PageTitle title={t('description.import.title')} service={t('site.service.name')} />
      <PageHeading title={t('description.import.title')} lead={t('description.import.lead')} />
      {refusal && wrongField && (
        <ErrorSummary errors={[{ fieldId: importFieldIds[wrongField], message: refusalText(t, refusal) }]} />
      )}
      {mayImport && <ImportForm today={today} wrongField={wrongField} />}
      <ImportList imports={imports} userId={userId} />
    </>
  );
}
