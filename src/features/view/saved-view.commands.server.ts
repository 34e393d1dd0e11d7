import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { longestQuery } from './list-question.model.ts';
import { longestViewName, mostViews, viewNameFrom } from './saved-view.model.ts';

export interface ViewToKeep {
  readonly list: string;
  /** As it was written. */
  readonly name: string;
  readonly query: string;
  readonly isDefault: boolean;
}

/** Keeps a question to a list under a name; one of the same name is replaced. Throws `Refused`. */
export async function keepView(
  tx: Tx,
  userId: string,
  { list, name: written, query, isDefault }: ViewToKeep,
): Promise<void> {
  const name = acceptedName(written);
  if (query.length > longestQuery) throw new Refused('view.saved.too-long');
  const others = await tx
    .selectFrom('savedView')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('list', '=', list)
    .where('name', '!=', name)
    .executeTakeFirstOrThrow();
  if (Number(others.count) >= mostViews) throw new Refused('view.saved.too-many', { most: mostViews });
  if (isDefault) await forgetDefault(tx, userId, list);
  await sql`
    insert into saved_view (user_id, list, name, query, is_default)
    values (${userId}, ${list}, ${name}, ${query}, ${isDefault})
    on conflict (user_id, list, name) do update set query = excluded.query, is_default = excluded.is_default`.execute(
    tx,
  );
}

/** Gives a view another name. Throws `Refused` when there is one of that name, `NotFound` when the view is not the user's. */
export async function renameView(tx: Tx, userId: string, id: number, written: string): Promise<void> {
  const name = acceptedName(written);
  const { list } = await findOwn(tx, userId, id);
  const taken = await tx
    .selectFrom('savedView')
    .select('id')
    .where('userId', '=', userId)
    .where('list', '=', list)
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (taken) throw new Refused('view.saved.taken', { name });
  await tx.updateTable('savedView').set({ name }).where('id', '=', id).execute();
}

/** Makes a view the one with which its list opens, or, if it is that, no longer. */
export async function turnDefault(tx: Tx, userId: string, id: number): Promise<void> {
  const { list, isDefault } = await findOwn(tx, userId, id);
  await forgetDefault(tx, userId, list);
  if (!isDefault) await tx.updateTable('savedView').set({ isDefault: true }).where('id', '=', id).execute();
}

/** Removes a view; one that is gone already is no fault. */
export async function removeView(tx: Tx, userId: string, id: number): Promise<void> {
  await tx.deleteFrom('savedView').where('userId', '=', userId).where('id', '=', id).execute();
}

function acceptedName(written: string): string {
  const name = viewNameFrom(written);
  if (name === undefined) throw new Refused('view.saved.needs-name', { most: longestViewName });
  return name;
}

async function findOwn(tx: Tx, userId: string, id: number) {
  const view = await tx
    .selectFrom('savedView')
    .select(['list', 'isDefault'])
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!view) throw new NotFound('There is no such view of this user.');
  return view;
}

async function forgetDefault(tx: Tx, userId: string, list: string): Promise<void> {
  await tx
    .updateTable('savedView')
    .set({ isDefault: false })
    .where('userId', '=', userId)
    .where('list', '=', list)
    .where('isDefault', '=', true)
    .execute();
}
