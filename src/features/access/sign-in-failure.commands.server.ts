import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { keyedDigests } from '#platform/secret/seal.server.ts';
import { attemptLimits, mustWait, type RecentAttempts } from './sign-in-failure.model.ts';

export interface Attempt {
  /** The e-mail address that was typed, whether or not there is such an account. */
  readonly email: string;
  /** The network address it came from. */
  readonly origin: string;
  /** What the device is known by, if somebody has signed in to the account at it before. */
  readonly device: string | undefined;
}

const MINUTE_MS = 60_000;

/**
 * Counts an attempt before its password is looked at, so that many at once are counted too; false when it is to wait. One that was
 * no failure is forgotten by `forgetAttempts`. Kept in the database, by digests: a restart forgets nothing, and a reader of the
 * table learns no address.
 */
export async function countAttempt(
  tx: Tx,
  clock: Clock,
  keys: KeyRing,
  { email, origin, device }: Attempt,
): Promise<boolean> {
  const account = accountDigest(keys, email);
  const network = networkDigest(keys, origin);
  const known = device === undefined ? null : deviceDigest(keys, device);
  await sql`select pg_advisory_xact_lock(hashtextextended(${known ?? network}, 0))`.execute(tx);
  const now = clock.now();
  const since = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  const { accountFromNetwork, network: ofNetwork, accountFromStrangers, accountFromDevice } = attemptLimits;
  await tx.deleteFrom('signInFailure').where('failedAt', '<', since(accountFromStrangers.minutes)).execute();
  const { rows } = await sql<Omit<RecentAttempts, 'isKnownDevice'>>`
    select
      count(*) filter (where account_digest = ${account} and network_digest = ${network} and device_digest is null
        and failed_at > ${since(accountFromNetwork.minutes)})::int as for_account_from_network,
      count(*) filter (where network_digest = ${network} and device_digest is null
        and failed_at > ${since(ofNetwork.minutes)})::int as from_network,
      count(*) filter (where account_digest = ${account} and device_digest = ${known}
        and failed_at > ${since(accountFromDevice.minutes)})::int as for_account_from_device,
      count(*) filter (where account_digest = ${account} and device_digest is null)::int as for_account_from_strangers
    from sign_in_failure
    where account_digest = ${account} or network_digest = ${network}`.execute(tx);
  const [counts] = rows;
  if (!counts || mustWait({ ...counts, isKnownDevice: known !== null })) return false;
  await tx
    .insertInto('signInFailure')
    .values({ failedAt: now, accountDigest: account, networkDigest: network, deviceDigest: known })
    .execute();
  return true;
}

/** Forgets what was counted for an account from a network and at a device: its owner has signed in there. */
export async function forgetAttempts(tx: Tx, keys: KeyRing, { email, origin, device }: Attempt): Promise<void> {
  await tx
    .deleteFrom('signInFailure')
    .where('accountDigest', '=', accountDigest(keys, email))
    .where(({ eb, or }) =>
      or([
        eb('networkDigest', '=', networkDigest(keys, origin)),
        eb('deviceDigest', '=', device === undefined ? null : deviceDigest(keys, device)),
      ]),
    )
    .execute();
}

/** What an account is known by at a device and in counts. */
export function accountDigest(keys: KeyRing, email: string): string {
  return keyedDigests(keys, `account ${email.trim().toLowerCase()}`)[0];
}

function networkDigest(keys: KeyRing, origin: string): string {
  return keyedDigests(keys, `network ${origin}`)[0];
}

function deviceDigest(keys: KeyRing, device: string): string {
  return keyedDigests(keys, `device ${device}`)[0];
}
