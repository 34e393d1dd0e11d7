import { type ShowPeople, showOnceAnHour } from '#features/audit/public.server.ts';
import { auditPolicy } from '#features/audit/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { type EntryQuestion, questionDetails } from './entry-list.model.ts';

/** Says that somebody reads the audit, once for each question in an hour, however many pages of it they turn. Throws `Forbidden`. */
export async function showAudit(
  read: Read,
  actor: Actor,
  { question, format, now }: { readonly question: EntryQuestion; readonly format?: string; readonly now: Date },
  show: ShowPeople,
): Promise<void> {
  const permission = permit(auditPolicy, actor, 'audit.read');
  const details = questionDetails(question, format);
  await showOnceAnHour(read, show, now, permission, { subject: { kind: 'audit', id: 'list' }, details });
}
