import { type RawBuilder, sql } from 'kysely';
import { findProjectHead } from '#features/project/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit, reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { Recommendation, RecommendationQuestion, StatusEntry } from './recommendation.model.ts';
import { recommendationPolicy } from './recommendation.policy.ts';

/**
 * The head of a project whose recommendations somebody may do something with. Throws `Forbidden`, and `NotFound` also for a light record:
 * what another organisation's project recommends is kept by that one.
 */
export async function findRecommendingProject(
  read: Read,
  actor: Actor,
  code: string,
  act: keyof typeof recommendationPolicy = 'recommendation.read',
): Promise<ProjectHead> {
  const head = await findProjectHead(read, actor, code);
  permit(recommendationPolicy, actor, act, head.place);
  if (head.isLight) throw new NotFound(`Of ${code}, no recommendations are kept.`);
  return head;
}

/** A recommendation with the name of the organisation that it is meant for. */
export interface ToldRecommendation extends Recommendation {
  readonly organisation: string | null;
}

/** The name of the addressed unit that was seen last. */
const organisation = sql`(
  select name.printed_name
  from organisation_name name
  where name.organisation_unit_id = recommendation.addressee_unit_id
  order by name.last_seen_on desc, name.printed_name collate fi_fi
  limit 1)`;

const columns = sql`
  recommendation.id, recommendation.title, recommendation.explanation, recommendation.addressee_unit_id,
  ${organisation} as organisation, recommendation.addressee, recommendation.given_on, recommendation.status,
  recommendation.status_on, recommendation.revision`;

/** What a project recommends, the latest first. */
export function listRecommendationsOfProject(read: Read, projectId: number): Promise<ToldRecommendation[]> {
  return selectRows(
    read,
    sql<ToldRecommendation>`
      select ${columns} from recommendation
      where recommendation.project_id = ${projectId}
      order by recommendation.given_on desc, recommendation.id desc`,
  );
}

/** Throws `NotFound`, also where the recommendation is another project's. */
export async function getRecommendation(read: Read, projectId: number, id: number): Promise<ToldRecommendation> {
  const [found] = await selectRows(
    read,
    sql<ToldRecommendation>`
      select ${columns} from recommendation
      where recommendation.id = ${id} and recommendation.project_id = ${projectId}`,
  );
  if (!found) throw new NotFound(`The project has no recommendation ${id}.`);
  return found;
}

/** What became of a recommendation since it was given, the latest first. */
export function listStatusEntries(read: Read, recommendationId: number): Promise<StatusEntry[]> {
  return selectRows(
    read,
    sql<StatusEntry>`
      select entry.id, entry.status, entry.from_on, entry.note, person.name as recorded_by
      from recommendation_status entry
      left join app_user person on person.id = entry.recorded_by
      where entry.recommendation_id = ${recommendationId}
      order by entry.id desc`,
  );
}

/** The day of the first answer to a recommendation; `undefined` while there is none. */
export async function findFirstAnswerOn(read: Read, recommendationId: number): Promise<string | undefined> {
  const found = await read
    .selectFrom('recommendationStatus')
    .select('fromOn')
    .where('recommendationId', '=', recommendationId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return found?.fromOn;
}

/** A recommendation as the list over all projects tells it. */
export interface ListedRecommendation extends ToldRecommendation {
  readonly projectCode: string;
}

const orders: Readonly<Record<RecommendationQuestion['sort'], ListOrder>> = {
  givenOn: { expression: sql`recommendation.given_on`, type: 'date' },
  statusOn: { expression: sql`recommendation.status_on`, type: 'date' },
  project: { expression: sql`project.code`, type: 'text' },
};
const byId: ListOrder = { expression: sql`recommendation.id`, type: 'int' };

/** A page of the recommendations within somebody's reach that fit a question. */
export async function listRecommendations(
  read: Read,
  actor: Actor,
  question: RecommendationQuestion,
  limit?: number,
): Promise<ListPage<ListedRecommendation>> {
  const page = pagedQuery(question, orders[question.sort], byId, limit);
  const rows = await selectRows(
    read,
    sql<ListedRecommendation & ListedRow>`
      select ${columns}, project.code as project_code, ${page.columns}
      from ${recommendationsAsked(actor, question)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  return page.cut(rows);
}

/** How many recommendations within somebody's reach fit a question, on all pages. */
export async function countRecommendations(
  read: Read,
  actor: Actor,
  question: RecommendationQuestion,
): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`select count(*)::int as count from ${recommendationsAsked(actor, question)}`,
  );
  return counted?.count ?? 0;
}

function recommendationsAsked(actor: Actor, { words, chosen }: RecommendationQuestion): RawBuilder<unknown> {
  const { status = '', addressee = '', project = '' } = chosen;
  const pattern = containing(words.toLowerCase());
  return sql`recommendation
    join project on project.id = recommendation.project_id
    where ${isWithin(reachOf(recommendationPolicy, actor, 'recommendation.read'), sql`recommendation.project_id`)}
      and (${status} = '' or recommendation.status = ${status})
      and (${addressee} = '' or recommendation.addressee_unit_id::text = ${addressee})
      and (${project} = '' or project.code = ${project})
      and (${words} = ''
        or lower(concat_ws(' ', project.code, recommendation.title, recommendation.explanation, recommendation.addressee))
          like ${pattern}
        or exists (
          select from organisation_name name
          where name.organisation_unit_id = recommendation.addressee_unit_id and lower(name.printed_name) like ${pattern}))`;
}

/** By what the list of somebody can be narrowed: the organisations and projects of the recommendations within reach. */
export interface RecommendationChoices {
  readonly addressees: readonly { readonly value: string; readonly label: string }[];
  readonly projects: readonly { readonly value: string; readonly label: string }[];
}

/** More than these nobody looks through: words find the others. */
const mostChoices = 200;

export async function findRecommendationChoices(read: Read, actor: Actor): Promise<RecommendationChoices> {
  const reach = reachOf(recommendationPolicy, actor, 'recommendation.read');
  const within = isWithin(reach, sql`recommendation.project_id`);
  const addressees = await selectRows(
    read,
    sql<{ value: string; label: string }>`
      select recommendation.addressee_unit_id::text as value, named.label
      from (
        select distinct recommendation.addressee_unit_id
        from recommendation
        where recommendation.addressee_unit_id is not null and ${within}
      ) recommendation
      cross join lateral (select ${organisation} as label) named
      order by named.label collate fi_fi
      limit ${mostChoices}`,
  );
  const projects = await selectRows(
    read,
    sql<{ value: string; label: string }>`
      select distinct project.code as value, project.code as label
      from recommendation
      join project on project.id = recommendation.project_id
      where ${within}
      order by value
      limit ${mostChoices}`,
  );
  return { addressees, projects };
}
