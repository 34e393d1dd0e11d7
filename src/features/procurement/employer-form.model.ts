import { defineEntryForm } from '#features/entry/public.ts';
import { decimalNumber, textCell } from '#features/sheet/public.ts';

const percent = {
  kind: decimalNumber({ decimals: 2, least: 0.01, most: 99.99, example: 30 }),
  required: true,
  text: 'procurement.form.employer-share',
} as const;

/** An employer that pays a part of a joint purchase. */
export const employerForm = defineEntryForm({
  columns: {
    employer: {
      kind: textCell({ longest: 300, example: 'Esimerkkitehdas Oy (0737546-2)' }),
      required: true,
      text: 'procurement.form.employer',
    },
    percent,
  },
});

export const employerShareForm = defineEntryForm({ columns: { percent } });
