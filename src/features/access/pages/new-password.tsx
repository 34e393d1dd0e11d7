import { data, redirect } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { askingFrom, clientFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Field } from '../parts/fields.tsx';
import { NewPasswordField } from '../parts/password-field.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { judgePassword } from '../password-strength.server.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/new-password';

export const handle = { permission: 'public' } satisfies PageHandle;

/** The address holds a token: kept nowhere and told to no other site. */
export const headers = () => ({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });

/** Making the digest of a password is dear: nobody is to make us do it all day. */
const attempts = createRateLimit({ most: 20, withinMs: 3_600_000 });

export async function loader({ context, params: { token } }: Route.LoaderArgs) {
  const user = await servicesFrom(context).signIn?.resets.find(token);
  return data({ email: user?.email }, user ? 200 : 404);
}

export async function action({ context, params: { token }, request }: Route.ActionArgs) {
  const { signIn } = servicesFrom(context);
  const user = await signIn?.resets.find(token);
  if (!signIn || !user) return data({ problems: [] }, 404);
  const form = await request.formData();
  const password = sentText(form, 'password').slice(0, 1000);
  const refused = (code: FieldProblem['code'], status: number) =>
    data({ problems: [{ field: 'password', code }] }, status);
  if (!attempts.allows(clientFrom(context))) return refused('access.problem.too-often', 429);
  const weakness = await judgePassword(password, user);
  if (weakness) return refused(`access.weakness.${weakness}`, 422);
  const outcome = await signIn.resets.spend(askingFrom(context), { token, password });
  if (outcome === 'late') return data({ problems: [] }, 404);
  throw redirect(`/${pageRequestFrom(context).language}/sign-in?changed=password`, 303);
}

export default function NewPasswordPage({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const problems = actionData?.problems ?? [];
  const isOpen = email !== undefined;
  const title = t(isOpen ? 'access.new-password.title' : 'access.new-password.gone');
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <PageHeading title={title} lead={t(isOpen ? 'access.new-password.lead' : 'access.new-password.gone-explained')} />
      {isOpen ? (
        <>
          <ErrorSummary errors={summaryOf(t, problems)} />
          <form method="post" className="account-form">
            <Field
              name="email"
              label={t('access.field.email')}
              type="email"
              value={email}
              autoComplete="username"
              isFixed
            />
            <NewPasswordField label={t('access.new-password.field')} error={problemText(t, problems, 'password')} />
            <button type="submit">{t('access.new-password.button')}</button>
          </form>
        </>
      ) : (
        <p>
          <a href={`/${t.language}/sign-in/forgotten`}>{t('access.new-password.again')}</a>
        </p>
      )}
    </>
  );
}
