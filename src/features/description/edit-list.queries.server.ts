import { type RawBuilder, sql } from 'kysely';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { mostBulkRows } from '#features/view/public.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { descriptionPolicy } from './description.policy.ts';
import { type EditSummary, editColumns, isWithdrawn } from './edit.queries.server.ts';
import { type EditListQuestion, type EditListSort, openStates } from './edit-list.model.ts';

/** A description under work as the list shows it. */
export interface ListedEdit extends EditSummary, ListedRow {
  /** Who began it. */
  readonly authorName: string;
}

const orders: Readonly<Record<EditListSort, ListOrder>> = {
  since: { expression: sql`edit.state_since_at`, type: 'timestamptz' },
  project: { expression: sql`edit.project_code`, type: 'text' },
};

const id: ListOrder = { expression: sql`edit.id`, type: 'int' };

/** A page of the descriptions under work that somebody may read. */
export async function listEdits(
  read: Read,
  actor: Actor,
  question: EditListQuestion,
  limit?: number,
): Promise<ListPage<ListedEdit>> {
  const page = pagedQuery(question, orders[question.sort], id, limit);
  const rows = await selectRows(
    read,
    sql<ListedEdit>`
      select ${editColumns}, author.name as author_name, ${page.columns}
      from description_edit edit
      join app_user author on author.id = edit.author_id
      where ${fits(actor, question)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  return page.cut(rows);
}

/** How many there are on all pages. */
export async function countEdits(read: Read, actor: Actor, question: EditListQuestion): Promise<number> {
  const [row] = await selectRows(
    read,
    sql<{ total: number }>`select count(*)::int as total from description_edit edit where ${fits(actor, question)}`,
  );
  return row?.total ?? 0;
}

/** The ids of all that fit, or of one more than can be done at once. */
export async function listEditIds(read: Read, actor: Actor, question: EditListQuestion): Promise<string[]> {
  const rows = await selectRows(
    read,
    sql<{ id: string }>`
      select edit.id::text as id from description_edit edit where ${fits(actor, question)}
      order by edit.id limit ${mostBulkRows + 1}`,
  );
  return rows.map((row) => row.id);
}

/** Row-level security has left out already what is wholly out of reach; this also asks for the role. */
function fits(actor: Actor, { words, chosen }: EditListQuestion): RawBuilder<boolean> {
  const within = isWithin(reachOf(descriptionPolicy, actor, 'description.read'), sql`edit.project_id`);
  const like = containing(words);
  const states = chosen.state === 'open' ? [...openStates] : [chosen.state ?? ''];
  return sql<boolean>`
    (edit.project_id is null or ${within})
    and ${words === '' ? sql`true` : sql`(edit.project_code ilike ${like} or edit.name ilike ${like})`}
    and ${chosen.state ? sql`case when ${isWithdrawn} then 'withdrawn' else edit.state end = any (${states}::text[])` : sql`true`}
    and ${chosen.mine ? sql`${actor.userId} in (edit.author_id, edit.submitted_by)` : sql`true`}`;
}

/** A project of somebody's own, and whether its description is under work. */
export interface OwnProject {
  readonly code: string;
  readonly name: string;
  readonly editId: number | null;
}

const mostOwnProjects = 30;

/** Projects whose descriptions somebody may open, by words of their code or name. */
export async function listOwnProjects(read: Read, actor: Actor, words: string): Promise<OwnProject[]> {
  const within = isWithin(reachOf(descriptionPolicy, actor, 'description.open'), sql`project.id`);
  const like = containing(words);
  return selectRows(
    read,
    sql<OwnProject>`
      select project.code, version.name, (
          select max(edit.id) from description_edit edit
          where edit.project_id = project.id and edit.state = any (${[...openStates]}::text[])
        ) as edit_id
      from project
      join description_version version on version.project_id = project.id
        and version.in_force_from is not null and version.in_force_until is null
      where ${within} and (project.code ilike ${like} or version.name ilike ${like})
      order by project.code
      limit ${mostOwnProjects}`,
  );
}
