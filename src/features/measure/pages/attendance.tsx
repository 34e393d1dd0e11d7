import { redirect } from 'react-router';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Notice } from '#ui/notice.tsx';
import { findMeasureHead } from '../head.queries.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { getMeasure } from '../measure.queries.server.ts';
import { AttendanceSums, AttendanceTable } from '../parts/attendance-table.tsx';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { measureAddress } from '../section.model.ts';
import { strikeStaffAttendance } from '../staff-attendance.commands.server.ts';
import { listStaffAttendance } from '../staff-attendance.queries.server.ts';
import type { Route } from './+types/attendance';

export const handle = { permission: 'staff-attendance.read' } satisfies PageHandle;

export function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, id);
    permit(measurePolicy, actor, 'staff-attendance.read', head.place);
    if (!head.sections.includes('attendance')) throw new NotFound('The measure is no training for staff.');
    const { credits, creditUnit } = await getMeasure(read, head.id);
    return {
      head,
      credits,
      creditUnit,
      lines: await listStaffAttendance(read, head.id),
      isStruck: new URL(request.url).searchParams.get('done') === 'struck',
      mayRecord: may(measurePolicy, actor, 'staff-attendance.record', head.place),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const line = { measureId: rowNumber(params.id), id: rowNumber(sentText(form, 'strike')) };
  try {
    await actAs(context, (tx, actor, { clock }) => strikeStaffAttendance(tx, actor, clock, line));
  } catch (error) {
    // A button pressed twice: it has gone already.
    if (!(error instanceof NotFound)) throw error;
  }
  const here = measureAddress(pageRequestFrom(context).language, line.measureId, 'attendance');
  return redirect(`${here}?done=struck`, 303);
}

export default function AttendancePage({ loaderData }: Route.ComponentProps) {
  const { head, lines, credits, creditUnit, isStruck, mayRecord } = loaderData;
  const t = useTexts();
  const address = measureAddress(t.language, head.id, 'attendance');
  return (
    <MeasureFrame head={head} current="attendance">
      {isStruck && (
        <div role="status">
          <Notice kind="success" title={t('measure.attendance.struck')} />
        </div>
      )}
      <p>{t('measure.attendance.lead')}</p>
      {mayRecord && (
        <p>
          <a className="button-like" href={`${address}/new`}>
            {t('measure.attendance.add')}
          </a>
        </p>
      )}
      {lines.length === 0 ? (
        <p>{t(mayRecord ? 'measure.attendance.none-to-add' : 'measure.attendance.none')}</p>
      ) : (
        <>
          <AttendanceSums lines={lines} credits={credits} unit={creditUnit} />
          <AttendanceTable
            lines={lines}
            credits={credits}
            unit={creditUnit}
            address={mayRecord ? address : undefined}
          />
        </>
      )}
      {creditUnit === null && <p className="note">{t('measure.attendance.no-credits')}</p>}
    </MeasureFrame>
  );
}
