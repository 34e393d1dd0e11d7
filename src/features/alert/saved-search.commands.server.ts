import { sql } from 'kysely';
import { type Clock, finnishDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Language } from '#platform/i18n/language.ts';
import { mostRefusals } from '#platform/mail/mail-retry.model.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';
import { addressDigests, openContact, sealContact } from './contact.server.ts';
import { hoursToConfirm, mostConfirmed, mostOpenRequests, newCodes } from './saved-search.model.ts';
import { mayBeTold } from './saved-search.queries.server.ts';

export interface SearchRequest {
  /** As `mailAddressFrom` gives it. */
  readonly address: string;
  /** As `savedQuestionFrom` gives it, and not too long. */
  readonly question: string | null;
  readonly language: Language;
}

type AddressDigests = ReturnType<typeof addressDigests>;

const HOUR_MS = 3_600_000;
/** After this an ended search, a sent mail, and a mail that cannot be made have served their time. */
const DAYS_KEPT = 30;

/**
 * Notes that somebody wants to be told of a search, and a mail to the address by which its owner confirms it. Does nothing when
 * too many requests for the address are open: it says nothing about that, so that nobody learns which addresses are known.
 */
export async function requestSearch(tx: Tx, clock: Clock, keys: KeyRing, request: SearchRequest): Promise<void> {
  const { address, question, language } = request;
  const digests = addressDigests(keys, address);
  await takeTurn(tx, digests);
  if (await hasEnough(tx, clock, digests)) return;
  const now = clock.now();
  const token = newToken();
  const { id } = await tx
    .insertInto('savedSearch')
    .values({
      state: 'requested',
      language,
      question,
      tokenSha256: tokenDigest(token),
      sealedContact: sealContact(keys, { address, token }),
      addressDigest: digests[0],
      requestedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mail = { savedSearchId: id, kind: 'confirmation', writtenOn: finnishDate(now), dueAt: now };
  await tx.insertInto('alertMail').values(mail).execute();
}

/** Acts for one address come one after the other, so that each sees those before it. */
async function takeTurn(tx: Tx, [digest]: AddressDigests): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 0))`.execute(tx);
}

async function hasEnough(tx: Tx, clock: Clock, digests: AddressDigests): Promise<boolean> {
  const { rows } = await sql<{ open: number; confirmed: number }>`
    select count(*) filter (where state = 'requested' and requested_at > ${oldestRequest(clock)})::int as open,
      count(*) filter (where state = 'confirmed')::int as confirmed
    from saved_search
    where address_digest = any (${digests}::text[])`.execute(tx);
  const { open = 0, confirmed = 0 } = rows[0] ?? {};
  return open >= mostOpenRequests || confirmed >= mostConfirmed;
}

/**
 * Confirms the search of a token: from now on its owner is told of projects that are not among `fittingCodes`. An earlier search
 * of the same address for the same question ends. A second time changes nothing. Throws `NotFound` when there is no such search,
 * or it has ended, or was requested too long ago; `SealBroken` when its key is lost; `Refused` when the address has too many.
 */
export async function confirmSearch(
  tx: Tx,
  clock: Clock,
  keys: KeyRing,
  { token, fittingCodes }: { readonly token: string; readonly fittingCodes: readonly string[] },
): Promise<void> {
  const requested = await findRequested(tx, clock, token);
  if (!requested) return expectConfirmed(tx, token);
  const digests = addressDigests(keys, openContact(keys, requested.sealedContact, tokenDigest(token)).address);
  await takeTurn(tx, digests);
  const now = clock.now();
  const confirmed = await tx
    .updateTable('savedSearch')
    .set({ state: 'confirmed', confirmedAt: now, checkedOn: finnishDate(now), toldCodes: [...fittingCodes] })
    .where('id', '=', requested.id)
    .where('state', '=', 'requested')
    .returning(['id', 'question'])
    .executeTakeFirst();
  // Pressed twice at the same moment.
  if (!confirmed) return expectConfirmed(tx, token);
  await endEarlier(tx, clock, { ...confirmed, digests });
  await expectRoom(tx, digests);
}

async function findRequested(tx: Tx, clock: Clock, token: string) {
  const { rows } = await sql<{ id: number; sealedContact: Buffer }>`
    select id, sealed_contact
    from saved_search
    where token_sha256 = ${tokenDigest(token)} and state = 'requested' and requested_at > ${oldestRequest(clock)}`.execute(
    tx,
  );
  return rows[0];
}

interface Confirmed {
  readonly id: number;
  readonly question: string | null;
  readonly digests: AddressDigests;
}

async function endEarlier(tx: Tx, clock: Clock, { id, question, digests }: Confirmed): Promise<void> {
  await tx
    .updateTable('savedSearch')
    .set(ended(clock))
    .where('addressDigest', 'in', digests)
    .where('question', 'is not distinct from', question)
    .where('state', '=', 'confirmed')
    .where('id', '<>', id)
    .execute();
}

/** Requests that were open together could take an address beyond its bound. */
async function expectRoom(tx: Tx, digests: AddressDigests): Promise<void> {
  const { confirmed } = await tx
    .selectFrom('savedSearch')
    .select((of) => of.fn.countAll<number>().as('confirmed'))
    .where('addressDigest', 'in', digests)
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  if (confirmed > mostConfirmed) throw new Refused('alert.confirm.too-many', { most: mostConfirmed });
}

async function expectConfirmed(tx: Tx, token: string): Promise<void> {
  const known = await tx
    .selectFrom('savedSearch')
    .select('id')
    .where('tokenSha256', '=', tokenDigest(token))
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  if (!known) throw new NotFound('No saved search waits to be confirmed with this link.');
}

/**
 * Ends the search of a token, whatever its state; the address is gone at once. A second time changes nothing. Throws `NotFound`
 * when there is no such search.
 */
export async function endSearch(tx: Tx, clock: Clock, token: string): Promise<void> {
  const found = await tx
    .selectFrom('savedSearch')
    .select('state')
    .where('tokenSha256', '=', tokenDigest(token))
    .executeTakeFirst();
  if (!found) throw new NotFound('There is no saved search with this link.');
  await tx
    .updateTable('savedSearch')
    .set(ended(clock))
    .where('tokenSha256', '=', tokenDigest(token))
    .where('state', '<>', 'ended')
    .execute();
}

function ended(clock: Clock) {
  return { state: 'ended', endedAt: clock.now(), sealedContact: null, addressDigest: null, toldCodes: null };
}

/**
 * Notes that a search was checked, and a mail with those of the codes it has not been told of. Nothing when it may not be told
 * on this day, or another process is at it. Answers how many projects are new.
 */
export async function recordCheck(
  tx: Tx,
  clock: Clock,
  id: number,
  { fittingCodes, again }: { readonly fittingCodes: readonly string[]; readonly again: boolean },
): Promise<number> {
  const now = clock.now();
  const day = finnishDate(now);
  const { rows } = await sql<{ toldCodes: string[] }>`
    select search.told_codes
    from saved_search search
    where search.id = ${id} and ${mayBeTold(day, again)}
    for update skip locked`.execute(tx);
  const [search] = rows;
  if (!search) return 0;
  const projectCodes = newCodes(fittingCodes, search.toldCodes);
  const isNew = projectCodes.length > 0;
  // The codes told so far can be many: they are not written anew every day.
  const told = isNew ? { toldCodes: [...search.toldCodes, ...projectCodes] } : {};
  await tx
    .updateTable('savedSearch')
    .set({ checkedOn: day, ...told })
    .where('id', '=', id)
    .execute();
  if (isNew) {
    const mail = { savedSearchId: id, kind: 'news', writtenOn: day, projectCodes, dueAt: now };
    await tx.insertInto('alertMail').values(mail).execute();
  }
  return projectCodes.length;
}

/**
 * Forgets what has served its time: requests that nobody confirmed, with their addresses; the addresses of searches whose mail
 * was refused too often, or could not even be made for a month; searches that ended and mails that were sent a month ago.
 */
export async function discardOldSearches(tx: Tx, clock: Clock): Promise<void> {
  const longAgo = new Date(clock.now().getTime() - DAYS_KEPT * 24 * HOUR_MS);
  await tx
    .deleteFrom('savedSearch')
    .where('state', '=', 'requested')
    .where('requestedAt', '<=', oldestRequest(clock))
    .execute();
  await tx
    .updateTable('savedSearch')
    .set(ended(clock))
    .where('state', '<>', 'ended')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alertMail')
          .select('alertMail.id')
          .whereRef('alertMail.savedSearchId', '=', 'savedSearch.id')
          .where('alertMail.sentAt', 'is', null)
          .where((mail) =>
            mail.or([
              mail('alertMail.refusals', '>=', mostRefusals),
              mail.and([
                mail('alertMail.failure', 'in', ['unreadable', 'faulty']),
                mail('alertMail.writtenOn', '<', finnishDate(longAgo)),
              ]),
            ]),
          ),
      ),
    )
    .execute();
  await tx.deleteFrom('savedSearch').where('state', '=', 'ended').where('endedAt', '<=', longAgo).execute();
  await tx.deleteFrom('alertMail').where('sentAt', '<=', longAgo).execute();
}

function oldestRequest(clock: Clock): Date {
  return new Date(clock.now().getTime() - hoursToConfirm * HOUR_MS);
}
