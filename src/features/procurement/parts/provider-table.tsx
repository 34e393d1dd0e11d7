import { unitText } from '#features/organisation/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { Contract, Provider } from '../contract.queries.server.ts';

interface ProviderTableProps {
  contract: Contract;
  /** Where the contract is, below `/<language>`, for whom may change who provides. */
  address: string | undefined;
}

/** Who provides by a contract, from when to when. */
export function ProviderTable({ contract: { providers }, address }: ProviderTableProps) {
  const t = useTexts();
  return (
    <>
      <DataTable
        caption={t('procurement.contract.providers')}
        hideCaption
        columns={[
          {
            key: 'provider',
            header: t('procurement.contract.provider'),
            cell: ({ unit }: Provider) => <span lang="fi">{unitText(unit)}</span>,
          },
          { key: 'from', header: t('procurement.contract.from'), cell: ({ fromOn }) => t.date(fromOn) },
          {
            key: 'last',
            header: t('procurement.contract.last'),
            cell: ({ untilOn }) => (untilOn === null ? '–' : t.date(daysAfter(untilOn, -1))),
          },
          {
            key: 'reason',
            header: t('procurement.contract.reason'),
            cell: ({ reason, addedReason }) => {
              const reasons = [addedReason, reason].filter((one) => one !== null);
              return reasons.length === 0 ? '–' : <span lang="fi">{reasons.join(' / ')}</span>;
            },
          },
          ...(address === undefined
            ? []
            : [
                {
                  key: 'replace',
                  header: t('procurement.contract.replace'),
                  cell: ({ id, unit, untilOn }: Provider) =>
                    untilOn === null ? (
                      <a href={`/${t.language}${address}/providers/${id}`}>
                        {t('procurement.contract.replace')}
                        <span className="visually-hidden" lang="fi">
                          : {unit.name}
                        </span>
                      </a>
                    ) : (
                      '–'
                    ),
                },
              ]),
        ]}
        rows={providers}
        rowKey={({ id }) => id}
      />
      {address !== undefined && (
        <p>
          <a href={`/${t.language}${address}/providers/new`}>{t('procurement.contract.add-provider')}</a>
        </p>
      )}
    </>
  );
}
