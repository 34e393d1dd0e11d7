import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type MoneyLine, moneyLines, type Purchase } from './money-line.model.ts';

/**
 * What projects pay, or will, for what they had bought by a day (ISO): by contracts as they bound on it, by drafts of contracts, and by
 * offers that were accepted and have no contract yet. The caller has permitted.
 */
export async function listMoneyLines(read: Read, projectIds: readonly number[], on: string): Promise<MoneyLine[]> {
  const contracts = await listContractsOn(read, projectIds, on);
  const lots = await listAcceptedOn(read, projectIds, on);
  return moneyLines([...contracts, ...lots], projectIds);
}

const wasBy = (column: string, on: string) =>
  sql<boolean>`(${sql.raw(column)} at time zone 'Europe/Helsinki')::date <= ${on}::date`;

/** A contract that was signed later is a draft on the day, and says what was signed. */
function listContractsOn(read: Read, projectIds: readonly number[], on: string): Promise<Purchase[]> {
  return selectRows(
    read,
    sql<Purchase>`
      with bought as materialized (
        select buyer.contract_id from contract_buyer buyer where buyer.project_id = any (${[...projectIds]}::int[])
        union
        select buyer.contract_id from contract_version_buyer buyer
        where buyer.project_id = any (${[...projectIds]}::int[])
      )
      select case when contract.signed_on <= ${on}::date then 'signed' else 'drafted' end as kind, contract.id, contract.name,
        coalesce(version.unit_price_cents, contract.unit_price_cents) as unit_price_cents,
        coalesce(version.amount, contract.amount)::float8 as amount,
        coalesce(version.starts_on, contract.starts_on) as starts_on, coalesce(version.ends_on, contract.ends_on) as ends_on,
        (select json_agg(json_build_object('projectId', paying.project_id, 'permille', paying.share_permille)
            order by paying.project_id <> contract.project_id, project.code)
          from (
            select buyer.project_id, buyer.share_permille from contract_version_buyer buyer
            where buyer.contract_id = contract.id and buyer.number = version.number
            union all
            select buyer.project_id, buyer.share_permille from contract_buyer buyer
            where buyer.contract_id = contract.id and version.number is null
          ) paying join project on project.id = paying.project_id) as shares,
        (select coalesce(json_agg(json_build_object('unitId', paying.organisation_unit_id, 'permyriad', paying.share_permyriad)
            order by paying.organisation_unit_id), '[]')
          from (
            select employer.organisation_unit_id, employer.share_permyriad from contract_version_employer employer
            where employer.contract_id = contract.id and employer.number = version.number
            union all
            select employer.organisation_unit_id, employer.share_permyriad from contract_employer employer
            where employer.contract_id = contract.id and version.number is null
          ) paying) as employers
      from bought
      join contract on contract.id = bought.contract_id
      left join lateral (
        select known.* from contract_version known
        where known.contract_id = contract.id and (known.in_force_from <= ${on}::date or known.number = 0)
        order by known.number desc limit 1
      ) version on true
      where contract.signed_on <= ${on}::date or ${wasBy('contract.recorded_at', on)}
      order by starts_on, contract.id`,
  );
}

function listAcceptedOn(read: Read, projectIds: readonly number[], on: string): Promise<Purchase[]> {
  return selectRows(
    read,
    sql<Purchase>`
      select 'accepted' as kind, tender.id, lot.name, offer.total_cents as unit_price_cents, 1 as amount,
        null as starts_on, null as ends_on,
        (select json_agg(json_build_object('projectId', buyer.project_id, 'permille', buyer.share_permille)
            order by buyer.project_id <> tender.project_id, project.code)
          from tender_buyer buyer join project on project.id = buyer.project_id
          where buyer.tender_id = tender.id) as shares,
        '[]'::json as employers
      from tender
      join tender_lot lot on lot.tender_id = tender.id
      join tender_decision decision on decision.tender_lot_id = lot.id and decision.decided_on <= ${on}::date
        and not coalesce(${wasBy('decision.withdrawn_at', on)}, false)
      join tender_offer offer on offer.id = decision.tender_offer_id
      where tender.id in (select buyer.tender_id from tender_buyer buyer where buyer.project_id = any (${[...projectIds]}::int[]))
        and not exists (
          select from contract
          where contract.tender_lot_id = lot.id
            and (contract.signed_on <= ${on}::date or ${wasBy('contract.recorded_at', on)}))
      order by lot.id`,
  );
}
