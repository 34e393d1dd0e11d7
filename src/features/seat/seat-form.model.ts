import { defineEntryForm, type EntryForm } from '#features/entry/public.ts';
import {
  dateCell,
  decimalNumber,
  type Finding,
  money,
  offeredCell,
  proseCell,
  type SheetColumn,
  type SheetColumns,
  textCell,
  wholeNumber,
} from '#features/sheet/public.ts';
import { mostPersons, readNumbers } from './whom.model.ts';

const day = (example: string) => dateCell({ example });
const numbers = textCell({ longest: 2000, example: '3, 5–8' });
const count = wholeNumber({ least: 0, most: mostPersons, example: 4 });

const whom = { kind: numbers, required: true, text: 'seat.field.whom' } as const;
const startsOn = { kind: day('2026-03-01'), required: true, text: 'seat.field.starts-on' } as const;
const endsOn = { kind: day('2026-06-30'), required: false, text: 'seat.field.ends-on' } as const;
const lastDay = { kind: day('2026-06-30'), required: true, text: 'seat.field.last-day' } as const;
const price = { kind: money({ exampleCents: 120_000 }), required: false, text: 'seat.field.price' } as const;
const workPlace = {
  kind: offeredCell({ longest: 20, example: '12' }),
  required: false,
  text: 'seat.field.work-place',
} as const;

/** People who ask for a seat: those of the project who have a number, and new ones. */
export const requestForm = defineEntryForm({
  columns: {
    whom: { kind: numbers, required: false, text: 'seat.field.known' },
    women: { kind: count, required: false, text: 'seat.field.women' },
    men: { kind: count, required: false, text: 'seat.field.men' },
    others: { kind: count, required: false, text: 'seat.field.others' },
    untold: { kind: count, required: false, text: 'seat.field.untold' },
    segment: { kind: offeredCell({ longest: 20, example: '12' }), required: false, text: 'seat.field.segment' },
    askedOn: { kind: day('2026-02-15'), required: true, text: 'seat.field.asked-on' },
  },
  check: ({ whom: known, women, men, others, untold }) => {
    const added = (women ?? 0) + (men ?? 0) + (others ?? 0) + (untold ?? 0);
    if (known === null && added === 0) return [{ key: 'seat.fault.nobody', column: 'whom' }];
    if (added > mostPersons) return [{ key: 'seat.fault.too-many', column: 'women', details: { most: mostPersons } }];
    return known === null ? [] : numbersProblem(known);
  },
});

const reason = {
  kind: proseCell({ longest: 500, example: 'Tarvitsee paikan ennen muita' }),
  required: false,
  text: 'seat.field.passing-over',
} as const;

const termsColumns = { startsOn, endsOn, workPlace } as const;
const offerColumns = {
  whom,
  replyBy: { kind: day('2026-02-20'), required: true, text: 'seat.field.reply-by' },
  ...termsColumns,
  reason,
} as const;
const takeColumns = { whom, ...termsColumns, reason } as const;

/** Work places are asked for only where the measure has some. */
export const offerForm = (hasPlaces: boolean) =>
  defineEntryForm({ columns: withPlaces(offerColumns, hasPlaces), check: checkTerms });
export const takeForm = (hasPlaces: boolean) =>
  defineEntryForm({ columns: withPlaces(takeColumns, hasPlaces), check: checkTerms });
export const daysForm = (hasPlaces: boolean) =>
  defineEntryForm({ columns: withPlaces(termsColumns, hasPlaces), check: checkTerms });

function withPlaces<Columns extends { readonly workPlace: SheetColumn }>(
  columns: Columns,
  hasPlaces: boolean,
): Columns {
  if (hasPlaces) return columns;
  const { workPlace: _, ...others } = columns;
  // A column that is not asked for is read as an empty one.
  return others as unknown as Columns;
}

interface Terms {
  readonly whom?: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

function checkTerms({ whom: named, ...days }: Terms): Finding[] {
  return [...(named === undefined ? [] : numbersProblem(named)), ...orderProblem(days)];
}

function numbersProblem(written: string): Finding[] {
  return readNumbers(written) ? [] : [{ key: 'seat.fault.numbers', column: 'whom', details: { most: mostPersons } }];
}

function orderProblem({ startsOn: from, endsOn: until }: Pick<Terms, 'startsOn' | 'endsOn'>): Finding[] {
  if (until === null || from <= until) return [];
  return [{ key: 'seat.fault.ends-before', column: 'endsOn', details: { day: from } }];
}

/** Somebody leaves before the last day. */
export const leaveForm = defineEntryForm({
  columns: {
    lastDay: { kind: day('2026-04-15'), required: true, text: 'seat.field.left-on' },
    reason: { kind: proseCell({ longest: 500, example: 'Sai työpaikan' }), required: true, text: 'seat.field.reason' },
  },
});

/** A leaving that was noted wrongly: another last day, or none where nobody left. */
export const correctLeavingForm = defineEntryForm({
  columns: {
    lastDay: { kind: day('2026-04-15'), required: false, text: 'seat.field.corrected-day' },
    reason: { kind: proseCell({ longest: 500, example: 'Väärä päivä' }), required: true, text: 'seat.field.reason' },
  },
});

export const subsidyForm = defineEntryForm({
  columns: {
    percent: {
      kind: decimalNumber({ decimals: 1, least: 1, most: 100, example: 50 }),
      required: true,
      text: 'seat.field.percent',
    },
    monthly: { kind: money({ exampleCents: 126_000 }), required: false, text: 'seat.field.monthly' },
    hours: {
      kind: decimalNumber({ decimals: 2, least: 1, most: 40, example: 37.5 }),
      required: true,
      text: 'seat.field.hours',
    },
    trainingDays: {
      kind: wholeNumber({ least: 1, most: 400, example: 20 }),
      required: false,
      text: 'seat.field.training-days',
    },
  },
});

const offered = offeredCell({ longest: 20, example: '12' });

/** A module of the tray for the package of a person. */
export const moduleForm = defineEntryForm({
  columns: {
    module: { kind: offered, required: true, text: 'seat.field.module' },
    startsOn,
    endsOn: lastDay,
    price,
  },
  check: orderProblem,
});

/** Capacity called off for a person. */
export const callOffForm = defineEntryForm({
  columns: {
    line: { kind: offered, required: true, text: 'seat.field.line' },
    amount: {
      kind: decimalNumber({ decimals: 2, least: 0.01, most: 1_000_000, example: 40 }),
      required: true,
      text: 'seat.field.amount',
    },
    startsOn,
    endsOn: lastDay,
    price,
  },
  check: orderProblem,
});

/** The forms of seats by their names in addresses: those of the measure first, then those of one seat. */
export const seatFormNames = [
  'request',
  'offer',
  'take',
  'days',
  'leave',
  'correct-leaving',
  'subsidy',
  'module',
  'call-off',
] as const;
export type SeatFormName = (typeof seatFormNames)[number];

/** Whether a form is of one seat. */
export function isFormOfSeat(name: SeatFormName): boolean {
  return seatFormNames.indexOf(name) >= seatFormNames.indexOf('days');
}

/** What a form asks. */
export function seatForm(name: SeatFormName, hasPlaces: boolean): EntryForm<SheetColumns> {
  switch (name) {
    case 'request':
      return requestForm;
    case 'offer':
      return offerForm(hasPlaces);
    case 'take':
      return takeForm(hasPlaces);
    case 'days':
      return daysForm(hasPlaces);
    case 'leave':
      return leaveForm;
    case 'correct-leaving':
      return correctLeavingForm;
    case 'subsidy':
      return subsidyForm;
    case 'module':
      return moduleForm;
    case 'call-off':
      return callOffForm;
  }
}
