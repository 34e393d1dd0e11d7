import { defineEntryForm } from '#features/entry/public.ts';
import { proseCell, textCell } from '#features/sheet/public.ts';

/** What is filled in for a series. */
export const seriesForm = defineEntryForm({
  columns: {
    name: { kind: textCell({ longest: 100, example: 'Askari' }), required: true, text: 'measure.series.brand' },
    note: {
      kind: proseCell({ longest: 2000, example: 'Seitsemän kurssia' }),
      required: false,
      text: 'measure.series.note',
    },
  },
});

/** The page of a series, behind the language. */
export function seriesAddress(id: number): string {
  return `/workspace/measures/series/${id}`;
}
