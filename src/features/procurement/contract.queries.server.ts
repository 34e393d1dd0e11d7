import { type RawBuilder, sql } from 'kysely';
import type { Funding, MeasureKind, MeasureState } from '#features/measure/public.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import type { NamedUnit } from '#features/organisation/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { Days } from './contract-doubt.model.ts';
import type { PriceModel } from './contract-form.model.ts';
import { sumsOf, withoutPrice } from './contract-version.model.ts';
import { listEmployers, nameEmployers } from './employer.queries.server.ts';
import type { AgreedEmployer } from './employer-share.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { placeOfBuyers, providersOf, providesBesideOthers } from './purchase-place.queries.server.ts';
import type { Buyer } from './tender.queries.server.ts';

/** Who provides, from a day to the day before another (ISO). */
export interface Provider {
  readonly id: number;
  readonly unit: NamedUnit;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly reason: string | null;
  /** Why it was added beside others. */
  readonly addedReason: string | null;
}

export interface Contract {
  readonly id: number;
  readonly projectId: number;
  readonly projectCode: string;
  readonly lotId: number | null;
  readonly tenderId: number | null;
  readonly number: string | null;
  readonly name: string;
  readonly priceModel: PriceModel;
  readonly unitPriceCents: number;
  readonly amount: number;
  readonly totalCents: number;
  /** What is left of it to the buyers when employers have paid their parts. */
  readonly publicCents: number;
  readonly signedOn: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly optionsText: string | null;
  /** Why provider or price are others than in the offer that was accepted; empty for a provider. */
  readonly departureReason: string | null;
  readonly revision: number;
  /** Each with what it pays; empty for a provider, to whom it does not matter. */
  readonly buyers: readonly (Buyer & { readonly cents: number })[];
  /** Each with what it pays; none but for joint purchases. */
  readonly employers: readonly (AgreedEmployer & { readonly cents: number })[];
  readonly providers: readonly Provider[];
  /**
   * Whether its common price is told: who provides beside others learns the prices of its own lines alone. Where it is not, price,
   * amount and sums are zero, and employers, whose parts would tell them, are left out.
   */
  readonly tellsPrice: boolean;
  /** Units of which a provider who reads it acts; `undefined` for those who read it for its buyers. */
  readonly ownUnitIds: readonly number[] | undefined;
}

type Row = Omit<
  Contract,
  'totalCents' | 'publicCents' | 'buyers' | 'employers' | 'providers' | 'ownUnitIds' | 'tellsPrice'
>;

/** A contract that somebody may read, as much of it as they may. Throws `NotFound`, `Forbidden`. */
export async function findContract(read: Read, actor: Actor, id: number): Promise<Contract> {
  const [row] = await selectRows(
    read,
    sql<Row>`
      select contract.id, contract.project_id, project.code as project_code, contract.tender_lot_id as lot_id, lot.tender_id,
        contract.number, contract.name, contract.price_model, contract.unit_price_cents, contract.amount::float8 as amount,
        contract.signed_on, contract.starts_on, contract.ends_on, contract.options_text, contract.departure_reason, contract.revision
      from contract
      join project on project.id = contract.project_id
      left join tender_lot lot on lot.id = contract.tender_lot_id
      where contract.id = ${id}::int`,
  );
  if (!row) throw new NotFound(`There is no contract ${id}.`);
  const buyers = await listContractBuyers(read, row);
  const owners = await placeOfBuyers(
    read,
    row.projectId,
    buyers.map(({ projectId }) => projectId),
  );
  const runBy = await providersOf(read, id);
  permit(procurementPolicy, actor, 'contract.read', { ...owners, runBy });
  const isBuyer = may(procurementPolicy, actor, 'contract.read', {
    ...owners,
    runBy: { organisationIds: [], unitIds: [] },
  });
  const ownUnitIds = isBuyer ? undefined : unitsOf(actor, runBy);
  const tellsPrice = ownUnitIds === undefined || !(await hasRivals(read, id, ownUnitIds));
  const employers = await listEmployers(read, id);
  const terms = { ...row, shares: buyers, employers: employers.map(await nameEmployers(read, employers)) };
  const { shares: _, ...told } = tellsPrice ? terms : withoutPrice(terms);
  const sums = sumsOf({ ...told, shares: buyers });
  return {
    ...told,
    tenderId: isBuyer ? row.tenderId : null,
    departureReason: isBuyer ? row.departureReason : null,
    ...sums,
    buyers: isBuyer ? sums.buyers : [],
    providers: await listProviders(read, id),
    tellsPrice,
    ownUnitIds,
  };
}

async function hasRivals(read: Read, id: number, ownUnitIds: readonly number[]): Promise<boolean> {
  const isOwn = (unitId: RawBuilder<unknown>) => sql<boolean>`(${unitId} = any (${[...ownUnitIds]}::int[]))`;
  const [found] = await selectRows(
    read,
    sql<{ hasRivals: boolean }>`select ${providesBesideOthers(sql`${id}::int`, isOwn)} as has_rivals`,
  );
  return found?.hasRivals === true;
}

function unitsOf({ grants }: Actor, runBy: Awaited<ReturnType<typeof providersOf>>): number[] {
  return runBy.unitIds.filter((unitId, place) =>
    grants.some(
      ({ role, scope }) =>
        role === 'provider' &&
        (scope.kind === 'unit'
          ? scope.id === unitId
          : scope.kind === 'organisation' && scope.id === runBy.organisationIds[place]),
    ),
  );
}

async function listContractBuyers(read: Read, { id, projectId }: Pick<Row, 'id' | 'projectId'>): Promise<Buyer[]> {
  return selectRows(
    read,
    sql<Buyer>`
      select buyer.project_id, project.code, profile.name, buyer.share_permille as permille
      from contract_buyer buyer
      join project on project.id = buyer.project_id
      left join project_profile profile on profile.project_id = project.id
      where buyer.contract_id = ${id}::int
      order by buyer.project_id <> ${projectId}::int, project.code`,
  );
}

async function listProviders(read: Read, contractId: number): Promise<Provider[]> {
  const rows = await read
    .selectFrom('contractProvider')
    .select(['id', 'organisationUnitId', 'fromOn', 'untilOn', 'reason', 'addedReason'])
    .where('contractId', '=', contractId)
    .orderBy('fromOn')
    .orderBy('id')
    .execute();
  const units = await listNamedUnits(
    read,
    rows.map(({ organisationUnitId }) => organisationUnitId),
  );
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return rows.flatMap(({ organisationUnitId, ...provider }) => {
    const unit = byId.get(organisationUnitId);
    return unit ? [{ ...provider, unit }] : [];
  });
}

export interface BoughtMeasure {
  readonly id: number;
  readonly name: string;
  readonly kind: MeasureKind;
  readonly funding: Funding;
  readonly state: MeasureState;
  readonly projectCode: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** The measures that are bought with a contract. */
export async function listBoughtMeasures(read: Read, contractId: number): Promise<BoughtMeasure[]> {
  return selectRows(
    read,
    sql<BoughtMeasure>`
      select measure.id, measure.name, measure.kind, measure.funding, measure.state, project.code as project_code,
        measure.starts_on, measure.ends_on
      from contract_measure bought
      join measure on measure.id = bought.measure_id
      join project on project.id = measure.project_id
      where bought.contract_id = ${contractId}::int
      order by measure.starts_on, measure.id`,
  );
}

/** On which days a project runs. */
export async function findProjectDays(read: Read, projectId: number): Promise<Days> {
  const [days] = await selectRows(
    read,
    sql<Days>`
      select profile.starts_on, profile.ends_on from project_profile profile where profile.project_id = ${projectId}::int`,
  );
  return days ?? { startsOn: null, endsOn: null };
}

/** A measure of a buyer, to be chosen. */
export interface MeasureToBuy {
  readonly id: number;
  readonly name: string;
  readonly startsOn: string | null;
}

/** Measures of projects that may be bought, to choose from: those that are not over first, the newest of them. */
export async function listMeasuresToBuy(
  read: Read,
  projectIds: readonly number[],
  chosenId: number | null = null,
): Promise<MeasureToBuy[]> {
  return selectRows(
    read,
    sql<MeasureToBuy>`
      select measure.id, measure.name, measure.starts_on
      from measure
      where measure.project_id = any (${[...projectIds]}::int[]) and measure.state <> 'cancelled'
      order by measure.id = ${chosenId ?? 0}::int desc, measure.state in ('closed', 'judged'), measure.starts_on desc nulls first,
        measure.id desc
      limit 200`,
  );
}

/** Whether a measure is of a project that buys in a tender, and not cancelled. */
export async function mayBeBought(read: Read, tenderId: number, measureId: number): Promise<boolean> {
  const [found] = await selectRows(
    read,
    sql<{ id: number }>`
      select measure.id
      from measure join tender_buyer buyer on buyer.project_id = measure.project_id and buyer.tender_id = ${tenderId}::int
      where measure.id = ${measureId}::int and measure.state <> 'cancelled'`,
  );
  return found !== undefined;
}

export interface Module {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly days: number;
  readonly priceCents: number;
  readonly revision: number;
}

/** The tray of a contract. */
export async function listModules(read: Read, contractId: number): Promise<Module[]> {
  return selectRows(
    read,
    sql<Module>`
      select module.id, module.number, module.title, module.days::float8 as days, module.price_cents, module.revision
      from contract_module module
      where module.contract_id = ${contractId}::int
      order by module.number`,
  );
}

/** Capacity from a day to the day before another (ISO); `unitName` of who gives it, null where any provider does. */
export interface CapacityLine {
  readonly id: number;
  readonly field: string | null;
  readonly unit: 'student-day' | 'place' | 'hour';
  readonly amount: number;
  /** Reserved for somebody or used. */
  readonly calledOff: number;
  readonly unitPriceCents: number;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly organisationUnitId: number | null;
  readonly revision: number;
}

/**
 * The capacity of a contract; of that of other providers, a provider (`ownUnitIds`) sees nothing. What names no supplier is given by any
 * of them, and so known to each.
 */
export async function listCapacity(
  read: Read,
  { id, ownUnitIds }: Pick<Contract, 'id' | 'ownUnitIds'>,
): Promise<CapacityLine[]> {
  return selectRows(
    read,
    sql<CapacityLine>`
      select line.id, line.field, line.unit, line.amount::float8 as amount, called_off(line.id)::float8 as called_off,
        line.unit_price_cents, line.from_on, line.until_on, line.organisation_unit_id, line.revision
      from capacity_line line
      where line.contract_id = ${id}::int
        and (${ownUnitIds === undefined} or line.organisation_unit_id is null
          or line.organisation_unit_id = any (${[...(ownUnitIds ?? [])]}::int[]))
      order by line.from_on, line.field, line.id`,
  );
}
