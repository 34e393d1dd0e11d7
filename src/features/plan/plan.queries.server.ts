import { sql } from 'kysely';
import { findProjectHead } from '#features/project/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit, reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { Plan, PlanArea, PlanMoney, PlanSums, PlanTexts, PlanVersion } from './plan.model.ts';
import { type PlanAct, planPolicy } from './plan.policy.ts';

/**
 * The head of a project of which somebody may do something with the plan. A light record has no plan here: it is another
 * organisation’s. Throws `NotFound`, `Forbidden`.
 */
export async function findPlanHead(read: Read, actor: Actor, code: string, act: PlanAct): Promise<ProjectHead> {
  const head = await findProjectHead(read, actor, code);
  permit(planPolicy, actor, act, head.place);
  if (head.isLight) throw new NotFound(`Of the project ${code} only a light record is kept.`);
  return head;
}

const versionColumns = sql`
  version.id, version.project_id, version.number, version.state, version.revision, version.written_by, version.recorded_at,
  version.change_reason, version.decision_number, version.decided_on, version.in_force_from, version.decision_reason,
  version.end_reason`;

/** All versions of a project’s plan, the newest first. */
export function listPlanVersions(read: Read, projectId: number): Promise<PlanVersion[]> {
  return selectRows(
    read,
    sql<PlanVersion>`
      select ${versionColumns} from plan_version version
      where version.project_id = ${projectId}
      order by version.number desc`,
  );
}

/** A version with all that it says. Throws `NotFound`. */
export async function getPlan(read: Read, projectId: number, number: number): Promise<Plan> {
  const [version] = await selectRows(
    read,
    sql<PlanVersion & PlanTexts & PlanMoney>`
      select ${versionColumns}, version.starts_on, version.ends_on, version.summary, version.direct_target_text,
        version.indirect_target_text, version.granted_cents, version.granted_for_measures_cents
      from plan_version version
      where version.project_id = ${projectId} and version.number = ${number}`,
  );
  if (!version) throw new NotFound(`The plan has no version ${number}.`);
  const { id } = version;
  return {
    ...version,
    targets: await read
      .selectFrom('planTarget')
      .select(['figure', 'year', 'sex', 'amount'])
      .$narrowType<{ sex: 'all' | 'women' }>()
      .where('planVersionId', '=', id)
      .execute(),
    segments: await read
      .selectFrom('planSegment')
      .select(['id', 'position', 'name', 'description', 'size', 'revision'])
      .where('planVersionId', '=', id)
      .orderBy('position')
      .execute(),
    areas: await listAreasOf(read, id),
    classes: await read
      .selectFrom('planClass')
      .select(['line', 'value', 'reason'])
      .where('planVersionId', '=', id)
      .execute(),
    principles: await read
      .selectFrom('planPrinciple')
      .select(['line', 'direct', 'indirect', 'reason'])
      .where('planVersionId', '=', id)
      .execute(),
  };
}

/** By the newest names that any list has had for them; by their code where there is no list. */
function listAreasOf(read: Read, planVersionId: number): Promise<PlanArea[]> {
  return selectRows(
    read,
    sql<PlanArea>`
      select told.kind, told.code, coalesce(known.name_fi, told.code) as name_fi, coalesce(known.name_sv, told.code) as name_sv
      from plan_area told
      left join lateral (
        select area.name_fi, area.name_sv
        from area
        join area_list_version list on list.id = area.area_list_version_id
        where list.kind = told.kind and area.code = told.code
        order by list.valid_from desc, list.origin = 'imported' desc, list.id desc
        limit 1
      ) known on true
      where told.plan_version_id = ${planVersionId}
      order by told.kind, told.code`,
  );
}

/** What plans say in sums, of those of the projects whose plan somebody may read and that have a version in force on the day (ISO). */
export function listPlanSums(read: Read, actor: Actor, codes: readonly string[], on: string): Promise<PlanSums[]> {
  const reach = reachOf(planPolicy, actor, 'plan.read');
  return selectRows(
    read,
    sql<PlanSums>`
      select project.code, version.number as version_number, version.granted_cents, version.granted_for_measures_cents,
        promised.persons
      from project
      cross join lateral (
        select decided.* from plan_version decided
        where decided.project_id = project.id and decided.state = 'in-force' and decided.in_force_from <= ${on}::date
        order by decided.in_force_from desc, decided.number desc limit 1
      ) version
      cross join lateral (
        select coalesce(sum(target.amount) filter (where target.year is null), sum(target.amount))::int as persons
        from plan_target target
        where target.plan_version_id = version.id and target.figure = 'persons' and target.sex = 'all'
      ) promised
      where project.code = any (${[...codes]}::text[]) and ${isWithin(reach, sql`project.id`)}
      order by project.code`,
  );
}
