import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { Contract } from '../contract.queries.server.ts';
import { sharedBy, wholePermyriad } from '../employer-share.model.ts';
import { RemoveButton } from './remove-button.tsx';

interface EmployerTableProps {
  /** As of the day that is shown. */
  contract: Pick<Contract, 'employers' | 'publicCents' | 'totalCents'>;
  /** Where the contract is, below `/<language>`, for whom may change who pays. */
  address: string | undefined;
}

type Payer = Partial<Contract['employers'][number]> & { readonly cents: number; readonly key: string };

/** How the price of a joint purchase is parted: what each employer pays, what is left to the projects, and the whole. */
export function EmployerTable({ contract: { employers, publicCents, totalCents }, address }: EmployerTableProps) {
  const t = useTexts();
  const payers: Payer[] = [
    ...employers.map((employer) => ({ ...employer, key: String(employer.unitId) })),
    { key: 'public', cents: publicCents, permyriad: wholePermyriad - sharedBy(employers) },
  ];
  return (
    <>
      <p>{t('procurement.contract.employers-lead')}</p>
      {employers.length > 0 && (
        <DataTable<Payer>
          caption={t('procurement.contract.employers')}
          hideCaption
          rows={payers}
          rowKey={({ key }) => key}
          totals={[{ key: 'total', cents: totalCents }]}
          columns={[
            {
              key: 'payer',
              header: t('procurement.contract.payer'),
              cell: ({ key, unitId, written }) => {
                if (key === 'public') return t('procurement.contract.public-part');
                if (unitId === undefined) return <strong>{t('procurement.contract.whole-price')}</strong>;
                return address === undefined ? (
                  <span lang="fi">{written}</span>
                ) : (
                  <a lang="fi" href={`/${t.language}${address}/employers/${unitId}`}>
                    {written}
                  </a>
                );
              },
            },
            {
              key: 'share',
              header: t('procurement.tender.share'),
              align: 'number',
              cell: ({ permyriad = wholePermyriad }) => `${t.number(permyriad / 100)} %`,
            },
            {
              key: 'sum',
              header: t('procurement.tender.sum'),
              align: 'number',
              cell: ({ cents }) => t.euro(cents),
            },
            ...(address === undefined
              ? []
              : [
                  {
                    key: 'remove',
                    header: t('procurement.tender.remove'),
                    cell: ({ unitId, name = '' }: Payer) =>
                      unitId === undefined ? '' : <RemoveButton act="drop-employer" row={unitId} name={name} />,
                  },
                ]),
          ]}
        />
      )}
      {address !== undefined && (
        <p>
          <a href={`/${t.language}${address}/employers/new`}>{t('procurement.contract.add-employer')}</a>
        </p>
      )}
    </>
  );
}
