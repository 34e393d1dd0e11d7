import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Contract } from './contract.queries.server.ts';
import type { ContractVersion } from './contract-version.model.ts';

/** What bound in a contract from which day on, in the order of its amendments, for who may know who pays; a draft has none. */
export async function listContractVersions(read: Read, contractId: number): Promise<ContractVersion[]> {
  return selectRows(
    read,
    sql<ContractVersion>`
      select version.number, version.in_force_from, version.agreed_on, version.kind, version.reason, version.price_model,
        version.unit_price_cents, version.amount::float8 as amount, version.starts_on, version.ends_on, version.options_text,
        (select jsonb_agg(
            jsonb_build_object('projectId', buyer.project_id, 'code', project.code, 'name', profile.name,
              'permille', buyer.share_permille)
            order by buyer.project_id <> contract.project_id, project.code)
          from contract_version_buyer buyer
          join project on project.id = buyer.project_id
          left join project_profile profile on profile.project_id = project.id
          where buyer.contract_id = version.contract_id and buyer.number = version.number) as shares
      from contract_version version join contract on contract.id = version.contract_id
      where version.contract_id = ${contractId}::int
      order by version.number`,
  );
}

/** The same as a reader of a contract may see it: a provider (`ownUnitIds`) does not learn who pays which share. */
export async function listReadableVersions(
  read: Read,
  { id, ownUnitIds }: Pick<Contract, 'id' | 'ownUnitIds'>,
): Promise<ContractVersion[]> {
  const versions = await listContractVersions(read, id);
  return ownUnitIds === undefined ? versions : versions.map((version) => ({ ...version, shares: [] }));
}
