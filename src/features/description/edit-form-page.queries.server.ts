import type { ShowPeople } from '#features/audit/public.server.ts';
import { type Editor, findDraft, listOtherEditors } from '#features/draft/public.server.ts';
import { controlNames, controlOf, type FormEntries, sentValue } from '#features/draft/public.ts';
import type { Clock } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { descriptionPolicy } from './description.policy.ts';
import { sectionsForDisplay } from './display.model.ts';
import { type EditRefusal, whyStepRefused } from './edit.model.ts';
import { getEdit, permitOnEdit, placeOfEdit } from './edit.queries.server.ts';
import { editFormKey } from './edit-address.model.ts';
import { baseFrom, type FilledForm, fieldTextsOf, recordWith, textsFrom, typedOf } from './edit-form.model.ts';
import { showEdit } from './edit-reading.server.ts';
import { findingsOf } from './finding.model.ts';
import type { Form } from './form.model.ts';
import type { Problem } from './problem.model.ts';
import { formOf } from './record.model.ts';

/** All that the form of a description under work shows. */
export interface EditFormPage {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly formId: string;
  readonly filled: FilledForm;
  /** When the draft was typed that the form is filled with, and whether somebody has saved since it was begun. */
  readonly draft: { readonly typedAt: Date; readonly isBehind: boolean } | undefined;
  readonly others: readonly Editor[];
  /** Why the description cannot be edited now. */
  readonly refused: EditRefusal | undefined;
  readonly maySubmit: boolean;
  /** Text that no field recognises: it stays where it stands. */
  readonly unrecognised: readonly string[];
}

/**
 * The form of a description under work, filled with what the actor has typed and not saved; `show` is told that it is read.
 * Throws `NotFound`, `Forbidden`.
 */
export async function getEditFormPage(
  read: Read,
  actor: Actor,
  clock: Clock,
  id: number,
  show: ShowPeople,
): Promise<EditFormPage> {
  const edit = await getEdit(read, id);
  await permitOnEdit(read, actor, 'description.edit', edit);
  await showEdit(read, actor, edit, show);
  const key = editFormKey(id);
  const draft = await findDraft(read, actor, key);
  const texts = fieldTextsOf(edit.record);
  const base = (draft && baseFrom(sentValue(draft.typed, controlNames.base))) ?? texts;
  return {
    id,
    code: edit.projectCode,
    name: edit.name,
    formId: edit.form,
    filled: {
      entries: draft?.typed.filter(([name]) => name !== controlNames.base) ?? typedOf(formOf(edit.record), texts),
      base,
      revision: draft?.baseRevision ?? edit.revision,
    },
    draft: draft && { typedAt: draft.typedAt, isBehind: draft.baseRevision !== edit.revision },
    others: await listOtherEditors(read, actor, key, clock.now()),
    refused: whyStepRefused(edit, 'edit', actor.userId),
    maySubmit: may(descriptionPolicy, actor, 'description.submit', await placeOfEdit(read, edit, actor.userId)),
    unrecognised: sectionsForDisplay(edit.record).flatMap(({ pieces }) =>
      pieces.flatMap((piece) => (piece.piece === 'unrecognised' ? piece.text : [])),
    ),
  };
}

/** That there is such a form and the actor may fill it in. Throws `NotFound`, `Forbidden`. */
export async function permitTyping(read: Read, actor: Actor, id: number): Promise<void> {
  await permitOnEdit(read, actor, 'description.edit', await getEdit(read, id));
}

/** Who else is typing into the form of a description under work. Throws `NotFound`, `Forbidden`. */
export async function listEditorsOf(read: Read, actor: Actor, clock: Clock, id: number): Promise<Editor[]> {
  await permitTyping(read, actor, id);
  return listOtherEditors(read, actor, editFormKey(id), clock.now());
}

/** A form as it was sent, and what the rules say of the description that it would give. Throws `NotFound`, `Forbidden`. */
export async function readSentForm(
  read: Read,
  actor: Actor,
  id: number,
  sent: FormEntries,
): Promise<{ readonly form: Form; readonly filled: FilledForm; readonly findings: readonly Problem[] }> {
  const edit = await getEdit(read, id);
  await permitOnEdit(read, actor, 'description.edit', edit);
  const control = controlOf(sent);
  const base = baseFrom(control.base) ?? fieldTextsOf(edit.record);
  const controls: readonly string[] = Object.values(controlNames);
  const entries = sent.filter(([name]) => !controls.includes(name));
  const form = formOf(edit.record);
  const record = recordWith(edit.record, textsFrom(form, base, entries));
  return {
    form,
    filled: { entries, base, revision: control.revision ?? edit.revision },
    findings: findingsOf(record),
  };
}
