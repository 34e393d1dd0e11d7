import type { ToldProject } from '#features/description/public.ts';

/** A project as far as it is known here, and as its description tells it. */
interface KnownProject extends Pick<LineageRow, 'name' | 'isReached' | 'startsOn' | 'endsOn'> {
  readonly told: ToldProject | undefined;
}

/** A project of a lineage, or without a code all of them together. Sums in cents; null where no description says. */
export interface LineageRow {
  readonly code: string | undefined;
  readonly name: string | null;
  readonly isReached: boolean;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly grantedCents: number | null;
  readonly personsPlanned: number | null;
  readonly personsRealised: number | null;
}

/** The projects of a lineage in their order. */
export function lineageRows(lineage: readonly string[], members: ReadonlyMap<string, KnownProject>): LineageRow[] {
  return lineage.map((code) => {
    const member = members.get(code);
    const told = member?.told;
    return {
      code,
      name: member?.name ?? told?.name ?? null,
      isReached: member?.isReached ?? false,
      startsOn: member?.startsOn ?? told?.startsOn ?? null,
      endsOn: member?.endsOn ?? told?.endsOn ?? null,
      grantedCents: told?.grantedEuStateCents ?? null,
      personsPlanned: told?.personsPlanned ?? null,
      personsRealised: told?.personsRealised ?? null,
    };
  });
}

/** What the projects come to together, of what is said of each; the days from the first to the last. */
export function sumOfLineage(rows: readonly LineageRow[]): LineageRow {
  return {
    code: undefined,
    name: null,
    isReached: false,
    startsOn: said(rows, 'startsOn').sort()[0] ?? null,
    endsOn: said(rows, 'endsOn').sort().at(-1) ?? null,
    grantedCents: sum(said(rows, 'grantedCents')),
    personsPlanned: sum(said(rows, 'personsPlanned')),
    personsRealised: sum(said(rows, 'personsRealised')),
  };
}

function said<Key extends keyof LineageRow>(rows: readonly LineageRow[], key: Key): NonNullable<LineageRow[Key]>[] {
  return rows.flatMap((row) => row[key] ?? []) as NonNullable<LineageRow[Key]>[];
}

function sum(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((all, value) => all + value, 0);
}
