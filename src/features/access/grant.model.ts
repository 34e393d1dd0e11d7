import { type Role, roles, type Scope } from '#platform/permission/actor.ts';

export type ScopeKind = Scope['kind'];

/**
 * To what a role can be bound. Administration is not divided; who works in projects or sells services works in some of them, never
 * in all; who decides or inspects may have to do with everything.
 */
const scopesOfRoles: Readonly<Record<Role, readonly ScopeKind[]>> = {
  administrator: ['everything'],
  authority: ['everything', 'organisation', 'unit'],
  coordinator: ['organisation', 'unit', 'project'],
  'project-worker': ['organisation', 'unit', 'project'],
  'service-expert': ['organisation', 'unit', 'project'],
  provider: ['organisation', 'unit', 'project'],
  auditor: ['everything', 'organisation', 'unit', 'project'],
};

export function canBeBoundTo(role: Role, kind: ScopeKind): boolean {
  return scopesOfRoles[role].includes(kind);
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** A role within a scope, from a day to the day before another (ISO); without the latter, until it is ended. */
export interface GrantTerms {
  readonly role: Role;
  readonly scope: Scope;
  readonly from: string;
  readonly until: string | undefined;
}

/** Longer than anybody is away; who is away for longer gets a successor. */
export const longestDeputyDays = 90;

const DAY_MS = 24 * 60 * 60_000;

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}

export type GrantProblem =
  | 'access.problem.role-scope'
  | 'access.problem.from-too-early'
  | 'access.problem.until-before-from'
  | 'access.problem.until-past'
  | 'access.problem.deputy-end'
  | 'access.problem.deputy-too-long'
  | 'access.problem.deputy-past';

/**
 * Why a grant cannot be given on a day; `undefined` when it can. Days gone by may begin a grant, since papers come late, but not
 * more than a year of them; nor may they end it.
 */
export function grantProblem(
  { role, scope, from, until }: GrantTerms,
  { today, isDeputy }: { readonly today: string; readonly isDeputy: boolean },
): GrantProblem | undefined {
  if (!canBeBoundTo(role, scope.kind)) return 'access.problem.role-scope';
  if (from < yearBefore(today)) return 'access.problem.from-too-early';
  if (until !== undefined && until <= from) return 'access.problem.until-before-from';
  if (until !== undefined && until <= today) return 'access.problem.until-past';
  return isDeputy ? deputyProblem({ from, until, today }) : undefined;
}

/** The day a year before another (ISO); of a leap day, the last day of that February. */
function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return `${year}${day.slice(4).replace('-02-29', '-02-28')}`;
}

/** Why somebody cannot be a deputy for these days. */
export function deputyProblem(days: {
  readonly from: string;
  readonly until: string | undefined;
  readonly today: string;
}): GrantProblem | undefined {
  const { from, until, today } = days;
  if (until === undefined) return 'access.problem.deputy-end';
  if (until <= from) return 'access.problem.until-before-from';
  if (from < today) return 'access.problem.deputy-past';
  return daysBetween(from, until) > longestDeputyDays ? 'access.problem.deputy-too-long' : undefined;
}

/** Whether a grant is to come, in force, or over on a day. */
export function stageOfGrant(
  grant: { readonly from: string; readonly until: string | null; readonly isEnded: boolean },
  today: string,
): 'coming' | 'now' | 'past' {
  if (grant.isEnded || (grant.until !== null && grant.until <= today)) return 'past';
  return grant.from > today ? 'coming' : 'now';
}

/** A scope as the value of a choice in a form: `project:12`. */
export function scopeValue(scope: Scope): string {
  return scope.kind === 'everything' ? scope.kind : `${scope.kind}:${scope.id}`;
}

/** The columns by which tables of this room say what a role is bound to. */
export function scopeColumns(scope: Scope) {
  return {
    scope: scope.kind,
    organisationId: scope.kind === 'organisation' ? scope.id : null,
    organisationUnitId: scope.kind === 'unit' ? scope.id : null,
    projectId: scope.kind === 'project' ? scope.id : null,
  };
}
