import { data } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { HandedLink } from '#platform/permission/sign-in.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { actorFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { ReasonField } from '../parts/fields.tsx';
import { handedLinkHours, resetAddress } from '../password-reset.model.ts';
import { reasonProblem } from '../reason.model.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import { findPerson } from '../user-admin.queries.server.ts';
import type { Route } from './+types/hand-over-password';

export const handle = { permission: 'access.hand-over-password', showsPeople: true } satisfies PageHandle;

export function loader({ context, params: { user } }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    permit(accessPolicy, actor, 'access.hand-over-password');
    show(permit(accessPolicy, actor, 'access.read'), { subject: { kind: 'user', id: user } });
    const person = await findPerson(read, user);
    if (!person || person.deactivatedAt !== null) throw new NotFound('There is nobody to hand a link to.');
    return { person };
  });
}

export async function action({ context, params: { user }, request }: Route.ActionArgs) {
  const reason = sentText(await request.formData(), 'reason').trim();
  const code = reasonProblem(reason);
  if (code) return data({ link: undefined, code, reason }, 422);
  const link = await signInFrom(context).resets.handOver(actorFrom(context), { userId: user, reason });
  if (!link) throw new NotFound('There is nobody to hand a link to.');
  return data({ link, code: undefined, reason });
}

export default function HandOverPasswordPage({ loaderData: { person }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const people = `/${t.language}/workspace/people`;
  const problem = actionData?.code && t(actionData.code);
  return (
    <>
      <PageTitle title={t('access.hand-over-password.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('access.people.title'), href: people },
          { label: person.name, href: `${people}/${person.id}` },
        ]}
        current={t('access.hand-over-password.title')}
      />
      <PageHeading title={t('access.hand-over-password.title')} lead={person.name} />
      {problem && <ErrorSummary errors={[{ fieldId: 'reason', message: problem }]} />}
      {actionData?.link === undefined ? (
        <>
          <p>{t('access.hand-over-password.explained', { hours: handedLinkHours })}</p>
          <form method="post" className="account-form">
            <ReasonField value={actionData?.reason} error={problem} />
            <button type="submit">{t('access.hand-over-password.button')}</button>
          </form>
        </>
      ) : (
        <Link {...actionData.link} email={person.email} />
      )}
    </>
  );
}

/** Shown this once; its page is in the language of who is to open it. */
function Link({ token, language, email }: HandedLink & { email: string }) {
  const t = useTexts();
  const { origin } = usePageRequest();
  return (
    <Notice kind="success" title={t('access.hand-over-password.made')}>
      <p>{t('access.hand-over-password.made-explained', { email, hours: handedLinkHours })}</p>
      <p>
        <code>{origin + resetAddress(language, token)}</code>
      </p>
    </Notice>
  );
}
