import { defineEntryForm } from '#features/entry/public.ts';
import { type MeasureField, measureFields } from '#features/measure/public.ts';
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
  timeCell,
  wholeNumber,
} from '#features/sheet/public.ts';
import { wholeWeight } from './comparison.model.ts';

/** The project that buys: chosen once, when the tender or contract is begun. */
export const projectColumn = {
  kind: textCell({ longest: 20, example: 'S12345' }),
  required: true,
  text: 'procurement.form.project',
} as const;

const [firstField, ...otherFields] = measureFields;
const fieldChoice = <F extends MeasureField>(field: F) => ({ value: field, name: `measure.field.${field}` as const });

/** What a training is about. */
export const fieldColumn = {
  kind: choiceCell<MeasureField>([fieldChoice(firstField), ...otherFields.map(fieldChoice)]),
  required: false,
  text: 'procurement.form.field',
} as const;

const head = {
  name: {
    kind: textCell({ longest: 200, example: 'Kaivosalan valmentava koulutus' }),
    required: true,
    text: 'procurement.form.tender-name',
  },
  number: {
    kind: textCell({ longest: 60, example: 'LAPELY/123/2026' }),
    required: false,
    text: 'procurement.form.number',
  },
  kind: {
    kind: choiceCell([
      { value: 'open', name: 'procurement.tender-kind.open' },
      { value: 'invited', name: 'procurement.tender-kind.invited' },
    ]),
    required: true,
    text: 'procurement.form.tender-kind',
  },
  deadlineOn: { kind: dateCell({ example: '2026-03-31' }), required: true, text: 'procurement.form.deadline-on' },
  deadlineTime: { kind: timeCell({ example: '16:00' }), required: true, text: 'procurement.form.deadline-time' },
  terms: {
    kind: proseCell({ longest: 10_000, example: 'Tarjoukset pyydetään kirjallisina.' }),
    required: false,
    text: 'procurement.form.terms',
  },
} as const;

export const newTenderForm = defineEntryForm({ columns: { project: projectColumn, ...head } });
export const tenderForm = defineEntryForm({ columns: head });
export type TenderRow = RowOf<typeof head>;
export type NewTenderRow = RowOf<typeof newTenderForm.columns>;

export const lotForm = defineEntryForm({
  columns: {
    name: {
      kind: textCell({ longest: 200, example: 'Valmentava koulutus, Kolari' }),
      required: true,
      text: 'procurement.form.lot-name',
    },
    measure: { kind: offeredCell({ longest: 12, example: '12' }), required: false, text: 'procurement.form.measure' },
    field: fieldColumn,
    municipality: {
      kind: textCell({ longest: 100, example: 'Kolari' }),
      required: false,
      text: 'procurement.form.municipality',
    },
    places: {
      kind: wholeNumber({ least: 1, most: 10_000, example: 12 }),
      required: false,
      text: 'procurement.form.places',
    },
    studentDays: {
      kind: wholeNumber({ least: 1, most: 1_000_000, example: 600 }),
      required: false,
      text: 'procurement.form.student-days',
    },
  },
});
export type LotRow = RowOf<typeof lotForm.columns>;

export const criterionForm = defineEntryForm({
  columns: {
    kind: {
      kind: choiceCell([
        { value: 'price', name: 'procurement.criterion-kind.price' },
        { value: 'quality', name: 'procurement.criterion-kind.quality' },
      ]),
      required: true,
      text: 'procurement.form.criterion-kind',
    },
    name: {
      kind: textCell({ longest: 200, example: 'Kouluttajien kokemus' }),
      required: true,
      text: 'procurement.form.criterion-name',
    },
    weight: {
      kind: wholeNumber({ least: 1, most: wholeWeight, example: 40 }),
      required: true,
      text: 'procurement.form.weight',
    },
  },
});
export type CriterionRow = RowOf<typeof criterionForm.columns>;

const percent = {
  kind: decimalNumber({ decimals: 1, least: 0.1, most: 99.9, example: 25 }),
  required: true,
  text: 'procurement.form.share',
} as const;

/** Another project that buys along; the leading one has what is left. */
export const buyerForm = defineEntryForm({
  columns: {
    project: { ...projectColumn, text: 'procurement.form.buyer' },
    percent,
  },
});
export type BuyerRow = RowOf<typeof buyerForm.columns>;

/** The share of a project that buys along already. */
export const shareForm = defineEntryForm({ columns: { percent } });

const provider = {
  kind: textCell({ longest: 300, example: 'Esimerkkikoulutus Oy (0737546-2)' }),
  required: true,
  text: 'procurement.form.provider',
} as const;

/** Somebody who is asked for an offer. */
export const inviteeForm = defineEntryForm({ columns: { provider } });

const offerColumns = {
  lot: { kind: offeredCell({ longest: 12, example: '1' }), required: true, text: 'procurement.form.offer-lot' },
  provider,
  studentDayPrice: {
    kind: money({ exampleCents: 4_550 }),
    required: false,
    text: 'procurement.form.student-day-price',
  },
  total: { kind: money({ exampleCents: 2_730_000 }), required: false, text: 'procurement.form.offer-total' },
  receivedOn: { kind: dateCell({ example: '2026-03-30' }), required: true, text: 'procurement.form.received-on' },
  receivedTime: { kind: timeCell({ example: '15:40' }), required: true, text: 'procurement.form.received-time' },
  admissible: {
    kind: choiceCell([
      { value: 'yes', name: 'procurement.admissible.yes' },
      { value: 'no', name: 'procurement.admissible.no' },
    ]),
    required: true,
    text: 'procurement.form.admissible',
  },
  note: {
    kind: proseCell({ longest: 2_000, example: 'Liite puuttuu.' }),
    required: false,
    text: 'procurement.form.offer-note',
  },
} as const;
const whyLate = {
  kind: proseCell({ longest: 2_000, example: 'Kirjekuori oli jäänyt kirjaamoon.' }),
  text: 'procurement.form.late-reason',
} as const;
const whyCorrected = {
  kind: proseCell({ longest: 2_000, example: 'Hinta oli luettu väärältä riviltä.' }),
  text: 'procurement.form.correction-reason',
} as const;

function offerFindings({ studentDayPrice, total, admissible, note }: OfferFacts): Finding[] {
  return [
    ...(studentDayPrice === null && total === null ? [finding('price-missing', 'total')] : []),
    ...(admissible === 'no' && note === null ? [finding('note-missing', 'note')] : []),
  ];
}

export type OfferFacts = RowOf<typeof offerColumns>;
export const offerForm = defineEntryForm({
  columns: { ...offerColumns, lateReason: { ...whyLate, required: false } },
  check: (row) => offerFindings(row),
});
export type OfferRow = RowOf<typeof offerForm.columns>;

/** An offer is corrected only after its opening, and so with a reason. */
export const offerCorrectionForm = defineEntryForm({
  columns: { ...offerColumns, correctionReason: { ...whyCorrected, required: true } },
  check: (row) => offerFindings(row),
});
export type OfferCorrection = RowOf<typeof offerCorrectionForm.columns>;

/** What an offer comes to: the total that it gives, or its price for a student day times the days asked for. */
export function offerTotal(
  { studentDayPrice, total }: Pick<OfferFacts, 'studentDayPrice' | 'total'>,
  studentDays: number | null,
): number | undefined {
  if (total !== null) return total;
  return studentDayPrice === null || studentDays === null ? undefined : studentDayPrice * studentDays;
}

/**
 * What an offer would come to by its price for a student day (in cents), where it gives a total that is another; a cent a day may be
 * rounding.
 */
export function totalApart(
  { studentDayPrice, total }: Pick<OfferRow, 'studentDayPrice' | 'total'>,
  studentDays: number | null,
): number | undefined {
  if (studentDayPrice === null || total === null || studentDays === null) return undefined;
  const expected = studentDayPrice * studentDays;
  return Math.abs(total - expected) > studentDays ? expected : undefined;
}

/** A remark at a column; its texts are `procurement.fault.<key>.title` and `.remedy`. */
export function finding(key: string, column: string, details?: Finding['details']): Finding {
  return { key: `procurement.fault.${key}`, column, ...(details && { details }) };
}
