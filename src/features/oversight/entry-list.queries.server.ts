import { type RawBuilder, sql } from 'kysely';
import { auditPolicy, namedKinds } from '#features/audit/public.ts';
import { type ListedRow, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { type AskedSubject, type AuditEntry, dayOf, type EntryQuestion, subjectOf } from './entry-list.model.ts';

const byTime = { expression: sql`entry.acted_at`, type: 'timestamptz' } as const;
/**
 * The same without the index of time. What words are found in is found by other indexes; the planner cannot know how rare it is,
 * and would walk back in time over everything for words that are nowhere.
 */
const byTimeOfFound = { expression: sql`entry.acted_at + interval '0'`, type: 'timestamptz' } as const;
const byId = { expression: sql`entry.id`, type: 'bigint' } as const;

/** So many are counted: nobody reads further, and there may be tens of millions. */
export const mostCounted = 10_000;

const columns = sql`
  entry.id::float8 as id, entry.lane, entry.position::float8 as position, entry.acted_at, entry.user_id,
  person.name as user_name, entry.role, entry.grant_id, principal.name as principal, entry.act, entry.subject_kind,
  entry.subject_id, told.name as subject_name, project.code as project_code, entry.reason, entry.origin, entry.details,
  encode(entry.hash, 'hex') as hash`;

const entries = sql`audit_entry entry
  left join app_user person on person.id = entry.user_id
  left join app_user told on told.id = entry.subject_id and entry.subject_kind = 'user'
  left join role_grant held on held.id = entry.grant_id
  left join app_user principal on principal.id = held.deputy_for
  left join project on project.id = entry.project_id`;

/** A page of the acts that somebody may see and that fit a question, the last first. */
export async function listEntries(
  read: Read,
  actor: Actor,
  question: EntryQuestion,
  limit?: number,
): Promise<ListPage<AuditEntry & ListedRow>> {
  const page = pagedQuery(question, question.words ? byTimeOfFound : byTime, byId, limit);
  const rows = await selectRows(
    read,
    sql<AuditEntry & ListedRow>`
      select ${columns}, ${page.columns} from ${entries}
      where ${fits(actor, question)} and ${page.condition} ${page.orderAndLimit}`,
  );
  return page.cut(rows);
}

/** How many acts they are, on all pages; `isMore` when only the first were counted. */
export async function countEntries(
  read: Read,
  actor: Actor,
  question: EntryQuestion,
): Promise<{ readonly total: number; readonly isMore: boolean }> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`
      select count(*)::int as count
      from (select from audit_entry entry where ${fits(actor, question)} limit ${mostCounted + 1}) counted`,
  );
  const count = counted?.count ?? 0;
  return { total: Math.min(count, mostCounted), isMore: count > mostCounted };
}

function fits(actor: Actor, { words, chosen }: EntryQuestion): RawBuilder<boolean> {
  const { person, act, kind } = chosen;
  const subject = subjectOf(chosen.subject);
  const [from, until] = [dayOf(chosen.from), dayOf(chosen.until)];
  return sql.join(
    [
      mayBeSeen(actor),
      ...(person ? [sql`entry.user_id = ${person}`] : []),
      ...(act ? [sql`entry.act = ${act}`] : []),
      ...(kind ? [sql`entry.subject_kind = ${kind}`] : []),
      ...(subject ? [belongsTo(subject)] : []),
      ...(from ? [sql`entry.acted_at >= ${from}::timestamp at time zone 'Europe/Helsinki'`] : []),
      ...(until ? [sql`entry.acted_at < (${until}::date + 1)::timestamp at time zone 'Europe/Helsinki'`] : []),
      ...(words ? [hasWords(words)] : []),
    ],
    sql` and `,
  );
}

/** One's own, and those of the projects within reach: as an array, with which an index finds them. */
function mayBeSeen(actor: Actor): RawBuilder<unknown> {
  const { everything, organisationIds, unitIds, projectIds } = reachOf(auditPolicy, actor, 'audit.read');
  if (everything) return sql`true`;
  return sql`(entry.user_id = ${actor.userId} or entry.project_id = any (array(
    select projects_of(${[...organisationIds]}::int[], ${[...unitIds]}::int[], ${[...projectIds]}::int[]))))`;
}

/** What was done to a thing itself; to a project, also what was done to all that belongs to it. */
function belongsTo({ kind, id }: AskedSubject): RawBuilder<unknown> {
  const itself = sql`entry.subject_kind = ${kind} and entry.subject_id = ${id}`;
  return kind === 'project' ? sql`(${itself} or ${isOfProject(id)})` : itself;
}

/** The code of the project, the very thing, or words of the reason. */
function hasWords(words: string): RawBuilder<unknown> {
  return sql`(${isOfProject(words)}
    or entry.subject_kind = any (${namedKinds()}::text[]) and entry.subject_id = ${words}
    or entry.reason is not null and lower(entry.reason) like ${containing(words.toLowerCase())})`;
}

function isOfProject(code: string): RawBuilder<unknown> {
  return sql`entry.project_id = (select project.id from project where project.code = ${code.toUpperCase()})`;
}
