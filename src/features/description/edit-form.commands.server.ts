import { saveOnce } from '#features/draft/public.server.ts';
import { controlOf, type FormEntries } from '#features/draft/public.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { saveEdit, submitEdit } from './edit.commands.server.ts';
import { type Edit, getEdit } from './edit.queries.server.ts';
import { editAddress, editFormAddress, editFormKey } from './edit-address.model.ts';
import { askingForm, joinForm } from './edit-conflict.model.ts';
import { baseFrom, type FilledForm, fieldTextsOf, recordWith } from './edit-form.model.ts';
import { formOf } from './record.model.ts';

/** Somebody else has changed the same fields differently: a person must decide. */
export class EditsConflict extends Conflict {
  /** The form that asks, filled from what the record says by now. */
  readonly asking: FilledForm;

  constructor(asking: FilledForm) {
    super('Two people have changed the same fields of a description.');
    this.asking = asking;
  }
}

/**
 * Saves an edit form, joined with what others have saved since it was opened, and submits it where its button says so; answers the
 * address to go to. Sent twice, it is saved once. Throws `EditsConflict` where a person must decide, and what `saveEdit` and
 * `submitEdit` throw.
 */
export async function saveEditForm(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  sent: FormEntries,
  language: Language,
): Promise<string> {
  return saveOnce(tx, clock, actor, editFormKey(id), sent, async () => {
    const edit = await getEdit(reading(tx), id);
    const { revision, fromTheirs } = await saveJoined(tx, actor, clock, edit, sent);
    if (controlOf(sent).intent !== 'submit') return `${editFormAddress(language, id)}${told(fromTheirs)}`;
    await submitEdit(tx, actor, clock, id, { revision });
    return editAddress(language, id);
  });
}

async function saveJoined(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  edit: Edit,
  sent: FormEntries,
): Promise<{ revision: number; fromTheirs: readonly string[] }> {
  const now = fieldTextsOf(edit.record);
  const base = baseFrom(controlOf(sent).base) ?? now;
  const form = formOf(edit.record);
  const joined = joinForm(form, base, sent, now);
  if (joined.conflicts.length > 0) {
    throw new EditsConflict({ entries: askingForm(form, joined), base: now, revision: edit.revision });
  }
  const record = recordWith(edit.record, joined.texts);
  const revision = await saveEdit(tx, actor, clock, edit.id, { record, baseRevision: edit.revision });
  return { revision, fromTheirs: joined.fromTheirs };
}

function told(fromTheirs: readonly string[]): string {
  return `?saved=1${fromTheirs.length > 0 ? `&joined=${fromTheirs.join('.')}` : ''}`;
}
