import { sql } from 'kysely';
import { findProjectHead } from '#features/project/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { Plan, PlanArea, PlanTexts, PlanVersion } from './plan.model.ts';
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
    sql<PlanVersion & PlanTexts>`
      select ${versionColumns}, version.starts_on, version.ends_on, version.summary, version.direct_target_text,
        version.indirect_target_text
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
