import type { EntryPage } from '#features/entry/public.server.ts';
import type { Finding } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { findProjectHead } from './head.queries.server.ts';
import { projectPolicy } from './project.policy.ts';
import { correctStatus, setStatus, takeBackStatus } from './status.commands.server.ts';
import { findingsBeside, findingsOnDay, type RecordedStatus } from './status.model.ts';
import { listRecordedStatuses } from './status.queries.server.ts';
import { correctStatusForm, statusForm, takeBackStatusForm } from './status-form.model.ts';

/*
 * The forms by which is said in what state a project is, and by which that is corrected. Their addresses stand below `/<language>`.
 */

/** Below `/<language>`: the states of a project, and the forms of them behind it. */
function statusAddress(code: string): string {
  return `/workspace/projects/${code}/status`;
}

/** In what state a project is from a day on. */
export function statusPage(code: string): EntryPage<typeof statusForm.columns> {
  return {
    form: statusForm,
    key: `project-status:${code}`,
    address: statusAddress(code),
    find: async (read, actor) => {
      const { place } = await findProjectHead(read, actor, code);
      permit(projectPolicy, actor, 'project.set-status', place);
      return { row: {}, revision: 0 };
    },
    judge: (read, row, actor) => statusFindings(read, actor, code, row),
    save: async (tx, actor, clock, row) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await setStatus(tx, actor, clock, { projectId: head.id, ...row });
      return `${statusAddress(head.code)}?saved=state`;
    },
  };
}

/** A state that was recorded wrongly, as it should have been. */
export function correctStatusPage(code: string, statusId: number): EntryPage<typeof correctStatusForm.columns> {
  return {
    form: correctStatusForm,
    key: `project-status-correction:${statusId}`,
    address: `${statusAddress(code)}/${statusId}/correct`,
    find: async (read, actor) => {
      const { status, fromOn, reason } = await findWrong(read, actor, 'project.correct-status', { code, statusId });
      return { row: { status, fromOn, reason }, revision: 0 };
    },
    judge: (read, row, actor) => statusFindings(read, actor, code, row, statusId),
    save: async (tx, actor, clock, row) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await correctStatus(tx, actor, clock, { projectId: head.id, statusId, ...row });
      return `${statusAddress(head.code)}?saved=correction`;
    },
  };
}

/** Why a state that should not have been recorded is taken back. */
export function takeBackStatusPage(code: string, statusId: number): EntryPage<typeof takeBackStatusForm.columns> {
  return {
    form: takeBackStatusForm,
    key: `project-status-taken-back:${statusId}`,
    address: `${statusAddress(code)}/${statusId}/take-back`,
    find: async (read, actor) => {
      await findWrong(read, actor, 'project.take-back-status', { code, statusId });
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { why }) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await takeBackStatus(tx, actor, clock, { projectId: head.id, statusId, why });
      return `${statusAddress(head.code)}?saved=taken-back`;
    },
  };
}

/** What somebody should know who says a state; `ownId` is the row that is being corrected. */
async function statusFindings(
  read: Read,
  actor: Actor,
  code: string,
  row: Pick<RecordedStatus, 'status' | 'fromOn'>,
  ownId?: number,
): Promise<Finding[]> {
  const head = await findProjectHead(read, actor, code);
  const statuses = await listRecordedStatuses(read, head.id);
  return [...findingsBeside(statuses, row.fromOn, ownId), ...findingsOnDay(statuses, row, head, ownId)];
}

/** Throws `NotFound`, `Forbidden`, and `Refused` for a state that was corrected or taken back meanwhile. */
async function findWrong(
  read: Read,
  actor: Actor,
  act: 'project.correct-status' | 'project.take-back-status',
  { code, statusId }: { readonly code: string; readonly statusId: number },
): Promise<RecordedStatus> {
  const head = await findProjectHead(read, actor, code);
  permit(projectPolicy, actor, act, head.place);
  const found = (await listRecordedStatuses(read, head.id)).find(({ id }) => id === statusId);
  if (!found) throw new NotFound(`The project ${code} has no state ${statusId}.`);
  if (found.takenBack) throw new Refused('project.refused.status-taken-back');
  return found;
}
