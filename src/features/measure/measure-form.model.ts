import { defineEntryForm } from '#features/entry/public.ts';
import {
  choiceCell,
  dateCell,
  decimalNumber,
  type Finding,
  money,
  proseCell,
  type RowOf,
  type SheetChoice,
  textCell,
  wholeNumber,
} from '#features/sheet/public.ts';
import type { PlainTextKey } from '#platform/i18n/texts.ts';
import { type MeasureField, measureFields } from './measure-field.model.ts';
import {
  type CreditUnit,
  creditUnits,
  type Funding,
  fundings,
  givesCredits,
  isSensitiveKind,
  type MeasureKind,
  type MeasureShape,
  measureKinds,
  measureShapes,
} from './measure-kind.model.ts';
import { type MeasureState, measureStates } from './measure-state.model.ts';

const yesOrNo = ['yes', 'no'] as const;

/** One of a closed list, each with the text `<root>.<value>`. */
function listed<V extends string>(values: readonly V[], root: string) {
  const [first, ...others] = values.map(
    (value): SheetChoice<V> => ({ value, name: `${root}.${value}` as PlainTextKey }),
  );
  if (!first) throw new RangeError('a list to choose from needs something in it');
  return choiceCell<V>([first, ...others]);
}

const kinds = listed<MeasureKind>(measureKinds, 'measure.kind');
const shapes = listed<MeasureShape>(measureShapes, 'measure.shape');

/** What is asked of a measure, in a form and in a table alike. */
export const measureColumns = {
  kind: { kind: kinds, required: true, text: 'measure.form.kind' },
  name: { kind: textCell({ longest: 200, example: 'Lähihoitajakoulutus' }), required: true, text: 'measure.form.name' },
  shape: { kind: shapes, required: false, text: 'measure.form.shape' },
  series: { kind: textCell({ longest: 100, example: 'Askari' }), required: false, text: 'measure.form.series' },
  field: { kind: listed<MeasureField>(measureFields, 'measure.field'), required: false, text: 'measure.form.field' },
  funding: { kind: listed<Funding>(fundings, 'measure.funding'), required: true, text: 'measure.form.funding' },
  plannedCents: { kind: money({ exampleCents: 4_800_000 }), required: false, text: 'measure.form.planned-sum' },
  targetGroup: {
    kind: proseCell({ longest: 2000, example: 'Pitkään työttömänä olleet' }),
    required: false,
    text: 'measure.form.target-group',
  },
  startsOn: { kind: dateCell({ example: '2026-09-01' }), required: false, text: 'measure.form.starts-on' },
  endsOn: { kind: dateCell({ example: '2027-05-31' }), required: false, text: 'measure.form.ends-on' },
  seats: { kind: wholeNumber({ least: 1, most: 10_000, example: 12 }), required: false, text: 'measure.form.seats' },
  womenPlanned: { kind: wholeNumber({ most: 10_000, example: 6 }), required: false, text: 'measure.form.women' },
  municipality: {
    kind: textCell({ longest: 100, example: 'Inari' }),
    required: false,
    text: 'measure.form.municipality',
  },
  site: { kind: textCell({ longest: 200, example: 'Ivalo' }), required: false, text: 'measure.form.site' },
  provider: {
    kind: textCell({ longest: 300, example: 'Esimerkkikoulutus Oy' }),
    required: false,
    text: 'measure.form.provider',
  },
  isOpen: { kind: listed(yesOrNo, 'measure.yes-or-no'), required: false, text: 'measure.form.is-open' },
  applyText: {
    kind: proseCell({ longest: 2000, example: 'Soita kouluttajalle' }),
    required: false,
    text: 'measure.form.apply-text',
  },
  applyUrl: {
    kind: textCell({ longest: 500, example: 'https://haku.example' }),
    required: false,
    text: 'measure.form.apply-url',
  },
  applyUntil: { kind: dateCell({ example: '2026-08-15' }), required: false, text: 'measure.form.apply-until' },
  tellsFree: { kind: listed(yesOrNo, 'measure.yes-or-no'), required: false, text: 'measure.form.tells-free' },
  credits: {
    kind: decimalNumber({ decimals: 1, least: 0.1, most: 999, example: 40 }),
    required: false,
    text: 'measure.form.credits',
  },
  creditUnit: {
    kind: listed<CreditUnit>(creditUnits, 'measure.credit-unit'),
    required: false,
    text: 'measure.form.credit-unit',
  },
} as const;

export type MeasureRow = RowOf<typeof measureColumns>;

export const stateColumn = {
  kind: listed<MeasureState>(measureStates, 'measure.state'),
  required: false,
  text: 'measure.form.state',
} as const;

/** The columns of a table of measures: of which project each is, and in which state. */
export const measureSheetColumns = {
  project: { kind: textCell({ longest: 12, example: 'S12345' }), required: true, text: 'measure.form.project' },
  ...measureColumns,
  state: stateColumn,
} as const;

export type MeasureSheetRow = RowOf<typeof measureSheetColumns>;

/** On the page it is said whether people may apply; a table may leave the column out. */
const formColumns = { ...measureColumns, isOpen: { ...measureColumns.isOpen, required: true } } as const;

export type MeasureFormRow = RowOf<typeof formColumns>;

/** What is filled in for a measure that is there already. Its state changes by an act of its own. */
export const measureForm = defineEntryForm({ columns: formColumns, check: (row) => findingsOf(row) });

/** What is filled in for a new measure. */
export const newMeasureForm = defineEntryForm({
  columns: { ...formColumns, state: stateColumn },
  check: (row) => findingsOf(row),
});

/** The columns under headings of their own; the others say what the measure is. */
export const daysAndPlace = [
  'startsOn',
  'endsOn',
  'seats',
  'womenPlanned',
  'municipality',
  'site',
  'provider',
] as const;
export const applying = ['isOpen', 'applyText', 'applyUrl', 'applyUntil', 'tellsFree'] as const;
export const credited = ['credits', 'creditUnit'] as const;

/** What is amiss with a measure of good fields. */
export function findingsOf(row: MeasureRow): Finding[] {
  return [...dayFindings(row), ...seatFindings(row), ...applyingFindings(row), ...creditFindings(row)];
}

function dayFindings({ startsOn, endsOn }: MeasureRow): Finding[] {
  if (endsOn === null) return [];
  if (startsOn === null) return [{ key: 'measure.fault.no-start', column: 'startsOn' }];
  return endsOn < startsOn ? [{ key: 'measure.fault.ends-early', column: 'endsOn' }] : [];
}

function seatFindings({ shape, seats, womenPlanned }: MeasureRow): Finding[] {
  if (shape === 'individual' && seats !== null && seats !== 1)
    return [{ key: 'measure.fault.one-person', column: 'seats' }];
  const most = shape === 'individual' ? 1 : seats;
  if (womenPlanned === null) return [];
  if (most === null) return [{ key: 'measure.fault.no-seats', column: 'seats' }];
  return womenPlanned > most ? [{ key: 'measure.fault.women', column: 'womenPlanned', details: { seats: most } }] : [];
}

function applyingFindings({ kind, isOpen, applyText, applyUrl, applyUntil, endsOn }: MeasureRow): Finding[] {
  const findings: Finding[] = [];
  if (applyUrl !== null && !isWebAddress(applyUrl))
    findings.push({ key: 'measure.fault.apply-url', column: 'applyUrl' });
  if (applyUntil !== null && endsOn !== null && applyUntil > endsOn) {
    findings.push({ key: 'measure.fault.apply-late', column: 'applyUntil' });
  }
  if (isOpen !== 'yes') return findings;
  if (isSensitiveKind(kind)) findings.push({ key: 'measure.fault.sensitive-open', column: 'isOpen' });
  if (applyText === null && applyUrl === null)
    findings.push({ key: 'measure.fault.how-to-apply', column: 'applyText' });
  return findings;
}

function creditFindings({ kind, credits, creditUnit }: MeasureRow): Finding[] {
  if (credits === null && creditUnit === null) return [];
  if (!givesCredits(kind))
    return [{ key: 'measure.fault.no-credits', column: credits === null ? 'creditUnit' : 'credits' }];
  if (creditUnit === null) return [{ key: 'measure.fault.credit-unit', column: 'creditUnit' }];
  return credits === null ? [{ key: 'measure.fault.credits', column: 'credits' }] : [];
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);
}
