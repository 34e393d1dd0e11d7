import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { ProjectHead } from './head.model.ts';
import { fundOfCode } from './profile.model.ts';
import { projectPolicy } from './project.policy.ts';
import { sectionsFor } from './section.model.ts';

type Row = Omit<ProjectHead, 'fund' | 'place' | 'sections'> & { readonly keptForProjectId: number | null };

/**
 * The head of a project that somebody may read, by its code or by one that it had before the official service gave it one. Throws
 * `NotFound` where nobody has begun to work with a project of the code, `Forbidden`.
 */
export async function findProjectHead(read: Read, actor: Actor, code: string): Promise<ProjectHead> {
  const [found] = await selectRows(
    read,
    sql<Row>`
      /* prepared project-head */
      select project.id, project.code, project.is_provisional, profile.name, profile.kind, profile.period, profile.is_light,
        profile.kept_for_project_id, profile.starts_on, profile.ends_on, state.status
      from project
      join project_profile profile on profile.project_id = project.id
      left join lateral (
        select stated.status
        from project_status stated
        where stated.project_id = project.id and stated.from_on <= (now() at time zone 'Europe/Helsinki')::date
          and stated.taken_back_at is null
        order by stated.from_on desc, stated.id desc
        limit 1
      ) state on true
      where project.id = coalesce(
        (select known.id from project known where known.code = ${code}),
        (select former.project_id from project_former_code former where former.code = ${code}))`,
  );
  if (!found) throw new NotFound(`Nobody has begun to work with a project ${code}.`);
  const { keptForProjectId, ...row } = found;
  const place = await placeOfProfile(read, row.id, keptForProjectId);
  permit(projectPolicy, actor, 'project.read', place);
  return { ...row, fund: fundOfCode(row.code), place, sections: sectionsFor(actor, place, row.isLight) };
}

/** Where what is known of a project belongs: to its owners, and a light record to whoever has the project for which it is kept. */
export async function placeOfProfile(read: Read, projectId: number, keptForProjectId: number | null): Promise<Place> {
  const own = await placeOfProject(read, projectId);
  if (keptForProjectId === null) return own;
  const keeper = await placeOfProject(read, keptForProjectId);
  const both = (key: 'widerProjectIds' | 'organisationIds' | 'unitIds') => [
    ...(own[key] ?? []),
    ...(keeper[key] ?? []),
  ];
  return {
    projectId,
    widerProjectIds: [...both('widerProjectIds'), keptForProjectId],
    organisationIds: both('organisationIds'),
    unitIds: both('unitIds'),
  };
}

/** Where a project belongs, by its id, to those who work with it: the place that its head names. */
export async function placeOfKnownProject(read: Read, projectId: number): Promise<Place> {
  const profile = await read
    .selectFrom('projectProfile')
    .select('keptForProjectId')
    .where('projectId', '=', projectId)
    .executeTakeFirst();
  return placeOfProfile(read, projectId, profile?.keptForProjectId ?? null);
}
