import {
  type NamedUnit,
  readUnitText,
  spellingKey,
  unitFindings,
  unitOrNewFindings,
  unitText,
} from '#features/organisation/public.ts';
import type { ProgrammePeriod, ProjectKind, ProjectStatus } from '#features/project/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import type { MeasureField } from './measure-field.model.ts';
import type { MeasureFormRow, MeasureRow } from './measure-form.model.ts';
import {
  type CreditUnit,
  type Funding,
  isFundable,
  type MeasureKind,
  type MeasureShape,
  usualShape,
} from './measure-kind.model.ts';
import type { MeasureState } from './measure-state.model.ts';

/** What is recorded of a measure; days as ISO, the last one included. */
export interface MeasureFacts {
  readonly kind: MeasureKind;
  readonly shape: MeasureShape;
  readonly name: string;
  readonly seriesName: string | null;
  readonly field: MeasureField | null;
  readonly funding: Funding;
  /** What it is planned to cost the project, in cents. */
  readonly plannedCents: number | null;
  readonly targetGroup: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly seats: number | null;
  readonly womenPlanned: number | null;
  readonly municipalityCode: string | null;
  readonly site: string | null;
  readonly isOpen: boolean;
  readonly applyText: string | null;
  readonly applyUrl: string | null;
  readonly applyUntil: string | null;
  /** Whether the public is told how many seats are free. */
  readonly tellsFreeSeats: boolean;
  /** What whoever finishes is credited with, to one decimal; both or neither. */
  readonly credits: number | null;
  readonly creditUnit: CreditUnit | null;
}

/** Who runs a measure: a unit that is known, or one that will be under the name that was written. */
export type Provider = { readonly unitId: number } | { readonly toName: string };

/** A measure as it is recorded. */
export interface StoredMeasure extends MeasureFacts {
  readonly id: number;
  readonly projectId: number;
  readonly seriesId: number | null;
  readonly needId: number | null;
  readonly provider: NamedUnit | null;
  readonly state: MeasureState;
  readonly revision: number;
}

/** The project for which a measure is, as far as it decides what may be bought. */
export interface BuyingProject {
  readonly id: number;
  readonly code: string;
  readonly kind: ProjectKind;
  readonly period: ProgrammePeriod;
}

/** The same with its days (ISO, both belong to it) and the state that it is in today, outside of which little is planned. */
export interface DatedProject extends BuyingProject {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly status: ProjectStatus | null;
}

/** How many seats are held on other days than those asked about, and how many at once at most. */
export interface SeatsAgainst {
  readonly outside: number;
  readonly fullest: number;
}

/** What the database knows of the names that stand in rows of measures. */
export interface KnownNames {
  /** Codes of municipalities by their names in small letters. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** Units that may be meant, by what was written. */
  readonly units: ReadonlyMap<string, readonly NamedUnit[]>;
}

/** What the database shows to be amiss with a measure, given who ran it until now. */
export function findingsAmong(
  row: MeasureRow,
  project: BuyingProject,
  names: KnownNames,
  until: NamedUnit | null,
): Finding[] {
  const findings: Finding[] = [];
  if (row.funding === 'esf' && !isFundable(row.kind, project)) {
    findings.push({ key: 'measure.fault.not-fundable', column: 'funding', details: { period: project.period } });
  }
  if (row.municipality !== null && municipalityOf(row, names) === undefined) {
    findings.push({ key: 'measure.fault.municipality', column: 'municipality', details: { found: row.municipality } });
  }
  const provider = providerOf(row, names, until);
  if (provider === 'unknown' || provider === 'several') {
    findings.push(...unitFindings(names.units.get(row.provider ?? '') ?? [], 'provider'));
  }
  return findings;
}

function municipalityOf({ municipality }: MeasureRow, { municipalities }: KnownNames): string | undefined {
  return municipality === null ? undefined : municipalities.get(municipality.toLowerCase());
}

/**
 * Who is meant to run a measure. Whoever ran it until now is meant first, whatever others bear the name. A name that nobody bears is
 * one to be recorded: many run courses that are in no register of ours.
 */
export function providerOf(
  { provider: written }: Pick<MeasureRow, 'provider'>,
  { units }: Pick<KnownNames, 'units'>,
  until: NamedUnit | null,
): Provider | null | 'unknown' | 'several' {
  if (written === null) return null;
  if (until && isMeant(until, written)) return { unitId: until.id };
  const [meant, ...others] = units.get(written) ?? [];
  if (others.length > 0) return 'several';
  if (meant) return { unitId: meant.id };
  return readUnitText(written).name === '' ? 'unknown' : { toName: written };
}

/** Warns of a provider whom nobody knows yet: it is recorded when the form is sent once more. */
export function newProviderFindings(row: MeasureRow, names: KnownNames, until: NamedUnit | null): Finding[] {
  const provider = providerOf(row, names, until);
  return provider !== null && typeof provider === 'object' && 'toName' in provider
    ? unitOrNewFindings([], provider.toName, 'provider')
    : [];
}

/** Warns of seats that people have already and that a measure would not have any more, or only on other days. */
export function givenSeatFindings(
  { shape, seats }: Pick<MeasureRow, 'shape' | 'seats'>,
  { outside, fullest }: SeatsAgainst,
): Finding[] {
  const findings: Finding[] = [];
  const most = shape === 'individual' ? 1 : seats;
  if (most !== null && fullest > most) {
    const details = { fullest, seats: most };
    findings.push({ key: 'measure.fault.seats-given', column: 'seats', details, isWarning: true });
  }
  if (outside > 0) {
    const details = { count: outside };
    findings.push({ key: 'measure.fault.seats-outside', column: 'startsOn', details, isWarning: true });
  }
  return findings;
}

function isMeant(unit: NamedUnit, written: string): boolean {
  const { businessId, name } = readUnitText(written);
  const isNamed = name === '' || spellingKey(name) === spellingKey(unit.name);
  return isNamed && (businessId === undefined || businessId === unit.businessId);
}

/** How a measure is run of which nobody says how: one with a first and a last day is no stream without end. */
function shapeOf({ kind, startsOn, endsOn }: MeasureRow): MeasureShape {
  const usual = usualShape(kind);
  return usual === 'non-stop' && startsOn !== null && endsOn !== null ? 'group' : usual;
}

/** What a row without faults says of its measure. */
export function factsOf(row: MeasureRow, names: KnownNames): MeasureFacts {
  const shape = row.shape ?? shapeOf(row);
  return {
    kind: row.kind,
    shape,
    name: row.name,
    seriesName: row.series,
    field: row.field,
    funding: row.funding,
    plannedCents: row.plannedCents,
    targetGroup: row.targetGroup,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    seats: shape === 'individual' ? 1 : row.seats,
    womenPlanned: row.womenPlanned,
    municipalityCode: municipalityOf(row, names) ?? null,
    site: row.site,
    isOpen: row.isOpen === 'yes',
    applyText: row.applyText,
    applyUrl: row.applyUrl,
    applyUntil: row.applyUntil,
    tellsFreeSeats: row.tellsFree === 'yes',
    credits: row.credits,
    creditUnit: row.creditUnit,
  };
}

/** A measure as a form or a table shows it; `municipality` is what its municipality is called. */
export function rowOf(measure: MeasureFacts, provider: NamedUnit | null, municipality: string | null): MeasureFormRow {
  return {
    kind: measure.kind,
    name: measure.name,
    shape: measure.shape,
    series: measure.seriesName,
    field: measure.field,
    funding: measure.funding,
    plannedCents: measure.plannedCents,
    targetGroup: measure.targetGroup,
    startsOn: measure.startsOn,
    endsOn: measure.endsOn,
    seats: measure.seats,
    womenPlanned: measure.womenPlanned,
    municipality,
    site: measure.site,
    provider: provider && unitText(provider),
    isOpen: measure.isOpen ? 'yes' : 'no',
    applyText: measure.applyText,
    applyUrl: measure.applyUrl,
    applyUntil: measure.applyUntil,
    tellsFree: measure.tellsFreeSeats ? 'yes' : 'no',
    credits: measure.credits,
    creditUnit: measure.creditUnit,
  };
}

/** What a copy of a measure begins with: all but what differs from one to the next. */
export function copyOf(row: MeasureFormRow): Partial<MeasureFormRow> {
  return { ...row, startsOn: null, endsOn: null, applyUntil: null, isOpen: 'no' };
}

/** Measures of one project are told apart by name and first day. */
export function keyOfMeasure(projectId: number, { name, startsOn }: Pick<MeasureFacts, 'name' | 'startsOn'>): string {
  return `${projectId} ${startsOn ?? '-'} ${name.toLowerCase()}`;
}
