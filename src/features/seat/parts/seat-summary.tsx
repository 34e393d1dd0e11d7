import { hasWorkPlaces, type MeasureHead } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { SeatsPage } from '../seats-page.queries.server.ts';
import { fewestTold, type ToldCount } from '../told-counts.model.ts';

interface SeatSummaryProps extends Pick<SeatsPage, 'counts' | 'use'> {
  head: MeasureHead;
}

/** How full the measure is, who waits, and whether women and men come as was planned. */
export function SeatSummary({ head, counts, use }: SeatSummaryProps) {
  const t = useTexts();
  const { day, seats, free, nextFree, hasRoom } = use;
  const noLimit = t(hasWorkPlaces(head) ? 'seat.summary.no-places' : 'seat.summary.no-limit');
  const isFull = free === 0 && nextFree !== undefined;
  const inWords = (count: ToldCount) =>
    count === 'few' ? t('seat.summary.few', { fewest: fewestTold }) : t.number(count);
  return (
    <DefinitionList
      items={[
        { label: t('seat.summary.seats'), value: seats === null ? noLimit : t.number(seats) },
        { label: t('seat.summary.running'), value: inWords(counts.running) },
        ...(counts.offered === 0 ? [] : [{ label: t('seat.summary.offered'), value: inWords(counts.offered) }]),
        ...(free === undefined
          ? []
          : [
              {
                label: t('seat.summary.free', { day: t.date(day) }),
                value: t.number(free),
                note: isFull ? t('seat.summary.next-free', { day: t.date(nextFree) }) : undefined,
              },
            ]),
        ...(hasRoom === undefined
          ? []
          : [
              {
                label: t('seat.summary.free', { day: t.date(day) }),
                value: t(hasRoom ? 'seat.summary.room' : 'seat.summary.no-room'),
              },
            ]),
        ...(counts.waiting === undefined
          ? []
          : [{ label: t('seat.summary.waiting'), value: t.number(counts.waiting) }]),
        {
          label: t('seat.summary.started'),
          value: inWords(counts.started),
          note: compositionOf(t, counts, head),
        },
      ]}
    />
  );
}

function compositionOf(
  t: ReturnType<typeof useTexts>,
  { women, started, unknown }: SeatsPage['counts'],
  { seats, womenPlanned }: Pick<MeasureHead, 'seats' | 'womenPlanned'>,
): string | undefined {
  if (women === null || started === 0 || started === 'few') return undefined;
  const known = started - unknown;
  const now = [
    ...(known > 0 ? [t('seat.summary.women', { women, share: t.percent(women / known) })] : []),
    ...(unknown > 0 ? [t('seat.summary.unknown', { count: unknown })] : []),
  ].join(' ');
  if (womenPlanned === null || seats === null) return now;
  return `${now} ${t('seat.summary.women-planned', { women: womenPlanned, seats })}`;
}
