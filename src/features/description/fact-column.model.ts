import type { Facts } from './fact.model.ts';

/** A fact as a column of `description_version`, and of the table in which imports are staged. */
export interface FactColumn {
  readonly column: string;
  readonly type: string;
  readonly fact: keyof Facts;
}

const types: Readonly<Partial<Record<keyof Facts, string>>> = {
  name: 'text not null',
  fund: 'text not null',
  period: 'text not null',
  programmePart: 'text',
  priorityNumber: 'text',
  status: 'text',
  authority: 'text',
  startsOn: 'date',
  endsOn: 'date',
  implementerName: 'text',
  grantedEuStateCents: 'bigint',
  realisedEuStateCents: 'bigint',
  plannedPublicCents: 'bigint',
  realisedPublicCents: 'bigint',
  projectType: 'text',
  objective: 'text',
  organisationType: 'text',
  isNationwide: 'boolean not null',
  personsPlanned: 'bigint',
  personsRealised: 'bigint',
  womenPlanned: 'bigint',
  womenRealised: 'bigint',
  jobsPlanned: 'bigint',
  jobsRealised: 'bigint',
  enterprisesPlanned: 'bigint',
  enterprisesRealised: 'bigint',
  qualificationsPlanned: 'bigint',
  qualificationsRealised: 'bigint',
  participatingEnterprisesPlanned: 'bigint',
  participatingEnterprisesRealised: 'bigint',
};

/** Every fact that a version holds in a column of its own, in the order of the columns. */
export const factColumns: readonly FactColumn[] = Object.entries(types).map(([fact, type]) => ({
  column: fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  type,
  fact: fact as keyof Facts,
}));
