import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { CallOff, ChosenModule } from '../package.queries.server.ts';
import { fieldInWords } from './field-words.ts';
import { daysInWords } from './seat-lists.tsx';

/** The modules in the package of a person, with what they come to. */
export function ModuleTable({ modules, mayGiveUp }: { modules: readonly ChosenModule[]; mayGiveUp: boolean }) {
  const t = useTexts();
  if (modules.length === 0) return <p>{t('seat.package.none')}</p>;
  const total = modules.reduce((sum, { priceCents }) => sum + priceCents, 0);
  const days = modules.reduce((sum, module) => sum + module.days, 0);
  return (
    <>
      <DataTable
        caption={t('seat.package.title')}
        hideCaption
        rows={modules}
        rowKey={({ id }) => id}
        columns={[
          { key: 'title', header: t('seat.field.module.name'), cell: ({ title }) => <span lang="fi">{title}</span> },
          { key: 'days', header: t('seat.list.days'), cell: (module) => daysInWords(t, module) },
          { key: 'count', header: t('seat.package.days'), align: 'number', cell: (module) => t.number(module.days) },
          {
            key: 'price',
            header: t('seat.field.price.name'),
            align: 'number',
            cell: ({ priceCents }) => t.euro(priceCents),
          },
          ...(mayGiveUp
            ? [
                {
                  key: 'give-up',
                  header: t('seat.package.change'),
                  cell: ({ id, title }: ChosenModule) => (
                    <ItemButton act="give-up-module" item={id} label={t('seat.package.give-up')} of={title} />
                  ),
                },
              ]
            : []),
        ]}
      />
      <p>{t('seat.package.total', { days: t.number(days), price: t.euro(total) })}</p>
    </>
  );
}

/** What was called off for a person. */
export function CallOffTable({ callOffs, maySettle }: { callOffs: readonly CallOff[]; maySettle: boolean }) {
  const t = useTexts();
  if (callOffs.length === 0) return <p>{t('seat.call-off.none')}</p>;
  return (
    <DataTable
      caption={t('seat.call-off.title')}
      hideCaption
      rows={callOffs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'contract',
          header: t('seat.capacity.contract'),
          cell: ({ contractName }) => <span lang="fi">{contractName}</span>,
        },
        { key: 'field', header: t('seat.capacity.field'), cell: ({ field }) => fieldInWords(t, field) },
        { key: 'days', header: t('seat.list.days'), cell: (called) => daysInWords(t, called) },
        {
          key: 'amount',
          header: t('seat.field.amount.name'),
          align: 'number',
          cell: ({ amount, unit }) => t(`seat.capacity.unit.${unit}`, { amount: t.number(amount) }),
        },
        {
          key: 'price',
          header: t('seat.field.price.name'),
          align: 'number',
          cell: ({ priceCents }) => t.euro(priceCents),
        },
        {
          key: 'state',
          header: t('seat.list.stage'),
          cell: ({ state }) => <Tag>{t(`seat.call-off.state.${state}`)}</Tag>,
        },
        ...(maySettle
          ? [
              {
                key: 'settle',
                header: t('seat.call-off.settle'),
                cell: ({ id, state, contractName }: CallOff) =>
                  state === 'reserved' && (
                    <>
                      <ItemButton act="use-call-off" item={id} label={t('seat.call-off.use')} of={contractName} />
                      <ItemButton act="cancel-call-off" item={id} label={t('seat.call-off.cancel')} of={contractName} />
                    </>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function ItemButton({ act, item, label, of }: { act: string; item: number; label: string; of: string }) {
  return (
    <form method="post" className="action-form">
      <input type="hidden" name="item" value={item} />
      <button type="submit" name="act" value={act} className="secondary">
        {label}{' '}
        <span className="visually-hidden" lang="fi">
          {of}
        </span>
      </button>
    </form>
  );
}
