import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { leftOf } from '../package.model.ts';
import type { NamedCapacity } from '../seats-page.queries.server.ts';
import { fieldInWords } from './field-words.ts';

/** What the contracts of a measure give to be called off, and what is left of it. */
export function CapacityTable({ lines }: { lines: readonly NamedCapacity[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('seat.capacity.title')}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'contract', header: t('seat.capacity.contract'), cell: ({ contractName }) => contractName },
        { key: 'field', header: t('seat.capacity.field'), cell: ({ field }) => fieldInWords(t, field) },
        {
          key: 'supplier',
          header: t('seat.capacity.supplier'),
          cell: ({ supplier }) => supplier ?? t('seat.capacity.any'),
        },
        {
          key: 'days',
          header: t('seat.list.days'),
          cell: ({ fromOn, lastOn }) => `${t.date(fromOn)} – ${t.date(lastOn)}`,
        },
        {
          key: 'amount',
          header: t('seat.capacity.amount'),
          align: 'number',
          cell: ({ amount, unit }) => t(`seat.capacity.unit.${unit}`, { amount: t.number(amount) }),
        },
        {
          key: 'called',
          header: t('seat.capacity.called-off'),
          align: 'number',
          cell: ({ calledOff }) => t.number(calledOff),
        },
        {
          key: 'left',
          header: t('seat.capacity.left'),
          align: 'number',
          cell: ({ amount, calledOff }) => t.number(leftOf(amount, calledOff)),
        },
      ]}
    />
  );
}
