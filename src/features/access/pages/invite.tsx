import { data, redirect } from 'react-router';
import { isLanguage, languageNames, languages } from '#platform/i18n/language.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { mailAddressFrom } from '#platform/mail/mail-address.model.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { inviteUser } from '../invitation.commands.server.ts';
import { daysToAccept } from '../invitation.model.ts';
import { invitationJobName } from '../invitation-job.ts';
import { Field, SelectField } from '../parts/fields.tsx';
import { LinkToHandOver } from '../parts/link-to-hand-over.tsx';
import { problemText, summaryOf, TermsFields } from '../parts/terms-fields.tsx';
import { refusalOf } from '../refusal.server.ts';
import type { NamedScope } from '../scope.queries.server.ts';
import { type FieldProblem, readTerms, type SentTerms, sentTerms } from '../terms-form.server.ts';
import type { Route } from './+types/invite';

export const handle = { permission: 'access.invite' } satisfies PageHandle;

interface SentInvitation extends SentTerms {
  readonly email: string;
  readonly invitedLanguage: string;
}

export function loader({ context }: Route.LoaderArgs) {
  return readAs(context, async (_read, actor) => {
    permit(accessPolicy, actor, 'access.invite');
    return { today: todayFrom(context), sendsMail: servicesFrom(context).sendsMail };
  });
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const sent: SentInvitation = {
    ...sentTerms(form),
    email: sentText(form, 'email').trim(),
    invitedLanguage: sentText(form, 'invitedLanguage'),
  };
  const wrong = (problems: readonly FieldProblem[], candidates: readonly NamedScope[] = []) =>
    data({ sent, problems, candidates }, 422);
  const email = mailAddressFrom(sent.email);
  const language = isLanguage(sent.invitedLanguage) ? sent.invitedLanguage : pageRequestFrom(context).language;
  const read = await readAs(context, (reading) => readTerms(reading, sent, todayFrom(context)));
  if (!email || 'problems' in read) {
    const ofTerms = 'problems' in read ? read.problems : [];
    const ofEmail: FieldProblem[] = email ? [] : [{ field: 'email', code: 'access.problem.email' }];
    return wrong([...ofEmail, ...ofTerms], read.candidates);
  }
  const { sendsMail, wakeJob } = servicesFrom(context);
  const delivery = sendsMail ? 'mail' : 'by-hand';
  try {
    const { id, token } = await actAs(context, (tx, actor, { clock }) =>
      inviteUser(tx, actor, clock, { invited: { ...read.terms, email, language }, delivery }),
    );
    if (token !== undefined) return data({ token, email, language }, 200);
    wakeJob(invitationJobName);
    return redirect(`/${pageRequestFrom(context).language}/workspace/invitations/${id}`, 303);
  } catch (error) {
    return wrong([{ field: 'email', code: refusalOf(error) }], read.candidates);
  }
}

export default function InvitePage({ loaderData: { today, sendsMail }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const isSent = actionData !== undefined && 'token' in actionData;
  return (
    <>
      <PageTitle title={t('access.invite.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('access.people.title'), href: `/${t.language}/workspace/people` },
          { label: t('access.invitations.title'), href: `/${t.language}/workspace/invitations` },
        ]}
        current={t('access.invite.title')}
      />
      <PageHeading
        title={t('access.invite.title')}
        lead={t(sendsMail ? 'access.invite.lead' : 'access.invite.lead-by-hand', { days: daysToAccept })}
      />
      {isSent ? <LinkToHandOver {...actionData} /> : <InviteForm today={today} refused={actionData} />}
    </>
  );
}

interface InviteFormProps {
  today: string;
  refused: { sent: SentInvitation; problems: readonly FieldProblem[]; candidates: readonly NamedScope[] } | undefined;
}

function InviteForm({ today, refused }: InviteFormProps) {
  const t = useTexts();
  const problems = refused?.problems ?? [];
  const sent = refused?.sent ?? {
    email: '',
    invitedLanguage: t.language,
    role: '',
    bound: '',
    words: '',
    scope: '',
    from: today,
    lastDay: '',
  };
  return (
    <>
      <ErrorSummary errors={summaryOf(t, problems)} />
      <form method="post" className="account-form">
        <Field
          name="email"
          label={t('access.field.email')}
          type="email"
          value={sent.email}
          error={problemText(t, problems, 'email')}
          required
          maxLength={254}
        />
        <SelectField
          name="invitedLanguage"
          label={t('access.field.language')}
          choices={languages.map((language) => ({ value: language, label: languageNames[language] }))}
          value={sent.invitedLanguage}
        />
        <TermsFields sent={sent} problems={problems} candidates={refused?.candidates ?? []} />
        <button type="submit">{t('access.invite.button')}</button>
      </form>
    </>
  );
}
