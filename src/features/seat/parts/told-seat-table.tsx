import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { seatAddress } from '../seat-address.model.ts';
import type { ToldSeat } from '../told-seats.model.ts';
import { daysInWords } from './seat-lists.tsx';

/** Seats of several measures, each of which opens. */
export function ToldSeatTable({ caption, rows }: { caption: string; rows: readonly ToldSeat[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          header: t('seat.list.person'),
          cell: ({ id, number, measureId }) => (
            <a href={`/${t.language}${seatAddress(measureId, id)}`}>{t('participant.person.number', { number })}</a>
          ),
        },
        {
          key: 'measure',
          header: t('seat.others.measure'),
          cell: ({ measureName }) => <span lang="fi">{measureName}</span>,
        },
        { key: 'days', header: t('seat.list.days'), cell: (seat) => daysInWords(t, seat) },
        { key: 'state', header: t('seat.list.stage'), cell: ({ state }) => t(`seat.state.${state}`) },
      ]}
    />
  );
}
