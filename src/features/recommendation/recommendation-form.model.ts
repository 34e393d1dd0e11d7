import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, type Finding, proseCell, type RowOf, textCell } from '#features/sheet/public.ts';

const recommendationColumns = {
  title: {
    kind: textCell({ longest: 300, example: 'Kuntaan työllisyyskoordinaattori' }),
    required: true,
    text: 'recommendation.form.title',
  },
  explanation: {
    kind: proseCell({ longest: 4000, example: 'Yksi henkilö vastaa koko palveluketjusta.' }),
    required: false,
    text: 'recommendation.form.explanation',
  },
  organisation: {
    kind: textCell({ longest: 300, example: 'Esimerkkikunta' }),
    required: false,
    text: 'recommendation.form.organisation',
  },
  addressee: {
    kind: textCell({ longest: 300, example: 'Seutukunnan kunnat' }),
    required: false,
    text: 'recommendation.form.addressee',
  },
  givenOn: { kind: dateCell({ example: '2026-01-31' }), required: true, text: 'recommendation.form.given-on' },
} as const;

export type RecommendationRow = RowOf<typeof recommendationColumns>;

/** What is recommended, and to whom. */
export const recommendationForm = defineEntryForm({
  columns: recommendationColumns,
  check: ({ organisation, addressee }): Finding[] =>
    organisation === null && addressee === null
      ? [{ key: 'recommendation.fault.nobody-addressed', column: 'organisation' }]
      : [],
});

const statusColumns = {
  status: {
    kind: choiceCell([
      { value: 'given', name: 'recommendation.status.given' },
      { value: 'accepted', name: 'recommendation.status.accepted' },
      { value: 'under-way', name: 'recommendation.status.under-way' },
      { value: 'carried-out', name: 'recommendation.status.carried-out' },
      { value: 'declined', name: 'recommendation.status.declined' },
    ]),
    required: true,
    text: 'recommendation.form.status',
  },
  fromOn: { kind: dateCell({ example: '2026-03-15' }), required: true, text: 'recommendation.form.from-on' },
  note: {
    kind: proseCell({ longest: 2000, example: 'Valtuusto päätti asiasta talousarviossa.' }),
    required: false,
    text: 'recommendation.form.note',
  },
} as const;

export type StatusRow = RowOf<typeof statusColumns>;

/** What became of a recommendation. */
export const statusForm = defineEntryForm({
  columns: statusColumns,
  check: ({ status, note }): Finding[] =>
    status === 'declined' && note === null ? [{ key: 'recommendation.fault.no-reason', column: 'note' }] : [],
});
