import { defineEntryForm } from '#features/entry/public.ts';
import { dateCell, proseCell, type RowOf, textCell, wholeNumber } from '#features/sheet/public.ts';
import { findingsOf, measureColumns, newMeasureForm } from './measure-form.model.ts';

const needColumns = {
  forWhom: {
    kind: proseCell({ longest: 1000, example: 'Pitkään työttömänä olleet miehet' }),
    required: true,
    text: 'measure.need.for-whom',
  },
  amount: { kind: wholeNumber({ least: 1, most: 10_000, example: 12 }), required: true, text: 'measure.need.amount' },
  wantedFrom: { kind: dateCell({ example: '2026-09-01' }), required: false, text: 'measure.need.wanted-from' },
  field: { ...measureColumns.field, text: 'measure.need.field' },
  municipality: { ...measureColumns.municipality, text: 'measure.need.municipality' },
  note: {
    kind: proseCell({ longest: 2000, example: 'Mieluiten iltaisin' }),
    required: false,
    text: 'measure.need.note',
  },
  askedBy: {
    kind: textCell({ longest: 200, example: 'Aino Esimerkki' }),
    required: true,
    text: 'measure.need.asked-by',
  },
  asker: {
    kind: textCell({ longest: 300, example: 'Esimerkkikunta' }),
    required: false,
    text: 'measure.need.asker',
  },
} as const;

export type NeedRow = RowOf<typeof needColumns>;

/** What is filled in for a need that is there already. */
export const needForm = defineEntryForm({ columns: needColumns });

/** What is filled in for a new need: of which project, too. */
export const newNeedForm = defineEntryForm({
  columns: {
    project: { kind: textCell({ longest: 12, example: 'S12345' }), required: true, text: 'measure.need.project' },
    ...needColumns,
  },
});

/** The measure by which a need is met, and for how many of those who need it. */
export const meetingForm = defineEntryForm({
  columns: {
    meets: { kind: wholeNumber({ least: 1, most: 10_000, example: 12 }), required: true, text: 'measure.need.meets' },
    ...newMeasureForm.columns,
  },
  check: (row) => [
    ...findingsOf(row),
    ...(row.seats !== null && row.meets > row.seats ? [{ key: 'measure.fault.meets-seats', column: 'meets' }] : []),
  ],
});

/** What is filled in to decline a need. */
export const declineForm = defineEntryForm({
  columns: {
    answer: {
      kind: proseCell({ longest: 2000, example: 'Sama koulutus alkaa syksyllä toisessa hankkeessa' }),
      required: true,
      text: 'measure.need.answer',
    },
  },
});
