import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import { SERVICE, type Tx } from '#platform/db/database.server.ts';
import type { Standing } from '#platform/permission/actor.ts';
import type { Permission } from '#platform/permission/policy.ts';

/** What a thing in the audit may tell of itself; never personal data, since a chain cannot forget. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** What was done, and on what. */
export interface AuditedAct {
  /** What it was done to: `{ kind: 'project', id: 'S11829' }`. */
  readonly subject: { readonly kind: string; readonly id: string | number };
  /** The project that it concerns, so that those responsible for the project may read of it. */
  readonly projectId?: number | undefined;
  readonly reason?: string | undefined;
  readonly details?: AuditDetails;
}

/** Somebody who has not signed in, or the service itself, as far as it is known. */
export interface Unnamed {
  readonly userId?: string | undefined;
  readonly origin?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Notes an act, or a reading of personal data, in the transaction of the act, with the right by which it was done. */
export async function recordAct(
  tx: Tx,
  clock: Clock,
  { act, actor, grant }: Permission,
  audited: AuditedAct,
): Promise<void> {
  await insert(tx, clock, act, audited, {
    userId: actor.userId,
    role: grant.role,
    grantId: grant.id,
    origin: actor.origin,
    requestId: actor.requestId,
  });
}

/**
 * Notes that somebody was shown personal data of others: one insert, with the reason where it was read through a broken glass.
 * Loaders of pages do so by `readPersonalData`. The act is one of reading: its name ends in `.read`.
 */
export async function recordReading(
  tx: Tx,
  clock: Clock,
  permission: Permission<`${string}.read`>,
  audited: AuditedAct,
): Promise<void> {
  const reason = audited.reason ?? permission.grant.glass?.reason;
  await recordAct(tx, clock, permission, { ...audited, reason });
}

/** Notes what Koordi did by itself or somebody did without a role: signing in, for one. */
export async function recordServiceAct(
  tx: Tx,
  clock: Clock,
  act: string,
  audited: AuditedAct,
  { userId = SERVICE, origin, requestId }: Unnamed = {},
): Promise<void> {
  await insert(tx, clock, act, audited, { userId, origin, requestId });
}

interface Author extends Unnamed {
  readonly role?: Standing;
  readonly grantId?: number;
}

/** Position and digests are settled by the database, whoever adds the entry. */
async function insert(
  tx: Tx,
  clock: Clock,
  act: string,
  { subject, projectId, reason, details = {} }: AuditedAct,
  author: Author,
): Promise<void> {
  const { userId = null, role = null, grantId = null, origin = null, requestId = null } = author;
  await sql`
    /* prepared audit-entry with the next */ insert into audit_entry (
      acted_at, act, subject_kind, subject_id, project_id, reason, details, user_id, role, grant_id, origin, request_id)
    values (${clock.now()}, ${act}, ${subject.kind}, ${String(subject.id)}, ${projectId ?? null}, ${reason ?? null},
      ${JSON.stringify(details)}::jsonb, ${userId}, ${role}, ${grantId}, ${origin}, ${requestId})`.execute(tx);
}
