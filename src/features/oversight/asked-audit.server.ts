import { recordReading } from '#features/audit/public.server.ts';
import { auditPolicy } from '#features/audit/public.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { type EntryQuestion, questionDetails } from './entry-list.model.ts';
import { wasAskedLately } from './entry-list.queries.server.ts';

/** Writes down that somebody reads the audit, once for each question in an hour, however many pages of it they turn. */
export async function recordQuestion(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  question: EntryQuestion,
  format?: string,
): Promise<void> {
  const permission = permit(auditPolicy, actor, 'audit.read');
  const details = questionDetails(question, format);
  if (await wasAskedLately(reading(tx), actor.userId, details, clock.now())) return;
  await recordReading(tx, clock, permission, { subject: { kind: 'audit', id: 'list' }, details });
}
