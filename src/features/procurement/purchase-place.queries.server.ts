import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Place } from '#platform/permission/actor.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';

/** Where something belongs that several projects buy together: to each of them. For reading; who leads it, alone acts on it. */
export async function placeOfBuyers(read: Read, leadingId: number, buyerIds: readonly number[]): Promise<Place> {
  const places: Place[] = [];
  for (const projectId of new Set([leadingId, ...buyerIds])) places.push(await placeOfProject(read, projectId));
  return {
    projectId: leadingId,
    widerProjectIds: places.flatMap(({ projectId, widerProjectIds = [] }) => [projectId ?? 0, ...widerProjectIds]),
    organisationIds: places.flatMap(({ organisationIds = [] }) => organisationIds),
    unitIds: places.flatMap(({ unitIds = [] }) => unitIds),
  };
}

/** Who provides, or has provided, by a contract that is signed: the side from which providers see it. */
export async function providersOf(read: Read, contractId: number): Promise<NonNullable<Place['runBy']>> {
  const rows = await selectRows(
    read,
    sql<{ organisationId: number; unitId: number }>`
      select unit.organisation_id, unit.id as unit_id
      from contract_provider provider
      join contract on contract.id = provider.contract_id and contract.signed_on is not null
      join organisation_unit unit on unit.id = provider.organisation_unit_id
      where provider.contract_id = ${contractId}::int`,
  );
  return {
    organisationIds: rows.map(({ organisationId }) => organisationId),
    unitIds: rows.map(({ unitId }) => unitId),
  };
}

/**
 * The condition that one's own units provide by a contract beside somebody else, or were followed by somebody: its common price is then
 * that of a rival too. Who takes over from one that has left has it alone.
 */
export function providesBesideOthers(
  contractId: RawBuilder<unknown>,
  isOwn: (unitId: RawBuilder<unknown>) => RawBuilder<boolean>,
): RawBuilder<boolean> {
  return sql`exists (
    select from contract_provider own
    join contract_provider other on other.contract_id = own.contract_id
      and (other.until_on is null or other.until_on > own.from_on)
    where own.contract_id = ${contractId} and ${isOwn(sql`own.organisation_unit_id`)}
      and not ${isOwn(sql`other.organisation_unit_id`)})`;
}

/** The id of a project by its code, however it is typed; `undefined` when there is none. */
export async function findProjectId(read: Read, code: string): Promise<number | undefined> {
  const project = await read
    .selectFrom('project')
    .select('id')
    .where('code', '=', code.trim().toUpperCase())
    .executeTakeFirst();
  return project?.id;
}
