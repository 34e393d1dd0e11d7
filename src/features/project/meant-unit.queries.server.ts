import { sql } from 'kysely';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { projectPolicy } from './project.policy.ts';

/** More than these nobody looks through; any other may be typed. */
const mostOffered = 200;

/** Units that projects already name, to help typing, for the fields that name some; those for which the actor begins projects first. */
export async function listUnitOffers(read: Read, actor: Actor) {
  const rows = await selectRows(
    read,
    sql<{ id: number }>`
      select named.id
      from project_profile profile
      cross join lateral (values (profile.implementer_unit_id), (profile.authority_unit_id)) as named (id)
      where named.id is not null
      group by named.id
      order by count(*) desc, named.id
      limit ${mostOffered}`,
  );
  const { unitIds } = reachOf(projectPolicy, actor, 'project.create');
  const ids = [...new Set([...unitIds, ...rows.map(({ id }) => id)])];
  const units = new Map((await listNamedUnits(read, ids)).map((unit) => [unit.id, unit]));
  const offers = ids.flatMap((id) => {
    const unit = units.get(id);
    return unit ? [{ value: unitText(unit), text: unit.name, lang: 'fi' }] : [];
  });
  return { implementer: offers, authority: offers };
}
