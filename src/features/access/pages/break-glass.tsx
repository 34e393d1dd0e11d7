import { data, redirect } from 'react-router';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { breakGlass } from '../glass.commands.server.ts';
import { glassMinutes, longestReason, shortestReason } from '../glass.model.ts';
import { Field } from '../parts/fields.tsx';
import { refusalOf } from '../refusal.server.ts';
import type { Route } from './+types/break-glass';

export const handle = { permission: 'access.break-glass' } satisfies PageHandle;

/** The project can come with the address: from the page that somebody could not open. */
export function loader({ request }: Route.LoaderArgs) {
  return { project: (new URL(request.url).searchParams.get('project') ?? '').slice(0, 20) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const projectCode = sentText(form, 'project').trim().toUpperCase();
  const reason = sentText(form, 'reason').trim().slice(0, longestReason);
  try {
    await actAs(context, (tx, actor, { clock }) => breakGlass(tx, actor, clock, { projectCode, reason }));
  } catch (error) {
    if (error instanceof NotFound) {
      return data({ code: 'access.glass.problem.unknown-project' as const, projectCode, reason }, 422);
    }
    return data({ code: refusalOf(error), projectCode, reason }, 422);
  }
  throw redirect(`/${pageRequestFrom(context).language}/workspace/glass`, 303);
}

export default function BreakGlassPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const problem = actionData && t(actionData.code);
  const isOfProject = actionData !== undefined && aboutProject.has(actionData.code);
  return (
    <>
      <PageTitle title={t('access.glass.break-title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('access.glass.title'), href: `/${t.language}/workspace/glass` }]}
        current={t('access.glass.break-title')}
      />
      <PageHeading
        title={t('access.glass.break-title')}
        lead={t('access.glass.break-lead', { minutes: glassMinutes })}
      />
      {problem && <ErrorSummary errors={[{ fieldId: isOfProject ? 'project' : 'reason', message: problem }]} />}
      <form method="post" className="account-form">
        <Field
          name="project"
          label={t('access.glass.project')}
          hint={t('access.glass.project-hint')}
          value={actionData?.projectCode ?? loaderData.project}
          error={isOfProject ? problem : undefined}
          required
          maxLength={20}
        />
        <Field
          name="reason"
          label={t('access.glass.reason')}
          hint={t('access.glass.reason-hint', { least: shortestReason })}
          value={actionData?.reason}
          error={isOfProject ? undefined : problem}
          required
          maxLength={longestReason}
        />
        <button type="submit">{t('access.glass.break-button')}</button>
      </form>
    </>
  );
}

const aboutProject = new Set<string>(['access.glass.problem.unknown-project', 'access.glass.problem.not-needed']);
