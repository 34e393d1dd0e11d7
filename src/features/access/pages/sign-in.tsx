import { data, redirect } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { SignInOutcome } from '#platform/permission/sign-in.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { askingFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { withCookies } from '../answer.server.ts';
import { nextAddress } from '../next-address.model.ts';
import { DemoPeople } from '../parts/demo-people.tsx';
import { PasskeySignIn } from '../parts/passkey-sign-in.tsx';
import { PasswordForm } from '../parts/password-form.tsx';
import { ProviderLinks } from '../parts/provider-links.tsx';
import { summaryOf } from '../parts/terms-fields.tsx';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/sign-in';

export const handle = { permission: 'public', script: 'sign-in' } satisfies PageHandle;

export function headers() {
  return { 'cache-control': 'no-store' };
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { signIn } = servicesFrom(context);
  const { searchParams } = new URL(request.url);
  const next = nextAddress(searchParams.get('next'), pageRequestFrom(context).language);
  if (!signIn) return { isPossible: false as const };
  // Weighty changes ask somebody who has signed in to do so again.
  const isAgain = searchParams.has('again');
  if (!isAgain && (await signIn.findActor(askingFrom(context)))) throw redirect(next, 303);
  return {
    isPossible: true as const,
    next,
    demoPeople: await signIn.listDemoPeople(),
    providers: signIn.providers,
    takesPasskeys: signIn.passkeys.isPossible,
    isPasswordNew: searchParams.get('changed') === 'password',
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { signIn } = servicesFrom(context);
  if (!signIn) return data({ email: '', problems: [] }, 422);
  const form = await request.formData();
  const asking = askingFrom(context);
  const person = sentText(form, 'person');
  const { email, password, problems } = sentPassword(form);
  if (!person && problems.length > 0) return data({ email, problems }, 422);
  const { outcome, cookies } = person
    ? await signIn.openAsDemoPerson(asking, person)
    : await signIn.openWithPassword(asking, { email, password });
  const { language } = pageRequestFrom(context);
  const next = nextAddress(sentText(form, 'next'), language);
  if (outcome === 'open') throw withCookies(next, cookies);
  if (outcome === 'second-factor')
    throw withCookies(`/${language}/sign-in/code?next=${encodeURIComponent(next)}`, cookies);
  const refused = person ? personGone : refusals[outcome];
  return data({ email, problems: [refused] }, outcome === 'wait' ? 429 : 422);
}

const personGone: FieldProblem = { field: 'demo-people', code: 'access.sign-in.demo-gone' };

const refusals: Readonly<Record<Exclude<SignInOutcome['outcome'], 'open' | 'second-factor'>, FieldProblem>> = {
  wrong: { field: 'email', code: 'access.sign-in.wrong' },
  late: { field: 'email', code: 'access.sign-in.wrong' },
  wait: { field: 'email', code: 'access.sign-in.wait' },
};

function sentPassword(form: FormData) {
  const email = sentText(form, 'email').trim().slice(0, 254);
  const password = sentText(form, 'password').slice(0, 1000);
  const problems: FieldProblem[] = [
    ...(email === '' ? [{ field: 'email', code: 'access.sign-in.error-email' } as const] : []),
    ...(password === '' ? [{ field: 'password', code: 'access.sign-in.error-password' } as const] : []),
  ];
  return { email, password, problems };
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const problems = actionData?.problems ?? [];
  return (
    <>
      <PageTitle title={t('access.sign-in.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.sign-in.title')} lead={t('access.sign-in.lead')} />
      <ErrorSummary errors={summaryOf(t, problems)} />
      {loaderData.isPossible && loaderData.isPasswordNew && problems.length === 0 && (
        <Notice kind="success" title={t('access.new-password.changed')}>
          <p>{t('access.new-password.changed-explained')}</p>
        </Notice>
      )}
      {loaderData.isPossible ? (
        <>
          {loaderData.demoPeople.length > 0 && <DemoPeople people={loaderData.demoPeople} next={loaderData.next} />}
          <PasswordForm next={loaderData.next} email={actionData?.email} problems={problems} />
          {loaderData.takesPasskeys && <PasskeySignIn next={loaderData.next} />}
          <ProviderLinks providers={loaderData.providers} next={loaderData.next} />
        </>
      ) : (
        <Notice kind="info">
          <p>{t('access.sign-in.impossible')}</p>
        </Notice>
      )}
    </>
  );
}
