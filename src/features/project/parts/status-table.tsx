import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { StatedStatus } from '../status.model.ts';
import { StatusTag } from './status-tag.tsx';

interface StatusTableProps {
  statuses: readonly StatedStatus[];
  /** Where the states are corrected, for those who may: each row leads to `<address>/<id>/correct` and `…/take-back`. */
  mendAt?: string | undefined;
}

/** What was said of the states of a project, the latest day first, and on which days each holds. */
export function StatusTable({ statuses, mendAt }: StatusTableProps) {
  const t = useTexts();
  if (statuses.length === 0) return <p>{t('project.states.none')}</p>;
  const columns: TableColumn<StatedStatus>[] = [
    { key: 'status', header: t('project.form.status.name'), cell: ({ status }) => <StatusTag status={status} /> },
    { key: 'held', header: t('project.states.held'), cell: (stated) => <Standing stated={stated} /> },
    { key: 'reason', header: t('project.form.status-reason.name'), cell: ({ reason }) => reason },
    { key: 'recorded', header: t('project.states.recorded'), cell: ({ recordedAt }) => t.dateTime(recordedAt) },
  ];
  if (mendAt !== undefined) {
    columns.push({
      key: 'mend',
      header: t('project.states.mend'),
      cell: (stated) => <MendLinks stated={stated} mendAt={mendAt} />,
    });
  }
  return (
    <DataTable
      caption={t('project.states.history')}
      hideCaption
      rows={statuses}
      rowKey={({ id }) => id}
      columns={columns}
    />
  );
}

/** The days on which a state holds, or why it holds on none. */
function Standing({ stated: { fromOn, standing } }: { stated: StatedStatus }) {
  const t = useTexts();
  switch (standing.is) {
    case 'holding': {
      const { from, until } = standing.days;
      const days =
        until === null
          ? t('project.states.days-open', { from: t.date(from) })
          : t('project.states.days', { from: t.date(from), until: t.date(until) });
      return (
        <>
          {days} {standing.isNow && <Tag tone="success">{t('project.states.now')}</Tag>}
        </>
      );
    }
    case 'replaced':
      return (
        <>
          {t('project.states.days-open', { from: t.date(fromOn) })}. {t('project.states.replaced')}
        </>
      );
    default: {
      const why = { on: t.date(standing.on), reason: standing.reason };
      return (
        <>
          {t('project.states.days-open', { from: t.date(fromOn) })}.{' '}
          {standing.is === 'corrected'
            ? t('project.states.was-corrected', why)
            : t('project.states.was-taken-back', why)}
        </>
      );
    }
  }
}

function MendLinks({ stated: { id, status, fromOn, standing }, mendAt }: { stated: StatedStatus; mendAt: string }) {
  const t = useTexts();
  if (standing.is === 'corrected' || standing.is === 'taken-back') return null;
  const which = t('project.states.which', { status: t(`project.status.${status}`), from: t.date(fromOn) });
  return (
    <>
      <a href={`${mendAt}/${id}/correct`}>
        {t('project.states.correct')} <span className="visually-hidden">{which}</span>
      </a>{' '}
      <a href={`${mendAt}/${id}/take-back`}>
        {t('project.states.take-back')} <span className="visually-hidden">{which}</span>
      </a>
    </>
  );
}
