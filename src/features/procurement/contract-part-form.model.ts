import { defineEntryForm } from '#features/entry/public.ts';
import {
  choiceCell,
  dateCell,
  decimalNumber,
  type Finding,
  money,
  offeredCell,
  proseCell,
  type RowOf,
  textCell,
} from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import type { OptionKind } from './contract-option.model.ts';
import { fieldColumn, finding } from './tender-form.model.ts';

// What a contract gives: modules, capacity, options. Once it is signed they bind, and whoever changes them says why.

const day = { kind: dateCell({ example: '2026-05-01' }), required: true } as const;
const amountKind = decimalNumber({ decimals: 2, least: 0.01, most: 1_000_000, example: 600 });

const changeReason = {
  kind: proseCell({ longest: 2_000, example: 'Sopimuksen liitteessä oli kirjoitusvirhe.' }),
  required: false,
  text: 'procurement.form.change-reason',
} as const;

export const moduleForm = defineEntryForm({
  columns: {
    title: {
      kind: textCell({ longest: 200, example: 'Tietotekniikan perusteet' }),
      required: true,
      text: 'procurement.form.title',
    },
    days: {
      kind: decimalNumber({ decimals: 1, least: 0.5, most: 1_000, example: 5 }),
      required: true,
      text: 'procurement.form.days',
    },
    price: { kind: money({ exampleCents: 22_500 }), required: true, text: 'procurement.form.module-price' },
    changeReason,
  },
});
export type ModuleRow = RowOf<typeof moduleForm.columns>;

export const capacityForm = defineEntryForm({
  columns: {
    field: fieldColumn,
    unit: {
      kind: choiceCell([
        { value: 'student-day', name: 'procurement.price-model.student-day' },
        { value: 'place', name: 'procurement.price-model.place' },
        { value: 'hour', name: 'procurement.price-model.hour' },
      ]),
      required: true,
      text: 'procurement.form.capacity-unit',
    },
    amount: { kind: amountKind, required: true, text: 'procurement.form.capacity-amount' },
    unitPrice: { kind: money({ exampleCents: 4_550 }), required: false, text: 'procurement.form.capacity-price' },
    fromOn: { ...day, text: 'procurement.form.capacity-from' },
    lastOn: { ...day, text: 'procurement.form.capacity-last' },
    supplier: {
      kind: offeredCell({ longest: 12, example: '1' }),
      required: false,
      text: 'procurement.form.capacity-supplier',
    },
    changeReason,
  },
  check: ({ fromOn: first, lastOn }) =>
    lastOn < first ? [finding('ends-before', 'lastOn', { startsOn: dayAsRead(first) })] : [],
});
export type CapacityRow = RowOf<typeof capacityForm.columns>;

export const optionForm = defineEntryForm({
  columns: {
    kind: {
      kind: choiceCell<OptionKind>([
        { value: 'places', name: 'procurement.option-kind.places' },
        { value: 'days', name: 'procurement.option-kind.days' },
        { value: 'amount', name: 'procurement.option-kind.amount' },
        { value: 'period', name: 'procurement.option-kind.period' },
        { value: 'other', name: 'procurement.option-kind.other' },
      ]),
      required: true,
      text: 'procurement.form.option-kind',
    },
    what: {
      kind: proseCell({ longest: 2_000, example: 'Toinen ryhmä samoin ehdoin, jos hakijoita on vähintään 14.' }),
      required: true,
      text: 'procurement.form.option-what',
    },
    amount: { kind: amountKind, required: false, text: 'procurement.form.option-amount' },
    endsOn: { ...day, required: false, text: 'procurement.form.option-ends' },
    unitPrice: { kind: money({ exampleCents: 4_550 }), required: false, text: 'procurement.form.option-price' },
    useByOn: { ...day, text: 'procurement.form.option-use-by' },
    changeReason,
  },
  check: optionFindings,
});
export type OptionRow = RowOf<typeof optionForm.columns>;

/** How much is said as the kind of the option has it: a last day of a longer period, an amount of what is counted, else neither. */
function optionFindings({
  kind,
  amount,
  endsOn,
}: {
  readonly kind: OptionKind;
  readonly amount: number | null;
  readonly endsOn: string | null;
}): Finding[] {
  const isCounted = kind !== 'period' && kind !== 'other';
  return [
    ...(isCounted && amount === null ? [finding('option-amount-missing', 'amount')] : []),
    ...(!isCounted && amount !== null ? [finding('option-not-counted', 'amount')] : []),
    ...(kind === 'period' && endsOn === null ? [finding('option-end-missing', 'endsOn')] : []),
    ...(kind !== 'period' && endsOn !== null ? [finding('option-no-period', 'endsOn')] : []),
  ];
}
