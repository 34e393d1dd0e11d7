import { data, redirect } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
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
import { PasswordForm, passwordFieldIds } from '../parts/password-form.tsx';
import type { Route } from './+types/sign-in';

export const handle = { permission: 'public' } satisfies PageHandle;

export function headers() {
  return { 'cache-control': 'no-store' };
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { signIn } = servicesFrom(context);
  const next = nextAddress(new URL(request.url).searchParams.get('next'), pageRequestFrom(context).language);
  if (!signIn) return { isPossible: false as const };
  if (await signIn.findActor(askingFrom(context))) throw redirect(next, 303);
  return { isPossible: true as const, next, demoPeople: await signIn.listDemoPeople() };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { signIn } = servicesFrom(context);
  if (!signIn) return refused('', false);
  const form = await request.formData();
  const asking = askingFrom(context);
  const person = sentText(form, 'person');
  const email = sentText(form, 'email').trim().slice(0, 254);
  const outcome = person
    ? await signIn.openAsDemoPerson(asking, person)
    : await signIn.openWithPassword(asking, { email, password: sentText(form, 'password').slice(0, 1000) });
  if (outcome.outcome !== 'open') return refused(email, outcome.outcome === 'wait');
  throw withCookies(nextAddress(sentText(form, 'next'), pageRequestFrom(context).language), outcome.cookies);
}

function refused(email: string, mustWait: boolean) {
  return data({ email, mustWait }, mustWait ? 429 : 422);
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('access.sign-in.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.sign-in.title')} lead={t('access.sign-in.lead')} />
      {actionData && (
        <ErrorSummary
          errors={[
            {
              fieldId: passwordFieldIds.email,
              message: t(actionData.mustWait ? 'access.sign-in.wait' : 'access.sign-in.wrong'),
            },
          ]}
        />
      )}
      {loaderData.isPossible ? (
        <>
          {loaderData.demoPeople.length > 0 && <DemoPeople people={loaderData.demoPeople} next={loaderData.next} />}
          <PasswordForm next={loaderData.next} refused={actionData && { email: actionData.email }} />
        </>
      ) : (
        <Notice kind="info">
          <p>{t('access.sign-in.impossible')}</p>
        </Notice>
      )}
    </>
  );
}
