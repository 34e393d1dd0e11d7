import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { TableColumn } from '#ui/data-table.tsx';
import { Tag } from '#ui/tag.tsx';
import { isPrepared, type Preparation } from '../preparation.model.ts';
import { seatAddress } from '../seat-address.model.ts';

/** How far the persons of seats have come in what comes before the measure; no column where nothing does. */
export function preparationColumns<Seat extends { readonly id: number }>(
  t: Texts,
  preparations: Readonly<Record<number, Preparation>> | undefined,
): TableColumn<Seat>[] {
  if (!preparations) return [];
  return [
    {
      key: 'prepared',
      header: t('seat.prepared.header'),
      cell: ({ id }) => {
        const preparation = preparations[id];
        return preparation && <PreparationFact preparation={preparation} />;
      },
    },
  ];
}

/** Whether somebody may go on, and by which seat that is known. */
export function PreparationFact({ preparation }: { preparation: Preparation }) {
  const t = useTexts();
  const { how, seat } = preparation;
  return (
    <>
      <Tag tone={isPrepared(preparation) ? 'success' : 'warning'}>{t(`seat.prepared.${how}`)}</Tag>
      {seat && (
        <span className="note">
          <a href={`/${t.language}${seatAddress(seat.measureId, seat.seatId)}`} lang="fi">
            {seat.measureName}
          </a>
        </span>
      )}
    </>
  );
}
