import { recordAct } from '#features/audit/public.server.ts';
import { addDocument, addDocumentVersion, type GoodFile } from '#features/document/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { OfProject } from './body.commands.server.ts';
import { mayBeHeld } from './body.model.ts';
import { bodyPolicy } from './body.policy.ts';
import { getBody, getMeeting } from './body.queries.server.ts';
import { holdMeeting } from './hold-meeting.server.ts';

/** Which meeting. */
interface NamedMeeting {
  readonly project: OfProject;
  readonly bodyId: number;
  readonly meetingId: number;
}

/** Says that a meeting was held. Said twice, it is said once. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function recordHeld(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, meetingId }: NamedMeeting,
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.record', project.place);
  await getBody(reading(tx), project.id, bodyId);
  await holdMeeting(tx, meetingId);
  const meeting = await getMeeting(reading(tx), bodyId, meetingId);
  if (meeting.state === 'held') return;
  if (meeting.state === 'cancelled') throw new Refused('body.refused.cancelled');
  if (!mayBeHeld(meeting, finnishDate(clock.now()))) throw new Refused('body.refused.not-yet');
  await tx.updateTable('meeting').set({ state: 'held' }).where('id', '=', meetingId).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id: meetingId },
    projectId: project.id,
    details: { state: 'held' },
  });
}

/** Cancels a planned meeting, with the reason. Throws `Forbidden`, `NotFound`, `Refused`. */
export async function cancelMeeting(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, meetingId, reason }: NamedMeeting & { readonly reason: string },
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.convene', project.place);
  if (reason === '') throw new Refused('body.refused.no-reason');
  await getBody(reading(tx), project.id, bodyId);
  await holdMeeting(tx, meetingId);
  const { state } = await getMeeting(reading(tx), bodyId, meetingId);
  if (state === 'cancelled') return;
  if (state === 'held') throw new Refused('body.refused.held');
  await tx
    .updateTable('meeting')
    .set({ state: 'cancelled', stateReason: reason })
    .where('id', '=', meetingId)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id: meetingId },
    projectId: project.id,
    reason,
    details: { state: 'cancelled' },
  });
}

/** Keeps the minutes of a meeting among the documents of its project: a document of their own, or a new version of it. */
export async function attachMinutes(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { project, bodyId, meetingId, file, title }: NamedMeeting & { readonly file: GoodFile; readonly title: string },
): Promise<void> {
  const permission = permit(bodyPolicy, actor, 'body.record', project.place);
  await getBody(reading(tx), project.id, bodyId);
  await holdMeeting(tx, meetingId);
  const { state, minutesId } = await getMeeting(reading(tx), bodyId, meetingId);
  if (state === 'cancelled') throw new Refused('body.refused.cancelled');
  if (minutesId !== null) {
    await addDocumentVersion(tx, actor, clock, { project, id: minutesId, file });
    return;
  }
  const facts = { kind: 'minutes', title, visibility: 'parties' } as const;
  const document = await addDocument(tx, actor, clock, { project, facts, file });
  await tx.updateTable('meeting').set({ minutesId: document }).where('id', '=', meetingId).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'meeting', id: meetingId },
    projectId: project.id,
    details: { document },
  });
}
