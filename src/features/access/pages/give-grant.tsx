import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { giveGrant } from '../grant.commands.server.ts';
import { ReasonField } from '../parts/fields.tsx';
import { problemText, summaryOf, TermsFields } from '../parts/terms-fields.tsx';
import { reasonProblem } from '../reason.model.ts';
import { refusalOf } from '../refusal.server.ts';
import { type FieldProblem, readTerms, sentTerms } from '../terms-form.server.ts';
import { findPerson } from '../user-admin.queries.server.ts';
import type { Route } from './+types/give-grant';

export const handle = { permission: 'access.grant', showsPeople: true } satisfies PageHandle;

export function loader({ context, params: { user } }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    permit(accessPolicy, actor, 'access.grant');
    show(permit(accessPolicy, actor, 'access.read'), { subject: { kind: 'user', id: user } });
    const person = await findPerson(read, user);
    if (!person || person.deactivatedAt !== null) throw new NotFound('There is nobody to give a role to.');
    return { person, today: todayFrom(context) };
  });
}

export async function action({ context, params: { user }, request }: Route.ActionArgs) {
  const form = await request.formData();
  const sent = { ...sentTerms(form), reason: sentText(form, 'reason').trim() };
  const read = await readAs(context, (reading) => readTerms(reading, sent, todayFrom(context)));
  const wrongReason = reasonProblem(sent.reason);
  const ofReason: FieldProblem[] = wrongReason ? [{ field: 'reason', code: wrongReason }] : [];
  const ofTerms = 'problems' in read ? read.problems : [];
  if ('problems' in read || wrongReason)
    return data({ sent, candidates: read.candidates, problems: [...ofTerms, ...ofReason] }, 422);
  try {
    await actAs(context, (tx, actor, { clock }) =>
      giveGrant(tx, actor, clock, { ...read.terms, userId: user, reason: sent.reason }),
    );
  } catch (error) {
    const code = refusalOf(error);
    return data({ sent, problems: [{ field: 'role', code }], candidates: read.candidates }, 422);
  }
  throw redirect(`/${pageRequestFrom(context).language}/workspace/people/${user}?done=given`, 303);
}

export default function GiveGrantPage({ loaderData: { person, today }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const people = `/${t.language}/workspace/people`;
  const problems = actionData?.problems ?? [];
  const sent = actionData?.sent ?? { role: '', bound: '', words: '', scope: '', from: today, lastDay: '', reason: '' };
  return (
    <>
      <PageTitle title={t('access.give.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('access.people.title'), href: people },
          { label: person.name, href: `${people}/${person.id}` },
        ]}
        current={t('access.give.title')}
      />
      <PageHeading title={t('access.give.title')} lead={person.name} />
      <ErrorSummary errors={summaryOf(t, problems)} />
      <form method="post" className="account-form">
        <TermsFields sent={sent} problems={problems} candidates={actionData?.candidates ?? []} />
        <ReasonField value={sent.reason} error={problemText(t, problems, 'reason')} />
        <button type="submit">{t('access.give.button')}</button>
      </form>
    </>
  );
}
