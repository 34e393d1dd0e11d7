import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { compareOffers } from '../comparison.model.ts';
import type { Lot, listCriteria, Offer } from '../tender.queries.server.ts';

interface ComparisonTableProps {
  lot: Lot;
  criteria: Awaited<ReturnType<typeof listCriteria>>;
  /** For this lot. */
  offers: readonly Offer[];
  /** Where an offer is mended, for whom may. */
  editHref?: ((offerId: number) => string) | undefined;
}

/** The offers for a lot with their points by each criterion, the best first; those that are not compared last, and why. */
export function ComparisonTable({ lot, criteria, offers, editHref }: ComparisonTableProps) {
  const t = useTexts();
  const compared = compareOffers(criteria, offers);
  const byId = new Map(compared.map((points) => [points.offerId, points]));
  const inOrder = offers.toSorted((one, other) => placeOf(one) - placeOf(other));
  function placeOf({ id }: Offer): number {
    const place = compared.findIndex(({ offerId }) => offerId === id);
    return place < 0 ? compared.length : place;
  }
  if (offers.length === 0) return <p>{t('procurement.tender.no-offers')}</p>;
  return (
    <DataTable
      caption={t('procurement.tender.comparison', { lot: lot.name })}
      columns={[
        {
          key: 'provider',
          header: t('procurement.tender.provider'),
          cell: ({ id, providerName, isAdmissible, note, recordedLateOn, lateReason }: Offer) => (
            <>
              <span lang="fi">{editHref ? <a href={editHref(id)}>{providerName}</a> : providerName}</span>
              {!isAdmissible && (
                <span className="note">
                  {t('procurement.tender.not-compared')}: <span lang="fi">{note}</span>
                </span>
              )}
              {recordedLateOn !== null && (
                <span className="note">
                  {t('procurement.tender.recorded-late', { on: t.date(recordedLateOn) })}
                  {lateReason !== null && (
                    <>
                      : <span lang="fi">{lateReason}</span>
                    </>
                  )}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'day-price',
          header: t('procurement.tender.day-price'),
          align: 'number',
          cell: ({ studentDayPriceCents }) => (studentDayPriceCents === null ? '–' : t.euro(studentDayPriceCents)),
        },
        {
          key: 'total',
          header: t('procurement.tender.total'),
          align: 'number',
          cell: ({ totalCents }) => t.euro(totalCents),
        },
        ...criteria.map((criterion) => ({
          key: `criterion-${criterion.id}`,
          header: `${criterion.name} (${criterion.weightPercent})`,
          headerLang: 'fi',
          align: 'number' as const,
          cell: ({ id, isAdmissible }: Offer) => {
            const points = byId.get(id)?.points[criterion.id];
            if (!isAdmissible) return '–';
            return points === undefined ? t('procurement.tender.points-to-come') : t.number(points);
          },
        })),
        {
          key: 'points',
          header: t('procurement.tender.points'),
          align: 'number',
          cell: ({ id }) => {
            const points = byId.get(id);
            return points ? t.number(points.total) : '–';
          },
        },
        {
          key: 'rank',
          header: t('procurement.tender.rank'),
          align: 'number',
          cell: ({ id }) => byId.get(id)?.rank ?? '–',
        },
      ]}
      rows={inOrder}
      rowKey={({ id }) => id}
    />
  );
}
