import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { listProjectSegments } from '#features/plan/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { NumberedParticipant, Sex, ToldOfPerson } from './participant.model.ts';
import { participantPolicy } from './participant.policy.ts';
import { getParticipant } from './participant.queries.server.ts';

/**
 * Adds people to a project, one for each sex given, all of one part of its target group or of none, with the numbers that follow those
 * there are. Throws `Forbidden`, `Refused`.
 */
export async function recordParticipants(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    project,
    sexes,
    segmentId = null,
  }: {
    readonly project: { readonly id: number; readonly code: string };
    readonly sexes: readonly Sex[];
    readonly segmentId?: number | null;
  },
): Promise<NumberedParticipant[]> {
  const { id: projectId, code } = project;
  const place = await placeOfProject(reading(tx), projectId);
  const permission = permit(participantPolicy, actor, 'participant.record', place);
  await expectSegment(tx, clock, projectId, segmentId);
  // Two who add people to one project at the same moment come one after the other: no number is given twice.
  await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLocks.participantNumbers)}, ${projectId}::int)`.execute(tx);
  const { rows } = await sql<NumberedParticipant>`
    insert into participant (project_id, number, sex, plan_segment_id, recorded_at, recorded_by)
    select ${projectId}, given.place + (
        select coalesce(max(known.number), 0) from participant_number known where known.project_id = ${projectId}),
      given.sex, ${segmentId}::int, ${clock.now()}, ${actor.userId}
    from unnest(${[...sexes]}::text[]) with ordinality as given (sex, place)
    order by given.place
    returning id, number`.execute(tx);
  const added = rows.toSorted((one, other) => one.number - other.number);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: code },
    projectId,
    // Their numbers stand in the rows; beside an act on a sensitive service they would tell who began it.
    details: { personCount: added.length },
  });
  return added;
}

/** Tells otherwise of a person, if nobody did meanwhile; the same again is no change. Throws `Forbidden`, `NotFound`, `Conflict`. */
export async function correctParticipant(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    project,
    number,
    sex,
    segmentId,
    reason,
    revision,
  }: ToldOfPerson & {
    readonly project: { readonly id: number; readonly code: string };
    readonly number: number;
    readonly reason: string;
    readonly revision: number;
  },
): Promise<void> {
  const place = await placeOfProject(reading(tx), project.id);
  const permission = permit(participantPolicy, actor, 'participant.correct', place);
  await sql`
    select from participant where project_id = ${project.id} and number = ${number} for no key update`.execute(tx);
  const known = await getParticipant(reading(tx), project.id, number);
  if (known.revision !== revision) throw new Conflict('The person has changed meanwhile.');
  if (known.sex === sex && known.segmentId === segmentId) return;
  if (known.segmentId !== segmentId) await expectSegment(tx, clock, project.id, segmentId);
  await sql`
    update participant set sex = ${sex}, plan_segment_id = ${segmentId}, revision = revision + 1
    where project_id = ${project.id} and number = ${number}`.execute(tx);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: project.code },
    projectId: project.id,
    reason,
    details: { person: number, revision: revision + 1 },
  });
}

/** A part of the target group that the plan in force has. Throws `Refused` for any other. */
async function expectSegment(tx: Tx, clock: Clock, projectId: number, segmentId: number | null): Promise<void> {
  if (segmentId === null) return;
  const segments = await listProjectSegments(reading(tx), projectId, finnishDate(clock.now()));
  if (!segments.some(({ id, isInForce }) => id === segmentId && isInForce)) {
    throw new Refused('participant.refused.segment');
  }
}
