import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { listCriteria } from '../tender.queries.server.ts';
import { tenderAddress } from '../tender-part.model.ts';
import { RemoveButton } from './remove-button.tsx';

interface TenderCriteriaProps {
  tenderId: number;
  criteria: Awaited<ReturnType<typeof listCriteria>>;
  mayArrange: boolean;
}

/** By what the offers for a tender are compared, with the weights and their sum. */
export function TenderCriteria({ tenderId, criteria, mayArrange }: TenderCriteriaProps) {
  const t = useTexts();
  const sum = criteria.reduce((all, { weightPercent }) => all + weightPercent, 0);
  const inAll = {
    id: 0,
    name: t('procurement.tender.weights-in-all'),
    weightPercent: sum,
    isPrice: false,
    revision: 0,
  };
  return (
    <>
      {criteria.length === 0 ? (
        <p>{t('procurement.tender.no-criteria')}</p>
      ) : (
        <DataTable
          caption={t('procurement.tender.criteria')}
          hideCaption
          columns={[
            {
              key: 'name',
              header: t('procurement.form.criterion-name.name'),
              cell: ({ id, name }: (typeof criteria)[number]) =>
                mayArrange && id > 0 ? (
                  <a lang="fi" href={`/${t.language}${tenderAddress(tenderId, 'criteria', id)}`}>
                    {name}
                  </a>
                ) : (
                  <span lang={id > 0 ? 'fi' : undefined}>{name}</span>
                ),
            },
            {
              key: 'kind',
              header: t('procurement.form.criterion-kind.name'),
              cell: ({ id, isPrice }) =>
                id === 0 ? '' : t(`procurement.criterion-kind.${isPrice ? 'price' : 'quality'}`),
            },
            {
              key: 'weight',
              header: t('procurement.tender.weight'),
              align: 'number',
              cell: ({ weightPercent }) => t.number(weightPercent),
            },
            ...(mayArrange
              ? [
                  {
                    key: 'remove',
                    header: t('procurement.tender.remove'),
                    cell: ({ id, name }: (typeof criteria)[number]) =>
                      id === 0 ? '' : <RemoveButton act="drop-criterion" row={id} name={name} />,
                  },
                ]
              : []),
          ]}
          rows={criteria}
          totals={[inAll]}
          rowKey={({ id }) => id}
        />
      )}
      {mayArrange && (
        <p>
          <a className="button-like" href={`/${t.language}${tenderAddress(tenderId, 'criteria')}`}>
            {t('procurement.tender.add-criterion')}
          </a>
        </p>
      )}
    </>
  );
}
