import { data, redirect } from 'react-router';
import { History } from '#features/audit/public.parts.ts';
import { historyOf, readPersonalData } from '#features/audit/public.server.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { finnishDate } from '#platform/clock.ts';
import { Invalid, NotFound, Refused } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { accessPolicy } from '../access.policy.ts';
import { deactivateUser, reactivateUser } from '../grant.commands.server.ts';
import { stageOfGrant } from '../grant.model.ts';
import { ReasonField } from '../parts/fields.tsx';
import { GrantTable } from '../parts/grant-table.tsx';
import { reasonProblem } from '../reason.model.ts';
import { findPerson, listGrantsOf, type Person } from '../user-admin.queries.server.ts';
import type { Route } from './+types/person';

export const handle = { permission: 'access.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, params: { user }, request }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done');
  const today = todayFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const permission = permit(accessPolicy, actor, 'access.read', {});
    const person = await findPerson(read, user);
    if (!person) throw new NotFound('There is no such person.');
    show(permission, { subject: { kind: 'user', id: user } });
    const grants = await listGrantsOf(read, user);
    return {
      person,
      done: changes.find((change) => change === done),
      history: await historyOf(read, { kind: 'user', id: user }),
      grants: grants.map((grant) => ({ ...grant, stage: stageOfGrant(grant, today) })),
      mayGrant: may(accessPolicy, actor, 'access.grant'),
      mayEnd: may(accessPolicy, actor, 'access.end'),
      mayHandOver: person.deactivatedAt === null && may(accessPolicy, actor, 'access.hand-over-password'),
      mayRemoveFactor:
        person.hasSecondFactor && person.id !== actor.userId && may(accessPolicy, actor, 'access.remove-second-factor'),
      maySwitch: person.id !== actor.userId && may(accessPolicy, actor, 'access.deactivate'),
    };
  });
}

/** What was done just before, as the address of the page says. */
const changes = ['given', 'ended', 'factor-removed', 'deactivate', 'reactivate'] as const;

/** Closes or opens the account. */
export async function action({ context, params: { user }, request }: Route.ActionArgs) {
  const form = await request.formData();
  const reason = sentText(form, 'reason').trim();
  const wrongReason = reasonProblem(reason);
  if (wrongReason) return data({ code: wrongReason, details: {}, reason }, 422);
  const act = sentText(form, 'act');
  if (act !== 'reactivate' && act !== 'deactivate') throw new Invalid(`There is no act '${act}' on an account.`);
  const change = act === 'reactivate' ? reactivateUser : deactivateUser;
  try {
    await actAs(context, (tx, actor, { clock }) => change(tx, actor, clock, { userId: user, reason }));
  } catch (error) {
    if (error instanceof Refused) return data({ code: error.code, details: error.details, reason }, 422);
    throw error;
  }
  throw redirect(`/${pageRequestFrom(context).language}/workspace/people/${user}?done=${act}`, 303);
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { person, done, history, grants, mayGrant, mayEnd, maySwitch, mayRemoveFactor, mayHandOver } = loaderData;
  const people = `/${t.language}/workspace/people`;
  const inStage = (stage: (typeof grants)[number]['stage']) => grants.filter((grant) => grant.stage === stage);
  return (
    <>
      <PageTitle title={person.name} service={t('site.service.name')} />
      <Breadcrumb items={[{ label: t('access.people.title'), href: people }]} current={person.name} />
      <PageHeading title={person.name} />
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(`access.person.done.${done}`)} />
        </div>
      )}
      <RefusalNotice refusal={actionData} />
      <DefinitionList items={factsOf(person, t)} />
      <ul className="actions">
        {mayGrant && person.deactivatedAt === null && (
          <li>
            <a href={`${people}/${person.id}/grant`}>{t('access.give.title')}</a>
          </li>
        )}
        {mayHandOver && (
          <li>
            <a href={`${people}/${person.id}/password`}>{t('access.hand-over-password.title')}</a>
          </li>
        )}
        {mayRemoveFactor && (
          <li>
            <a href={`${people}/${person.id}/second-factor`}>{t('access.remove-second-factor.title')}</a>
          </li>
        )}
        <li>
          <a href={`/${t.language}/workspace/audit?person=${encodeURIComponent(person.id)}`}>
            {t('access.person.acts')}
          </a>
        </li>
      </ul>
      {(['now', 'coming', 'past'] as const).map((stage) => (
        <Section key={stage} id={stage} title={t(`access.person.${stage}`)}>
          <GrantTable
            caption={t(`access.person.${stage}`)}
            grants={inStage(stage)}
            endHref={mayEnd && stage !== 'past' ? (id) => `${people}/${person.id}/grants/${id}/end` : undefined}
          />
        </Section>
      ))}
      {maySwitch && <SwitchAccount isClosed={person.deactivatedAt !== null} refused={actionData} />}
      <History entries={history} />
    </>
  );
}

function factsOf({ email, isDemo, lastSignInAt, deactivatedAt }: Person, t: Texts) {
  return [
    { label: t('access.field.email'), value: email },
    {
      label: t('access.people.last-sign-in'),
      value: lastSignInAt ? t.date(finnishDate(lastSignInAt)) : t('access.person.never'),
    },
    ...(isDemo ? [{ label: t('access.person.kind'), value: t('access.person.demo') }] : []),
    ...(deactivatedAt
      ? [
          {
            label: t('access.person.standing'),
            value: t('access.person.closed', { date: t.date(finnishDate(deactivatedAt)) }),
          },
        ]
      : []),
  ];
}

interface SwitchAccountProps {
  isClosed: boolean;
  refused: { code: string; reason: string } | undefined;
}

function SwitchAccount({ isClosed, refused }: SwitchAccountProps) {
  const t = useTexts();
  const wrongReason = refused && reasonProblem(refused.reason);
  const act = isClosed ? 'reactivate' : 'deactivate';
  return (
    <Section id="account" title={t(`access.${act}.title`)}>
      <p>{t(`access.${act}.explained`)}</p>
      <form method="post" className="account-form">
        <ReasonField value={refused?.reason} error={wrongReason && t(wrongReason)} />
        <button type="submit" name="act" value={act} className="secondary">
          {t(`access.${act}.button`)}
        </button>
      </form>
    </Section>
  );
}
