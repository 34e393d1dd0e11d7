import { sql } from 'kysely';
import { listMoneyLines } from '#features/procurement/public.server.ts';
import { listSubsidyLines } from '#features/seat/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import {
  type MoneyEntry,
  type MoneyLimit,
  moneyEntries,
  type PlannedMeasure,
  type PlannedPurchase,
} from './money.model.ts';
import type { HeldMoney } from './warning.model.ts';

/** The money of projects as it was known on a day (ISO), line by line. */
export async function listMoney(read: Read, projectIds: readonly number[], on: string): Promise<MoneyEntry[]> {
  const lines = await listMoneyLines(read, projectIds, on);
  const planned = await listPlannedMeasures(read, projectIds, on);
  return moneyEntries({ lines, planned, subsidies: await listSubsidyLines(read, projectIds, on) }, on);
}

/** The same, with what it is held to: the plans of measures that were bought, and what was granted. */
export async function getHeldMoney(read: Read, projectIds: readonly number[], on: string): Promise<HeldMoney> {
  return {
    entries: await listMoney(read, projectIds, on),
    purchases: await listPlannedPurchases(read, projectIds),
    limits: await listMoneyLimits(read, projectIds, on),
  };
}

/**
 * Measures with a planned sum that went on or were still to come on a day, and that nobody had bought by it: no contract for them was
 * drafted, and no offer accepted.
 */
function listPlannedMeasures(read: Read, projectIds: readonly number[], on: string): Promise<PlannedMeasure[]> {
  return selectRows(
    read,
    sql<PlannedMeasure>`
      select measure.id, measure.project_id, measure.kind, measure.name, measure.starts_on, measure.ends_on, measure.planned_cents
      from measure
      join lateral (
        select past.state from measure_state past
        where past.measure_id = measure.id and past.from_on <= ${on}::date
        order by past.from_on desc, past.id desc limit 1
      ) stated on true
      where measure.project_id = any (${[...projectIds]}::int[]) and measure.planned_cents > 0
        and stated.state not in ('closed', 'judged', 'cancelled')
        and not exists (
          select from contract_measure bought
          join contract on contract.id = bought.contract_id
          where bought.measure_id = measure.id
            and least(contract.signed_on, (contract.recorded_at at time zone 'Europe/Helsinki')::date) <= ${on}::date)
        and not exists (
          select from tender_lot lot
          join tender_decision decision on decision.tender_lot_id = lot.id and decision.tender_offer_id is not null
            and decision.decided_on <= ${on}::date
            and (decision.withdrawn_at is null or (decision.withdrawn_at at time zone 'Europe/Helsinki')::date > ${on}::date)
          where lot.measure_id = measure.id)
      order by measure.starts_on nulls last, measure.id`,
  );
}

/** What measures of projects that are bought with a contract were planned to cost, contract by contract; where each has a planned sum. */
function listPlannedPurchases(read: Read, projectIds: readonly number[]): Promise<PlannedPurchase[]> {
  return selectRows(
    read,
    sql<PlannedPurchase>`
      select bought.contract_id, measure.project_id, sum(measure.planned_cents)::bigint as planned_cents
      from measure
      join contract_measure bought on bought.measure_id = measure.id
      where measure.project_id = any (${[...projectIds]}::int[])
      group by bought.contract_id, measure.project_id
      having count(*) = count(measure.planned_cents)`,
  );
}

/** What the money of projects is held to on a day: what the plan in force grants, or else what the description told. */
function listMoneyLimits(read: Read, projectIds: readonly number[], on: string): Promise<MoneyLimit[]> {
  return selectRows(
    read,
    sql<MoneyLimit>`
      select project.id as project_id, coalesce(plan.granted_cents, told.granted_eu_state_cents) as granted_cents,
        case when plan.granted_cents is not null then plan.number end as plan_number, told.planned_public_cents
      from project
      left join lateral (
        select version.number, coalesce(version.granted_for_measures_cents, version.granted_cents) as granted_cents
        from plan_version version
        where version.project_id = project.id and version.state = 'in-force' and version.in_force_from <= ${on}::date
        order by version.in_force_from desc, version.number desc limit 1
      ) plan on true
      left join description_told told on told.project_id = project.id and told.in_force_from <= ${on}::date
        and (told.in_force_until is null or told.in_force_until > ${on}::date)
      where project.id = any (${[...projectIds]}::int[])
        and num_nonnulls(plan.granted_cents, told.granted_eu_state_cents, told.planned_public_cents) > 0`,
  );
}
