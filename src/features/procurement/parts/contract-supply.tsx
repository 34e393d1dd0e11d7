import { type MeasureField, measureAddress } from '#features/measure/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import type { BoughtMeasure, CapacityLine, Contract, Module } from '../contract.queries.server.ts';
import { RemoveButton } from './remove-button.tsx';

interface CapacityProps {
  contract: Contract;
  /** Those that are bought with it: on their seats capacity is called off. */
  measures: readonly BoughtMeasure[];
  capacity: readonly CapacityLine[];
  /** Where the contract is, below `/<language>`, for whom may change it. */
  address: string | undefined;
}

/** Capacity that a contract gives, by field and provider. */
export function ContractCapacity({ contract: { providers, signedOn }, measures, capacity, address }: CapacityProps) {
  const t = useTexts();
  const names = new Map(providers.map(({ unit }) => [unit.id, unit.name]));
  const fieldOf = ({ field }: CapacityLine) =>
    field === null ? t('procurement.contract.any-field') : t(`measure.field.${field as MeasureField}`);
  const columns: TableColumn<CapacityLine>[] = [
    {
      key: 'field',
      header: t('procurement.contract.field'),
      cell: (line) =>
        address === undefined ? (
          fieldOf(line)
        ) : (
          <a href={`/${t.language}${address}/capacity/${line.id}`}>{fieldOf(line)}</a>
        ),
    },
    {
      key: 'provider',
      header: t('procurement.contract.provider'),
      cell: ({ organisationUnitId }) =>
        organisationUnitId === null ? (
          t('procurement.contract.any-provider')
        ) : (
          <span lang="fi">{names.get(organisationUnitId)}</span>
        ),
    },
    {
      key: 'amount',
      header: t('procurement.contract.amount'),
      align: 'number',
      cell: ({ amount, unit }) =>
        `${t.number(amount)} (${t(`procurement.price-model.${unit}`).toLocaleLowerCase(t.language)})`,
    },
    {
      key: 'left',
      header: t('procurement.contract.capacity-left'),
      align: 'number',
      cell: ({ amount, calledOff }) => t.number(Math.round((amount - calledOff) * 100) / 100),
    },
    {
      key: 'price',
      header: t('procurement.contract.unit-price'),
      align: 'number',
      cell: ({ unitPriceCents }) => t.euro(unitPriceCents),
    },
    {
      key: 'days',
      header: t('procurement.contract.days'),
      cell: ({ fromOn, untilOn }) => `${t.date(fromOn)} – ${t.date(daysAfter(untilOn, -1))}`,
    },
    ...(address === undefined
      ? []
      : [
          {
            key: 'remove',
            header: t('procurement.tender.remove'),
            cell: (line: CapacityLine) => (
              <RemoveButton act="drop-capacity" row={line.id} name={fieldOf(line)} asksReason={signedOn !== null} />
            ),
          },
        ]),
  ];
  return (
    <>
      <p>{t('procurement.contract.capacity-lead')}</p>
      {capacity.length > 0 && (
        <DataTable
          caption={t('procurement.contract.capacity')}
          hideCaption
          columns={columns}
          rows={capacity}
          rowKey={({ id }) => id}
        />
      )}
      {capacity.length > 0 && signedOn !== null && measures.length > 0 && (
        <>
          <p>{t('procurement.contract.call-off-at')}</p>
          <ul>
            {measures.map(({ id, name }) => (
              <li key={id}>
                <a href={measureAddress(t.language, id, 'seats')} lang="fi">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {address !== undefined && (
        <p>
          <a href={`/${t.language}${address}/capacity/new`}>{t('procurement.contract.add-capacity')}</a>
        </p>
      )}
    </>
  );
}

/** The tray of a contract: modules from which packages are put together. */
export function ContractModules({
  modules,
  isSigned,
  address,
}: {
  modules: readonly Module[];
  isSigned: boolean;
  address: string | undefined;
}) {
  const t = useTexts();
  return (
    <>
      <p>{t('procurement.contract.modules-lead')}</p>
      {modules.length > 0 && (
        <DataTable
          caption={t('procurement.contract.modules')}
          hideCaption
          columns={[
            {
              key: 'title',
              header: t('procurement.contract.title'),
              cell: ({ id, number, title }: Module) =>
                address === undefined ? (
                  <span lang="fi">{`${number}. ${title}`}</span>
                ) : (
                  <a lang="fi" href={`/${t.language}${address}/modules/${id}`}>{`${number}. ${title}`}</a>
                ),
            },
            {
              key: 'days',
              header: t('procurement.contract.module-days'),
              align: 'number',
              cell: ({ days }) => t.number(days),
            },
            {
              key: 'price',
              header: t('procurement.contract.price'),
              align: 'number',
              cell: ({ priceCents }) => t.euro(priceCents),
            },
            ...(address === undefined
              ? []
              : [
                  {
                    key: 'remove',
                    header: t('procurement.tender.remove'),
                    cell: ({ id, title }: Module) => (
                      <RemoveButton act="drop-module" row={id} name={title} asksReason={isSigned} />
                    ),
                  },
                ]),
          ]}
          rows={modules}
          rowKey={({ id }) => id}
        />
      )}
      {address !== undefined && (
        <p>
          <a href={`/${t.language}${address}/modules/new`}>{t('procurement.contract.add-module')}</a>
        </p>
      )}
    </>
  );
}
