import { defineEntryForm } from '#features/entry/public.ts';
import {
  choiceCell,
  dateCell,
  decimalNumber,
  type Finding,
  money,
  proseCell,
  type RowOf,
  textCell,
} from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import { finding, projectColumn } from './tender-form.model.ts';
import { readEmployers } from './written-employers.model.ts';
import { readShares } from './written-shares.model.ts';

/** What a price is for. */
export const priceModels = ['group', 'student-day', 'place', 'hour', 'lump'] as const;
export type PriceModel = (typeof priceModels)[number];

/** Why a contract is amended. */
export type AmendmentKind = 'option' | 'reorganisation' | 'need' | 'correction' | 'other';

const provider = {
  kind: textCell({ longest: 300, example: 'Esimerkkikoulutus Oy (0737546-2)' }),
  required: true,
  text: 'procurement.form.provider',
} as const;

const amountKind = decimalNumber({ decimals: 2, least: 0.01, most: 1_000_000, example: 600 });

/** What binds once the contract is signed. */
const terms = {
  priceModel: {
    kind: choiceCell([
      { value: 'group', name: 'procurement.price-model.group' },
      { value: 'student-day', name: 'procurement.price-model.student-day' },
      { value: 'place', name: 'procurement.price-model.place' },
      { value: 'hour', name: 'procurement.price-model.hour' },
      { value: 'lump', name: 'procurement.price-model.lump' },
    ]),
    required: true,
    text: 'procurement.form.price-model',
  },
  unitPrice: { kind: money({ exampleCents: 4_550 }), required: true, text: 'procurement.form.unit-price' },
  amount: { kind: amountKind, required: false, text: 'procurement.form.amount' },
  startsOn: { kind: dateCell({ example: '2026-05-01' }), required: true, text: 'procurement.form.starts-on' },
  endsOn: { kind: dateCell({ example: '2026-12-31' }), required: true, text: 'procurement.form.ends-on' },
  options: {
    kind: proseCell({ longest: 4_000, example: 'Mahdollisuus jatkaa enintään kuusi kuukautta.' }),
    required: false,
    text: 'procurement.form.options',
  },
} as const;

const head = {
  name: {
    kind: textCell({ longest: 200, example: 'Kaivosalan valmentava koulutus, Kolari' }),
    required: true,
    text: 'procurement.form.contract-name',
  },
  number: {
    kind: textCell({ longest: 60, example: 'LAPELY/123/2026' }),
    required: false,
    text: 'procurement.form.number',
  },
  ...terms,
} as const;

export type ContractRow = RowOf<typeof head>;
export type TermsRow = RowOf<typeof terms>;

function contractFindings({ priceModel, amount, startsOn, endsOn }: TermsRow): Finding[] {
  return [
    ...(priceModel !== 'lump' && amount === null ? [finding('amount-missing', 'amount')] : []),
    ...(priceModel === 'lump' && amount !== null && amount !== 1 ? [finding('amount-of-lump', 'amount')] : []),
    ...(endsOn < startsOn ? [finding('ends-before', 'endsOn', { startsOn: dayAsRead(startsOn) })] : []),
  ];
}

export const newContractForm = defineEntryForm({
  columns: { project: projectColumn, provider, ...head },
  check: (row) => contractFindings(row),
});
const departureReason = {
  kind: proseCell({ longest: 2_000, example: 'Tarjouksen tehnyt oppilaitos yhdistyi toiseen.' }),
  required: false,
  text: 'procurement.form.departure-reason',
} as const;

/** A contract that follows from a tender. */
export const lotContractForm = defineEntryForm({
  columns: { ...newContractForm.columns, departureReason },
  check: (row) => contractFindings(row),
});
export const contractForm = defineEntryForm({
  columns: { ...head, departureReason },
  check: (row) => contractFindings(row),
});
export type NewContractRow = RowOf<typeof newContractForm.columns>;

const fromOn = { kind: dateCell({ example: '2026-05-01' }), required: true, text: 'procurement.form.from-on' } as const;

/** What is agreed anew in a signed contract, from a day on, and why. */
export const amendmentForm = defineEntryForm({
  columns: {
    kind: {
      kind: choiceCell<AmendmentKind>([
        { value: 'option', name: 'procurement.amendment-kind.option' },
        { value: 'reorganisation', name: 'procurement.amendment-kind.reorganisation' },
        { value: 'need', name: 'procurement.amendment-kind.need' },
        { value: 'correction', name: 'procurement.amendment-kind.correction' },
        { value: 'other', name: 'procurement.amendment-kind.other' },
      ]),
      required: true,
      text: 'procurement.form.amendment-kind',
    },
    reason: {
      kind: proseCell({ longest: 2_000, example: 'Optio käytetään: koulutus jatkuu vuoden loppuun.' }),
      required: true,
      text: 'procurement.form.amendment-reason',
    },
    agreedOn: { ...fromOn, text: 'procurement.form.amendment-agreed' },
    fromOn: { ...fromOn, text: 'procurement.form.amendment-from' },
    ...terms,
    shares: {
      kind: proseCell({ longest: 2_000, example: 'S12345 66,7' }),
      required: true,
      text: 'procurement.form.amendment-shares',
    },
    employers: {
      kind: proseCell({ longest: 4_000, example: 'Esimerkkitehdas Oy (0737546-2) 30' }),
      required: false,
      text: 'procurement.form.amendment-employers',
    },
  },
  check: (row) => [
    ...contractFindings(row),
    ...readShares(row.shares).findings,
    ...readEmployers(row.employers).findings,
  ],
});
export type AmendmentRow = RowOf<typeof amendmentForm.columns>;

/** The columns of `amendmentForm` that say what is agreed now. */
export const agreedColumns = [...Object.keys(terms), 'shares', 'employers'];

export const providerForm = defineEntryForm({
  columns: {
    provider,
    fromOn,
    reason: {
      kind: proseCell({ longest: 1_000, example: 'Yksi oppilaitos ei pysty järjestämään kaikkia ryhmiä.' }),
      required: true,
      text: 'procurement.form.beside-reason',
    },
  },
});
export type ProviderRow = RowOf<typeof providerForm.columns>;

/** One that provides no longer, and who goes on in its stead, if anybody. */
export const replacementForm = defineEntryForm({
  columns: {
    provider: { ...provider, required: false, text: 'procurement.form.instead' },
    fromOn: { ...fromOn, text: 'procurement.form.instead-from' },
    reason: {
      kind: proseCell({ longest: 1_000, example: 'Oppilaitokset yhdistyivät.' }),
      required: true,
      text: 'procurement.form.provider-reason',
    },
  },
});
export type ReplacementRow = RowOf<typeof replacementForm.columns>;

/** What a contract comes to in whole cents. */
export function contractTotal(unitPriceCents: number, amount: number): number {
  return Math.round((unitPriceCents * Math.round(amount * 100)) / 100);
}
