import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** A module on the tray of a contract by which a measure is bought. */
export interface TrayModule {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly contractName: string;
  readonly isSigned: boolean;
  /** The days of the contract, both within it. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly days: number;
  readonly priceCents: number;
}

export function listTray(read: Read, measureId: number): Promise<TrayModule[]> {
  return selectRows(
    read,
    sql<TrayModule>`
      select module.id, module.number, module.title, contract.name as contract_name,
        contract.signed_on is not null as is_signed, contract.starts_on, contract.ends_on, module.days::float8 as days, module.price_cents
      from contract_measure bought
      join contract on contract.id = bought.contract_id
      join contract_module module on module.contract_id = contract.id
      where bought.measure_id = ${measureId}
      order by contract.name, contract.id, module.number`,
  );
}

/** A module in the package of a person. */
export interface ChosenModule {
  readonly id: number;
  readonly title: string;
  readonly days: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly priceCents: number;
}

export function listChosenModules(read: Read, seatId: number): Promise<ChosenModule[]> {
  return selectRows(
    read,
    sql<ChosenModule>`
      select chosen.id, module.title, module.days::float8 as days, chosen.starts_on, chosen.ends_on, chosen.price_cents
      from seat_module chosen
      join contract_module module on module.id = chosen.contract_module_id
      where chosen.seat_id = ${seatId}
      order by chosen.starts_on, chosen.id`,
  );
}

/** Capacity by which a measure is bought, with what is called off of it by anybody; days are the first and the last. */
export interface Capacity {
  readonly id: number;
  readonly contractName: string;
  readonly isSigned: boolean;
  readonly field: string | null;
  readonly unit: 'student-day' | 'place' | 'hour';
  readonly amount: number;
  readonly calledOff: number;
  readonly unitPriceCents: number;
  readonly fromOn: string;
  readonly lastOn: string;
  readonly supplierUnitId: number | null;
}

export function listCapacity(read: Read, measureId: number): Promise<Capacity[]> {
  return selectRows(
    read,
    sql<Capacity>`
      select line.id, contract.name as contract_name, contract.signed_on is not null as is_signed, line.field, line.unit,
        line.amount::float8 as amount, called_off(line.id)::float8 as called_off, line.unit_price_cents, line.from_on,
        line.until_on - 1 as last_on, line.organisation_unit_id as supplier_unit_id
      from contract_measure bought
      join contract on contract.id = bought.contract_id
      join capacity_line line on line.contract_id = contract.id
      where bought.measure_id = ${measureId}
      order by line.from_on, line.id`,
  );
}

/** Whether the provider of a capacity line, or where it names none any of its contract, provides on all of the days. */
export async function isProvided(
  read: Read,
  lineId: number,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
): Promise<boolean> {
  const [found] = await selectRows(
    read,
    sql<{ isProvided: boolean | null }>`
      select range_agg(daterange(provider.from_on, provider.until_on)) @> daterange(${startsOn}::date, ${endsOn}::date, '[]')
        as is_provided
      from capacity_line line
      join contract_provider provider on provider.contract_id = line.contract_id
        and (line.organisation_unit_id is null or provider.organisation_unit_id = line.organisation_unit_id)
      where line.id = ${lineId}`,
  );
  return found?.isProvided ?? false;
}

/** What was called off for one person. */
export interface CallOff {
  readonly id: number;
  readonly contractName: string;
  readonly field: string | null;
  readonly unit: Capacity['unit'];
  readonly amount: number;
  readonly priceCents: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: 'reserved' | 'used' | 'cancelled';
}

export function listCallOffs(read: Read, seatId: number): Promise<CallOff[]> {
  return selectRows(
    read,
    sql<CallOff>`
      select called.id, contract.name as contract_name, line.field, line.unit, called.amount::float8 as amount,
        called.price_cents, called.starts_on, called.ends_on, called.state
      from call_off called
      join capacity_line line on line.id = called.capacity_line_id
      join contract on contract.id = line.contract_id
      where called.seat_id = ${seatId}
      order by called.starts_on, called.id`,
  );
}

/** What the authority pays of the wage of somebody on a seat. */
export interface WageSubsidy {
  readonly percent: number;
  readonly monthlyCents: number | null;
  readonly hoursPerWeek: number;
  readonly trainingDays: number | null;
  readonly revision: number;
}

export async function findSubsidy(read: Read, seatId: number): Promise<WageSubsidy | undefined> {
  const [subsidy] = await selectRows(
    read,
    sql<WageSubsidy>`
      select paid.percent::float8 as percent, paid.monthly_cents, paid.hours_per_week::float8 as hours_per_week,
        paid.training_days, paid.revision
      from wage_subsidy paid
      where paid.seat_id = ${seatId}`,
  );
  return subsidy;
}
