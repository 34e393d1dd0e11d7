import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type AuditDetails, recordAct } from '#features/audit/public.server.ts';
import { notify } from '#features/notice/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { actingAs, reading, SERVICE, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Invalid, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { type DescriptionAct, descriptionPolicy } from './description.policy.ts';
import {
  type EditRefusal,
  type EditState,
  type EditStep,
  emptyRecord,
  whyRecordRefused,
  whyStepRefused,
} from './edit.model.ts';
import {
  type DescribedVersion,
  type Edit,
  type EditEvent,
  findDescriptionInForce,
  findOpenEdit,
  getEdit,
  listWhoMay,
  permitOnEdit,
} from './edit.queries.server.ts';
import type { DescriptionNotice } from './edit-notice.server.ts';
import { factsOf } from './fact.model.ts';
import { forms } from './forms/form-catalogue.model.ts';
import { whyKnownDayRefused } from './known-day.model.ts';
import { printText } from './printing.model.ts';
import { findPublisherName, recordText } from './publishing.commands.server.ts';
import type { DescriptionRecord } from './record.model.ts';
import { checkRecord } from './schema.model.ts';
import { hasUnsavedText } from './unsaved-text.queries.server.ts';
import { takeBackVersion } from './withdrawal.commands.server.ts';

/** For which project a description is to be written, and on which form. */
export interface WantedEdit {
  readonly projectCode: string;
  /** That of the description in force, unless given. */
  readonly form?: string | undefined;
}

/** The edit that somebody asked for; `isNew` unless it was open already. */
export interface OpenedEdit {
  readonly id: number;
  readonly isNew: boolean;
}

/**
 * Opens the description of a project for editing, begun from what the register tells, or empty; one that is open already is
 * answered as it is. Throws `Forbidden`, `Refused`.
 */
export async function openEdit(tx: Tx, actor: Actor, clock: Clock, wanted: WantedEdit): Promise<OpenedEdit> {
  const read = reading(tx);
  const { projectCode } = wanted;
  if (!/^[A-Z]\d{5,9}$/.test(projectCode)) throw refusal('code', { code: projectCode });
  const projectId = await findProjectId(tx, projectCode);
  const place = projectId === null ? undefined : await placeOfProject(read, projectId);
  const permission = permit(descriptionPolicy, actor, 'description.open', place);
  const inForce = await findDescriptionInForce(read, projectCode);
  const form = wanted.form ?? inForce?.record.form ?? '';
  if (!forms.some(({ id }) => id === form)) throw refusal('form');
  const known = await findOpenEdit(read, projectCode, form);
  if (known) return { id: known.id, isNew: false };
  const id = await insertEdit(tx, actor, clock, { projectCode, projectId, form, inForce });
  if (id === undefined) return openedMeanwhile(tx, projectCode, form);
  const edit = await getEdit(read, id);
  await recordStep(tx, clock, permission, edit, { step: 'opened', details: { form, basedOn: edit.basedOnId } });
  return { id, isNew: true };
}

interface NewEdit {
  readonly projectCode: string;
  readonly projectId: number | null;
  readonly form: string;
  readonly inForce: DescribedVersion | undefined;
}

/** `undefined` when somebody else opened the same in this very moment, or out of the actor's sight. */
async function insertEdit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectCode, projectId, form, inForce }: NewEdit,
): Promise<number | undefined> {
  const isSameForm = inForce?.record.form === form;
  const record = isSameForm ? inForce.record : emptyRecord(form, projectCode);
  const now = clock.now();
  const { rows } = await sql<{ id: number }>`
    insert into description_edit (
      project_id, project_code, form, record, name, authority, author_id, based_on_id, opened_at, changed_at, state_since_at)
    values (${projectId}, ${projectCode}, ${form}, ${JSON.stringify(record)}::json, ${nameOf(record)}, ${authorityOf(record)},
      ${actor.userId}, ${isSameForm ? inForce.id : null}, ${now}, ${now}, ${now})
    on conflict (project_code, form) where state in ('draft', 'submitted', 'returned', 'approved') do nothing
    returning id`.execute(tx);
  return rows[0]?.id;
}

async function openedMeanwhile(tx: Tx, projectCode: string, form: string): Promise<OpenedEdit> {
  const other = await findOpenEdit(reading(tx), projectCode, form);
  if (!other) throw refusal('open-elsewhere', { code: projectCode });
  return { id: other.id, isNew: false };
}

async function findProjectId(tx: Tx, code: string): Promise<number | null> {
  const project = await tx.selectFrom('project').select('id').where('code', '=', code).executeTakeFirst();
  return project?.id ?? null;
}

/** A record as somebody has written it, and the revision from which the writing began. */
export interface SavedRecord {
  readonly record: DescriptionRecord;
  readonly baseRevision: number;
}

/**
 * Saves the record of an edit; answers its revision, which is a new one if anything changed: a button pressed once more, after the
 * page came back, is no second act. Throws `Conflict` when somebody saved another revision in between,
 * `Refused` when it is not being edited, `Invalid` when the record does not fit the form.
 */
export async function saveEdit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { record, baseRevision }: SavedRecord,
): Promise<number> {
  const { edit, permission } = await editForStep(tx, actor, id, 'edit');
  if (edit.revision !== baseRevision) throw otherRevision(edit, baseRevision);
  const checked = checkRecord(record);
  if ('faults' in checked || record.form !== edit.form)
    throw new Invalid(`The record does not fit the form ${edit.form}.`);
  if (digestOf(record) === digestOf(edit.record)) return edit.revision;
  const revision = edit.revision + 1;
  await sql`
    update description_edit
    set record = ${JSON.stringify(record)}::json, revision = ${revision}, name = ${nameOf(record)},
      authority = ${authorityOf(record)}, changed_at = ${clock.now()}
    where id = ${id}`.execute(tx);
  await recordAct(tx, clock, permission, {
    ...subjectOf(edit),
    details: { code: edit.projectCode, revision, contentSha256: digestOf(record) },
  });
  return revision;
}

/** The revision that somebody has before their eyes, and why they take the step. */
export interface Step {
  readonly revision: number;
  readonly reason?: string | undefined;
}

/** Gives a description to the authority. Errors by the rules stand in the way, warnings do not. Throws `Refused`, `Conflict`. */
export async function submitEdit(tx: Tx, actor: Actor, clock: Clock, id: number, { revision }: Step): Promise<void> {
  const { edit, permission } = await editForStep(tx, actor, id, 'submit', revision);
  const refused = whyRecordRefused(edit.record, edit.projectCode);
  if (refused) throw refusal(refused, { code: edit.projectCode });
  await changeState(tx, clock, edit, 'submitted', { submittedBy: actor.userId });
  await recordStep(tx, clock, permission, edit, { step: 'submitted' });
  const deciders = await listWhoMay(reading(tx), 'description.approve', edit);
  await tell(tx, clock, 'description.submitted', edit, { userIds: deciders.filter((user) => user !== actor.userId) });
}

/** As `submitEdit`, from outside the form: refused too while the actor has typed into it what would not go with it. */
export async function submitSavedEdit(tx: Tx, actor: Actor, clock: Clock, id: number, step: Step): Promise<void> {
  const edit = await getEdit(reading(tx), id);
  if (await hasUnsavedText(reading(tx), actor, id)) throw refusal('unsaved-text', { code: edit.projectCode });
  await submitEdit(tx, actor, clock, id, step);
}

/** Gives a description back to be mended. Throws `Refused`, also without a reason, and `Conflict`. */
export async function returnEdit(tx: Tx, actor: Actor, clock: Clock, id: number, step: Step): Promise<void> {
  const { edit, permission } = await editForStep(tx, actor, id, 'return', step.revision);
  const reason = reasonOf(step);
  await changeState(tx, clock, edit, 'returned');
  await recordStep(tx, clock, permission, edit, { step: 'returned', reason });
  await tell(tx, clock, 'description.returned', edit, { userIds: writersOf(edit) });
}

/** Approves the text as it was submitted, free of errors; nobody approves what they submitted. Throws `Refused`, `Conflict`. */
export async function approveEdit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { revision, reason }: Step,
): Promise<void> {
  const { edit, permission } = await editForStep(tx, actor, id, 'approve', revision);
  const refused = whyRecordRefused(edit.record, edit.projectCode);
  if (refused) throw refusal(refused, { code: edit.projectCode });
  await changeState(tx, clock, edit, 'approved');
  await recordStep(tx, clock, permission, edit, { step: 'approved', reason: reason?.trim() || undefined });
  await tell(tx, clock, 'description.approved', edit, { userIds: writersOf(edit) });
}

/** What the public is told, and from which day on (ISO). */
export interface Publication {
  readonly revision: number;
  readonly knownOn: string;
}

/** Makes an approved description a version of the register; answers its number. Throws `Refused`, `Conflict`. */
export async function publishEdit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { revision, knownOn }: Publication,
): Promise<number> {
  const { edit, permission } = await editForStep(tx, actor, id, 'publish', revision);
  const today = finnishDate(clock.now());
  const wrongDay = whyKnownDayRefused(knownOn, today);
  if (wrongDay) throw refusal(wrongDay.reason, wrongDay.details);
  const refused = whyRecordRefused(edit.record, edit.projectCode);
  if (refused) throw refusal(refused, { code: edit.projectCode });
  const publishedBy = (await findPublisherName(reading(tx), permission.grant.scope, edit.authority)) ?? edit.authority;
  // The text may name another authority or implementer, and so take the edit out of sight of who publishes it.
  await actingAs(tx, SERVICE);
  const text = printText(edit.record);
  const versionId = await recordText(tx, { code: edit.projectCode, text, knownOn, today, publishedBy });
  if (versionId === undefined) throw refusal('nothing-new');
  const published = { ...edit, projectId: await findProjectId(tx, edit.projectCode), versionId };
  await changeState(tx, clock, edit, 'published', published);
  const step: TakenStep = { step: 'published', details: { version: versionId, knownOn } };
  await insertEvent(tx, clock, actor, published, step);
  await actingAs(tx, actor.userId);
  await auditStep(tx, clock, permission, published, step);
  await tell(tx, clock, 'description.published', published, { userIds: writersOf(edit) });
  return versionId;
}

/** Ends the work at a description without publishing it. What was written is kept, and shown to nobody but those who may read it. */
export async function discardEdit(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { revision, reason }: Step,
): Promise<void> {
  const { edit, permission } = await editForStep(tx, actor, id, 'discard', revision);
  await changeState(tx, clock, edit, 'discarded');
  await recordStep(tx, clock, permission, edit, { step: 'discarded', reason: reason?.trim() || undefined });
}

/**
 * Ends the work of somebody else at a project that the register does not know, so that others can begin it. The writers are told
 * the reason. Throws `Refused` also for a project that is known, and without a reason.
 */
export async function releaseEdit(tx: Tx, actor: Actor, clock: Clock, id: number, step: Step): Promise<void> {
  const { edit, permission } = await editForStep(tx, actor, id, 'release', step.revision);
  if (edit.projectId !== null) throw refusal('known-project', { code: edit.projectCode });
  const reason = reasonOf(step);
  await changeState(tx, clock, edit, 'discarded');
  await recordStep(tx, clock, permission, edit, { step: 'discarded', reason });
  await tell(tx, clock, 'description.released', edit, { userIds: writersOf(edit) });
}

/** A version that is to be seen no more, and why. */
export interface Withdrawal {
  readonly projectCode: string;
  readonly versionId: number;
  readonly reason: string;
}

/** Takes a version back from the public: the one before it is told again. Throws `NotFound`, `Refused`. */
export async function withdrawVersion(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectCode, versionId, reason: givenReason }: Withdrawal,
): Promise<void> {
  const read = reading(tx);
  const projectId = await findProjectId(tx, projectCode);
  if (projectId === null) throw new NotFound(`There is no project ${projectCode}.`);
  const permission = permit(descriptionPolicy, actor, 'description.withdraw', await placeOfProject(read, projectId));
  const reason = reasonOf({ reason: givenReason });
  const authority = await findAuthorityOfVersion(tx, versionId);
  const withdrawnBy = (await findPublisherName(read, permission.grant.scope, authority)) ?? null;
  // The version before may name another authority or implementer, and so take the project out of the actor's sight.
  await actingAs(tx, SERVICE);
  await takeBackVersion(tx, { projectCode, projectId, versionId, reason, withdrawnBy, at: clock.now() });
  const edit = await findEditOfVersion(tx, versionId);
  if (edit) await insertEvent(tx, clock, actor, edit, { step: 'withdrawn', reason });
  await actingAs(tx, actor.userId);
  if (edit) await tell(tx, clock, 'description.withdrawn', edit, { userIds: writersOf(edit) });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'description-version', id: versionId },
    projectId,
    reason,
    details: { code: projectCode },
  });
}

/** The authority that a version names. */
async function findAuthorityOfVersion(tx: Tx, versionId: number): Promise<string | null> {
  const version = await tx
    .selectFrom('descriptionVersion')
    .select('authority')
    .where('id', '=', versionId)
    .executeTakeFirst();
  return version?.authority ?? null;
}

/** The work that a version was published from; `undefined` for one that was imported. */
async function findEditOfVersion(tx: Tx, versionId: number): Promise<Edit | undefined> {
  const { rows } = await sql<{ id: number }>`
    select edit.id from description_edit edit where edit.version_id = ${versionId}`.execute(tx);
  return rows[0] && getEdit(reading(tx), rows[0].id);
}

interface EditForStep {
  readonly edit: Edit;
  readonly permission: Permission<DescriptionAct>;
}

/** The edit, locked: of two who take a step at the same moment, the second finds what the first has done, and is told. */
async function editForStep(tx: Tx, actor: Actor, id: number, step: EditStep, revision?: number): Promise<EditForStep> {
  await sql`select from description_edit edit where edit.id = ${id} for update`.execute(tx);
  const edit = await getEdit(reading(tx), id);
  const permission = await permitOnEdit(reading(tx), actor, `description.${step}`, edit);
  const refused = whyStepRefused(edit, step, actor.userId);
  if (refused) throw refusal(refused, { code: edit.projectCode });
  if (revision !== undefined && edit.revision !== revision) throw otherRevision(edit, revision);
  return { edit, permission };
}

function otherRevision({ revision }: Edit, seen: number): Conflict {
  return new Conflict(`The description has been saved since: revision ${revision}, not ${seen}.`);
}

function refusal(reason: EditRefusal, details?: Readonly<Record<string, string | number>>): Refused {
  return new Refused(`description.refused.${reason}`, details);
}

function reasonOf({ reason }: { readonly reason?: string | undefined }): string {
  const given = reason?.trim() ?? '';
  if (given === '') throw refusal('reason');
  return given;
}

interface StateChange {
  readonly submittedBy?: string | null;
  readonly projectId?: number | null;
  readonly versionId?: number | null;
}

async function changeState(
  tx: Tx,
  clock: Clock,
  edit: Edit,
  state: EditState,
  change: StateChange = {},
): Promise<void> {
  const { submittedBy, projectId, versionId } = { ...edit, ...change };
  await tx
    .updateTable('descriptionEdit')
    .set({ state, stateSinceAt: clock.now(), submittedBy, projectId, versionId })
    .where('id', '=', edit.id)
    .execute();
}

interface TakenStep {
  readonly step: EditEvent['step'];
  readonly reason?: string | undefined;
  readonly details?: AuditDetails;
}

/** Notes a step both in the history of the edit, which those who work at it read, and in the audit. */
async function recordStep(
  tx: Tx,
  clock: Clock,
  permission: Permission<DescriptionAct>,
  edit: Edit,
  step: TakenStep,
): Promise<void> {
  await insertEvent(tx, clock, permission.actor, edit, step);
  await auditStep(tx, clock, permission, edit, step);
}

async function insertEvent(tx: Tx, clock: Clock, actor: Actor, edit: Edit, { step, reason }: TakenStep): Promise<void> {
  await tx
    .insertInto('descriptionEditEvent')
    .values({
      descriptionEditId: edit.id,
      step,
      actedBy: actor.userId,
      actedAt: clock.now(),
      revision: edit.revision,
      contentSha256: digestOf(edit.record),
      reason: reason ?? null,
    })
    .execute();
}

async function auditStep(
  tx: Tx,
  clock: Clock,
  permission: Permission<DescriptionAct>,
  edit: Edit,
  { reason, details }: TakenStep,
): Promise<void> {
  const { projectCode: code, revision, record } = edit;
  await recordAct(tx, clock, permission, {
    ...subjectOf(edit),
    reason,
    details: { code, revision, contentSha256: digestOf(record), ...details },
  });
}

function subjectOf({ id, projectId }: Edit) {
  return { subject: { kind: 'description-edit', id }, projectId: projectId ?? undefined };
}

/** Those who wait to hear what became of a description: who began it and who gave it in. */
function writersOf({ authorId, submittedBy }: Edit): string[] {
  return submittedBy === null ? [authorId] : [authorId, submittedBy];
}

async function tell(
  tx: Tx,
  clock: Clock,
  kind: DescriptionNotice,
  { id, projectId, projectCode, name }: Edit,
  { userIds }: { readonly userIds: readonly string[] },
): Promise<void> {
  await notify(tx, clock, {
    userIds,
    kind,
    subject: { kind: 'description-edit', id },
    projectId: projectId ?? undefined,
    href: `/workspace/descriptions/${id}`,
    args: { code: projectCode, name: name ?? '' },
  });
}

/** Which very text a step was taken on, so that it can be proved later what somebody approved. */
function digestOf(record: DescriptionRecord): string {
  return createHash('sha256').update(printText(record)).digest('hex');
}

function nameOf(record: DescriptionRecord): string | null {
  const { name } = record.fields;
  return typeof name === 'string' ? name : null;
}

function authorityOf(record: DescriptionRecord): string | null {
  return factsOf(record)?.authority ?? null;
}
