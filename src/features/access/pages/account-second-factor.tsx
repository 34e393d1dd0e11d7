import { data, redirect } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, GuardedOutcome } from '#platform/permission/sign-in.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, askingFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { withCookies } from '../answer.server.ts';
import { BackupCodes } from '../parts/backup-codes.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { SecondFactorSetup } from '../parts/second-factor-setup.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { secretAddress, secretFrom } from '../second-factor.model.ts';
import { serviceName } from '../service-name.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import type { Route } from './+types/account-second-factor';

export const handle = { permission: 'signed-in', beforeSecondFactor: true } satisfies PageHandle;

/** What is shown after an act: the secret to be told to the app, or the codes for when it is lost. */
interface Shown {
  readonly problems: readonly FieldProblem[];
  readonly secret?: string;
  readonly address?: string;
  readonly backupCodes?: readonly string[];
}

export async function loader({ context }: Route.LoaderArgs) {
  const actor = actorFrom(context);
  const { hasPassword, hasSecondFactor } = await signInFrom(context).account.findMeans(actor);
  return { hasPassword, hasSecondFactor, email: actor.email, mustAdd: actor.mustAddSecondFactor ?? false };
}

export async function action({ context, request }: Route.ActionArgs) {
  const asking = askingFrom(context);
  const actor = actorFrom(context);
  const { account } = signInFrom(context);
  const form = await request.formData();
  const password = sentText(form, 'password').slice(0, 1000);
  switch (sentText(form, 'act')) {
    case 'begin': {
      const begun = await account.beginSecondFactor(asking, actor, password);
      return begun.outcome === 'done' ? data(setup(begun.shown, actor)) : refused(begun.outcome);
    }
    case 'confirm':
      return confirm(context, asking, actor, form);
    case 'renew': {
      const renewed = await account.renewBackupCodes(asking, actor, password);
      return renewed.outcome === 'done' ? data(codes(renewed.shown)) : refused(renewed.outcome, 'renew-password');
    }
    case 'end': {
      const { outcome, cookies } = await account.endSecondFactor(asking, actor, password);
      const done = `/${pageRequestFrom(context).language}/workspace/account?done=second-factor-ended`;
      if (outcome === 'open') throw withCookies(done, cookies);
      return refused(outcome === 'wait' || outcome === 'late' ? outcome : 'wrong', 'end-password');
    }
    default:
      throw redirect(pageRequestFrom(context).path, 303);
  }
}

async function confirm(context: Route.ActionArgs['context'], asking: AskingRequest, actor: Actor, form: FormData) {
  const { account } = signInFrom(context);
  const confirmed = await account.confirmSecondFactor(asking, actor, sentText(form, 'code').slice(0, 100));
  if (confirmed.outcome === 'done') {
    const headers = confirmed.cookies.map((cookie): [string, string] => ['set-cookie', cookie]);
    return data(codes(confirmed.shown), { headers });
  }
  // The secret is shown once more, as the form sent it back: it is kept nowhere in clear.
  const secret = secretFrom(sentText(form, 'secret'));
  if (!secret || confirmed.outcome !== 'wrong') return refused('late');
  const problems = [{ field: 'code', code: 'access.second-factor.confirm-wrong' } as const];
  return data({ ...setup(secret, actor), problems }, 422);
}

function setup(secret: string, { email }: Actor): Shown {
  return { problems: [], secret, address: secretAddress(secret, { service: serviceName, email }) };
}

function codes(backupCodes: readonly string[]): Shown {
  return { problems: [], backupCodes };
}

function refused(outcome: Exclude<GuardedOutcome<never>['outcome'], 'done'>, field = 'password') {
  const code = {
    wrong: 'access.password.wrong',
    wait: 'access.password.wait',
    late: 'access.second-factor.late',
  } as const;
  const shown: Shown = { problems: [{ field, code: code[outcome] }] };
  return data(shown, outcome === 'wait' ? 429 : 422);
}

export default function AccountSecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const shown: Shown = actionData ?? { problems: [] };
  return (
    <>
      <PageTitle title={t('access.second-factor.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('access.account.title'), href: `/${t.language}/workspace/account` }]}
        current={t('access.second-factor.title')}
      />
      <PageHeading title={t('access.second-factor.title')} lead={t('access.second-factor.lead')} />
      <ErrorSummary errors={summaryOf(t, shown.problems)} />
      <Step {...loaderData} shown={shown} />
    </>
  );
}

interface StepProps {
  hasPassword: boolean;
  hasSecondFactor: boolean;
  email: string;
  mustAdd: boolean;
  shown: Shown;
}

function Step({ hasPassword, hasSecondFactor, email, mustAdd, shown }: StepProps) {
  const t = useTexts();
  const { problems, secret, address, backupCodes } = shown;
  if (backupCodes) return <BackupCodes codes={backupCodes} />;
  if (!hasPassword) return <p>{t('access.second-factor.needs-password')}</p>;
  if (hasSecondFactor) return <Manage email={email} problems={problems} />;
  if (secret && address)
    return <SecondFactorSetup secret={secret} address={address} email={email} problems={problems} />;
  return (
    <>
      {mustAdd && (
        <Notice kind="warning">
          <p>{t('access.second-factor.required')}</p>
        </Notice>
      )}
      <Section id="begin" title={t('access.second-factor.begin')}>
        <p>{t('access.second-factor.begin-explained')}</p>
        <PasswordGuarded act="begin" field="password" email={email} problems={problems} />
      </Section>
    </>
  );
}

function Manage({ email, problems }: { email: string; problems: readonly FieldProblem[] }) {
  const t = useTexts();
  return (
    <>
      <Notice kind="success" title={t('access.second-factor.is-on')} />
      {(['renew', 'end'] as const).map((act) => (
        <Section key={act} id={act} title={t(`access.second-factor.${act}`)}>
          <p>{t(`access.second-factor.${act}-explained`)}</p>
          <PasswordGuarded act={act} field={`${act}-password`} email={email} problems={problems} />
        </Section>
      ))}
    </>
  );
}

interface PasswordGuardedProps {
  act: 'begin' | 'renew' | 'end';
  /** Unique on the page, to which a summary of errors leads. */
  field: string;
  email: string;
  problems: readonly FieldProblem[];
}

/** A button that asks for the password first. */
function PasswordGuarded({ act, field, email, problems }: PasswordGuardedProps) {
  const t = useTexts();
  return (
    <form method="post" className="account-form">
      <PasswordField
        id={field}
        name="password"
        label={t('access.password.current')}
        email={email}
        error={problemText(t, problems, field)}
      />
      <button type="submit" name="act" value={act} className={act === 'end' ? 'secondary' : undefined}>
        {t(`access.second-factor.${act}-button`)}
      </button>
    </form>
  );
}
