import { readPersonalData } from '#features/audit/public.server.ts';
import { finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { servicesFrom } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { stateOfInvitation, waitsForMail } from '../invitation.model.ts';
import { listInvitations } from '../invitation.queries.server.ts';
import { InvitationStateTag } from '../parts/invitation-state.tsx';
import { RoleOf } from '../parts/scope-name.tsx';
import type { Route } from './+types/invitations';

export const handle = { permission: 'access.read', showsPeople: true } satisfies PageHandle;

export function loader({ context }: Route.LoaderArgs) {
  const { clock, sendsMail } = servicesFrom(context);
  const now = clock.now();
  return readPersonalData(context, async (read, actor, show) => {
    show(permit(accessPolicy, actor, 'access.read', {}), { subject: { kind: 'invitation', id: 'list' } });
    const invitations = await listInvitations(read);
    return {
      invitations: invitations.map((invitation) => ({ ...invitation, state: stateOfInvitation(invitation, now) })),
      mayInvite: may(accessPolicy, actor, 'access.invite'),
      waitForNoMail: !sendsMail && invitations.some(waitsForMail),
    };
  });
}

export default function InvitationsPage({ loaderData }: Route.ComponentProps) {
  const { invitations, mayInvite, waitForNoMail } = loaderData;
  const t = useTexts();
  const address = `/${t.language}/workspace/invitations`;
  return (
    <>
      <PageTitle title={t('access.invitations.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('access.people.title'), href: `/${t.language}/workspace/people` }]}
        current={t('access.invitations.title')}
      />
      <PageHeading title={t('access.invitations.title')} />
      {mayInvite && (
        <p>
          <a href={`${address}/new`}>{t('access.invite.title')}</a>
        </p>
      )}
      {waitForNoMail && (
        <Notice kind="warning" title={t('access.invitations.no-mail')}>
          <p>{t('access.invitations.no-mail-explained')}</p>
        </Notice>
      )}
      {invitations.length === 0 ? (
        <p>{t('access.invitations.none')}</p>
      ) : (
        <DataTable
          caption={t('access.invitations.title')}
          hideCaption
          columns={[
            {
              key: 'email',
              header: t('access.field.email'),
              cell: ({ id, email }) => <a href={`${address}/${id}`}>{email}</a>,
            },
            {
              key: 'role',
              header: t('access.field.role'),
              cell: ({ role, scope }) => <RoleOf role={role} scope={scope} />,
            },
            {
              key: 'state',
              header: t('access.invitations.state'),
              cell: ({ state }) => <InvitationStateTag state={state} />,
            },
            {
              key: 'invited',
              header: t('access.invitations.invited'),
              cell: ({ invitedAt, inviter }) => `${t.date(finnishDate(invitedAt))}, ${inviter}`,
            },
          ]}
          rows={invitations}
          rowKey={({ id }) => id}
        />
      )}
    </>
  );
}
