import { sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { contractAddress } from './contract-part.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { tenderAddress } from './tender-part.model.ts';

/** Nobody looks after more at a time. */
const mostTasks = 100;
/** So many days before its end a contract is among the tasks of those who look after it. */
const daysBeforeEnd = 60;

/**
 * What waits for who buys, seen from a day in Finland (ISO): deadlines of tenders, decisions, contracts to make, sign and renew, options
 * to use.
 */
export async function listPurchaseTasks(
  read: Read,
  actor: Actor,
  today: string,
  daysAhead = daysBeforeEnd,
): Promise<Task[]> {
  return [
    ...(await listTenderTasks(read, actor)),
    ...(await listContractTasks(read, actor, today, daysAhead)),
    ...(await listOptionTasks(read, actor, today, daysAhead)),
  ];
}

interface WaitingTender {
  readonly id: number;
  readonly name: string;
  readonly deadlineOn: string;
  readonly step: 'receive' | 'compare' | 'contract';
}

async function listTenderTasks(read: Read, actor: Actor): Promise<Task[]> {
  const reach = reachOf(procurementPolicy, actor, 'tender.prepare');
  const rows = await selectRows(
    read,
    sql<WaitingTender>`
      select tender.id, tender.name, (tender.deadline_at at time zone 'Europe/Helsinki')::date as deadline_on,
        case when tender.state = 'decided' then 'contract' when tender.deadline_at > now() then 'receive' else 'compare' end
          as step
      from tender
      where (tender.state = 'open' or tender.state = 'decided' and exists (
          select from tender_lot lot
          join tender_decision decision on decision.tender_lot_id = lot.id and decision.withdrawn_at is null
            and decision.tender_offer_id is not null
          where lot.tender_id = tender.id and not exists (select from contract where contract.tender_lot_id = lot.id)))
        and ${isWithin(reach, sql`tender.project_id`)}
      order by tender.deadline_at, tender.id
      limit ${mostTasks}`,
  );
  return rows.map(({ id, name, deadlineOn, step }) => ({
    key: `tender.${step} ${id}`,
    kind: `tender.${step}`,
    title: (t) => t(`procurement.task.${step}`),
    about: { name, lang: 'fi' },
    href: tenderAddress(id),
    ...(step === 'receive' ? { dueOn: deadlineOn } : { urgency: 'week' as const, since: deadlineOn }),
  }));
}

interface WaitingContract {
  readonly id: number;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isSigned: boolean;
}

async function listContractTasks(read: Read, actor: Actor, today: string, daysAhead: number): Promise<Task[]> {
  const reach = reachOf(procurementPolicy, actor, 'contract.prepare');
  const rows = await selectRows(
    read,
    sql<WaitingContract>`
      select contract.id, contract.name, contract.starts_on, contract.ends_on, contract.signed_on is not null as is_signed
      from contract
      where (contract.signed_on is null
          or contract.ends_on between ${today}::date and ${daysAfter(today, daysAhead)}::date)
        and ${isWithin(reach, sql`contract.project_id`)}
      order by contract.ends_on, contract.id
      limit ${mostTasks}`,
  );
  return rows.map(({ id, name, startsOn, endsOn, isSigned }) => ({
    key: isSigned ? `contract.end ${id}` : `contract.sign ${id}`,
    kind: isSigned ? 'contract.end' : 'contract.sign',
    title: (t) => t(isSigned ? 'procurement.task.end' : 'procurement.task.sign'),
    about: { name, lang: 'fi' },
    href: contractAddress(id),
    dueOn: isSigned ? endsOn : startsOn,
  }));
}

interface WaitingOption {
  readonly id: number;
  readonly contractId: number;
  readonly name: string;
  readonly useByOn: string;
}

/** Options of signed contracts that lapse soon; one that has lapsed is no task any more. */
async function listOptionTasks(read: Read, actor: Actor, today: string, daysAhead: number): Promise<Task[]> {
  const reach = reachOf(procurementPolicy, actor, 'contract.amend');
  const rows = await selectRows(
    read,
    sql<WaitingOption>`
      select option.id, option.contract_id, contract.name, option.use_by_on
      from contract_option option
      join contract on contract.id = option.contract_id and contract.signed_on is not null
      where option.used_number is null
        and option.use_by_on between ${today}::date and ${daysAfter(today, daysAhead)}::date
        and ${isWithin(reach, sql`contract.project_id`)}
      order by option.use_by_on, option.id
      limit ${mostTasks}`,
  );
  return rows.map(({ id, contractId, name, useByOn }) => ({
    key: `contract.option ${id}`,
    kind: 'contract.option',
    title: (t) => t('procurement.task.option'),
    about: { name, lang: 'fi' },
    href: `${contractAddress(contractId)}#options`,
    dueOn: useByOn,
  }));
}
