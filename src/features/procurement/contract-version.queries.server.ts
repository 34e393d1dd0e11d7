import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Contract } from './contract.queries.server.ts';
import { type ContractVersion, withoutPrice } from './contract-version.model.ts';
import { nameEmployers } from './employer.queries.server.ts';
import type { EmployerShare } from './employer-share.model.ts';

/** What bound in a contract from which day on, in the order of its amendments, for who may know who pays; a draft has none. */
export async function listContractVersions(read: Read, contractId: number): Promise<ContractVersion[]> {
  const rows = await selectRows(
    read,
    sql<Omit<ContractVersion, 'employers'> & { readonly employers: readonly EmployerShare[] }>`
      select version.number, version.in_force_from, version.agreed_on, version.kind, version.reason, version.price_model,
        version.unit_price_cents, version.amount::float8 as amount, version.starts_on, version.ends_on, version.options_text,
        (select jsonb_agg(
            jsonb_build_object('projectId', buyer.project_id, 'code', project.code, 'name', profile.name,
              'permille', buyer.share_permille)
            order by buyer.project_id <> contract.project_id, project.code)
          from contract_version_buyer buyer
          join project on project.id = buyer.project_id
          left join project_profile profile on profile.project_id = project.id
          where buyer.contract_id = version.contract_id and buyer.number = version.number) as shares,
        (select coalesce(jsonb_agg(
            jsonb_build_object('unitId', employer.organisation_unit_id, 'permyriad', employer.share_permyriad)
            order by employer.organisation_unit_id), '[]')
          from contract_version_employer employer
          where employer.contract_id = version.contract_id and employer.number = version.number) as employers
      from contract_version version join contract on contract.id = version.contract_id
      where version.contract_id = ${contractId}::int
      order by version.number`,
  );
  const named = await nameEmployers(
    read,
    rows.flatMap(({ employers }) => employers),
  );
  return rows.map(({ employers, ...version }) => ({ ...version, employers: employers.map(named) }));
}

/**
 * The same as a reader of a contract may see it: a provider (`ownUnitIds`) does not learn who pays which share, and beside others not
 * what it costs.
 */
export async function listReadableVersions(
  read: Read,
  { id, ownUnitIds, tellsPrice }: Pick<Contract, 'id' | 'ownUnitIds' | 'tellsPrice'>,
): Promise<ContractVersion[]> {
  const versions = await listContractVersions(read, id);
  if (ownUnitIds === undefined) return versions;
  return versions.map((version) => ({ ...(tellsPrice ? version : withoutPrice(version)), shares: [] }));
}
