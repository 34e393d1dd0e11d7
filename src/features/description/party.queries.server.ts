import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { toldProjectColumns } from './told-project.queries.server.ts';
import type { ToldProject } from './version.model.ts';
import { inForce } from './version.queries.server.ts';

/** How an organisation takes part in a project. */
export type PartyRole = 'implementer' | 'partner' | 'transfer_recipient' | 'contractor';

/** A project in which an organisation takes part, as the register tells it now, with the organisation's roles in it. */
export interface PartyProject extends ToldProject {
  readonly roles: readonly PartyRole[];
}

/** What an organisation's part in projects comes to, as the register tells it now. */
export interface PartySums {
  /** Projects in which it has any role; each counted once. */
  readonly projects: number;
  /** Of these, by role; a project in which it has two roles counts for both. */
  readonly implementer: number;
  readonly partner: number;
  readonly transferRecipient: number;
  readonly contractor: number;
  /** EU and state funding in cents of the projects it implements, and how many of them tell it. */
  readonly grantedEuStateCents: number;
  readonly grantedTold: number;
  readonly realisedEuStateCents: number;
  readonly realisedTold: number;
  /** What sources call the kind of organisation, in Finnish alphabetical order. */
  readonly organisationTypes: readonly string[];
}

/** Versions in force in which any of the units takes part, each once, with the roles. */
function takingPart(unitIds: readonly number[]) {
  return sql`(
    select version.id as version_id, array_agg(distinct party.role) as roles
    from description_told_party party
    join description_version version on version.id = party.description_version_id
    where party.organisation_unit_id = any (${unitIds}::int[]) and ${inForce(undefined)}
    group by version.id
  ) part join description_told version on version.id = part.version_id`;
}

export async function sumsOfParty(read: Read, unitIds: readonly number[]): Promise<PartySums> {
  const [sums] = await selectRows(
    read,
    sql<PartySums>`
      select count(*) as projects,
        count(*) filter (where 'implementer' = any (part.roles)) as implementer,
        count(*) filter (where 'partner' = any (part.roles)) as partner,
        count(*) filter (where 'transfer_recipient' = any (part.roles)) as transfer_recipient,
        count(*) filter (where 'contractor' = any (part.roles)) as contractor,
        coalesce(sum(version.granted_eu_state_cents) filter (where 'implementer' = any (part.roles)), 0)::bigint
          as granted_eu_state_cents,
        count(version.granted_eu_state_cents) filter (where 'implementer' = any (part.roles)) as granted_told,
        coalesce(sum(version.realised_eu_state_cents) filter (where 'implementer' = any (part.roles)), 0)::bigint
          as realised_eu_state_cents,
        count(version.realised_eu_state_cents) filter (where 'implementer' = any (part.roles)) as realised_told,
        coalesce(
          array_agg(distinct version.organisation_type collate fi_fi)
            filter (where version.organisation_type is not null and 'implementer' = any (part.roles)),
          '{}') as organisation_types
      from ${takingPart(unitIds)}`,
  );
  if (!sums) throw new Error('A query that counts answers one row.');
  return sums;
}

/** A portion of the projects in which any of the units takes part, the youngest first. */
export async function listProjectsOfParty(
  read: Read,
  unitIds: readonly number[],
  portion: { readonly offset: number; readonly limit: number },
): Promise<PartyProject[]> {
  return selectRows(
    read,
    sql<PartyProject>`
      select ${toldProjectColumns}, part.roles
      from ${takingPart(unitIds)}
      join project on project.id = version.project_id
      order by version.starts_on desc nulls last, version.project_id
      limit ${portion.limit} offset ${portion.offset}`,
  );
}

/** How many projects in which any of the units takes part began in each year, the earliest first. */
export async function countStartsOfParty(
  read: Read,
  unitIds: readonly number[],
): Promise<{ year: number; projects: number }[]> {
  return selectRows(
    read,
    sql<{ year: number; projects: number }>`
      select extract(year from version.starts_on)::int as year, count(*) as projects
      from ${takingPart(unitIds)}
      where version.starts_on is not null
      group by 1
      order by 1`,
  );
}
