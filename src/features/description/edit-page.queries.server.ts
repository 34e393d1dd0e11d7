import type { ShowPeople } from '#features/audit/public.server.ts';
import { listUsers } from '#features/user/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { type DescriptionAct, descriptionPolicy } from './description.policy.ts';
import { changesOfEdit, type EditRefusal, type EditStep, whyRecordRefused, whyStepRefused } from './edit.model.ts';
import {
  type Edit,
  type EditEvent,
  findDescriptionInForce,
  getEdit,
  listEditEvents,
  placeOfEdit,
} from './edit.queries.server.ts';
import { showEdit } from './edit-reading.server.ts';
import type { Change } from './fact.model.ts';
import { findingsOf } from './finding.model.ts';
import { listRecordsOfVersions } from './listed-project.queries.server.ts';
import type { Problem } from './problem.model.ts';
import { hasUnsavedText } from './unsaved-text.queries.server.ts';
import { findVersionInForce } from './version.queries.server.ts';
import { findWithdrawnVersion, type WithdrawnVersion } from './withdrawal.queries.server.ts';

/** All that the page of a description under work shows. */
export interface EditPage {
  readonly edit: Edit;
  readonly authorName: string;
  readonly events: readonly EditEvent[];
  /** What the work changes in what the public is told, or changed in it when it was published. */
  readonly changes: readonly Change[];
  /** Whether the register tells the project already. */
  readonly isTold: boolean;
  readonly findings: readonly Problem[];
  /** The steps that the reader has the right to take here and that the state allows. */
  readonly steps: readonly EditStep[];
  /** Why the description cannot be submitted as it is, for those who could. */
  readonly submitRefused: EditRefusal | undefined;
  /** The reader has submitted it, and so may not approve it. */
  readonly isOwnSubmission: boolean;
  /** Since when another version than the one of this work is told, in what is to be published or has been. */
  readonly otherInForceFrom: string | undefined;
  readonly mayWithdraw: boolean;
  /** Set when what was published has been withdrawn since. */
  readonly withdrawn: WithdrawnVersion | undefined;
}

const allSteps: readonly EditStep[] = ['edit', 'submit', 'approve', 'publish', 'return', 'discard', 'release'];

/** `show` is told that it is read. Throws `NotFound`, `Forbidden`. */
export async function getEditPage(read: Read, actor: Actor, id: number, show: ShowPeople): Promise<EditPage> {
  const edit = await getEdit(read, id);
  await showEdit(read, actor, edit, show);
  const place = await placeOfEdit(read, edit, actor.userId);
  const mayDo = (act: DescriptionAct) => may(descriptionPolicy, actor, act, place);
  const refused = (step: EditStep) => whyStepRefused(edit, step, actor.userId);
  const steps = allSteps.filter(
    (step) => mayDo(`description.${step}`) && refused(step) === undefined && fits(step, edit),
  );
  const before = await findTextBefore(read, edit);
  const [author] = await listUsers(read, [edit.authorId]);
  const withdrawn =
    edit.versionId === null ? undefined : await findWithdrawnVersion(read, edit.projectCode, edit.versionId);
  return {
    edit,
    authorName: author?.name ?? edit.authorId,
    events: await listEditEvents(read, id),
    changes: changesOfEdit(before, edit.record),
    isTold: before !== undefined,
    findings: findingsOf(edit.record),
    steps,
    submitRefused: steps.includes('submit') ? await whySubmitRefused(read, actor, edit) : undefined,
    isOwnSubmission: mayDo('description.approve') && refused('approve') === 'own-submission',
    otherInForceFrom: await findOtherInForce(read, edit),
    mayWithdraw: edit.versionId !== null && !withdrawn && mayDo('description.withdraw'),
    withdrawn,
  };
}

async function findOtherInForce(read: Read, edit: Edit): Promise<string | undefined> {
  if (edit.state !== 'approved' && (edit.state !== 'published' || edit.isWithdrawn)) return undefined;
  const told = await findVersionInForce(read, edit.projectCode);
  return told === undefined || told.id === edit.versionId ? undefined : told.knownOn;
}

/** Only a code that the register does not know can be set free, and nobody is offered two ways to discard. */
function fits(step: EditStep, { projectId }: Edit): boolean {
  return step !== 'release' || projectId === null;
}

async function whySubmitRefused(read: Read, actor: Actor, edit: Edit): Promise<EditRefusal | undefined> {
  if (await hasUnsavedText(read, actor, edit.id)) return 'unsaved-text';
  return whyRecordRefused(edit.record, edit.projectCode);
}

/** What the register tells now; of what has been published, what it told when the work began. */
async function findTextBefore(read: Read, edit: Edit) {
  if (edit.state !== 'published') return (await findDescriptionInForce(read, edit.projectCode))?.record;
  return edit.basedOnId === null
    ? undefined
    : (await listRecordsOfVersions(read, [edit.basedOnId])).get(edit.basedOnId);
}
