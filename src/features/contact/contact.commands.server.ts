import { recordAct } from '#features/audit/public.server.ts';
import { meantOrNewUnit } from '#features/organisation/public.server.ts';
import { findUserByEmail } from '#features/user/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { contactPolicy } from './contact.policy.ts';
import { getContact, placeOfContact } from './contact.queries.server.ts';
import type { ContactRow } from './contact-form.model.ts';

/** What a contact person is named for: one of the two. */
export type NamedFor =
  | { readonly projectId: number; readonly organisationUnitId: null }
  | { readonly projectId: null; readonly organisationUnitId: number };

/** Names a contact person for a project or an organisation; gives the number of the assignment. Throws `Forbidden`, `Invalid`. */
export async function nameContact(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { namedFor, row }: { readonly namedFor: NamedFor; readonly row: ContactRow },
): Promise<number> {
  const told = await columnsOf(tx, actor, clock, row);
  const place = await placeOfContact(reading(tx), { ...namedFor, employerUnitId: told.employerUnitId });
  const permission = permit(contactPolicy, actor, 'contact.name', place);
  const { id } = await tx
    .insertInto('contactAssignment')
    .values({ ...namedFor, ...told, namedAt: clock.now(), namedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'contact', id },
    projectId: namedFor.projectId ?? undefined,
    details: { from: row.startsOn, until: row.endsOn },
  });
  return id;
}

/**
 * Corrects what is known of a contact person, or says from when to when they are away or until when they answer. What changes nothing
 * is no new revision. Throws `Conflict` when somebody has changed it since `revision`, `Forbidden`, `NotFound`, `Invalid`.
 */
export async function correctContact(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, revision, row }: { readonly id: number; readonly revision: number; readonly row: ContactRow },
): Promise<void> {
  const stored = await getContact(reading(tx), id);
  const permission = permit(contactPolicy, actor, 'contact.correct', stored.place);
  if (isSame(stored.row, row)) return;
  const { numUpdatedRows } = await tx
    .updateTable('contactAssignment')
    .set({ ...(await columnsOf(tx, actor, clock, row)), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('Somebody has changed the contact person meanwhile.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'contact', id },
    projectId: stored.projectId ?? undefined,
    details: { from: row.startsOn, until: row.endsOn },
  });
}

function isSame(one: ContactRow, other: ContactRow): boolean {
  return (Object.keys(one) as (keyof ContactRow)[]).every((key) => one[key] === other[key]);
}

/** A row as the table keeps it: users and organisations by what they are, everybody else by what is told of them. */
async function columnsOf(tx: Tx, actor: Actor, clock: Clock, row: ContactRow) {
  const read = reading(tx);
  const { name, email, employer, deputyName, deputyEmail, ...told } = row;
  const user = email === null ? undefined : await findUserByEmail(read, email);
  const deputy = deputyEmail === null ? undefined : await findUserByEmail(read, deputyEmail);
  return {
    ...told,
    userId: user?.id ?? null,
    personName: user ? null : name,
    email: user ? null : email,
    employerUnitId: employer === null ? null : await meantOrNewUnit(tx, actor, clock, employer),
    deputyUserId: deputy?.id ?? null,
    deputyName: deputy ? null : deputyName,
    deputyEmail: deputy ? null : deputyEmail,
  };
}
