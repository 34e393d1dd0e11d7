import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { daysAfter, finnishDate } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { accessPolicy } from '../access.policy.ts';
import { inviteAgain, withdrawInvitation } from '../invitation.commands.server.ts';
import { stateOfInvitation, waitsForMail } from '../invitation.model.ts';
import { findInvitation, type Invitation } from '../invitation.queries.server.ts';
import { invitationJobName } from '../invitation-job.ts';
import { ReasonField } from '../parts/fields.tsx';
import { InvitationStateTag } from '../parts/invitation-state.tsx';
import { LinkToHandOver } from '../parts/link-to-hand-over.tsx';
import { RoleOf } from '../parts/scope-name.tsx';
import { refusalOf } from '../refusal.server.ts';
import type { Route } from './+types/sent-invitation';

export const handle = { permission: 'access.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const { clock, sendsMail } = servicesFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const permission = permit(accessPolicy, actor, 'access.read', {});
    const invitation = await findInvitation(read, rowNumber(params.invitation));
    if (!invitation) throw new NotFound('There is no such invitation.');
    show(permission, { subject: { kind: 'invitation', id: invitation.id } });
    const state = stateOfInvitation(invitation, clock.now());
    const isOpen = state === 'waiting' || state === 'expired';
    return { invitation, state, sendsMail, mayChange: isOpen && may(accessPolicy, actor, 'access.invite') };
  });
}

/** Sends the invitation again, or takes it back. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await request.formData();
  const id = rowNumber(params.invitation);
  const isWithdrawal = sentText(form, 'act') === 'withdraw';
  const reason = sentText(form, 'reason').trim();
  try {
    const outcome = isWithdrawal ? await withdraw(context, id, reason) : await sendAgain(context, id);
    if (outcome) return data(outcome, 200);
  } catch (error) {
    return data({ code: refusalOf(error), reason }, 422);
  }
  throw redirect(`/${pageRequestFrom(context).language}/workspace/invitations/${id}`, 303);
}

type ActionContext = Route.ActionArgs['context'];

async function withdraw(context: ActionContext, id: number, reason: string): Promise<undefined> {
  await actAs(context, (tx, actor, { clock }) => withdrawInvitation(tx, actor, clock, { id, reason }));
}

/** Answers the new token when it is to be handed over. */
async function sendAgain(context: ActionContext, id: number) {
  const { sendsMail, wakeJob } = servicesFrom(context);
  const delivery = sendsMail ? 'mail' : 'by-hand';
  const { token } = await actAs(context, (tx, actor, { clock }) => inviteAgain(tx, actor, clock, { id, delivery }));
  if (token !== undefined) return { token };
  wakeJob(invitationJobName);
  return undefined;
}

export default function SentInvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { invitation, state, sendsMail, mayChange } = loaderData;
  const invitations = `/${t.language}/workspace/invitations`;
  const problem = actionData && 'code' in actionData ? t(actionData.code) : undefined;
  return (
    <>
      <PageTitle title={invitation.email} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('access.people.title'), href: `/${t.language}/workspace/people` },
          { label: t('access.invitations.title'), href: invitations },
        ]}
        current={invitation.email}
      />
      <PageHeading title={invitation.email} />
      {problem && <ErrorSummary errors={[{ fieldId: 'reason', message: problem }]} />}
      {actionData && 'token' in actionData && (
        <LinkToHandOver token={actionData.token} email={invitation.email} language={invitation.language} />
      )}
      <DefinitionList
        items={[
          { label: t('access.invitations.state'), value: <InvitationStateTag state={state} /> },
          { label: t('access.field.role'), value: <RoleOf role={invitation.role} scope={invitation.scope} /> },
          ...daysOf(invitation, t),
          { label: t('access.invitations.mail'), value: mailText(invitation, sendsMail, t) },
        ]}
      />
      {invitation.acceptedBy && (
        <p>
          <a href={`/${t.language}/workspace/people/${invitation.acceptedBy}`}>{t('access.invitations.to-person')}</a>
        </p>
      )}
      {mayChange && (
        <>
          <Section id="again" title={t('access.again.title')}>
            <p>{t(sendsMail ? 'access.again.by-mail' : 'access.again.by-hand')}</p>
            <form method="post" className="action-form">
              <button type="submit" name="act" value="again" className="secondary">
                {t('access.again.button')}
              </button>
            </form>
          </Section>
          <Section id="withdraw" title={t('access.withdraw.title')}>
            <p>{t('access.withdraw.explained')}</p>
            <form method="post" className="account-form">
              <ReasonField
                value={actionData && 'reason' in actionData ? actionData.reason : undefined}
                error={problem}
              />
              <button type="submit" name="act" value="withdraw" className="secondary">
                {t('access.withdraw.button')}
              </button>
            </form>
          </Section>
        </>
      )}
    </>
  );
}

function daysOf({ from, until, invitedAt, inviter, expiresAt }: Invitation, t: Texts) {
  return [
    { label: t('access.field.from'), value: t.date(from) },
    {
      label: t('access.field.last-day'),
      value: until === null ? t('access.person.open-ended') : t.date(daysAfter(until, -1)),
    },
    { label: t('access.invitations.invited'), value: `${t.date(finnishDate(invitedAt))}, ${inviter}` },
    { label: t('access.invitations.expires'), value: t.date(finnishDate(expiresAt)) },
  ];
}

function mailText(invitation: Invitation, sendsMail: boolean, t: Texts): string {
  const { mailSentAt, mailFailure, isMailDue } = invitation;
  if (!sendsMail && waitsForMail(invitation)) return t('access.mail-state.no-mail');
  if (mailFailure === 'refused') return t('access.mail-state.refused');
  if (mailFailure !== null) return t('access.mail-state.failed');
  if (mailSentAt) return t('access.mail-state.sent', { date: t.date(finnishDate(mailSentAt)) });
  return isMailDue ? t('access.mail-state.due') : t('access.mail-state.by-hand');
}
