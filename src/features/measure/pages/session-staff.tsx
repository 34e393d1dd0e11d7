import { redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findMeasureHead, measureIdFrom } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { StaffChoice } from '../parts/staff-choice.tsx';
import { chooseSessionStaff } from '../session.commands.server.ts';
import { sessionPolicy } from '../session.policy.ts';
import { findSession } from '../session.queries.server.ts';
import { sessionsAddress, staffAddress } from '../session-address.model.ts';
import { timeInWords } from '../session-words.model.ts';
import { worksOn } from '../staff.model.ts';
import { listStaff } from '../staff.queries.server.ts';
import type { Route } from './+types/session-staff';

export const handle = { permission: 'measure-session.plan', showsPeople: true } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, params.id);
    permit(sessionPolicy, actor, 'measure-session.plan', head.place);
    const permission = permit(sessionPolicy, actor, 'measure-staff.read', head.place);
    const session = await findSession(read, head.id, params.session);
    const day = finnishDate(session.startsAt);
    const staff = (await listStaff(read, head.id, day)).filter((member) => worksOn(member, day));
    if (staff.length > 0) show(permission, { subject: { kind: 'measure', id: head.id }, projectId: head.projectId });
    return { head, session, staff };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const staff = form.getAll('staff').flatMap((value) => (typeof value === 'string' ? rowNumber(value) || [] : []));
  const session = { measureId: measureIdFrom(params.id), id: rowNumber(params.session) };
  await actAs(context, (tx, actor, { clock }) => chooseSessionStaff(tx, actor, clock, session, staff));
  const { language } = pageRequestFrom(context);
  return redirect(`/${language}${sessionsAddress(session.measureId)}?saved=${session.id}`, 303);
}

export default function SessionStaffPage({ loaderData: { head, session, staff } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame
      head={head}
      current="sessions"
      title={t('measure.session.staff-title', { when: timeInWords(t, session) })}
    >
      {staff.length === 0 ? (
        <p>
          {t('measure.session.no-staff')}{' '}
          <a href={`/${t.language}${staffAddress(head.id)}/new`}>{t('measure.staff.add')}</a>
        </p>
      ) : (
        <form method="post">
          <StaffChoice staff={staff} chosen={session.staff.map(({ id }) => id)} />
          <p className="buttons">
            <button type="submit">{t('measure.session.save-staff')}</button>{' '}
            <a className="button-like" href={`/${t.language}${sessionsAddress(head.id)}`}>
              {t('entry.form.cancel')}
            </a>
          </p>
        </form>
      )}
    </MeasureFrame>
  );
}
