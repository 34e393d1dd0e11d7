import { sql } from 'kysely';
import { recordServiceAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Link } from './link.model.ts';
import { recordProjects } from './project.commands.server.ts';

/**
 * Records bonds that a source states. What was only suggested is confirmed by it; what a person has decided stays. Answers
 * how many are new or newly confirmed.
 */
export async function recordStatedLinks(tx: Tx, clock: Clock, links: readonly Link[]): Promise<number> {
  await recordProjects(tx, [...new Set(links.flatMap(({ from, to }) => [from, to]))]);
  const { numAffectedRows } = await sql`
    insert into project_link as known (kind, from_project_id, to_project_id, status, basis, decided_at)
    select wanted.kind, origin.id, target.id, 'confirmed', 'imported', ${clock.now()}::timestamptz
    from ${asRows(links)}
    on conflict (kind, from_project_id, to_project_id) do update
    set status = 'confirmed', basis = 'imported', decided_at = excluded.decided_at
    where known.status = 'suggested'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Records bonds that names suggest; those known already, in whatever status, stay as they are. Answers how many are new. */
export async function recordSuggestedLinks(tx: Tx, links: readonly Link[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into project_link (kind, from_project_id, to_project_id, status, basis)
    select wanted.kind, origin.id, target.id, 'suggested', 'name'
    from ${asRows(links)}
    where not exists (
      select from project_link known
      where known.kind = wanted.kind and known.from_project_id = origin.id and known.to_project_id = target.id)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * A person confirms or rejects a bond, known or not yet known, at the command line, where nobody has signed in. Throws `NotFound`
 * when either project is not known.
 */
export async function decideLink(tx: Tx, clock: Clock, link: Link, decision: 'confirmed' | 'rejected'): Promise<void> {
  const { rows } = await sql<{ fromProjectId: number }>`
    /* prepared decide-link */ insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
    select ${link.kind}, origin.id, target.id, ${decision}, 'person', ${clock.now()}::timestamptz
    from project origin, project target
    where origin.code = ${link.from} and target.code = ${link.to}
    on conflict (kind, from_project_id, to_project_id) do update
    set status = excluded.status, basis = 'person', decided_at = excluded.decided_at
    returning from_project_id`.execute(tx);
  const [decided] = rows;
  if (!decided) throw new NotFound(`The register knows no project ${link.from} or no project ${link.to}.`);
  await recordServiceAct(tx, clock, 'project.decide-link', {
    subject: { kind: 'project', id: link.from },
    projectId: decided.fromProjectId,
    details: { kind: link.kind, to: link.to, decision, by: 'command line' },
  });
}

/** The links as rows `wanted`, joined to their projects `origin` and `target`. */
function asRows(links: readonly Link[]) {
  const column = (key: keyof Link) => links.map((link) => link[key]);
  return sql`
    unnest(${column('kind')}::text[], ${column('from')}::text[], ${column('to')}::text[]) as wanted (kind, from_code, to_code)
    join project origin on origin.code = wanted.from_code
    join project target on target.code = wanted.to_code`;
}
