import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { closeAccount, reopenAccount } from '#features/user/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Role, Scope } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { accessPolicy } from './access.policy.ts';
import { deputyProblem, type GrantTerms, grantProblem, scopeColumns } from './grant.model.ts';
import { reasonProblem } from './reason.model.ts';

export interface GivenGrant extends GrantTerms {
  readonly userId: string;
  /** In whose place the holder is to act. */
  readonly deputyFor?: string | undefined;
  readonly reason: string;
}

/** Gives a role to somebody who works in the service. Throws `Refused` with what is wrong, `NotFound` when there is no such person. */
export async function giveGrant(tx: Tx, actor: Actor, clock: Clock, given: GivenGrant): Promise<number> {
  const permission = permit(accessPolicy, actor, 'access.grant');
  const { userId, deputyFor, reason, ...terms } = given;
  expectReason(reason);
  const now = clock.now();
  refuse(grantProblem(terms, { today: finnishDate(now), isDeputy: deputyFor !== undefined }));
  await takeTurn(tx, userId);
  await expectActive(tx, userId);
  if (deputyFor !== undefined) await expectDeputy(tx, userId, deputyFor);
  await expectNoSuchGrant(tx, given);
  const { id } = await tx
    .insertInto('roleGrant')
    .values({ ...columnsOf(terms), userId, deputyFor: deputyFor ?? null, grantedAt: now, grantedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'user', id: userId },
    projectId: projectOf(terms.scope),
    reason,
    details: { grant: id, ...detailsOf(terms) },
  });
  return id;
}

/**
 * Ends a grant at once, with the deputies who held it for the same user; with the last of administration also the links that its
 * holder has given out. Nobody ends a grant of administration of their own, and
 * the last one stays. Throws `Refused`, `NotFound`.
 */
export async function endGrant(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { userId, id, reason }: { readonly userId: string; readonly id: number; readonly reason: string },
): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.end');
  expectReason(reason);
  await takeTurnAmongAdministrators(tx);
  const grant = await tx
    .selectFrom('roleGrant')
    .select(['userId', 'role', 'scope', 'organisationId', 'organisationUnitId', 'projectId', 'endedAt', 'deputyFor'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (grant?.userId !== userId) throw new NotFound(`The person has no grant ${id}.`);
  if (grant.endedAt !== null) return;
  if (grant.role === 'administrator' && grant.deputyFor === null) {
    if (grant.userId === actor.userId) throw new Refused('access.problem.own-administration');
    await expectOtherAdministrators(tx, clock, sql<boolean>`granted.id <> ${id}`);
  }
  const ending = { endedAt: clock.now(), endedBy: actor.userId };
  const { numUpdatedRows } = await tx
    .updateTable('roleGrant')
    .set(ending)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n && (await isEnded(tx, id))) return;
  // Whoever waited for a turn may have lost the right to take it: then PostgreSQL shows no row to change.
  if (numUpdatedRows === 0n) throw new Forbidden('The right to end grants was taken back meanwhile.');
  if (grant.deputyFor === null) {
    const ended = await tx
      .updateTable('roleGrant')
      .set(ending)
      .where('deputyFor', '=', grant.userId)
      .where('role', '=', grant.role)
      .where('organisationId', 'is not distinct from', grant.organisationId)
      .where('organisationUnitId', 'is not distinct from', grant.organisationUnitId)
      .where('projectId', 'is not distinct from', grant.projectId)
      .where('endedAt', 'is', null)
      .returning(['id', 'userId', 'projectId'])
      .execute();
    await recordEndedDeputies(tx, clock, permission, { absentId: grant.userId, reason, ended });
  }
  if (grant.role === 'administrator') await withdrawLinks(tx, actor, clock, { giverId: grant.userId, reason });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'user', id: grant.userId },
    projectId: grant.projectId ?? undefined,
    reason,
    details: { grant: id, role: grant.role },
  });
}

/** Its owner may end it at the same moment as an administrator does. */
async function isEnded(tx: Tx, id: number): Promise<boolean> {
  const grant = await tx.selectFrom('roleGrant').select('endedAt').where('id', '=', id).executeTakeFirst();
  return grant !== undefined && grant.endedAt !== null;
}

/**
 * Lets a colleague use all one's own rights for some days (`until` is the first day after). Of rights that end earlier, only until
 * then. Throws `Refused` with what is wrong.
 */
export async function nameDeputy(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  named: { readonly deputyId: string; readonly from: string; readonly until: string },
): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.deputy');
  const { deputyId, from, until } = named;
  const now = clock.now();
  refuse(deputyProblem({ from, until, today: finnishDate(now) }));
  await takeTurn(tx, deputyId);
  await expectDeputy(tx, deputyId, actor.userId);
  await expectNoDeputyship(tx, actor.userId, named);
  const lent = await lendGrants(tx, actor, now, named);
  if (lent.length === 0) throw new Refused('access.problem.nothing-to-lend');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'user', id: deputyId },
    details: { from, until, grants: lent },
  });
}

/** Ends at once that a colleague acts in one's place. Throws `NotFound` when nobody does so. */
export async function endDeputy(tx: Tx, actor: Actor, clock: Clock, deputyId: string): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.deputy');
  const ended = await tx
    .updateTable('roleGrant')
    .set({ endedAt: clock.now(), endedBy: actor.userId })
    .where('userId', '=', deputyId)
    .where('deputyFor', '=', actor.userId)
    .where('endedAt', 'is', null)
    .where('validUntil', '>', finnishDate(clock.now()))
    .returning('id')
    .execute();
  if (ended.length === 0) throw new NotFound('There is no such deputy.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'user', id: deputyId },
    details: { ended: ended.map(({ id }) => id) },
  });
}

/**
 * From now on somebody cannot sign in, their deputies act no longer, and the links they gave out are worth nothing; what they did
 * stays theirs. Nobody locks oneself out, nor
 * the last administrator. Throws `Refused`, `NotFound`.
 */
export async function deactivateUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.deactivate');
  expectReason(reason);
  if (userId === actor.userId) throw new Refused('access.problem.own-account');
  await takeTurnAmongAdministrators(tx);
  await expectActive(tx, userId);
  await expectOtherAdministrators(tx, clock, sql<boolean>`granted.user_id <> ${userId}`);
  const now = clock.now();
  const isClosed = await closeAccount(tx, clock, userId);
  if (!isClosed) throw new Forbidden('The right to close accounts was taken back meanwhile.');
  const ended = await tx
    .updateTable('roleGrant')
    .set({ endedAt: now, endedBy: actor.userId })
    .where('deputyFor', '=', userId)
    .where('endedAt', 'is', null)
    .returning(['id', 'userId', 'projectId'])
    .execute();
  await recordEndedDeputies(tx, clock, permission, { absentId: userId, reason, ended });
  await withdrawLinks(tx, actor, clock, { giverId: userId, reason });
  await recordAct(tx, clock, permission, { subject: { kind: 'user', id: userId }, reason });
}

/** Lets somebody sign in again, with the grants that are still in force. */
export async function reactivateUser(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.reactivate');
  expectReason(reason);
  if (!(await reopenAccount(tx, clock, userId))) throw new NotFound('There is no such person to let in again.');
  await recordAct(tx, clock, permission, { subject: { kind: 'user', id: userId }, reason });
}

function refuse(problem: string | undefined): void {
  if (problem) throw new Refused(problem);
}

function columnsOf({ role, scope, from, until }: GrantTerms) {
  return { role, ...scopeColumns(scope), validFrom: from, validUntil: until ?? null };
}

function detailsOf({ role, scope, from, until }: GrantTerms) {
  return {
    role,
    scope: scope.kind,
    'scope-id': scope.kind === 'everything' ? null : scope.id,
    from,
    until: until ?? null,
  };
}

function projectOf(scope: Scope): number | undefined {
  return scope.kind === 'project' ? scope.id : undefined;
}

/** Who gives and takes rights says why. */
export function expectReason(reason: string): void {
  refuse(reasonProblem(reason));
}

async function expectActive(tx: Tx, userId: string): Promise<void> {
  const user = await tx.selectFrom('appUser').select('deactivatedAt').where('id', '=', userId).executeTakeFirst();
  if (!user) throw new NotFound('There is no such person.');
  if (user.deactivatedAt !== null) throw new Refused('access.problem.deactivated');
}

async function expectDeputy(tx: Tx, deputyId: string, absentId: string): Promise<void> {
  if (deputyId === absentId) throw new Refused('access.problem.own-deputy');
  await expectActive(tx, deputyId);
}

/** The same right twice would not be ended by ending it once. */
async function expectNoSuchGrant(tx: Tx, { userId, role, scope, from, until, deputyFor }: GivenGrant): Promise<void> {
  const bound = scopeColumns(scope);
  const same = await tx
    .selectFrom('roleGrant')
    .select('id')
    .where('userId', '=', userId)
    .where('role', '=', role)
    .where('scope', '=', bound.scope)
    .where('organisationId', 'is not distinct from', bound.organisationId)
    .where('organisationUnitId', 'is not distinct from', bound.organisationUnitId)
    .where('projectId', 'is not distinct from', bound.projectId)
    .where('deputyFor', 'is not distinct from', deputyFor ?? null)
    .where('endedAt', 'is', null)
    .where(sql<boolean>`daterange(valid_from, valid_until) && daterange(${from}::date, ${until ?? null}::date)`)
    .executeTakeFirst();
  if (same) throw new Refused('access.problem.same-grant');
}

async function expectNoDeputyship(
  tx: Tx,
  absentId: string,
  { deputyId, from, until }: { readonly deputyId: string; readonly from: string; readonly until: string },
): Promise<void> {
  const same = await tx
    .selectFrom('roleGrant')
    .select('id')
    .where('userId', '=', deputyId)
    .where('deputyFor', '=', absentId)
    .where('endedAt', 'is', null)
    .where(sql<boolean>`daterange(valid_from, valid_until) && daterange(${from}::date, ${until}::date)`)
    .executeTakeFirst();
  if (same) throw new Refused('access.problem.deputy-already');
}

/** The actor's own grants of those days as those of a deputy; what one holds for somebody else is not lent on. */
async function lendGrants(
  tx: Tx,
  actor: Actor,
  now: Date,
  { deputyId, from, until }: { readonly deputyId: string; readonly from: string; readonly until: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (user_id, role, scope, organisation_id, organisation_unit_id, project_id, valid_from, valid_until,
      deputy_for, granted_at, granted_by)
    select ${deputyId}, own.role, own.scope, own.organisation_id, own.organisation_unit_id, own.project_id,
      greatest(own.valid_from, ${from}), least(own.valid_until, ${until}), own.user_id, ${now}, own.user_id
    from role_grant own
    where own.user_id = ${actor.userId} and own.deputy_for is null and own.ended_at is null
      and daterange(own.valid_from, own.valid_until) && daterange(${from}, ${until})
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

interface EndedDeputies {
  readonly absentId: string;
  readonly reason: string;
  readonly ended: readonly { readonly id: number; readonly userId: string; readonly projectId: number | null }[];
}

/** Those who held rights for somebody else lose them too: each reads so of oneself. */
async function recordEndedDeputies(
  tx: Tx,
  clock: Clock,
  permission: Permission,
  { absentId, reason, ended }: EndedDeputies,
): Promise<void> {
  for (const { id, userId, projectId } of ended) {
    await recordAct(tx, clock, permission, {
      subject: { kind: 'user', id: userId },
      projectId: projectId ?? undefined,
      reason,
      details: { ended: [id], person: absentId },
    });
  }
}

/**
 * Takes back the invitations and the links for new passwords that somebody gave out who administers no longer: they would be a way
 * back in. Such links let nobody in anyway; so everybody sees it too.
 */
async function withdrawLinks(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { giverId, reason }: { readonly giverId: string; readonly reason: string },
): Promise<void> {
  const now = clock.now();
  const { rows } = await sql<{ administers: boolean }>`
    select is_administrator(${giverId}, ${now}) as administers`.execute(tx);
  if (rows[0]?.administers) return;
  const details = { person: giverId };
  const invitations = await tx
    .updateTable('invitation')
    .set({ withdrawnAt: now, withdrawnBy: actor.userId, tokenSha256: null, mailDueAt: null })
    .where('invitedBy', '=', giverId)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .returning(['id', 'projectId'])
    .execute();
  for (const { id, projectId } of invitations) {
    await recordAct(tx, clock, permit(accessPolicy, actor, 'access.withdraw'), {
      subject: { kind: 'invitation', id },
      projectId: projectId ?? undefined,
      reason,
      details,
    });
  }
  const links = await sql<{ userId: string }>`
    select user_id from withdraw_handed_links(${giverId}) as user_id`.execute(tx);
  for (const { userId } of links.rows) {
    await recordAct(tx, clock, permit(accessPolicy, actor, 'access.withdraw-password'), {
      subject: { kind: 'user', id: userId },
      reason,
      details,
    });
  }
}

/** What is given to one user is given in turn: the second of two clicks waits until the first is there to be found. */
async function takeTurn(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`grants of ${userId}`}, 0))`.execute(tx);
}

/** Two who take the rights of each other at the same moment come one after the other. */
async function takeTurnAmongAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLocks.administration)})`.execute(tx);
}

/** Somebody must be left who can let others in: an administrator in force without an end, who may sign in. */
async function expectOtherAdministrators(
  tx: Tx,
  clock: Clock,
  isOther: ReturnType<typeof sql<boolean>>,
): Promise<void> {
  const administrator: Role = 'administrator';
  const { rows } = await sql<{ isOther: boolean }>`
    select ${isOther} as is_other
    from role_grant granted
    join app_user holder on holder.id = granted.user_id and holder.deactivated_at is null
    where granted.role = ${administrator} and granted.deputy_for is null and granted.ended_at is null
      and granted.valid_from <= ${finnishDate(clock.now())} and granted.valid_until is null
    order by granted.id`.execute(tx);
  if (rows.length > 0 && !rows.some((row) => row.isOther)) throw new Refused('access.problem.last-administrator');
}
