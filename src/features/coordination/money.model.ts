import type { MeasureKind } from '#features/measure/public.ts';
import type { MoneyLine } from '#features/procurement/public.ts';
import type { SubsidyLine } from '#features/seat/public.ts';
import { type MoneyChoice, type MoneyPart, moneyParts } from './coordination-address.model.ts';

/** A measure with a planned sum that nobody has bought, or only in part. Days are ISO. */
export interface PlannedMeasure {
  readonly id: number;
  readonly projectId: number;
  readonly kind: MeasureKind;
  readonly name: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly plannedCents: number;
}

/** What the measures of a project that are bought with a contract were planned to cost together. */
export interface PlannedPurchase {
  readonly contractId: number;
  readonly projectId: number;
  readonly plannedCents: number;
}

/** What the money of a project is held to; null where nobody has said it. */
export interface MoneyLimit {
  readonly projectId: number;
  /** Granted for measures by the plan in force, or in all where it is not parted; without a plan, as the description tells it. */
  readonly grantedCents: number | null;
  /** The version of the plan that says it; null where it is the description. */
  readonly planNumber: number | null;
  /** Planned of all public money, as the description tells it. */
  readonly plannedPublicCents: number | null;
}

/** Money of one project, and of what it is: of a tender or contract the project's share, of a measure its plan or wage subsidies. */
export interface MoneyEntry {
  readonly part: MoneyPart;
  readonly projectId: number;
  readonly of: 'tender' | 'contract' | 'measure';
  readonly id: number;
  readonly name: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly cents: number;
  /** Of what was bought: the public part of its price, the project's share of that, and what employers pay beside it. */
  readonly bought?: { readonly publicCents: number; readonly employerCents: number; readonly permille: number };
  /** For how many seats wage subsidy is paid. */
  readonly seats?: number;
}

/** All that money of projects is known from on a day. */
export interface MoneySources {
  readonly lines: readonly MoneyLine[];
  readonly planned: readonly PlannedMeasure[];
  readonly subsidies: readonly SubsidyLine[];
}

const kindsOfSubsidy: readonly MeasureKind[] = ['wage-subsidy', 'toppis'];

/** The money of projects, line by line; what is planned for wage subsidy counts as far as no subsidy is decided. */
export function moneyEntries({ lines, planned, subsidies }: MoneySources, on: string): MoneyEntry[] {
  const subsidised = Map.groupBy(subsidies, ({ measureId }) => measureId);
  return [
    ...planned.map((measure) => plannedEntry(measure, subsidised.get(measure.id) ?? [])),
    ...lines.map((line) => boughtEntry(line, on)),
    ...[...subsidised.values()].flatMap((seats) => subsidyEntries(seats)),
  ].filter(({ cents }) => cents > 0);
}

function plannedEntry(
  { plannedCents, kind, ...measure }: PlannedMeasure,
  subsidies: readonly SubsidyLine[],
): MoneyEntry {
  const decided = sumOf(subsidies, ({ pastCents, aheadCents }) => pastCents + aheadCents);
  const cents = kindsOfSubsidy.includes(kind) ? Math.max(0, plannedCents - decided) : plannedCents;
  return { ...measure, part: 'planned', of: 'measure', cents };
}

function boughtEntry(line: MoneyLine, on: string): MoneyEntry {
  const { projectId, kind, id, name, startsOn, endsOn, cents, publicCents, employerCents, permille } = line;
  return {
    part: moneyPartOf(line, on),
    projectId,
    of: kind === 'accepted' ? 'tender' : 'contract',
    id,
    name,
    startsOn,
    endsOn,
    cents,
    bought: { publicCents, employerCents, permille },
  };
}

/** The subsidies of a measure: what was paid, and what comes. */
function subsidyEntries(seats: readonly SubsidyLine[]): MoneyEntry[] {
  const [first] = seats;
  if (!first) return [];
  const entry = (part: MoneyPart, amount: 'pastCents' | 'aheadCents'): MoneyEntry => ({
    part,
    projectId: first.projectId,
    of: 'measure',
    id: first.measureId,
    name: first.measureName,
    startsOn: null,
    endsOn: null,
    cents: sumOf(seats, (seat) => seat[amount]),
    seats: seats.filter((seat) => seat[amount] > 0).length,
  });
  return [entry('subsidyPast', 'pastCents'), entry('subsidyAhead', 'aheadCents')];
}

/** The part of the money to which what is bought belongs on a day (ISO). */
function moneyPartOf({ kind, endsOn }: Pick<MoneyLine, 'kind' | 'endsOn'>, on: string): MoneyPart {
  if (kind !== 'signed') return kind;
  return endsOn !== null && endsOn < on ? 'over' : 'running';
}

/** Sums that are drawn together of several parts. */
const partsOf = {
  subsidy: ['subsidyPast', 'subsidyAhead'],
  /** What is agreed, or paid: all but what is only planned. */
  bound: ['accepted', 'drafted', 'running', 'over', 'subsidyPast', 'subsidyAhead'],
  toCome: ['planned', 'accepted', 'drafted', 'running', 'subsidyAhead'],
  total: moneyParts,
} as const satisfies Record<string, readonly MoneyPart[]>;

export type MoneyFigures = Readonly<Record<MoneyPart | keyof typeof partsOf, number>>;

/** What some entries come to by part, in cents; to come is all but contracts that are over and subsidies that were paid. */
export function moneyFigures(entries: readonly MoneyEntry[]): MoneyFigures {
  const sum = (isOf: (part: MoneyPart) => boolean) => sumOf(entries, ({ part, cents }) => (isOf(part) ? cents : 0));
  const drawn = (parts: readonly MoneyPart[]) => sum((part) => parts.includes(part));
  return {
    ...(Object.fromEntries(moneyParts.map((part) => [part, sum((its) => its === part)])) as Record<MoneyPart, number>),
    subsidy: drawn(partsOf.subsidy),
    bound: drawn(partsOf.bound),
    toCome: drawn(partsOf.toCome),
    total: drawn(partsOf.total),
  };
}

/** What was granted to some projects, how much of it is free, and of how many projects it is known; null where of none. */
export interface GrantedFigures {
  readonly grantedCents: number | null;
  readonly freeCents: number | null;
  readonly told: number;
  readonly projects: number;
}

/** What is free of what projects were granted: all that is not bound. Projects of which nobody has said it are left out. */
export function grantedFigures(
  projects: readonly { readonly figures: MoneyFigures; readonly grantedCents: number | null }[],
): GrantedFigures {
  const known = projects.flatMap(({ figures, grantedCents }) =>
    grantedCents === null ? [] : [{ grantedCents, freeCents: grantedCents - figures.bound }],
  );
  const sum = (key: 'grantedCents' | 'freeCents') => (known.length === 0 ? null : sumOf(known, (one) => one[key]));
  return {
    grantedCents: sum('grantedCents'),
    freeCents: sum('freeCents'),
    told: known.length,
    projects: projects.length,
  };
}

/** What each project pays, and what it was granted. */
export interface MoneyRow {
  /** None for the sums of all. */
  readonly project?: { readonly code: string; readonly name: string };
  readonly figures: MoneyFigures;
  readonly granted: GrantedFigures;
  /** The version of the plan that says what was granted; null where it is the public description. */
  readonly planNumber: number | null;
}

/** The sums that stand in columns of their own. */
const columns = ['planned', 'accepted', 'drafted', 'running', 'over', 'subsidy', 'toCome', 'total'] as const;
export type MoneyColumn = (typeof columns)[number];

/** Those of them of which some project has something: there are many. */
export function moneyColumns(sums: MoneyFigures): MoneyColumn[] {
  return columns.filter((part) => sums[part] > 0);
}

/** The projects that have money or were granted some in a row each, and the sums of all. */
export function moneyRows(
  projects: readonly { readonly id: number; readonly code: string; readonly name: string }[],
  { entries, limits }: { readonly entries: readonly MoneyEntry[]; readonly limits: readonly MoneyLimit[] },
): { readonly rows: MoneyRow[]; readonly sums: MoneyRow } {
  const entriesOf = Map.groupBy(entries, ({ projectId }) => projectId);
  const limitOf = new Map(limits.map((limit) => [limit.projectId, limit]));
  const known = projects.map(({ id, code, name }) => {
    const { grantedCents = null, planNumber = null } = limitOf.get(id) ?? {};
    return { project: { code, name }, figures: moneyFigures(entriesOf.get(id) ?? []), grantedCents, planNumber };
  });
  const shown = known.filter(({ figures, grantedCents }) => figures.total > 0 || grantedCents !== null);
  return {
    rows: shown.map(({ project, figures, grantedCents, planNumber }) => {
      return { project, figures, planNumber, granted: grantedFigures([{ figures, grantedCents }]) };
    }),
    sums: { figures: moneyFigures(entries), granted: grantedFigures(shown), planNumber: null },
  };
}

/** The entries from which a sum was counted. */
export function chooseMoney(
  entries: readonly MoneyEntry[],
  projects: readonly { readonly id: number; readonly code: string }[],
  { project, part }: MoneyChoice,
): MoneyEntry[] {
  const projectId = projects.find(({ code }) => code === project)?.id;
  const parts: readonly MoneyPart[] =
    part === undefined ? moneyParts : part === 'toCome' || part === 'subsidy' ? partsOf[part] : [part];
  return entries.filter(
    (entry) => parts.includes(entry.part) && (project === undefined || entry.projectId === projectId),
  );
}

/** What each project is still to pay, in cents, by its id. */
export function toComeByProject(entries: readonly MoneyEntry[]): Record<number, number> {
  const byProject = Map.groupBy(entries, ({ projectId }) => projectId);
  return Object.fromEntries([...byProject].map(([id, own]) => [id, moneyFigures(own).toCome]));
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amountOf(item), 0);
}
