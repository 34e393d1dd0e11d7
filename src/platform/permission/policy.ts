import { Forbidden } from '../errors.ts';
import { type Actor, covers, type Grant, type Place, type Standing } from './actor.ts';

/**
 * `own`: what lies within the scope of the grant; `all`: whatever the grant is bound to; `in-person`: the same, but never in the place
 * of somebody else.
 */
type Extent = 'own' | 'all' | 'in-person';

/** Which roles may do an act, and how far; whether a broken glass is enough for it. */
export type Rule = Readonly<Partial<Record<Standing, Extent>>>;

/** A room's table of rules, by act: `{ 'description.publish': { authority: 'own' } }`. */
export type Policy<Act extends string = string> = Readonly<Record<Act, Rule>>;

/** Proof that an actor may do an act, and by which grant. Acts are audited with it. */
export interface Permission<Act extends string = string> {
  readonly act: Act;
  readonly actor: Actor;
  readonly grant: Grant;
}

/** Keeps the acts of a table as its type, so that a misspelt one does not compile. */
export function definePolicy<const Act extends string>(policy: Policy<Act>): Policy<Act> {
  return policy;
}

/**
 * The permission for an act on a thing that belongs to `place`; without one, for an act of which it is not yet known what it will
 * be done to, such as opening a list. Throws `Forbidden`.
 */
export function permit<Act extends string, One extends Act>(
  policy: Policy<Act>,
  actor: Actor,
  act: One,
  place?: Place,
): Permission<One> {
  const grant = permittingGrant(policy[act], actor, place);
  if (!grant) throw new Forbidden(`The user may not do '${act}' here.`);
  return { act, actor, grant };
}

/** Whether `permit` would let it pass: for showing or leaving out a button. */
export function may<Act extends string>(policy: Policy<Act>, actor: Actor, act: NoInfer<Act>, place?: Place): boolean {
  return permittingGrant(policy[act], actor, place) !== undefined;
}

/** The grant by which a rule lets an actor pass: one of one's own before one of a deputy. */
export function permittingGrant(rule: Rule, { grants }: Actor, place: Place | undefined): Grant | undefined {
  const permits = (grant: Grant) => {
    const extent = extentOf(rule, grant);
    return extent === 'all' || (extent === 'own' && (place === undefined || covers(grant.scope, sideOf(grant, place))));
  };
  return grants.find((grant) => grant.deputyFor === undefined && permits(grant)) ?? grants.find(permits);
}

/** A thing as a grant sees it: from the side of who runs it, or of who owns it. */
function sideOf({ role }: Grant, place: Place): Place {
  return role === 'provider' && place.runBy ? place.runBy : place;
}

function extentOf(rule: Rule, { role, deputyFor }: Grant): Exclude<Extent, 'in-person'> | undefined {
  const extent = rule[role];
  if (extent !== 'in-person') return extent;
  return deputyFor === undefined ? 'all' : undefined;
}

/** The scopes of grants, by their kinds. */
interface ScopeIds {
  readonly organisationIds: readonly number[];
  readonly unitIds: readonly number[];
  readonly projectIds: readonly number[];
}

/** What an actor reaches by the grants that permit an act, to filter a list by. */
export interface Reach extends ScopeIds {
  readonly everything: boolean;
  /** The same parted, for lists of what providers run for owners (see `Place.runBy`). */
  readonly asOwner: ScopeIds;
  readonly asProvider: ScopeIds;
}

/** The reach of an actor for an act; nothing at all when no grant permits it. */
export function reachOf<Act extends string>(policy: Policy<Act>, { grants }: Actor, act: NoInfer<Act>): Reach {
  const permitting = grants.filter((grant) => extentOf(policy[act], grant) !== undefined);
  const { provider: providing = [], owner: owning = [] } = Object.groupBy(permitting, ({ role }) =>
    role === 'provider' ? 'provider' : 'owner',
  );
  return {
    everything: permitting.some((grant) => extentOf(policy[act], grant) === 'all' || grant.scope.kind === 'everything'),
    ...scopeIdsOf(permitting),
    asOwner: scopeIdsOf(owning),
    asProvider: scopeIdsOf(providing),
  };
}

function scopeIdsOf(grants: readonly Grant[]): ScopeIds {
  const ids = (kind: 'organisation' | 'unit' | 'project') =>
    grants.flatMap(({ scope }) => (scope.kind === kind ? [scope.id] : []));
  return { organisationIds: ids('organisation'), unitIds: ids('unit'), projectIds: ids('project') };
}
