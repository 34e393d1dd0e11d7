import { readPersonalData } from '#features/audit/public.server.ts';
import { daysAfter } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { findMeasureHead } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { sessionPolicy } from '../session.policy.ts';
import { staffAddress } from '../session-address.model.ts';
import { worksOn } from '../staff.model.ts';
import { type ListedStaff, listStaff } from '../staff.queries.server.ts';
import type { Route } from './+types/staff';

export const handle = { permission: 'measure-staff.read', showsPeople: true } satisfies PageHandle;

const outcomes = ['named', 'corrected'] as const;

export function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const done = new URL(request.url).searchParams.get('done');
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, id);
    const permission = permit(sessionPolicy, actor, 'measure-staff.read', head.place);
    const staff = await listStaff(read, head.id, today);
    if (staff.length > 0) show(permission, { subject: { kind: 'measure', id: head.id }, projectId: head.projectId });
    return {
      head,
      staff,
      today,
      done: outcomes.find((outcome) => outcome === done),
      mayName: may(sessionPolicy, actor, 'measure-staff.name', head.place),
    };
  });
}

export default function StaffPage({ loaderData: { head, staff, today, done, mayName } }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/${t.language}${staffAddress(head.id)}`;
  return (
    <MeasureFrame head={head} current="staff">
      {done && (
        <div role="status">
          <Notice kind="success" title={t(`measure.staff.done-${done}`)} />
        </div>
      )}
      <p>{t('measure.staff.lead')}</p>
      {mayName && (
        <p>
          <a href={`${address}/new`} className="button-like">
            {t('measure.staff.add')}
          </a>
        </p>
      )}
      {staff.length === 0 ? (
        <p>{t('measure.staff.none')}</p>
      ) : (
        <DataTable
          caption={t('measure.section.staff')}
          hideCaption
          columns={[...columns(t, today), ...(mayName ? [editColumn(t, address)] : [])]}
          rows={staff}
          rowKey={({ id }) => id}
        />
      )}
    </MeasureFrame>
  );
}

function columns(t: Texts, today: string) {
  return [
    { key: 'name', header: t('measure.staff.name.name'), cell: ({ name }: ListedStaff) => name },
    {
      key: 'role',
      header: t('measure.staff.role.name'),
      cell: ({ role }: ListedStaff) => t(`measure.staff.role.${role}`),
    },
    {
      key: 'days',
      header: t('measure.staff.days'),
      cell: (member: ListedStaff) => (
        <>
          {t.date(member.fromOn)} – {member.untilOn !== null && t.date(daysAfter(member.untilOn, -1))}
          {!worksOn(member, today) && ` (${t('measure.staff.not-today')})`}
        </>
      ),
    },
    {
      key: 'sessions',
      header: t('measure.section.sessions'),
      align: 'number' as const,
      cell: ({ sessions }: ListedStaff) => t.number(sessions),
    },
  ];
}

function editColumn(t: Texts, address: string) {
  return {
    key: 'edit',
    header: t('measure.session.acts'),
    cell: ({ id, name }: ListedStaff) => (
      <a href={`${address}/${id}`}>
        {t('measure.staff.edit')} <span className="visually-hidden">{name}</span>
      </a>
    ),
  };
}
