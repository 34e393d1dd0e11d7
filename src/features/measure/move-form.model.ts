import { defineEntryForm } from '#features/entry/public.ts';
import { dateCell, proseCell } from '#features/sheet/public.ts';
import { stateColumn } from './measure-form.model.ts';

/** What is filled in to move a measure to another state. */
export const moveForm = defineEntryForm({
  columns: {
    to: { ...stateColumn, required: true, text: 'measure.move.to' },
    fromOn: { kind: dateCell({ example: '2026-09-01' }), required: true, text: 'measure.move.from-on' },
    reason: {
      kind: proseCell({ longest: 1000, example: 'Hakijoita oli liian vähän' }),
      required: false,
      text: 'measure.move.reason',
    },
  },
});
