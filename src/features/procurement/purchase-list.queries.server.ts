import { type RawBuilder, sql } from 'kysely';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Reach, reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { partPrice } from './employer-share.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import type { ContractQuestion, TenderQuestion } from './purchase-list.model.ts';
import { providesBesideOthers } from './purchase-place.queries.server.ts';
import type { TenderState } from './tender.model.ts';

export interface ListedTender {
  readonly id: number;
  readonly name: string;
  readonly number: string | null;
  /** Of the project that leads it. */
  readonly projectCode: string;
  readonly state: TenderState;
  readonly deadlineAt: Date;
  readonly deadlineOn: string;
  readonly lots: number;
}

const byId = (name: string): ListOrder => ({ expression: sql`${sql.table(name)}.id`, type: 'int' });

const tenderOrders: Readonly<Record<TenderQuestion['sort'], ListOrder>> = {
  deadline: { expression: sql`tender.deadline_at`, type: 'timestamptz' },
  name: { expression: sql`lower(tender.name)`, type: 'text' },
  project: { expression: sql`project.code`, type: 'text' },
};

/** A page of the tenders within somebody's reach that fit a question. */
export async function listTenders(
  read: Read,
  actor: Actor,
  question: TenderQuestion,
  limit?: number,
): Promise<ListPage<ListedTender>> {
  const page = pagedQuery(question, tenderOrders[question.sort], byId('tender'), limit);
  const rows = await selectRows(
    read,
    sql<ListedTender & ListedRow>`
      select tender.id, tender.name, tender.number, project.code as project_code, tender.state, tender.deadline_at,
        (tender.deadline_at at time zone 'Europe/Helsinki')::date as deadline_on,
        (select count(*)::int from tender_lot lot where lot.tender_id = tender.id) as lots, ${page.columns}
      from ${tenders(actor, question)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  return page.cut(rows);
}

/** How many tenders within somebody's reach fit a question, on all pages. */
export async function countTenders(read: Read, actor: Actor, question: TenderQuestion): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`select count(*)::int as count from ${tenders(actor, question)}`,
  );
  return counted?.count ?? 0;
}

function tenders(actor: Actor, { words, chosen }: TenderQuestion): RawBuilder<unknown> {
  const reach = reachOf(procurementPolicy, actor, 'tender.read');
  const pattern = containing(words.toLowerCase());
  return sql`tender join project on project.id = tender.project_id
    where ${boughtWithin(reach, 'tender')} and ${inStage(chosen.stage)} and ${ofProject('tender', chosen.project)}
      and ${ofMeasure(sql`select lot.tender_id from tender_lot lot where lot.measure_id`, sql`tender.id`, chosen.measure)}
      and (${words} = '' or lower(tender.name || ' ' || coalesce(tender.number, '') || ' ' || project.code) like ${pattern})`;
}

function inStage(stage: string | undefined): RawBuilder<boolean> {
  switch (stage) {
    case undefined:
      return sql`true`;
    case 'open':
      return sql`tender.state = 'open' and tender.deadline_at > now()`;
    case 'comparing':
      return sql`tender.state = 'open' and tender.deadline_at <= now()`;
    default:
      return sql`tender.state = ${stage}`;
  }
}

export interface ListedContract {
  readonly id: number;
  readonly name: string;
  readonly number: string | null;
  readonly projectCode: string;
  readonly signedOn: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Those who provide, or have provided, by their names seen last. */
  readonly providers: readonly string[];
  /**
   * The whole price, and what is left of it to the projects when employers have paid their parts; nothing for a provider beside others,
   * whose price it may be.
   */
  readonly sums: ContractSums | undefined;
}

interface ContractSums {
  readonly totalCents: number;
  readonly publicCents: number;
  readonly employerCents: number;
}

type ContractOfList = Omit<ListedContract, 'sums'> &
  ListedRow & { readonly tellsPrice: boolean; readonly wholeCents: number; readonly permyriads: readonly number[] };

const contractOrders: Readonly<Record<ContractQuestion['sort'], ListOrder>> = {
  start: { expression: sql`contract.starts_on`, type: 'date' },
  name: { expression: sql`lower(contract.name)`, type: 'text' },
  project: { expression: sql`project.code`, type: 'text' },
};

/** A page of the contracts within somebody's reach that fit a question. */
export async function listContracts(
  read: Read,
  actor: Actor,
  question: ContractQuestion,
  { today, limit }: { readonly today: string; readonly limit?: number | undefined },
): Promise<ListPage<ListedContract>> {
  const page = pagedQuery(question, contractOrders[question.sort], byId('contract'), limit);
  const reach = reachOf(procurementPolicy, actor, 'contract.read');
  const rows = await selectRows(
    read,
    sql<ContractOfList>`
      select contract.id, contract.name, contract.number, project.code as project_code, contract.signed_on,
        contract.starts_on, contract.ends_on, ${isPriceTold(reach)} as tells_price, round(contract.unit_price_cents * contract.amount)::bigint as whole_cents,
        array(
          select employer.share_permyriad from contract_employer employer
          where employer.contract_id = contract.id
          order by employer.organisation_unit_id) as permyriads,
        array(
          select named.printed_name
          from contract_provider provider
          join lateral (
            select name.printed_name from organisation_name name
            where name.organisation_unit_id = provider.organisation_unit_id
            order by name.last_seen_on desc, name.printed_name collate fi_fi limit 1
          ) named on true
          where provider.contract_id = contract.id
          order by provider.from_on, provider.id) as providers, ${page.columns}
      from ${contracts(actor, question, today)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  return page.cut(
    rows.map(({ tellsPrice, wholeCents, permyriads, ...contract }) => ({
      ...contract,
      sums: tellsPrice ? partedSums(wholeCents, permyriads) : undefined,
    })),
  );
}

function partedSums(totalCents: number, permyriads: readonly number[]): ContractSums {
  const { publicCents } = partPrice(totalCents, permyriads);
  return { totalCents, publicCents, employerCents: totalCents - publicCents };
}

/** How many contracts within somebody's reach fit a question, on all pages. */
export async function countContracts(
  read: Read,
  actor: Actor,
  question: ContractQuestion,
  today: string,
): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`select count(*)::int as count from ${contracts(actor, question, today)}`,
  );
  return counted?.count ?? 0;
}

function contracts(actor: Actor, { words, chosen }: ContractQuestion, today: string): RawBuilder<unknown> {
  const reach = reachOf(procurementPolicy, actor, 'contract.read');
  const pattern = containing(words.toLowerCase());
  return sql`contract join project on project.id = contract.project_id
    where ${isContractWithin(reach)} and ${inState(chosen.state, today)} and ${ofProject('contract', chosen.project)}
      and ${ofMeasure(sql`select bought.contract_id from contract_measure bought where bought.measure_id`, sql`contract.id`, chosen.measure)}
      and (${words} = '' or lower(contract.name || ' ' || coalesce(contract.number, '') || ' ' || project.code) like ${pattern})`;
}

function inState(state: string | undefined, today: string): RawBuilder<boolean> {
  switch (state) {
    case 'draft':
      return sql`contract.signed_on is null`;
    case 'coming':
      return sql`contract.signed_on is not null and contract.starts_on > ${today}::date`;
    case 'in-force':
      return sql`contract.signed_on is not null and ${today}::date between contract.starts_on and contract.ends_on`;
    case 'over':
      return sql`contract.signed_on is not null and contract.ends_on < ${today}::date`;
    default:
      return sql`true`;
  }
}

/** Signed contracts by which one provides, and all those of projects within reach. */
function isContractWithin(reach: Reach): RawBuilder<boolean> {
  if (reach.everything) return sql`true`;
  return sql`(${boughtWithin({ ...reach, ...reach.asOwner }, 'contract')} or contract.signed_on is not null and contract.id in (
    select provider.contract_id
    from (${unitsOfProvider(reach)}) unit
    join contract_provider provider on provider.organisation_unit_id = unit.id))`;
}

/** To its buyers, and to who provides by it alone. */
function isPriceTold(reach: Reach): RawBuilder<boolean> {
  if (reach.everything) return sql`true`;
  const isOwn = (unitId: RawBuilder<unknown>) => sql<boolean>`(${unitId} in (${unitsOfProvider(reach)}))`;
  return sql`(${boughtWithin({ ...reach, ...reach.asOwner }, 'contract')}
    or not ${providesBesideOthers(sql`contract.id`, isOwn)})`;
}

function unitsOfProvider({ asProvider: { organisationIds, unitIds } }: Reach): RawBuilder<{ id: number }> {
  return sql`
    select own_unit.id from organisation_unit own_unit
    where own_unit.organisation_id = any (${[...organisationIds]}::int[]) or own_unit.id = any (${[...unitIds]}::int[])`;
}

/** One of its buyers lies within a reach. */
function boughtWithin(reach: Reach, table: 'tender' | 'contract'): RawBuilder<boolean> {
  if (reach.everything) return sql`true`;
  const buyer = sql.table(`${table}_buyer`);
  return sql`${sql.table(table)}.id in (
    select ${buyer}.${sql.ref(`${table}_id`)} from ${buyer} where ${isWithin(reach, sql`${buyer}.project_id`)})`;
}

function ofProject(table: 'tender' | 'contract', code: string | undefined): RawBuilder<boolean> {
  if (code === undefined) return sql`true`;
  const buyer = sql.table(`${table}_buyer`);
  return sql`${sql.table(table)}.id in (
    select ${buyer}.${sql.ref(`${table}_id`)}
    from ${buyer} join project of_buyer on of_buyer.id = ${buyer}.project_id
    where of_buyer.code = ${code.toUpperCase()})`;
}

function ofMeasure(
  purchases: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  measure: string | undefined,
): RawBuilder<boolean> {
  return measure === undefined ? sql`true` : sql`${id} in (${purchases} = ${rowNumber(measure)}::int)`;
}
