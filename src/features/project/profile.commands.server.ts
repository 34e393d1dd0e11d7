import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { type Read, reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { provisionalCode } from './code.model.ts';
import { placeOfProfile } from './head.queries.server.ts';
import type { ProgrammePeriod, ProjectKind } from './profile.model.ts';
import { findProfile, type ProjectProfile } from './profile.queries.server.ts';
import { lockProfile } from './profile-lock.commands.server.ts';
import { recordProjects } from './project.commands.server.ts';
import { projectPolicy } from './project.policy.ts';
import { insertStatus } from './status.commands.server.ts';

/** What is said of a project; `null` where nothing is. Days as ISO. */
export interface ProfileFacts {
  readonly kind: ProjectKind;
  readonly name: string;
  readonly period: ProgrammePeriod;
  readonly implementerUnitId: number | null;
  readonly authorityUnitId: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly note: string | null;
}

export interface NewProject {
  /** The official code; `null` while there is none. */
  readonly code: string | null;
  readonly facts: ProfileFacts;
  /** For another organisation's project: the coordination project for which the record is kept. */
  readonly keptForProjectId?: number;
  /** For a parallel project: the coordination project that carries it. */
  readonly carriedByProjectId?: number;
}

/** A project that has been begun. */
export interface BegunProject {
  readonly id: number;
  readonly code: string;
}

/**
 * Begins to work with a project: one that is being prepared gets a code of ours, one that the register knows already only what is
 * known of it. A light record may become the whole project's, never the other way. Throws `Forbidden`, `Refused`.
 */
export async function createProject(tx: Tx, actor: Actor, clock: Clock, created: NewProject): Promise<BegunProject> {
  const { facts, keptForProjectId } = created;
  const read = reading(tx);
  const known = created.code === null ? undefined : await findKnown(read, created.code);
  const permission = permit(projectPolicy, actor, 'project.create', await placeOfNew(read, created, known?.id));
  if (known?.profile && (!known.profile.isLight || keptForProjectId !== undefined)) {
    throw new Refused('project.refused.known', { code: known.profile.code });
  }
  const project = known ?? (await insertProject(tx, created.code));
  await writeProfile(tx, clock, actor, project.id, facts, keptForProjectId);
  if (created.code === null) {
    await insertStatus(tx, clock, actor, {
      projectId: project.id,
      status: 'application',
      fromOn: firstDayOf(facts, finnishDate(clock.now())),
      reason: null,
    });
  }
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: project.code },
    projectId: project.id,
    details: { kind: facts.kind, light: keptForProjectId !== undefined },
  });
  return { id: project.id, code: project.code };
}

/** From when on a project is in its first state: one that is recorded when it runs already has been in it from its first day. */
function firstDayOf({ startsOn }: Pick<NewProject['facts'], 'startsOn'>, today: string): string {
  return startsOn !== null && startsOn < today ? startsOn : today;
}

interface KnownProject extends BegunProject {
  readonly profile: ProjectProfile | undefined;
}

async function findKnown(read: Read, code: string): Promise<KnownProject | undefined> {
  const [project] = await selectRows(
    read,
    sql<BegunProject>`
      select project.id, project.code
      from project
      where project.code = ${code}
        or project.id = (select former.project_id from project_former_code former where former.code = ${code})`,
  );
  return project && { ...project, profile: await findProfile(read, project.id) };
}

/**
 * Where a project will belong. One that has owners already is theirs alone, lest others reach it by saying that it is their own; a
 * light record makes nobody an owner and belongs to whom it is kept for.
 */
async function placeOfNew(read: Read, created: NewProject, knownId: number | undefined): Promise<Place> {
  const { keptForProjectId, carriedByProjectId, facts } = created;
  if (keptForProjectId !== undefined) return placeOfProject(read, keptForProjectId);
  const known = knownId === undefined ? undefined : await placeOfProject(read, knownId);
  if (known && (known.unitIds?.length || known.widerProjectIds?.length)) return known;
  if (carriedByProjectId !== undefined) return placeOfProject(read, carriedByProjectId);
  const named = [facts.implementerUnitId, facts.authorityUnitId].filter((id) => id !== null);
  const units = await listNamedUnits(read, named);
  return {
    projectId: knownId,
    organisationIds: units.map(({ organisationId }) => organisationId),
    unitIds: units.map(({ id }) => id),
  };
}

async function insertProject(tx: Tx, code: string | null): Promise<BegunProject> {
  if (code !== null) {
    await recordProjects(tx, [code]);
    return tx.selectFrom('project').select(['id', 'code']).where('code', '=', code).executeTakeFirstOrThrow();
  }
  const { rows } = await sql<{ number: number }>`select nextval('project_provisional_number')::int as number`.execute(
    tx,
  );
  return tx
    .insertInto('project')
    .values({ code: provisionalCode(rows[0]?.number ?? 0), isProvisional: true })
    .returning(['id', 'code'])
    .executeTakeFirstOrThrow();
}

async function writeProfile(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  projectId: number,
  facts: ProfileFacts,
  keptForProjectId: number | undefined,
): Promise<void> {
  const recorded = {
    ...facts,
    isLight: keptForProjectId !== undefined,
    keptForProjectId: keptForProjectId ?? null,
    recordedAt: clock.now(),
    recordedBy: actor.userId,
  };
  await tx
    .insertInto('projectProfile')
    .values({ projectId, ...recorded })
    .onConflict((known) =>
      known
        .column('projectId')
        .doUpdateSet((stored) => ({ ...recorded, revision: sql`${stored.ref('projectProfile.revision')} + 1` })),
    )
    .execute();
}

/** Says anew what is known of a project. Throws `NotFound`, `Forbidden`, `Refused`, and `Conflict` when it says something else meanwhile. */
export async function editProfile(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    projectId,
    revision,
    facts,
  }: { readonly projectId: number; readonly revision: number; readonly facts: ProfileFacts },
): Promise<void> {
  const profile = await lockProfile(tx, projectId);
  const place = await placeOfProfile(reading(tx), projectId, profile.keptForProjectId);
  const permission = permit(projectPolicy, actor, 'project.edit', place);
  if (profile.revision !== revision) throw new Conflict('Somebody else has changed what is known of the project.');
  const changed = (Object.keys(facts) as (keyof ProfileFacts)[]).filter((key) => facts[key] !== profile[key]);
  if (changed.length === 0) return;
  if (changed.includes('kind')) await expectNoBondsOfKind(tx, projectId);
  await tx
    .updateTable('projectProfile')
    .set({ ...facts, revision: revision + 1, recordedAt: clock.now(), recordedBy: actor.userId })
    .where('projectId', '=', projectId)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: profile.code },
    projectId,
    details: { fields: changed },
  });
}

/** What a project is rests on its bonds: to be changed, they must be removed first. */
async function expectNoBondsOfKind(tx: Tx, projectId: number): Promise<void> {
  const bond = await tx
    .selectFrom('projectLink')
    .select('id')
    .where((link) => link.or([link('fromProjectId', '=', projectId), link('toProjectId', '=', projectId)]))
    .where('kind', '<>', 'successor')
    .where('status', '=', 'confirmed')
    .executeTakeFirst();
  if (bond) throw new Refused('project.refused.kind-bound');
}

/**
 * Gives a project the code that the official service has given it; its former code leads on to it. What the register has under the
 * code already goes over to the project. Throws `NotFound`, `Forbidden`, `Refused`.
 */
export async function giveCode(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, code }: { readonly projectId: number; readonly code: string },
): Promise<void> {
  const profile = await lockProfile(tx, projectId);
  const place = await placeOfProfile(reading(tx), projectId, profile.keptForProjectId);
  const permission = permit(projectPolicy, actor, 'project.give-code', place);
  if (!profile.isProvisional) throw new Refused('project.refused.has-code', { code: profile.code });
  const registered = await findKnown(reading(tx), code);
  const grants = registered ? await mergeRegistered(tx, actor, { projectId, code, registered }) : [];
  const { numUpdatedRows } = await tx
    .updateTable('project')
    .set({ code, isProvisional: false })
    .where('id', '=', projectId)
    .where((project) => project.not(project.exists(sql`(select from project known where known.code = ${code})`)))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refused('project.refused.code-taken', { code });
  await tx.insertInto('projectFormerCode').values({ code: profile.code, projectId, untilAt: clock.now() }).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: code },
    projectId,
    details: {
      former: profile.code,
      ...(registered && { merged: registered.id }),
      ...(grants.length > 0 && { grants }),
    },
  });
}

/**
 * Makes one of a project that is being prepared and the one of the register that it turned out to be. Gives the ids of the grants that
 * are for the project from now on.
 */
async function mergeRegistered(
  tx: Tx,
  actor: Actor,
  { projectId, code, registered }: { projectId: number; code: string; registered: KnownProject },
): Promise<readonly number[]> {
  if (registered.profile) throw new Refused('project.refused.code-taken', { code });
  const owned = await placeOfProject(reading(tx), registered.id);
  const [held] = await selectRows(
    reading(tx),
    sql<{ isHeld: boolean }>`select is_held_project(${registered.id}) as is_held`,
  );
  // Nobody reaches the project of others by saying that it is their own.
  if (held?.isHeld && !may(projectPolicy, actor, 'project.give-code', owned)) {
    throw new Refused('project.refused.code-of-others', { code });
  }
  const { rows } = await sql<{ grants: number[] }>`
    select merge_registered_project(${registered.id}, ${projectId}) as grants`.execute(tx);
  return rows[0]?.grants ?? [];
}
