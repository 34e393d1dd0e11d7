import type { NamedUnit } from '#features/organisation/public.ts';
import type { FieldChange, Finding, RowJudgement } from '#features/sheet/public.ts';
import {
  type DatedProject,
  factsOf,
  findingsAmong,
  givenSeatFindings,
  type KnownNames,
  keyOfMeasure,
  type MeasureFacts,
  newProviderFindings,
  type Provider,
  providerOf,
  rowOf,
  type SeatsAgainst,
  type StoredMeasure,
} from './measure.model.ts';
import { adviceOn } from './measure-advice.model.ts';
import { findingsOf, type MeasureRow, type MeasureSheetRow, measureColumns } from './measure-form.model.ts';
import { isForward, type MeasureState } from './measure-state.model.ts';

/** What the database knows about rows of a table of measures. */
export interface KnownOfRows extends KnownNames {
  /** The projects that the sender plans measures for, by code. */
  readonly projects: ReadonlyMap<string, DatedProject>;
  /** By `keyOfMeasure`. */
  readonly measures: ReadonlyMap<string, StoredMeasure>;
  /** Ids of measures whose newest state begins only after today. */
  readonly ahead: ReadonlySet<number>;
  /** Finnish names of municipalities by code. */
  readonly municipalityNames: ReadonlyMap<string, string>;
}

/** The same, and what of the seats given would not fit what the rows say, by the ids of measures. */
interface KnownBeforehand extends KnownOfRows {
  readonly seatsAgainst: ReadonlyMap<number, SeatsAgainst>;
}

/** A row as it will be taken in, given what is recorded of its measure. */
export interface ReadRow {
  readonly project: DatedProject;
  readonly known: StoredMeasure | undefined;
  readonly row: MeasureRow;
  readonly facts: MeasureFacts;
  readonly provider: Provider | null;
  /** The state that the row says; null where it says none. */
  readonly state: MeasureState | null;
  /** What does not keep it from being taken in. */
  readonly warnings: readonly Finding[];
}

/** What two rows of one table may not both tell of. */
export function rowKey({ project, name, startsOn }: MeasureSheetRow): string {
  return `${projectCodeOf(project)} ${startsOn ?? '-'} ${name.toLowerCase()}`;
}

export function projectCodeOf(written: string): string {
  return written.trim().toUpperCase();
}

/** A row that can be taken in, or what keeps it from that. An empty cell leaves what is known as it is. */
export function readMeasureRow(
  sheetRow: MeasureSheetRow,
  known: KnownOfRows,
): ReadRow | { readonly findings: readonly [Finding, ...Finding[]] } {
  const { project: code, state, ...told } = sheetRow;
  const project = known.projects.get(projectCodeOf(code));
  if (!project) return { findings: [{ key: 'measure.fault.project', column: 'project', details: { found: code } }] };
  const measure = known.measures.get(keyOfMeasure(project.id, told));
  const row = measure ? filled(told, storedRow(measure, known)) : told;
  const until: NamedUnit | null = measure?.provider ?? null;
  const names = withStoredMunicipality(measure, row, known);
  const [fault, ...more] = [
    ...(measure ? findingsOf(row) : []),
    ...findingsAmong(row, project, names, until),
    ...stateFindings(measure, state, known),
  ];
  if (fault) return { findings: [fault, ...more] };
  const provider = providerOf(row, known, until);
  if (provider === 'unknown' || provider === 'several') throw new RangeError('an unclear provider is a finding');
  const warnings = newProviderFindings(row, known, until);
  return { project, known: measure, row, facts: factsOf(row, names), provider, state, warnings };
}

/** The name of the municipality that a row leaves as it is was looked up by nobody: the stored code stands for it. */
function withStoredMunicipality(
  measure: StoredMeasure | undefined,
  { municipality }: MeasureRow,
  known: KnownOfRows,
): KnownOfRows {
  const code = measure?.municipalityCode ?? null;
  if (code === null || municipality === null || known.municipalityNames.get(code) !== municipality) return known;
  return { ...known, municipalities: new Map(known.municipalities).set(municipality.toLowerCase(), code) };
}

function filled(told: MeasureRow, stored: MeasureRow): MeasureRow {
  const said = Object.entries(told).filter(([, value]) => value !== null);
  return { ...stored, ...Object.fromEntries(said) };
}

function storedRow(measure: StoredMeasure, { municipalityNames }: KnownOfRows): MeasureRow {
  return rowOf(measure, measure.provider, municipalityNames.get(measure.municipalityCode ?? '') ?? null);
}

function stateFindings(
  measure: StoredMeasure | undefined,
  state: MeasureState | null,
  { ahead }: Pick<KnownOfRows, 'ahead'>,
): Finding[] {
  if (!measure || state === null || state === measure.state) return [];
  if (!isForward(measure.state, state)) return [{ key: 'measure.fault.state-back', column: 'state' }];
  if (state === 'judged') return [{ key: 'measure.fault.judged-in-table', column: 'state' }];
  return ahead.has(measure.id) ? [{ key: 'measure.fault.state-to-come', column: 'state' }] : [];
}

/** What taking in a row would do, with the warnings that the form of one measure gives; what stays as it is gives none of them. */
export function judgeMeasureRow(sheetRow: MeasureSheetRow, known: KnownBeforehand): RowJudgement {
  const read = readMeasureRow(sheetRow, known);
  if ('findings' in read) return { outcome: 'refused', findings: read.findings };
  const changes = read.known && changesOf(read, read.known, known);
  if (changes?.length === 0) return { outcome: 'same', ...warningsIn(read.warnings) };
  const warned = warningsIn([...read.warnings, ...adviceOnRow(read, known)]);
  return changes ? { outcome: 'changed', changes, ...warned } : { outcome: 'new', ...warned };
}

function warningsIn(warnings: readonly Finding[]): { readonly warnings?: readonly Finding[] } {
  return warnings.length > 0 ? { warnings } : {};
}

function adviceOnRow({ project, known: measure, facts, state }: ReadRow, { seatsAgainst }: KnownBeforehand): Finding[] {
  const against = measure && seatsAgainst.get(measure.id);
  return [
    ...(against ? givenSeatFindings(facts, against) : []),
    ...adviceOn(facts, project, state ?? measure?.state ?? 'plan'),
  ];
}

function changesOf(
  { row, facts, provider, state }: ReadRow,
  measure: StoredMeasure,
  known: KnownOfRows,
): FieldChange[] {
  const before = storedRow(measure, known);
  const now = rowOf(facts, null, known.municipalityNames.get(facts.municipalityCode ?? '') ?? null);
  const changes = (Object.keys(measureColumns) as (keyof MeasureRow)[]).flatMap((column): FieldChange[] => {
    if (column === 'provider') return [];
    return before[column] === now[column] ? [] : [{ column, from: before[column], to: now[column] }];
  });
  const isSameProvider = provider === null || ('unitId' in provider && provider.unitId === measure.provider?.id);
  if (!isSameProvider) changes.push({ column: 'provider', from: before.provider, to: row.provider });
  if (state !== null && state !== measure.state) changes.push({ column: 'state', from: measure.state, to: state });
  return changes;
}
