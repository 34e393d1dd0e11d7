import { sql } from 'kysely';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { AgreedEmployer, EmployerShare, UnsharedMeasure } from './employer-share.model.ts';

/** The employers that pay a part of the price of a contract; in this order its cents are parted among them. */
export function listEmployers(read: Read, contractId: number): Promise<EmployerShare[]> {
  return selectRows(
    read,
    sql<EmployerShare>`
      select employer.organisation_unit_id as unit_id, employer.share_permyriad as permyriad
      from contract_employer employer
      where employer.contract_id = ${contractId}::int
      order by employer.organisation_unit_id`,
  );
}

/** Gives each of some employers its name. */
export async function nameEmployers(
  read: Read,
  employers: readonly EmployerShare[],
): Promise<(employer: EmployerShare) => AgreedEmployer> {
  const unitIds = [...new Set(employers.map(({ unitId }) => unitId))];
  const units = new Map((await listNamedUnits(read, unitIds)).map((unit) => [unit.id, unit]));
  return (employer) => {
    const unit = units.get(employer.unitId);
    return { ...employer, name: unit?.name ?? '', written: unit ? unitText(unit) : '' };
  };
}

/** Joint purchases of projects under contracts that, as they stood on a day (ISO), no employer paid for. The caller has permitted. */
export function listUnsharedMeasures(
  read: Read,
  projectIds: readonly number[],
  on: string,
): Promise<UnsharedMeasure[]> {
  return selectRows(
    read,
    sql<UnsharedMeasure>`
      select distinct on (measure.id) measure.id as measure_id, measure.project_id, measure.name, contract.id as contract_id
      from measure
      join contract_measure bought on bought.measure_id = measure.id
      join contract on contract.id = bought.contract_id
      left join lateral (
        select known.number from contract_version known
        where known.contract_id = contract.id and (known.in_force_from <= ${on}::date or known.number = 0)
        order by known.number desc limit 1
      ) version on true
      where measure.project_id = any (${[...projectIds]}::int[]) and measure.kind like 'joint-purchase-%'
        and measure.state <> 'cancelled'
        and (contract.signed_on <= ${on}::date or (contract.recorded_at at time zone 'Europe/Helsinki')::date <= ${on}::date)
        and case when version.number is null
          then not exists (select from contract_employer employer where employer.contract_id = contract.id)
          else not exists (
            select from contract_version_employer employer
            where employer.contract_id = contract.id and employer.number = version.number) end
      order by measure.id, contract.id`,
  );
}
