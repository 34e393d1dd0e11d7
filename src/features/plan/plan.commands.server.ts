import { sql, type Updateable } from 'kysely';
import { type AuditDetails, recordAct } from '#features/audit/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.gen.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { DescribedPlan } from './described-plan.model.ts';
import { findDescribedPlan } from './described-plan.queries.server.ts';
import type { PlanArea, PlanClass, PlanKey, PlanMoney, PlanPrinciple, PlanTexts, Segment } from './plan.model.ts';
import { type PlanAct, planPolicy } from './plan.policy.ts';
import { findPlanHead } from './plan.queries.server.ts';
import type { Target } from './target.model.ts';

/**
 * Begins a version as a copy of the one in force; the first with what the public is told of the project. Throws `Refused` when one is
 * under work already.
 */
export async function beginPlan(tx: Tx, actor: Actor, clock: Clock, code: string): Promise<number> {
  const head = await findPlanHead(reading(tx), actor, code, 'plan.begin');
  const permission = permit(planPolicy, actor, 'plan.begin', head.place);
  // Two who begin at once take turns.
  await sql`select from project where id = ${head.id} for no key update`.execute(tx);
  const versions = await tx
    .selectFrom('planVersion')
    .select(['id', 'number', 'state'])
    .where('projectId', '=', head.id)
    .execute();
  if (versions.some(({ state }) => state === 'draft')) throw new Refused('plan.refused.draft-exists');
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
  const source = await findSourceOfCopy(tx, head.id, finnishDate(clock.now()));
  const described = source ? undefined : await findDescribedPlan(reading(tx), head);
  const { id } = await tx
    .insertInto('planVersion')
    .values({
      projectId: head.id,
      number,
      copiedFromId: source?.id ?? null,
      ...(source ? source.copied : toBeginWith(head, described)),
      writtenBy: actor.userId,
      recordedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (source) await copyParts(tx, source.id, id);
  if (described) await insertParts(tx, id, described);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'plan', id: `${head.code}/${number}` },
    projectId: head.id,
    details: { version: number },
  });
  return number;
}

async function findSourceOfCopy(tx: Tx, projectId: number, today: string) {
  const { rows } = await sql<PlanTexts & PlanMoney & { id: number }>`
    select version.id, version.starts_on, version.ends_on, version.summary, version.direct_target_text,
      version.indirect_target_text, version.granted_cents, version.granted_for_measures_cents
    from plan_version version
    where version.project_id = ${projectId} and version.state = 'in-force'
    order by version.in_force_from <= ${today}::date desc, version.in_force_from desc, version.number desc
    limit 1`.execute(tx);
  const [source] = rows;
  if (!source) return undefined;
  const { id, ...copied } = source;
  return { id, copied };
}

function toBeginWith({ startsOn, endsOn }: ProjectHead, described: DescribedPlan | undefined): PlanTexts & PlanMoney {
  const { summary = null, directTargetText = null, indirectTargetText = null, grantedCents = null } = described ?? {};
  return {
    startsOn,
    endsOn,
    summary,
    directTargetText,
    indirectTargetText,
    grantedCents,
    grantedForMeasuresCents: null,
  };
}

async function copyParts(tx: Tx, from: number, to: number): Promise<void> {
  await sql`
    with target as (
      insert into plan_target (plan_version_id, figure, year, sex, amount)
      select ${to}::int, figure, year, sex, amount from plan_target where plan_version_id = ${from}
    ),
    segment as (
      insert into plan_segment (plan_version_id, position, name, description, size, origin_id)
      select ${to}::int, position, name, description, size, coalesce(origin_id, id)
      from plan_segment where plan_version_id = ${from}
    ),
    area as (
      insert into plan_area (plan_version_id, kind, code)
      select ${to}::int, kind, code from plan_area where plan_version_id = ${from}
    ),
    class as (
      insert into plan_class (plan_version_id, line, value, reason)
      select ${to}::int, line, value, reason from plan_class where plan_version_id = ${from}
    )
    insert into plan_principle (plan_version_id, line, direct, indirect, reason)
    select ${to}::int, line, direct, indirect, reason from plan_principle where plan_version_id = ${from}`.execute(tx);
}

type Parts = Pick<DescribedPlan, 'targets' | 'classes' | 'principles'> & Pick<WrittenTexts, 'areas'>;

async function insertParts(tx: Tx, id: number, { targets, areas, classes, principles }: Parts): Promise<void> {
  if (targets.length > 0) await tx.insertInto('planTarget').values(inVersion(id, targets)).execute();
  if (areas.length > 0) await tx.insertInto('planArea').values(inVersion(id, areas)).execute();
  if (classes.length > 0) await tx.insertInto('planClass').values(inVersion(id, classes)).execute();
  if (principles.length > 0) await tx.insertInto('planPrinciple').values(inVersion(id, principles)).execute();
}

const noParts: Parts = { targets: [], areas: [], classes: [], principles: [] };

export interface DraftChange extends PlanKey {
  /** That on which the change is based. */
  readonly revision: number;
}

interface Change<Act extends PlanAct> {
  readonly act: Act;
  readonly key: PlanKey;
  /** The state that the version must be in. */
  readonly from: 'draft' | 'in-force';
  /** What whoever acts has seen of it; left out where they change a part that has a revision of its own. */
  readonly revision?: number;
  readonly reason?: string | undefined;
  readonly details?: AuditDetails;
}

type Columns = Updateable<DB['planVersion']>;

/**
 * Changes a version and notes it: `work` does what is to be done to its parts, and gives what changes in itself. Throws `NotFound`,
 * `Forbidden`, `Refused` when it is not in the state for it, `Conflict` when somebody else has changed it.
 */
async function changeVersion<Act extends PlanAct>(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { act, key: { code, number }, from, revision, reason, details }: Change<Act>,
  work: (id: number) => Promise<Columns | undefined>,
): Promise<void> {
  const head = await findPlanHead(reading(tx), actor, code, act);
  const permission = permit(planPolicy, actor, act, head.place);
  const version = await tx
    .selectFrom('planVersion')
    .select(['id', 'state', 'revision'])
    .where('projectId', '=', head.id)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  if (!version) throw new NotFound(`The plan of ${code} has no version ${number}.`);
  if (version.state !== from) throw new Refused(`plan.refused.not-${from}`);
  if (revision !== undefined && version.revision !== revision)
    throw new Conflict('The plan has been changed meanwhile.');
  const changed = await work(version.id);
  await tx
    .updateTable('planVersion')
    .set({ ...changed, revision: version.revision + 1 })
    .where('id', '=', version.id)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'plan', id: `${head.code}/${number}` },
    projectId: head.id,
    reason,
    details: { version: number, revision: version.revision + 1, ...details },
  });
}

export interface WrittenTexts extends PlanTexts, PlanMoney {
  readonly changeReason: string | null;
  readonly areas: readonly Pick<PlanArea, 'kind' | 'code'>[];
}

/** Writes days, texts, money and areas of a draft. Throws as `changeVersion` does. */
export async function writePlanTexts(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { revision, ...key }: DraftChange,
  { areas, ...texts }: WrittenTexts,
): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.edit', key, from: 'draft', revision }, async (id) => {
    await tx.deleteFrom('planArea').where('planVersionId', '=', id).execute();
    await insertParts(tx, id, { ...noParts, areas });
    return texts;
  });
}

/** Sets all targets of a draft. Throws as `changeVersion` does. */
export async function setTargets(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { revision, ...key }: DraftChange,
  targets: readonly Target[],
): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.set-targets', key, from: 'draft', revision }, async (id) => {
    await tx.deleteFrom('planTarget').where('planVersionId', '=', id).execute();
    await insertParts(tx, id, { ...noParts, targets });
    return undefined;
  });
}

interface Principles {
  readonly classes: readonly PlanClass[];
  readonly principles: readonly PlanPrinciple[];
}

/** Sets how a draft stands to the horizontal principles; `act` says whose it is in the period. Throws as `changeVersion` does. */
export async function setPrinciples(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { act, revision, ...key }: DraftChange & { readonly act: 'plan.classify' | 'plan.state-principles' },
  { classes, principles }: Principles,
): Promise<void> {
  await changeVersion(tx, actor, clock, { act, key, from: 'draft', revision }, async (id) => {
    await tx.deleteFrom('planClass').where('planVersionId', '=', id).execute();
    await tx.deleteFrom('planPrinciple').where('planVersionId', '=', id).execute();
    await insertParts(tx, id, { ...noParts, classes, principles });
    return undefined;
  });
}

function inVersion<Row extends object>(planVersionId: number, rows: readonly Row[]) {
  return rows.map((row) => ({ ...row, planVersionId }));
}

type SegmentTexts = Pick<Segment, 'name' | 'size' | 'description'>;

/** Adds a part to the target group of a draft. Throws as `changeVersion` does. */
export async function addSegment(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  key: PlanKey,
  { name, description, size }: SegmentTexts,
): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.edit', key, from: 'draft' }, async (id) => {
    await sql`
      insert into plan_segment (plan_version_id, position, name, description, size)
      select ${id}::int, coalesce(max(segment.position), 0) + 1, ${name}, ${description}, ${size}::int
      from plan_segment segment where segment.plan_version_id = ${id}`.execute(tx);
    return undefined;
  });
}

/** Writes a part of the target group of a draft anew. Throws as `changeVersion` does. */
export async function editSegment(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id: segmentId, revision, ...key }: DraftChange & { readonly id: number },
  segment: SegmentTexts,
): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.edit', key, from: 'draft' }, async (id) => {
    const { numUpdatedRows } = await tx
      .updateTable('planSegment')
      .set({ ...segment, revision: revision + 1 })
      .where('id', '=', segmentId)
      .where('planVersionId', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Conflict('The part of the target group has been changed meanwhile.');
    return undefined;
  });
}

/** Takes a part out of the target group of a draft; one that is out already stays out. Throws as `changeVersion` does. */
export async function removeSegment(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id: segmentId, ...key }: PlanKey & { readonly id: number },
): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.edit', key, from: 'draft' }, async (id) => {
    await tx.deleteFrom('planSegment').where('id', '=', segmentId).where('planVersionId', '=', id).execute();
    return undefined;
  });
}

export interface PlanDecision {
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly inForceFrom: string;
  readonly decisionReason: string | null;
}

/**
 * Records what was decided of a draft, of which whoever records it saw this very revision: from its day on it is in force, and never
 * changed again. Throws as `changeVersion` does, and `Refused` for a decision of a day to come.
 */
export async function decidePlan(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { revision, ...key }: DraftChange,
  decision: PlanDecision,
): Promise<void> {
  if (decision.decidedOn > finnishDate(clock.now())) throw new Refused('plan.refused.decided-ahead');
  const change = {
    act: 'plan.decide',
    key,
    from: 'draft',
    revision,
    reason: decision.decisionReason ?? undefined,
    details: { decision: decision.decisionNumber, from: decision.inForceFrom },
  } as const;
  await changeVersion(tx, actor, clock, change, async () => ({
    ...decision,
    state: 'in-force',
    decidedBy: actor.userId,
    decisionRecordedAt: clock.now(),
  }));
}

/** Gives up a draft. Throws as `changeVersion` does. */
export async function discardPlan(tx: Tx, actor: Actor, clock: Clock, key: PlanKey, reason: string): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.discard', key, from: 'draft', reason }, async () => ({
    state: 'discarded',
    ...endedNow(actor, clock, reason),
  }));
}

/** Takes back a version that was decided on: the one before it is in force again. Throws as `changeVersion` does. */
export async function withdrawPlan(tx: Tx, actor: Actor, clock: Clock, key: PlanKey, reason: string): Promise<void> {
  await changeVersion(tx, actor, clock, { act: 'plan.withdraw', key, from: 'in-force', reason }, async () => ({
    state: 'withdrawn',
    ...endedNow(actor, clock, reason),
  }));
}

function endedNow({ userId }: Actor, clock: Clock, endReason: string) {
  return { endedBy: userId, endedAt: clock.now(), endReason };
}
