import { redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { roles } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { accessPolicy } from '../access.policy.ts';
import { RoleOf } from '../parts/scope-name.tsx';
import { peopleList } from '../people-list.model.ts';
import { type ListedPerson, listPeople } from '../user-admin.queries.server.ts';
import type { Route } from './+types/people';

export const handle = { permission: 'access.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, request }: Route.LoaderArgs) {
  const url = new URL(request.url);
  const question = listQuestionFrom(peopleList, url.searchParams);
  return readPersonalData(context, async (read, actor, show) => {
    const permission = permit(accessPolicy, actor, 'access.read', {});
    const views = await listViews(read, actor.userId, peopleList.key);
    const opening = openingAddress(pageRequestFrom(context).language, peopleList, views, url);
    if (opening) throw redirect(opening, 303);
    show(permission, { subject: { kind: 'user', id: 'list' } });
    const mayInvite = may(accessPolicy, actor, 'access.invite');
    return { question, views, mayInvite, ...(await listPeople(read, question, todayFrom(context))) };
  });
}

export default function PeoplePage({ loaderData: { question, views, mayInvite, page, total } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('access.people.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.people.title')} lead={t('access.people.lead')} />
      <ul className="actions">
        {mayInvite && (
          <li>
            <a href={`/${t.language}/workspace/invitations/new`}>{t('access.invite.title')}</a>
          </li>
        )}
        <li>
          <a href={`/${t.language}/workspace/invitations`}>{t('access.invitations.title')}</a>
        </li>
      </ul>
      <ListFrame
        definition={peopleList}
        question={question}
        caption={t('access.people.title')}
        wordsLabel={t('access.people.words')}
        filters={[
          {
            name: 'role',
            label: t('access.field.role'),
            kind: 'choice',
            choices: roles.map((role) => ({ value: role, label: t(`access.role.${role}`) })),
          },
          {
            name: 'standing',
            label: t('access.people.standing'),
            kind: 'choice',
            choices: [{ value: 'inactive', label: t('access.people.inactive') }],
          },
        ]}
        columns={[
          {
            key: 'name',
            header: t('access.people.name'),
            kind: 'text',
            valueOf: ({ name }: ListedPerson) => name,
            cell: ({ id, name }) => <a href={`/${t.language}/workspace/people/${id}`}>{name}</a>,
            sort: 'name',
          },
          { key: 'email', header: t('access.field.email'), kind: 'text', valueOf: ({ email }) => email },
          {
            key: 'roles',
            header: t('access.people.roles'),
            kind: 'text',
            valueOf: ({ roles: held }) => held.map(({ role }) => t(`access.role.${role}`)).join(', '),
            cell: (person) => <HeldRoles person={person} />,
          },
          {
            key: 'signed-in',
            header: t('access.people.last-sign-in'),
            kind: 'date',
            valueOf: ({ lastSignInAt }) => lastSignInAt && finnishDate(lastSignInAt),
            sort: 'signed-in',
          },
        ]}
        page={page}
        total={total}
        rowKey={({ id }) => id}
        views={views}
        isExported={false}
        empty={<p>{t('access.people.none')}</p>}
      />
    </>
  );
}

function HeldRoles({ person: { roles: held } }: { person: ListedPerson }) {
  const t = useTexts();
  if (held.length === 0) return t('access.people.no-role');
  return (
    <ul className="plain-list">
      {held.map(({ role, scope, isDeputy }) => (
        <li key={`${role} ${scope.kind} ${scope.id} ${isDeputy}`}>
          <RoleOf role={role} scope={scope} />
          {isDeputy && <> ({t('access.people.deputy')})</>}
        </li>
      ))}
    </ul>
  );
}
