import { data } from 'react-router';
import { isPersonNameTooLong, longestPersonName, personName } from '#features/user/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { mailAddressFrom } from '#platform/mail/mail-address.model.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { askingFrom, clientFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { withCookies } from '../answer.server.ts';
import { Field } from '../parts/fields.tsx';
import { NewPasswordField } from '../parts/password-field.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { judgePassword } from '../password-strength.server.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/first';

export const handle = { permission: 'public' } satisfies PageHandle;

/** The address holds a token: kept nowhere and told to no other site. */
export const headers = () => ({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });

/** Making the digest of a password is dear: nobody is to make us do it all day. */
const attempts = createRateLimit({ most: 20, withinMs: 3_600_000 });

export async function loader({ context, params: { token } }: Route.LoaderArgs) {
  const isOpen = (await servicesFrom(context).signIn?.isFirstLink(token)) ?? false;
  return data({ isOpen }, isOpen ? 200 : 404);
}

export async function action({ context, params: { token }, request }: Route.ActionArgs) {
  const { signIn } = servicesFrom(context);
  const form = await request.formData();
  const typedName = sentText(form, 'name');
  const name = personName(typedName);
  const email = sentText(form, 'email').trim();
  const password = sentText(form, 'password').slice(0, 1000);
  const answer = (problems: readonly FieldProblem[], status: number) =>
    data({ name: typedName, email, problems }, status);
  if (!(await signIn?.isFirstLink(token))) return answer([], 404);
  if (!attempts.allows(clientFrom(context)))
    return answer([{ field: 'password', code: 'access.problem.too-often' }], 429);
  const address = mailAddressFrom(email);
  const weakness = await judgePassword(password, { name, email });
  const problems: FieldProblem[] = [
    ...(name === '' ? [{ field: 'name', code: 'access.problem.name' } as const] : []),
    ...(isPersonNameTooLong(typedName) ? [{ field: 'name', code: 'access.problem.name-too-long' } as const] : []),
    ...(address === undefined ? [{ field: 'email', code: 'access.problem.email' } as const] : []),
    ...(weakness ? [{ field: 'password', code: `access.weakness.${weakness}` } as const] : []),
  ];
  if (problems.length > 0 || address === undefined) return answer(problems, 422);
  const { language } = pageRequestFrom(context);
  const account = { name, email: address.toLowerCase(), language };
  const opened = await signIn?.openAsFirst(askingFrom(context), { token, password, account });
  if (opened?.outcome !== 'open') return answer([], 404);
  throw withCookies(`/${language}/workspace`, opened.cookies);
}

export default function FirstPage({ loaderData: { isOpen }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const title = t(isOpen ? 'access.first.title' : 'access.first.gone');
  const problems = actionData?.problems ?? [];
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <PageHeading title={title} lead={t(isOpen ? 'access.first.lead' : 'access.first.gone-explained')} />
      {isOpen && (
        <>
          <ErrorSummary errors={summaryOf(t, problems)} />
          <form method="post" className="account-form">
            <Field
              name="name"
              label={t('access.field.name')}
              hint={t('access.accept.name-hint')}
              value={actionData?.name}
              error={problemText(t, problems, 'name')}
              autoComplete="name"
              required
              maxLength={longestPersonName}
            />
            <Field
              name="email"
              label={t('access.field.email')}
              type="email"
              value={actionData?.email}
              error={problemText(t, problems, 'email')}
              autoComplete="username"
              required
              maxLength={254}
            />
            <NewPasswordField label={t('access.field.password')} error={problemText(t, problems, 'password')} />
            <button type="submit">{t('access.first.button')}</button>
          </form>
        </>
      )}
    </>
  );
}
