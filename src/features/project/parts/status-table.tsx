import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { StatedStatus } from '../profile.queries.server.ts';
import { StatusTag } from './status-tag.tsx';

/** What was said of the states of a project, the latest day first. */
export function StatusTable({ statuses }: { statuses: readonly StatedStatus[] }) {
  const t = useTexts();
  if (statuses.length === 0) return <p>{t('project.states.none')}</p>;
  return (
    <DataTable
      caption={t('project.states.history')}
      hideCaption
      rows={statuses}
      rowKey={({ id }) => id}
      columns={[
        { key: 'from', header: t('project.states.from'), cell: ({ fromOn }) => t.date(fromOn) },
        { key: 'status', header: t('project.form.status.name'), cell: ({ status }) => <StatusTag status={status} /> },
        { key: 'reason', header: t('project.form.status-reason.name'), cell: ({ reason }) => reason },
        { key: 'recorded', header: t('project.states.recorded'), cell: ({ recordedAt }) => t.dateTime(recordedAt) },
      ]}
    />
  );
}
