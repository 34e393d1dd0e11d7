import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { Buyer } from '../tender.queries.server.ts';
import { RemoveButton } from './remove-button.tsx';

interface BuyerTableProps {
  buyers: readonly (Buyer & { readonly cents?: number })[];
  leadingId: number;
  /** Where the tender or contract is, below `/<language>`, for whom may change the shares. */
  address: string | undefined;
}

/** The projects that buy together, with their shares and, where it is known, what each pays. */
export function BuyerTable({ buyers, leadingId, address }: BuyerTableProps) {
  const t = useTexts();
  const hasCents = buyers.some(({ cents }) => cents !== undefined);
  return (
    <>
      <DataTable
        caption={t('procurement.tender.buyers')}
        hideCaption
        columns={[
          {
            key: 'project',
            header: t('procurement.column.project'),
            cell: ({ projectId, code, name }: (typeof buyers)[number]) => (
              <>
                {address !== undefined && projectId !== leadingId ? (
                  <a href={`/${t.language}${address}/buyers/${projectId}`}>{code}</a>
                ) : (
                  code
                )}{' '}
                <span lang="fi">{name}</span>
                {projectId === leadingId && buyers.length > 1 && ` (${t('procurement.tender.leads')})`}
              </>
            ),
          },
          {
            key: 'share',
            header: t('procurement.tender.share'),
            align: 'number',
            cell: ({ permille }) => `${t.number(permille / 10)} %`,
          },
          ...(hasCents
            ? [
                {
                  key: 'sum',
                  header: t('procurement.tender.sum'),
                  align: 'number' as const,
                  cell: ({ cents = 0 }: (typeof buyers)[number]) => t.euro(cents),
                },
              ]
            : []),
          ...(address !== undefined && buyers.length > 1
            ? [
                {
                  key: 'remove',
                  header: t('procurement.tender.remove'),
                  cell: ({ projectId, code }: (typeof buyers)[number]) =>
                    projectId === leadingId ? '' : <RemoveButton act="drop-buyer" row={projectId} name={code} />,
                },
              ]
            : []),
        ]}
        rows={buyers}
        rowKey={({ projectId }) => projectId}
      />
      {address !== undefined && (
        <p>
          <a href={`/${t.language}${address}/buyers/new`}>{t('procurement.tender.add-buyer')}</a>
        </p>
      )}
    </>
  );
}
