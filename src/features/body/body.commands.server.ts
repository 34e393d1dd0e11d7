import { recordAct } from '#features/audit/public.server.ts';
import { meantOrNewUnit } from '#features/organisation/public.server.ts';
import { findUserByEmail } from '#features/user/public.server.ts';
import { type Clock, finnishDate, finnishInstant } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { bodyPolicy } from './body.policy.ts';
import { getBody, getMeeting } from './body.queries.server.ts';
import type { BodyRow, ItemRow, MeetingRow, MemberRow } from './body-form.model.ts';
import { holdMeeting } from './hold-meeting.server.ts';
import { getItemRow, getMeetingRow, getMemberRow } from './stored-row.queries.server.ts';

/** A project as far as its bodies need to know it. */
export interface OfProject {
  readonly id: number;
  readonly place: Place;
}

/** A row as a form sends it; with `id` and `revision` of the record where there is one already. */
interface Sent<Row> {
  readonly project: OfProject;
  readonly row: Row;
}

interface SentAgain<Row> extends Sent<Row> {
  readonly id: number;
  readonly revision: number;
}

/** Sets up a body; gives its number. Throws `Forbidden`. */
export async function setUpBody(tx: Tx, actor: Actor, clock: Clock, { project, row }: Sent<BodyRow>): Promise<number> {
  const permission = permit(bodyPolicy, actor, 'body.set-up', project.place);
  const { id } = await tx
    .insertInto('body')
    .values({ ...row, projectId: project.id, setUpAt: clock.now(), setUpBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'body', id },
    projectId: project.id,
    details: { kind: row.kind },
  });
  return id;
}

/** Throws `Conflict`, `Forbidden`, `NotFound`. */
export async function correctBody(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, id, revision, row }: SentAgain<BodyRow>,
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.correct', project.place);
  if (isSame(await getBody(reading(tx), project.id, id), row)) return;
  const { numUpdatedRows } = await tx
    .updateTable('body')
    .set({ ...row, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  expectChanged(numUpdatedRows);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'body', id },
    projectId: project.id,
    details: { kind: row.kind },
  });
}

interface OfBody {
  readonly bodyId: number;
}

/** Appoints somebody to a body; gives the number of the membership. Throws `Forbidden`, `NotFound`, `Invalid`. */
export async function appointMember(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, row }: Sent<MemberRow> & OfBody,
): Promise<number> {
  const permission = permit(bodyPolicy, actor, 'body.appoint', project.place);
  await getBody(reading(tx), project.id, bodyId);
  const { id } = await tx
    .insertInto('bodyMember')
    .values({
      ...(await memberColumns(tx, actor, clock, row)),
      bodyId,
      appointedAt: clock.now(),
      appointedBy: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'body', id: bodyId },
    projectId: project.id,
    details: { member: id, role: row.role, from: row.startsOn, until: row.endsOn },
  });
  return id;
}

/** Corrects what is told of a member, or until when they sit on the body. Throws `Conflict`, `Forbidden`, `NotFound`, `Invalid`. */
export async function correctMember(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, id, revision, row }: SentAgain<MemberRow> & OfBody,
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.appoint', project.place);
  await getBody(reading(tx), project.id, bodyId);
  if (isSame((await getMemberRow(reading(tx), bodyId, id)).row, row)) return;
  const { numUpdatedRows } = await tx
    .updateTable('bodyMember')
    .set({ ...(await memberColumns(tx, actor, clock, row)), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  expectChanged(numUpdatedRows);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'body', id: bodyId },
    projectId: project.id,
    details: { member: id, role: row.role, from: row.startsOn, until: row.endsOn },
  });
}

/** Users and organisations by what they are, everybody else by what is told of them. */
async function memberColumns(tx: Tx, actor: Actor, clock: Clock, row: MemberRow) {
  const { name, email, organisation, ...told } = row;
  const user = email === null ? undefined : await findUserByEmail(reading(tx), email);
  return {
    ...told,
    userId: user?.id ?? null,
    personName: user ? null : name,
    email: user ? null : email,
    organisationUnitId: organisation === null ? null : await meantOrNewUnit(tx, actor, clock, organisation),
  };
}

/** Plans a meeting of a body; gives its number. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function conveneMeeting(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, row }: Sent<MeetingRow> & OfBody,
): Promise<number> {
  const permission = permit(bodyPolicy, actor, 'body.convene', project.place);
  const { endedOn } = await getBody(reading(tx), project.id, bodyId);
  if (endedOn !== null && row.day > endedOn) throw new Refused('body.refused.ended');
  const { id } = await tx
    .insertInto('meeting')
    .values({ ...meetingColumns(row), bodyId, convenedAt: clock.now(), convenedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id },
    projectId: project.id,
    details: { day: row.day },
  });
  return id;
}

/** Moves a meeting, or corrects where it was. Throws `Conflict`, `Forbidden`, `NotFound`, `Refused`. */
export async function correctMeeting(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, id, revision, row }: SentAgain<MeetingRow> & OfBody,
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.convene', project.place);
  const { endedOn } = await getBody(reading(tx), project.id, bodyId);
  await holdMeeting(tx, id);
  const { state } = await getMeeting(reading(tx), bodyId, id);
  if (state === 'cancelled') throw new Refused('body.refused.cancelled');
  if (endedOn !== null && row.day > endedOn) throw new Refused('body.refused.ended');
  if (state === 'held' && row.day > finnishDate(clock.now())) throw new Refused('body.refused.held-to-come');
  if (isSame((await getMeetingRow(reading(tx), bodyId, id)).row, row)) return;
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ ...meetingColumns(row), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  expectChanged(numUpdatedRows);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id },
    projectId: project.id,
    details: { day: row.day },
  });
}

function meetingColumns({ day, time, form, place }: MeetingRow) {
  return {
    startsAt: finnishInstant(day, time),
    isRemote: form !== 'on-site',
    // A meeting that is only remote has no place, whatever stood in the field before.
    place: form === 'remote' ? null : place,
  };
}

interface OfMeeting extends OfBody {
  readonly meetingId: number;
}

/** Writes down an item of the agenda with what was decided; gives its number in the service. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function recordItem(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, meetingId, row }: Sent<ItemRow> & OfMeeting,
): Promise<number> {
  const permission = permit(bodyPolicy, actor, 'body.record', project.place);
  await expectOpenMeeting(tx, project, { bodyId, meetingId });
  await expectFreeNumber(tx, meetingId, row.number, 0);
  const { id } = await tx
    .insertInto('meetingItem')
    .values({ ...row, meetingId, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id: meetingId },
    projectId: project.id,
    details: { number: row.number },
  });
  return id;
}

/** Throws `Conflict`, `Forbidden`, `NotFound`, `Refused`. */
export async function correctItem(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, meetingId, id, revision, row }: SentAgain<ItemRow> & OfMeeting,
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.record', project.place);
  await expectOpenMeeting(tx, project, { bodyId, meetingId });
  if (isSame((await getItemRow(reading(tx), meetingId, id)).row, row)) return;
  await expectFreeNumber(tx, meetingId, row.number, id);
  const { numUpdatedRows } = await tx
    .updateTable('meetingItem')
    .set({ ...row, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  expectChanged(numUpdatedRows);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id: meetingId },
    projectId: project.id,
    details: { number: row.number },
  });
}

async function expectOpenMeeting(tx: Tx, project: OfProject, { bodyId, meetingId }: OfMeeting): Promise<void> {
  await getBody(reading(tx), project.id, bodyId);
  await holdMeeting(tx, meetingId);
  const { state } = await getMeeting(reading(tx), bodyId, meetingId);
  if (state === 'cancelled') throw new Refused('body.refused.cancelled');
}

async function expectFreeNumber(tx: Tx, meetingId: number, number: number, besides: number): Promise<void> {
  const other = await tx
    .selectFrom('meetingItem')
    .select('title')
    .where('meetingId', '=', meetingId)
    .where('number', '=', number)
    .where('id', '<>', besides)
    .executeTakeFirst();
  if (other) throw new Refused('body.refused.number-taken', { number, title: other.title });
}

function isSame<Row extends object>(stored: Row, row: Row): boolean {
  return (Object.keys(row) as (keyof Row)[]).every((key) => stored[key] === row[key]);
}

function expectChanged(rows: bigint): void {
  if (rows === 0n) throw new Conflict('Somebody has changed it meanwhile.');
}
