import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { FormEntries } from './form-entries.model.ts';

/** What the acting user has typed into a form and not saved. */
export interface Draft {
  readonly formKey: string;
  readonly typed: FormEntries;
  /** The revision of the record that the form was opened with; `undefined` for something new. */
  readonly baseRevision: number | undefined;
  readonly beganAt: Date;
  readonly typedAt: Date;
}

/** Somebody else who is typing into the same form. */
export interface Editor {
  readonly name: string;
  readonly since: Date;
  readonly lastTyped: Date;
}

/** After so long without a letter nobody counts as typing any more. */
const MINUTES_OF_TYPING = 5;

/** The draft of a form, `undefined` when all is saved. */
export async function findDraft(
  read: Read,
  { userId }: Pick<Actor, 'userId'>,
  formKey: string,
): Promise<Draft | undefined> {
  const row = await read
    .selectFrom('formDraft')
    .select(['formKey', 'typed', 'baseRevision', 'beganAt', 'typedAt'])
    .where('userId', '=', userId)
    .where('formKey', '=', formKey)
    .executeTakeFirst();
  return row && { ...row, typed: row.typed as unknown as FormEntries, baseRevision: row.baseRevision ?? undefined };
}

/** All that a user has typed and not saved, the one left longest first; without what was typed. */
export async function listDrafts(
  read: Read,
  { userId }: Pick<Actor, 'userId'>,
): Promise<Pick<Draft, 'formKey' | 'beganAt' | 'typedAt'>[]> {
  return read
    .selectFrom('formDraft')
    .select(['formKey', 'beganAt', 'typedAt'])
    .where('userId', '=', userId)
    .orderBy('typedAt')
    .execute();
}

/**
 * Who else is typing into a form at an instant, the last to type first. Row-level security hides what they type; who may open the
 * form is on the caller.
 */
export async function listOtherEditors(
  read: Read,
  { userId }: Pick<Actor, 'userId'>,
  formKey: string,
  now: Date,
): Promise<Editor[]> {
  const since = new Date(now.getTime() - MINUTES_OF_TYPING * 60_000);
  return selectRows(
    read,
    sql<Editor>`
      select app_user.name, editor.began_at as since, editor.typed_at as last_typed
      from editors_of_form(${formKey}, ${since}) editor
      join app_user on app_user.id = editor.user_id
      where editor.user_id <> ${userId}
      order by editor.typed_at desc`,
  );
}
