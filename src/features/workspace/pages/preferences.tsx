import { data, redirect } from 'react-router';
import {
  choosePaces,
  findCalendar,
  findLastMail,
  listPaces,
  renewCalendar,
  stopCalendar,
} from '#features/notice/public.server.ts';
import { type Pace, paces } from '#features/notice/public.ts';
import { chooseLanguage, findUser } from '#features/user/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { isLanguage, languageNames, languages } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { actAs, pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { noticeKinds } from '../notice-kinds.server.ts';
import type { Route } from './+types/preferences';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

/** The others come to everybody. */
const chosenKinds = Object.entries(noticeKinds).filter(([, { isCompulsory }]) => !isCompulsory);

export async function loader({ context, request }: Route.LoaderArgs) {
  const t = textsFor(pageRequestFrom(context).language);
  return readAs(context, async (read, { userId }) => {
    const chosen = await listPaces(read, userId);
    return {
      sendsMail: servicesFrom(context).sendsMail,
      language: (await findUser(read, userId))?.language ?? t.language,
      kinds: chosenKinds.map(([kind, { name, usualPace }]) => ({
        kind,
        name: t(name),
        pace: chosen.get(kind) ?? usualPace,
      })),
      lastMailAt: await findLastMail(read, userId),
      calendarSince: (await findCalendar(read, userId))?.renewedAt,
      isSaved: new URL(request.url).searchParams.has('saved'),
    };
  });
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const act = form.get('act');
  const token = await actAs(context, async (tx, actor, { clock }) => {
    switch (act) {
      case 'mails': {
        const language = form.get('language');
        if (isLanguage(language)) await chooseLanguage(tx, clock, actor.userId, language);
        return choosePaces(tx, actor.userId, pacesFrom(form));
      }
      case 'renew':
        return renewCalendar(tx, clock, actor);
      case 'stop':
        return stopCalendar(tx, clock, actor);
      default:
        throw new NotFound('There is no such act.');
    }
  });
  // Told on the answer itself and nowhere else: of the token only a digest is kept.
  if (token !== undefined) return data({ token });
  return redirect(`${pageRequestFrom(context).path}?saved`, 303);
}

function pacesFrom(form: FormData): Record<string, Pace> {
  const chosen = chosenKinds.flatMap(([kind]) => {
    const pace = paces.find((known) => known === form.get(`pace ${kind}`));
    return pace ? [[kind, pace] as const] : [];
  });
  return Object.fromEntries(chosen);
}

export default function PreferencesPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('workspace.preferences.title')} service={t('site.service.name')} />
      <PageHeading title={t('workspace.preferences.title')} lead={t('workspace.preferences.lead')} />
      {loaderData.isSaved && !actionData && (
        <div role="status">
          <Notice kind="success" title={t('workspace.preferences.saved')} />
        </div>
      )}
      <Mails {...loaderData} />
      <Calendar since={loaderData.calendarSince} token={actionData?.token} />
    </>
  );
}

type MailsProps = Pick<Route.ComponentProps['loaderData'], 'sendsMail' | 'language' | 'kinds' | 'lastMailAt'>;

function Mails({ sendsMail, language, kinds, lastMailAt }: MailsProps) {
  const t = useTexts();
  return (
    <Section id="mails" title={t('workspace.preferences.mails')}>
      {!sendsMail && <Notice kind="info" title={t('workspace.preferences.no-mail')} />}
      <p>
        {lastMailAt
          ? t('workspace.preferences.last-mail', { at: t.dateTime(lastMailAt) })
          : t('workspace.preferences.no-mail-yet')}
      </p>
      <form method="post" className="action-form preferences">
        <div className="field">
          <label htmlFor="language">{t('workspace.preferences.language')}</label>
          <select id="language" name="language" defaultValue={language}>
            {languages.map((each) => (
              <option key={each} value={each} lang={each}>
                {languageNames[each]}
              </option>
            ))}
          </select>
        </div>
        <p className="hint">{t('workspace.preferences.kinds-explained')}</p>
        {kinds.map(({ kind, name, pace }) => (
          <div key={kind} className="field">
            <label htmlFor={`pace-${kind}`}>{name}</label>
            <select id={`pace-${kind}`} name={`pace ${kind}`} defaultValue={pace}>
              {paces.map((each) => (
                <option key={each} value={each}>
                  {t(`notice.pace.${each}`)}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit" name="act" value="mails">
          {t('workspace.preferences.save')}
        </button>
      </form>
    </Section>
  );
}

function Calendar({ since, token }: { since: Date | undefined; token: string | undefined }) {
  const t = useTexts();
  const { origin } = usePageRequest();
  return (
    <Section id="calendar" title={t('workspace.preferences.calendar')}>
      <p>{t('workspace.preferences.calendar-explained')}</p>
      {token !== undefined && (
        <div role="status">
          <Notice kind="success" title={t('workspace.preferences.calendar-new')}>
            <p>
              <code>{`${origin}/${t.language}/calendar/${token}`}</code>
            </p>
            <p>{t('workspace.preferences.calendar-once')}</p>
          </Notice>
        </div>
      )}
      {since && token === undefined && <p>{t('workspace.preferences.calendar-since', { at: t.dateTime(since) })}</p>}
      <form method="post" className="action-form">
        <p className="buttons">
          <button type="submit" name="act" value="renew" className="secondary">
            {since ? t('workspace.preferences.calendar-renew') : t('workspace.preferences.calendar-make')}
          </button>
          {since && (
            <button type="submit" name="act" value="stop" className="secondary">
              {t('workspace.preferences.calendar-stop')}
            </button>
          )}
        </p>
      </form>
    </Section>
  );
}
