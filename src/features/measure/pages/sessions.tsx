import { redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { Invalid, NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Notice } from '#ui/notice.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { Section } from '#ui/section.tsx';
import { findMeasureHead, measureIdFrom } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { SavedSession } from '../parts/saved-session.tsx';
import { SessionSumsList } from '../parts/session-sums.tsx';
import { SessionTable } from '../parts/session-table.tsx';
import { cancelSession, restoreSession } from '../session.commands.server.ts';
import { sessionsOnPage } from '../session.model.ts';
import { sessionPolicy } from '../session.policy.ts';
import { findSession, listSessions, sumSessions } from '../session.queries.server.ts';
import { sessionsAddress } from '../session-address.model.ts';
import { watchSessions } from '../session-page.queries.server.ts';
import type { Route } from './+types/sessions';

export const handle = { permission: 'measure-session.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const now = servicesFrom(context).clock.now();
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, id);
    const permission = permit(sessionPolicy, actor, 'measure-session.read', head.place);
    const isAll = asked.has('all');
    const page = rowNumber(asked.get('page')) || 1;
    const { sessions, total } = await listSessions(read, head.id, { from: isAll ? undefined : now, page });
    const saved = asked.get('saved');
    const [savedSession] = saved === null ? [] : await findSaved(read, head.id, saved);
    const shown = [...sessions, ...(savedSession ? [savedSession] : [])];
    if (shown.some(({ staff }) => staff.length > 0)) {
      show(permission, { subject: { kind: 'measure', id: head.id }, projectId: head.projectId });
    }
    return {
      head,
      sessions: await watchSessions(read, actor, head, sessions),
      saved: savedSession && (await watchSessions(read, actor, head, [savedSession]))[0],
      planned: rowNumber(asked.get('planned')),
      sums: await sumSessions(read, head.id, now),
      total,
      page,
      isAll,
      mayPlan: head.state !== 'cancelled' && may(sessionPolicy, actor, 'measure-session.plan', head.place),
    };
  });
}

/** None, where an address names one that is no more. */
function findSaved(...[read, measureId, id]: Parameters<typeof findSession>) {
  return findSession(read, measureId, id).then(
    (session) => [session],
    (error: unknown) => {
      if (error instanceof NotFound) return [];
      throw error;
    },
  );
}

export async function action({ context, request, params: { id } }: Route.ActionArgs) {
  const form = await request.formData();
  const session = { measureId: measureIdFrom(id), id: rowNumber(sentText(form, 'session')) };
  const act = sentText(form, 'act');
  if (act !== 'restore' && act !== 'cancel') throw new Invalid(`There is no act '${act}' on a session.`);
  const change = act === 'restore' ? restoreSession : cancelSession;
  await actAs(context, (tx, actor, { clock }) => change(tx, actor, clock, session));
  const { language } = pageRequestFrom(context);
  return redirect(`/${language}${sessionsAddress(session.measureId)}?saved=${session.id}`, 303);
}

export default function SessionsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, sessions, saved, planned, sums, total, page, isAll, mayPlan } = loaderData;
  const address = `/${t.language}${sessionsAddress(head.id)}`;
  return (
    <MeasureFrame head={head} current="sessions">
      {planned > 0 && (
        <div role="status">
          <Notice kind="success" title={t('measure.session.run-planned', { count: planned })} />
        </div>
      )}
      {saved && <SavedSession session={saved} />}
      {mayPlan && (
        <ul className="act-links">
          <li>
            <a href={`${address}/run`} className="button-like">
              {t('measure.session.plan-run')}
            </a>
          </li>
          <li>
            <a href={`${address}/new`} className="button-like">
              {t('measure.session.plan-one')}
            </a>
          </li>
        </ul>
      )}
      {sums.sessions > 0 && <SessionSumsList sums={sums} />}
      <Section id="list" title={t(isAll ? 'measure.session.all' : 'measure.session.coming')}>
        {sessions.length === 0 ? (
          <p>{t(sums.sessions === 0 ? 'measure.session.none' : 'measure.session.none-coming')}</p>
        ) : (
          <SessionTable
            caption={t(isAll ? 'measure.session.all' : 'measure.session.coming')}
            sessions={sessions}
            mayPlan={mayPlan}
          />
        )}
        <Pagination
          page={page}
          pageCount={Math.ceil(total / sessionsOnPage)}
          hrefFor={(number) => `${address}?${isAll ? 'all=1&' : ''}page=${number}`}
        />
        <p>
          {isAll ? (
            <a href={address}>{t('measure.session.show-coming')}</a>
          ) : (
            <a href={`${address}?all=1`}>{t('measure.session.show-all')}</a>
          )}{' '}
          <a href={`/${t.language}/workspace/calendar-of-sessions`}>{t('measure.session.calendar')}</a>
        </p>
      </Section>
    </MeasureFrame>
  );
}
