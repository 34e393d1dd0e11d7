import { data } from 'react-router';
import { isPersonNameTooLong, longestPersonName, personName } from '#features/user/public.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import {
  askingFrom,
  clientFrom,
  pageRequestFrom,
  readFrom,
  servicesFrom,
} from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { withCookies } from '../answer.server.ts';
import { acceptInvitation } from '../invitation.commands.server.ts';
import { findInvited, type InvitedGuest } from '../invitation.queries.server.ts';
import { Field } from '../parts/fields.tsx';
import { NewPasswordField } from '../parts/password-field.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { judgePassword } from '../password-strength.server.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/invitation';

export const handle = { permission: 'public' } satisfies PageHandle;

/** The address holds a token: kept nowhere and told to no other site. */
export const headers = () => ({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });

/** Making the digest of a password is dear: nobody is to make us do it all day. */
const attempts = createRateLimit({ most: 20, withinMs: 3_600_000 });

export async function loader({ context, params: { token } }: Route.LoaderArgs) {
  const { clock, signIn } = servicesFrom(context);
  const guest = signIn && (await findInvited(readFrom(context), token, clock.now()));
  return guest ? data({ guest }) : data({ guest: undefined }, 404);
}

export async function action({ context, params: { token }, request }: Route.ActionArgs) {
  const { clock, signIn } = servicesFrom(context);
  const guest = await findInvited(readFrom(context), token, clock.now());
  if (!signIn || !guest) return data({ name: '', problems: [] }, 404);
  const form = await request.formData();
  const typedName = sentText(form, 'name');
  const name = personName(typedName);
  const password = sentText(form, 'password').slice(0, 1000);
  const answer = (problems: readonly FieldProblem[], status: number) => data({ name: typedName, problems }, status);
  if (!attempts.allows(clientFrom(context)))
    return answer([{ field: 'password', code: 'access.problem.too-often' }], 429);
  const weakness = await judgePassword(password, { name, email: guest.email });
  const problems: FieldProblem[] = [
    ...(name === '' ? [{ field: 'name', code: 'access.problem.name' } as const] : []),
    ...(isPersonNameTooLong(typedName) ? [{ field: 'name', code: 'access.problem.name-too-long' } as const] : []),
    ...(weakness ? [{ field: 'password', code: `access.weakness.${weakness}` } as const] : []),
  ];
  if (problems.length > 0) return answer(problems, 422);
  const asking = askingFrom(context);
  const acceptance = { token, name, origin: asking.origin, requestId: asking.requestId };
  try {
    const { cookies } = await signIn.openNewAccount(asking, password, (tx, createAccount) =>
      acceptInvitation(tx, clock, acceptance, createAccount),
    );
    throw withCookies(`/${pageRequestFrom(context).language}/workspace`, cookies);
  } catch (error) {
    if (error instanceof NotFound) return data({ name: '', problems: [] }, 404);
    throw error;
  }
}

export default function InvitationPage({ loaderData: { guest }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const title = t(guest ? 'access.accept.title' : 'access.accept.gone');
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <PageHeading title={title} lead={t(guest ? 'access.accept.lead' : 'access.accept.gone-explained')} />
      {guest && <AcceptForm guest={guest} name={actionData?.name} problems={actionData?.problems ?? []} />}
    </>
  );
}

interface AcceptFormProps {
  guest: InvitedGuest;
  name: string | undefined;
  problems: readonly FieldProblem[];
}

function AcceptForm({ guest, name, problems }: AcceptFormProps) {
  const t = useTexts();
  return (
    <>
      <ErrorSummary errors={summaryOf(t, problems)} />
      <p>{t('access.accept.role', { role: t(`access.role.${guest.role}`) })}</p>
      <form method="post" className="account-form">
        <Field
          name="email"
          label={t('access.field.email')}
          hint={t('access.accept.email-hint')}
          type="email"
          value={guest.email}
          autoComplete="username"
          isFixed
        />
        <Field
          name="name"
          label={t('access.field.name')}
          hint={t('access.accept.name-hint')}
          value={name}
          error={problemText(t, problems, 'name')}
          autoComplete="name"
          required
          maxLength={longestPersonName}
        />
        <NewPasswordField label={t('access.field.password')} error={problemText(t, problems, 'password')} />
        <button type="submit">{t('access.accept.button')}</button>
      </form>
    </>
  );
}
