import { data, redirect } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { NewPasswordField, PasswordField } from '../parts/password-field.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { judgePassword } from '../password-strength.server.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/account-password';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const actor = actorFrom(context);
  const { hasPassword } = await signInFrom(context).account.findMeans(actor);
  return { hasPassword, email: actor.email };
}

export async function action({ context, request }: Route.ActionArgs) {
  const actor = actorFrom(context);
  const form = await request.formData();
  const current = sentText(form, 'current').slice(0, 1000);
  const password = sentText(form, 'password').slice(0, 1000);
  const problems = await problemsOf({ current, password }, actor);
  if (problems.length > 0) return data({ problems }, 422);
  const { outcome } = await signInFrom(context).account.changePassword(actor, { current, password });
  if (outcome === 'open') throw redirect(`/${pageRequestFrom(context).language}/workspace/account?done=password`, 303);
  const code = outcome === 'wait' ? 'access.password.wait' : 'access.password.wrong';
  return data({ problems: [{ field: 'current', code } as const] }, outcome === 'wait' ? 429 : 422);
}

async function problemsOf(
  { current, password }: { readonly current: string; readonly password: string },
  person: { readonly name: string; readonly email: string },
): Promise<FieldProblem[]> {
  const weakness = await judgePassword(password, person);
  return [
    ...(current === '' ? [{ field: 'current', code: 'access.password.wrong' } as const] : []),
    ...(weakness ? [{ field: 'password', code: `access.weakness.${weakness}` } as const] : []),
    ...(!weakness && password === current ? [{ field: 'password', code: 'access.password.same' } as const] : []),
  ];
}

export default function AccountPasswordPage({ loaderData: { hasPassword, email }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const problems = actionData?.problems ?? [];
  return (
    <>
      <PageTitle title={t('access.password.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('access.account.title'), href: `/${t.language}/workspace/account` }]}
        current={t('access.password.title')}
      />
      <PageHeading
        title={t('access.password.title')}
        lead={t(hasPassword ? 'access.password.lead' : 'access.password.none')}
      />
      <ErrorSummary errors={summaryOf(t, problems)} />
      {hasPassword && (
        <form method="post" className="account-form">
          <PasswordField
            name="current"
            label={t('access.password.current')}
            email={email}
            error={problemText(t, problems, 'current')}
          />
          <NewPasswordField label={t('access.password.new')} error={problemText(t, problems, 'password')} />
          <button type="submit">{t('access.password.button')}</button>
        </form>
      )}
    </>
  );
}
