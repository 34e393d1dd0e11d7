import { data } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { mailAddressFrom } from '#platform/mail/mail-address.model.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { askingFrom, clientFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Field } from '../parts/fields.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { mailedLinkMinutes } from '../password-reset.model.ts';
import { passwordResetJobName } from '../password-reset-job.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/forgotten-password';

export const handle = { permission: 'public' } satisfies PageHandle;

export const headers = () => ({ 'Cache-Control': 'no-store' });

const requests = createRateLimit({ most: 10, withinMs: 3_600_000 });

export function loader({ context }: Route.LoaderArgs) {
  const { signIn, sendsMail } = servicesFrom(context);
  return { isPossible: signIn !== undefined && sendsMail };
}

/** Answers the same whether or not there is such an account. */
export async function action({ context, request }: Route.ActionArgs) {
  const { signIn, sendsMail, wakeJob } = servicesFrom(context);
  const form = await request.formData();
  const written = sentText(form, 'email').trim();
  const refused = (code: FieldProblem['code'], status: number) =>
    data({ written, sentTo: undefined, problems: [{ field: 'email', code }] }, status);
  const email = mailAddressFrom(written);
  if (!signIn || !sendsMail || email === undefined) return refused('access.problem.email', 422);
  if (!requests.allows(clientFrom(context))) return refused('access.problem.too-often', 429);
  const { language } = pageRequestFrom(context);
  await signIn.resets.request(askingFrom(context), { email, language });
  wakeJob(passwordResetJobName);
  return data({ written, sentTo: written, problems: [] });
}

export default function ForgottenPasswordPage({ loaderData: { isPossible }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const problems = actionData?.problems ?? [];
  const sentTo = actionData?.sentTo;
  const title = t(sentTo === undefined ? 'access.forgotten.title' : 'access.forgotten.asked');
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <PageHeading title={title} lead={sentTo === undefined && isPossible ? t('access.forgotten.lead') : undefined} />
      {sentTo !== undefined && (
        <p>{t('access.forgotten.asked-explained', { email: sentTo, minutes: mailedLinkMinutes })}</p>
      )}
      {sentTo === undefined && isPossible && (
        <>
          <ErrorSummary errors={summaryOf(t, problems)} />
          <form method="post" className="account-form">
            <Field
              name="email"
              label={t('access.field.email')}
              type="email"
              value={actionData?.written}
              error={problemText(t, problems, 'email')}
              autoComplete="username"
              required
              maxLength={254}
            />
            <button type="submit">{t('access.forgotten.button')}</button>
          </form>
        </>
      )}
      {!isPossible && (
        <Notice kind="info" title={t('access.forgotten.no-mail')}>
          <p>{t('access.forgotten.no-mail-explained')}</p>
        </Notice>
      )}
      <p>
        <a href={`/${t.language}/sign-in`}>{t('access.forgotten.back')}</a>
      </p>
    </>
  );
}
