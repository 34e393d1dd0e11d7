import { type RawBuilder, sql } from 'kysely';
import { listOpenEdits, type OpenEdit } from '#features/description/public.server.ts';
import type { ProjectKind, ProjectStatus } from '#features/project/public.ts';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { daysAfter } from '#platform/clock.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { OwnProjectQuestion } from './own-project.model.ts';
import { workspacePolicy } from './workspace.policy.ts';

/** A project within somebody's reach: as those know it who work with it, or else as the register tells it now. */
export interface OwnProject {
  readonly code: string;
  readonly name: string;
  /** Whether the register has a page of it. */
  readonly isPublic: boolean;
  /** Null while nobody works with it. */
  readonly kind: ProjectKind | null;
  /** The state that somebody said it to be in on the day of the question. */
  readonly status: ProjectStatus | null;
  readonly implementerName: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The description under work, where there is one that they may see. */
  readonly edit: OpenEdit | undefined;
}

type Row = Omit<OwnProject, 'edit'> & ListedRow;

const endsOn = sql`coalesce(profile.ends_on, version.ends_on)`;
const startsOn = sql`coalesce(profile.starts_on, version.starts_on)`;
const projectName = sql`coalesce(profile.name, version.name)`;
const implementerName = sql`coalesce(implementer.name, version.implementer_name)`;

const orders: Readonly<Record<OwnProjectQuestion['sort'], ListOrder>> = {
  endsOn: { expression: sql`coalesce(profile.ends_on, version.ends_on, 'infinity')`, type: 'date' },
  code: { expression: sql`project.code`, type: 'text' },
  name: { expression: sql`lower(${projectName})`, type: 'text' },
};
const byId: ListOrder = { expression: sql`project.id`, type: 'int' };

const columns = sql`project.code, version.id is not null as is_public, ${projectName} as name, profile.kind, state.status,
  ${implementerName} as implementer_name, ${startsOn} as starts_on, ${endsOn} as ends_on`;

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
  return { ...places, rows: await withEdits(read, actor, kept) };
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
    left join description_version version on version.project_id = project.id
      and version.in_force_from is not null and version.in_force_until is null
    left join project_profile profile on profile.project_id = project.id
    left join lateral (
      select stated.status
      from project_status stated
      where stated.project_id = project.id and stated.from_on <= ${today}::date and stated.taken_back_at is null
      order by stated.from_on desc, stated.id desc
      limit 1
    ) state on true
    left join lateral (
      select name.printed_name as name
      from organisation_name name
      where name.organisation_unit_id = profile.implementer_unit_id
      order by name.last_seen_on desc, name.printed_name collate fi_fi
      limit 1
    ) implementer on true
    where (version.id is not null or profile.project_id is not null)
      and (${isWithin(reach, sql`project.id`)}
        or profile.kept_for_project_id is not null and ${isWithin(reach, sql`profile.kept_for_project_id`)})
      and ${inState(chosen.state, today)}
      and ${chosen.kind === undefined ? sql`true` : sql`profile.kind = ${chosen.kind}`}
      and ${chosen.status === undefined ? sql`true` : sql`state.status = ${chosen.status}`}
      and (${words} = '' or lower(concat_ws(' ', project.code, ${projectName}, ${implementerName})) like ${pattern})`;
}

function inState(state: string | undefined, today: string): RawBuilder<boolean> {
  switch (state) {
    case 'running':
      // Of a light record without days nobody knows whether it runs.
      return sql`(profile.kept_for_project_id is null or ${startsOn} is not null or ${endsOn} is not null)
        and coalesce(${startsOn}, '-infinity') <= ${today}::date and coalesce(${endsOn}, 'infinity') >= ${today}::date`;
    case 'ending':
      return sql`${endsOn} between ${today}::date and ${daysAfter(today, 60)}::date`;
    case 'coming':
      return sql`${startsOn} > ${today}::date`;
    case 'ended':
      return sql`${endsOn} < ${today}::date`;
    default:
      return sql`true`;
  }
}

async function withEdits(read: Read, actor: Actor, rows: readonly Row[]): Promise<OwnProject[]> {
  const edits = await listOpenEdits(
    read,
    actor,
    rows.map(({ code }) => code),
  );
  const byCode = new Map(edits.map((edit) => [edit.projectCode, edit]));
  return rows.map(({ rowId: _, sortValue: __, ...row }) => ({ ...row, edit: byCode.get(row.code) }));
}
