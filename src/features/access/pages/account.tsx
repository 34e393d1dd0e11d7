import { data, redirect } from 'react-router';
import { languageNames } from '#platform/i18n/language.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { OpenSession, OwnMeans } from '#platform/permission/sign-in.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { Passkeys } from '../parts/passkeys.tsx';
import { meansText, SessionTable } from '../parts/session-table.tsx';
import { listRecentSignIns, mostRecent, type RecentSignIn, recentDays } from '../recent-sign-in.queries.server.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import type { Route } from './+types/account';

export const handle = { permission: 'signed-in', script: 'sign-in' } satisfies PageHandle;

/** What was done just before, as the address of the page says. */
const changes = ['password', 'session', 'others', 'second-factor-ended'] as const;
type Change = (typeof changes)[number];

export async function loader({ context, request }: Route.LoaderArgs) {
  const signIn = signInFrom(context);
  const actor = actorFrom(context);
  const { clock } = servicesFrom(context);
  const { name, email, language, isDemo } = actor;
  const done = new URL(request.url).searchParams.get('done');
  return {
    user: { name, email, language, isDemo },
    means: await signIn.account.findMeans(actor),
    sessions: await signIn.account.listSessions(actor),
    isFresh: await signIn.account.isFresh(actor),
    takesPasskeys: signIn.passkeys.isPossible,
    // Those of an invented person are of many who try the service.
    recent: isDemo ? [] : await readAs(context, (read) => listRecentSignIns(read, actor.userId, clock.now())),
    recentDays,
    mostRecent,
    done: changes.find((change) => change === done),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { account } = signInFrom(context);
  const actor = actorFrom(context);
  const form = await request.formData();
  const here = `/${pageRequestFrom(context).language}/workspace/account`;
  switch (sentText(form, 'act')) {
    case 'close':
      await account.closeSession(actor, sentText(form, 'session'));
      return redirect(`${here}?done=session`, 303);
    case 'close-others':
      await account.closeOtherSessions(actor);
      return redirect(`${here}?done=others`, 303);
    default:
      return data(null, 422);
  }
}

export default function AccountPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { user, means, sessions, recent, done, isFresh, takesPasskeys } = loaderData;
  return (
    <>
      <PageTitle title={t('access.account.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.account.title')} lead={t('access.account.lead')} />
      {done && <DoneNotice change={done} />}
      <Details user={user} />
      {user.isDemo && (
        <Notice kind="info">
          <p>{t('access.account.demo')}</p>
        </Notice>
      )}
      {!user.isDemo && (
        <>
          <Means means={means} />
          <Passkeys passkeys={means.passkeys} isPossible={takesPasskeys} isFresh={isFresh} />
        </>
      )}
      <Sessions sessions={sessions} />
      {!user.isDemo && <RecentSignIns {...loaderData} signIns={recent} />}
    </>
  );
}

function DoneNotice({ change }: { change: Change }) {
  const t = useTexts();
  return (
    <div role="status">
      <Notice kind="success" title={t(`access.account.done.${change}`)} />
    </div>
  );
}

function Details({ user }: { user: Route.ComponentProps['loaderData']['user'] }) {
  const t = useTexts();
  const workspace = `/${t.language}/workspace`;
  return (
    <Section id="details" title={t('access.account.details')}>
      <DefinitionList
        items={[
          { label: t('access.field.name'), value: user.name },
          { label: t('access.field.email'), value: user.email },
          {
            label: t('access.account.language'),
            value: <span lang={user.language}>{languageNames[user.language]}</span>,
          },
        ]}
      />
      <ul className="actions">
        <li>
          <a href={`${workspace}/preferences`}>{t('access.account.preferences')}</a>
        </li>
        <li>
          <a href={`${workspace}/deputies`}>{t('access.account.deputies')}</a>
        </li>
      </ul>
    </Section>
  );
}

function Means({ means }: { means: OwnMeans }) {
  const t = useTexts();
  const account = `/${t.language}/workspace/account`;
  return (
    <Section id="means" title={t('access.account.means')}>
      <DefinitionList items={meansInWords(t, means)} />
      {means.hasPassword && (
        <ul className="actions">
          <li>
            <a href={`${account}/password`}>{t('access.account.change-password')}</a>
          </li>
          <li>
            <a href={`${account}/second-factor`}>
              {t(means.hasSecondFactor ? 'access.account.manage-second-factor' : 'access.account.set-second-factor')}
            </a>
          </li>
        </ul>
      )}
    </Section>
  );
}

function meansInWords(t: Texts, { hasPassword, hasSecondFactor, providers }: OwnMeans) {
  return [
    {
      label: t('access.account.password'),
      value: t(hasPassword ? 'access.account.has-password' : 'access.account.no-password'),
    },
    ...(hasPassword
      ? [
          {
            label: t('access.account.second-factor'),
            value: t(hasSecondFactor ? 'access.account.has-second-factor' : 'access.account.no-second-factor'),
          },
        ]
      : []),
    ...(providers.length > 0
      ? [{ label: t('access.account.providers'), value: t('access.account.provider-used') }]
      : []),
  ];
}

function Sessions({ sessions }: { sessions: readonly OpenSession[] }) {
  const t = useTexts();
  return (
    <Section id="sessions" title={t('access.account.sessions')}>
      <p>{t(sessions.length > 1 ? 'access.account.sessions-explained' : 'access.account.only-this')}</p>
      <SessionTable sessions={sessions} />
      {sessions.length > 1 && (
        <form method="post" className="action-form">
          <button type="submit" name="act" value="close-others">
            {t('access.account.close-others')}
          </button>
        </form>
      )}
    </Section>
  );
}

interface RecentSignInsProps {
  signIns: readonly RecentSignIn[];
  recentDays: number;
  mostRecent: number;
}

function RecentSignIns({ signIns, ...limits }: RecentSignInsProps) {
  const t = useTexts();
  return (
    <Section id="recent" title={t('access.account.recent')}>
      <p>{t('access.account.recent-explained', { days: limits.recentDays, count: limits.mostRecent })}</p>
      {signIns.length === 0 ? (
        <p>{t('access.account.recent-none')}</p>
      ) : (
        <DataTable
          caption={t('access.account.recent')}
          hideCaption
          columns={[
            { key: 'at', header: t('access.account.at'), cell: ({ at }) => t.dateTime(at) },
            { key: 'means', header: t('access.account.how'), cell: ({ means }) => meansText(t, means) },
            { key: 'origin', header: t('access.account.origin'), cell: ({ origin }) => origin ?? '–' },
          ]}
          rows={signIns}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
}
