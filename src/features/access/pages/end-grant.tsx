import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { endGrant } from '../grant.commands.server.ts';
import { ReasonField } from '../parts/fields.tsx';
import { RoleOf } from '../parts/scope-name.tsx';
import { refusalOf } from '../refusal.server.ts';
import { findPerson, findRecordedGrant } from '../user-admin.queries.server.ts';
import type { Route } from './+types/end-grant';

export const handle = { permission: 'access.end', showsPeople: true } satisfies PageHandle;

export function loader({ context, params: { user, grant: number } }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    permit(accessPolicy, actor, 'access.end');
    show(permit(accessPolicy, actor, 'access.read'), { subject: { kind: 'user', id: user } });
    const grant = await findRecordedGrant(read, rowNumber(number));
    const person = await findPerson(read, user);
    if (!person || grant?.userId !== user) throw new NotFound('The person has no such role.');
    return { person, grant };
  });
}

export async function action({ context, params: { user, grant }, request }: Route.ActionArgs) {
  const reason = sentText(await request.formData(), 'reason').trim();
  try {
    await actAs(context, (tx, actor, { clock }) =>
      endGrant(tx, actor, clock, { userId: user, id: rowNumber(grant), reason }),
    );
  } catch (error) {
    return data({ code: refusalOf(error), reason }, 422);
  }
  throw redirect(`/${pageRequestFrom(context).language}/workspace/people/${user}?done=ended`, 303);
}

export default function EndGrantPage({ loaderData: { person, grant }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const people = `/${t.language}/workspace/people`;
  const problem = actionData && t(actionData.code);
  return (
    <>
      <PageTitle title={t('access.end.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('access.people.title'), href: people },
          { label: person.name, href: `${people}/${person.id}` },
        ]}
        current={t('access.end.title')}
      />
      <PageHeading title={t('access.end.title')} lead={person.name} />
      {problem && <ErrorSummary errors={[{ fieldId: 'reason', message: problem }]} />}
      <p>
        <RoleOf role={grant.role} scope={grant.scope} deputyFor={grant.deputyFor?.name} />
      </p>
      <p>{t('access.end.explained')}</p>
      <form method="post" className="account-form">
        <ReasonField value={actionData?.reason} error={problem} />
        <button type="submit">{t('access.end.button')}</button>
      </form>
    </>
  );
}
