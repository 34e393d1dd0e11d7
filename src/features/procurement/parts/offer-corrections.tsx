import { shownTime } from '#features/sheet/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { correctionsOf, type OfferChange, type OfferFacts, type OfferTerm } from '../offer-change.model.ts';
import type { Lot, Offer } from '../tender.queries.server.ts';

interface OfferCorrectionsProps {
  changes: readonly OfferChange[];
  offers: readonly Offer[];
  lots: readonly Lot[];
}

/** What was corrected in the offers since their opening, with old and new values and why; the newest first. */
export function OfferCorrections({ changes, offers, lots }: OfferCorrectionsProps) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('procurement.tender.corrections')}
      hideCaption
      rows={correctionsOf(changes, offers).toReversed()}
      rowKey={({ change }) => change.id}
      columns={[
        { key: 'at', header: t('procurement.tender.corrected-at'), cell: ({ change }) => t.dateTime(change.changedAt) },
        { key: 'offer', header: t('procurement.tender.provider'), cell: ({ change }) => change.providerName },
        {
          key: 'changed',
          header: t('procurement.contract.version-changed'),
          cell: ({ change, is, changed }) => (
            <ul className="plain-list">
              {changed.map((term) => (
                <li key={term}>
                  {t('procurement.contract.version-was', {
                    term: termName(t, term),
                    was: termInWords(t, change, term, lots),
                    is: termInWords(t, is, term, lots),
                  })}
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: 'why',
          header: t('procurement.contract.version-why'),
          cell: ({ change }) => <span lang="fi">{change.reason}</span>,
        },
      ]}
    />
  );
}

const termNames = {
  lotId: 'procurement.form.offer-lot.name',
  providerName: 'procurement.tender.provider',
  studentDayPriceCents: 'procurement.tender.day-price',
  totalCents: 'procurement.tender.total',
  received: 'procurement.tender.received',
  isAdmissible: 'procurement.form.admissible.name',
  note: 'procurement.form.offer-note.name',
} as const satisfies Record<OfferTerm, string>;

function termName(t: Texts, term: OfferTerm): string {
  return t(termNames[term]);
}

function termInWords(t: Texts, facts: OfferFacts, term: OfferTerm, lots: readonly Lot[]): string {
  switch (term) {
    case 'lotId':
      return lots.find(({ id }) => id === facts.lotId)?.name ?? '–';
    case 'providerName':
      return facts.providerName;
    case 'studentDayPriceCents':
      return facts.studentDayPriceCents === null
        ? t('procurement.contract.nothing')
        : t.euro(facts.studentDayPriceCents);
    case 'totalCents':
      return t.euro(facts.totalCents);
    case 'received':
      return t('procurement.tender.deadline-at', { on: t.date(facts.receivedOn), time: shownTime(facts.receivedTime) });
    case 'isAdmissible':
      return t(facts.isAdmissible ? 'procurement.admissible.yes' : 'procurement.admissible.no');
    case 'note':
      return facts.note ?? t('procurement.contract.nothing');
  }
}
