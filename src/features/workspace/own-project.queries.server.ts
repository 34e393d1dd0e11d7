import { type RawBuilder, sql } from 'kysely';
import { listOpenEdits, type OpenEdit } from '#features/description/public.server.ts';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { daysAfter } from '#platform/clock.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { OwnProjectQuestion } from './own-project.model.ts';
import { workspacePolicy } from './workspace.policy.ts';

/** A project within somebody's reach, as the register tells it now. */
export interface OwnProject {
  readonly code: string;
  readonly name: string;
  readonly implementerName: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The description under work, where there is one that they may see. */
  readonly edit: OpenEdit | undefined;
}

type Row = Omit<OwnProject, 'edit'> & ListedRow;

const orders: Readonly<Record<OwnProjectQuestion['sort'], ListOrder>> = {
  endsOn: { expression: sql`coalesce(version.ends_on, 'infinity')`, type: 'date' },
  code: { expression: sql`project.code`, type: 'text' },
  name: { expression: sql`lower(version.name)`, type: 'text' },
};
const byId: ListOrder = { expression: sql`project.id`, type: 'int' };

const columns = sql`project.code, version.name, version.implementer_name, version.starts_on, version.ends_on`;

/** A page of the projects within somebody's reach that fit a question. */
export async function listOwnProjects(
  read: Read,
  actor: Actor,
  question: OwnProjectQuestion,
  { today, limit }: { readonly today: string; readonly limit?: number | undefined },
): Promise<ListPage<OwnProject>> {
  const page = pagedQuery(question, orders[question.sort], byId, limit);
  const rows = await selectRows(
    read,
    sql<Row>`
      select ${columns}, ${page.columns}
      from ${ownProjects(actor, question, today)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  const { rows: kept, ...places } = page.cut(rows);
  return { ...places, rows: await withEdits(read, kept) };
}

/** How many projects within somebody's reach fit a question, on all pages. */
export async function countOwnProjects(
  read: Read,
  actor: Actor,
  question: OwnProjectQuestion,
  today: string,
): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`select count(*)::int as count from ${ownProjects(actor, question, today)}`,
  );
  return counted?.count ?? 0;
}

function ownProjects(actor: Actor, { words, chosen }: OwnProjectQuestion, today: string): RawBuilder<unknown> {
  const reach = reachOf(workspacePolicy, actor, 'project.list');
  const pattern = containing(words.toLowerCase());
  return sql`project
    join description_version version on version.project_id = project.id
      and version.in_force_from is not null and version.in_force_until is null
    where ${isWithin(reach, sql`project.id`)} and ${inState(chosen.state, today)}
      and (${words} = '' or lower(project.code || ' ' || version.name || ' ' || coalesce(version.implementer_name, '')) like ${pattern})`;
}

function inState(state: string | undefined, today: string): RawBuilder<boolean> {
  switch (state) {
    case 'running':
      return sql`coalesce(version.starts_on, '-infinity') <= ${today}::date and coalesce(version.ends_on, 'infinity') >= ${today}::date`;
    case 'ending':
      return sql`version.ends_on between ${today}::date and ${daysAfter(today, 60)}::date`;
    case 'coming':
      return sql`version.starts_on > ${today}::date`;
    case 'ended':
      return sql`version.ends_on < ${today}::date`;
    default:
      return sql`true`;
  }
}

async function withEdits(read: Read, rows: readonly Row[]): Promise<OwnProject[]> {
  const edits = await listOpenEdits(
    read,
    rows.map(({ code }) => code),
  );
  const byCode = new Map(edits.map((edit) => [edit.projectCode, edit]));
  return rows.map(({ rowId: _, sortValue: __, ...row }) => ({ ...row, edit: byCode.get(row.code) }));
}
