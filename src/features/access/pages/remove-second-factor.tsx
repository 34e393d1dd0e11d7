import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { ReasonField } from '../parts/fields.tsx';
import { reasonProblem } from '../reason.model.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import { findPerson } from '../user-admin.queries.server.ts';
import type { Route } from './+types/remove-second-factor';

export const handle = { permission: 'access.remove-second-factor', showsPeople: true } satisfies PageHandle;

export function loader({ context, params: { user } }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    permit(accessPolicy, actor, 'access.remove-second-factor');
    show(permit(accessPolicy, actor, 'access.read'), { subject: { kind: 'user', id: user } });
    const person = await findPerson(read, user);
    if (!person?.hasSecondFactor || person.id === actor.userId) throw new NotFound('There is nothing to remove.');
    return { person };
  });
}

export async function action({ context, params: { user }, request }: Route.ActionArgs) {
  const form = await request.formData();
  const reason = sentText(form, 'reason').trim();
  const code = reasonProblem(reason);
  if (code) return data({ code, reason }, 422);
  await signInFrom(context).account.removeSecondFactor(actorFrom(context), { userId: user, reason });
  throw redirect(`/${pageRequestFrom(context).language}/workspace/people/${user}?done=factor-removed`, 303);
}

export default function RemoveSecondFactorPage({ loaderData: { person }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const people = `/${t.language}/workspace/people`;
  const problem = actionData && t(actionData.code);
  return (
    <>
      <PageTitle title={t('access.remove-second-factor.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('access.people.title'), href: people },
          { label: person.name, href: `${people}/${person.id}` },
        ]}
        current={t('access.remove-second-factor.title')}
      />
      <PageHeading title={t('access.remove-second-factor.title')} lead={person.name} />
      {problem && <ErrorSummary errors={[{ fieldId: 'reason', message: problem }]} />}
      <p>{t('access.remove-second-factor.explained')}</p>
      <form method="post" className="account-form">
        <ReasonField value={actionData?.reason} error={problem} />
        <button type="submit">{t('access.remove-second-factor.button')}</button>
      </form>
    </>
  );
}
