import type { ToldProject } from '#features/description/public.ts';
import type { PlanSums } from '#features/plan/public.ts';

/** A project as far as it is known here, as its description tells it, and as its plan in force promises it. */
interface KnownProject extends Pick<LineageRow, 'name' | 'isReached' | 'startsOn' | 'endsOn'> {
  readonly told: ToldProject | undefined;
  readonly plan: PlanSums | undefined;
}

/** What is said of one project or of several together: so that a sum never looks like the whole where something is unknown. */
export interface LineageAmount {
  /** Null where nobody says it. */
  readonly amount: number | null;
  /** Of how many projects it is said, and how many there are. */
  readonly told: number;
  readonly projects: number;
  /** Whether it is the plan that says it, no description doing so. */
  readonly isPlanned: boolean;
}

/** A project of a lineage, or without a code all of them together. Money in cents. */
export interface LineageRow {
  readonly code: string | undefined;
  readonly name: string | null;
  readonly isReached: boolean;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly grantedCents: LineageAmount;
  readonly personsPlanned: LineageAmount;
  readonly personsRealised: LineageAmount;
}

/** The projects of a lineage in their order. A description goes before the plan: the public is told the same. */
export function lineageRows(lineage: readonly string[], members: ReadonlyMap<string, KnownProject>): LineageRow[] {
  return lineage.map((code) => {
    const member = members.get(code);
    const { told, plan } = member ?? {};
    return {
      code,
      name: member?.name ?? told?.name ?? null,
      isReached: member?.isReached ?? false,
      startsOn: member?.startsOn ?? told?.startsOn ?? null,
      endsOn: member?.endsOn ?? told?.endsOn ?? null,
      grantedCents: amountOf(told?.grantedEuStateCents, plan?.grantedCents),
      personsPlanned: amountOf(told?.personsPlanned, plan?.persons),
      personsRealised: amountOf(told?.personsRealised, null),
    };
  });
}

function amountOf(told: number | null | undefined, planned: number | null | undefined): LineageAmount {
  const amount = told ?? planned ?? null;
  return {
    amount,
    told: amount === null ? 0 : 1,
    projects: 1,
    isPlanned: amount !== null && (told === null || told === undefined),
  };
}

/** What the projects come to together, of what is said of each; the days from the first to the last. */
export function sumOfLineage(rows: readonly LineageRow[]): LineageRow {
  return {
    code: undefined,
    name: null,
    isReached: false,
    startsOn: days(rows, 'startsOn')[0] ?? null,
    endsOn: days(rows, 'endsOn').at(-1) ?? null,
    grantedCents: together(rows.map(({ grantedCents }) => grantedCents)),
    personsPlanned: together(rows.map(({ personsPlanned }) => personsPlanned)),
    personsRealised: together(rows.map(({ personsRealised }) => personsRealised)),
  };
}

function days(rows: readonly LineageRow[], key: 'startsOn' | 'endsOn'): string[] {
  return rows.flatMap((row) => row[key] ?? []).sort();
}

function together(parts: readonly LineageAmount[]): LineageAmount {
  const known = parts.flatMap(({ amount }) => amount ?? []);
  return {
    amount: known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0),
    told: known.length,
    projects: parts.length,
    isPlanned: false,
  };
}
