import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { Forbidden, Invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { DAYS_OF_DRAFTS } from './draft-age.model.ts';
import { controlOf, type FormEntries, typedIn } from './form-entries.model.ts';

/**
 * What became of typed text. `kept`: it is the draft now. `saved`: the form was saved meanwhile, so there is nothing to keep.
 * `elsewhere`: the same user has typed into the same form in another window since this one was opened. `full`: the user has left
 * so many forms unsaved that no other is kept.
 */
export type KeptDraft =
  | { readonly state: 'kept'; readonly typedAt: Date }
  | { readonly state: 'saved' }
  | { readonly state: 'full'; readonly most: number }
  | { readonly state: 'elsewhere'; readonly typedAt: Date };

interface KeepOptions {
  /** Kept even if another window has typed since: its user decided so. */
  readonly overOther?: boolean;
}

const DAYS_OF_RECEIPTS = 7;

/** More forms than anybody leaves unsaved; a program could fill the database otherwise. */
export const MOST_DRAFTS = 100;

/**
 * Keeps what a user has typed into a form, instead of what the user had typed before. Throws `Forbidden` when somebody else opened
 * the form, `Invalid` when what was sent is no kept form.
 */
export async function keepDraft(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  formKey: string,
  sent: FormEntries,
  { overOther = false }: KeepOptions = {},
): Promise<KeptDraft> {
  const { token, seen, revision } = refuseOthersForm(actor, sent);
  await takeTurn(tx, actor, formKey);
  if (await isSaved(tx, actor, token)) return { state: 'saved' };
  const typed = JSON.stringify(typedIn(sent));
  const known = await findKnown(tx, actor, formKey, typed);
  if (known?.isSame) return { state: 'kept', typedAt: known.typedAt };
  const isOfThisWindow = !known || known.formToken === token || known.typedAt.toISOString() === seen;
  if (!isOfThisWindow && !overOther) return { state: 'elsewhere', typedAt: known.typedAt };
  if (!known && (await countDrafts(tx, actor)) >= MOST_DRAFTS) return { state: 'full', most: MOST_DRAFTS };
  const now = clock.now();
  await sql`
    insert into form_draft (user_id, form_key, form_token, typed, base_revision, began_at, typed_at)
    values (${actor.userId}, ${formKey}, ${token}, ${typed}::jsonb, ${revision ?? null}, ${now}, ${now})
    on conflict (user_id, form_key) do update set form_token = excluded.form_token, typed = excluded.typed,
      base_revision = excluded.base_revision, typed_at = greatest(excluded.typed_at, form_draft.began_at)`.execute(tx);
  return { state: 'kept', typedAt: now };
}

/** What is kept and what is saved of one form never happen at the same moment, so that a draft does not outlive its saving. */
async function takeTurn(tx: Tx, { userId }: Actor, formKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${userId} ${formKey}`}, 17))`.execute(tx);
}

async function isSaved(tx: Tx, { userId }: Actor, token: string): Promise<boolean> {
  const receipt = await tx
    .selectFrom('formReceipt')
    .select('usedAt')
    .where('userId', '=', userId)
    .where('formToken', '=', token)
    .executeTakeFirst();
  return receipt !== undefined;
}

async function findKnown(tx: Tx, { userId }: Actor, formKey: string, typed: string) {
  return tx
    .selectFrom('formDraft')
    .select(['formToken', 'typedAt', sql<boolean>`typed = ${typed}::jsonb`.as('isSame')])
    .where('userId', '=', userId)
    .where('formKey', '=', formKey)
    .executeTakeFirst();
}

async function countDrafts(tx: Tx, { userId }: Actor): Promise<number> {
  const { count } = await tx
    .selectFrom('formDraft')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Throws away what a user has typed into a form and not saved. */
export async function discardDraft(tx: Tx, actor: Actor, formKey: string): Promise<void> {
  await takeTurn(tx, actor, formKey);
  await tx.deleteFrom('formDraft').where('userId', '=', actor.userId).where('formKey', '=', formKey).execute();
}

/**
 * Saves a form once. `save` does it in the same transaction and gives the address to go to; its draft is then done with. The same
 * form with the same content, sent again by a second click or a reload, gets the first answer. What `save` throws leaves the draft
 * and lets the form be sent again. Throws `Forbidden` and `Invalid` as `keepDraft` does.
 */
export async function saveOnce(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  formKey: string,
  sent: FormEntries,
  save: () => Promise<string>,
): Promise<string> {
  const { token } = refuseOthersForm(actor, sent);
  await takeTurn(tx, actor, formKey);
  const receipt = { userId: actor.userId, formToken: token, digest: digestOf(sent) };
  const earlier = await tx
    .selectFrom('formReceipt')
    .select('answer')
    .where('userId', '=', receipt.userId)
    .where('formToken', '=', receipt.formToken)
    .where('digest', '=', receipt.digest)
    .executeTakeFirst();
  if (earlier) return earlier.answer;
  const answer = await save();
  await tx
    .insertInto('formReceipt')
    .values({ ...receipt, answer, usedAt: clock.now() })
    .execute();
  await tx.deleteFrom('formDraft').where('userId', '=', actor.userId).where('formKey', '=', formKey).execute();
  await forgetOldReceipts(tx, clock, actor);
  return answer;
}

async function forgetOldReceipts(tx: Tx, clock: Clock, { userId }: Actor): Promise<void> {
  const oldest = new Date(clock.now().getTime() - DAYS_OF_RECEIPTS * 86_400_000);
  await tx.deleteFrom('formReceipt').where('userId', '=', userId).where('usedAt', '<', oldest).execute();
}

function digestOf(sent: FormEntries): string {
  return createHash('sha256').update(JSON.stringify(sent)).digest('hex');
}

function refuseOthersForm(actor: Actor, sent: FormEntries) {
  const control = controlOf(sent);
  if (control.token === '' || control.token.length > 100) throw new Invalid('What was sent is not a form of ours.');
  if (control.editor !== actor.userId) throw new Forbidden('Somebody else opened this form.');
  return control;
}

/** Forgets what nobody has gone on typing for long, and forms saved long ago; answers how many drafts. As the service. */
export async function forgetOldDrafts(tx: Tx, clock: Clock): Promise<number> {
  const now = clock.now();
  await sql`
    delete from form_receipt receipt
    where receipt.used_at < ${now}::timestamptz - make_interval(days => ${DAYS_OF_RECEIPTS})`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from form_draft draft
    where draft.typed_at < ${now}::timestamptz - make_interval(days => ${DAYS_OF_DRAFTS})`.execute(tx);
  return Number(numAffectedRows);
}
