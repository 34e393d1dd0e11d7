import type { EntryPage } from '#features/entry/public.server.ts';
import { listUnitsMeant } from '#features/organisation/public.server.ts';
import type { Finding } from '#features/sheet/public.ts';
import type { Clock } from '#platform/clock.ts';
import type { Read, Tx } from '#platform/db/database.server.ts';
import { shareWithEmployer } from './contract.commands.server.ts';
import { listBoughtMeasures } from './contract.queries.server.ts';
import { contractAddress } from './contract-part.model.ts';
import { employerForm, employerShareForm } from './employer-form.model.ts';
import {
  type AgreedEmployer,
  type EmployerShare,
  isJointPurchase,
  type JointPurchase,
  percentWritten,
  proposedShare,
  sharedBy,
  unusualShare,
  wholePermyriad,
} from './employer-share.model.ts';
import { findLedContract, frameOf, meantUnit, namedUnitFindings } from './led-contract.server.ts';
import { known } from './tender-entry.server.ts';
import { finding } from './tender-form.model.ts';
import { readEmployers } from './written-employers.model.ts';

/** The form by which an employer joins a contract, with the usual share of what is bought proposed. */
export function newEmployerPage(contractId: number): EntryPage<typeof employerForm.columns> {
  return {
    form: employerForm,
    ...frameOf('employers', contractId, undefined),
    find: async (read, actor) => {
      const { employers, revision } = await findLedContract(read, actor, contractId);
      const proposed = proposedShare(await findJointKind(read, contractId), employers);
      return { row: { ...(proposed !== undefined && { percent: proposed / 100 }) }, revision };
    },
    judge: async (read, { employer, percent }, actor) => {
      const { employers } = await findLedContract(read, actor, contractId);
      const units = await listUnitsMeant(read, employer);
      if (units.length === 1 && employers.some(({ unitId }) => unitId === units[0]?.id))
        return [finding('employer-twice', 'employer', { found: employer })];
      return [
        ...(await namedUnitFindings(read, employer, 'employer')),
        ...(await shareFindings(read, contractId, employers, percent)),
      ];
    },
    save: async (tx, actor, clock, { employer, percent }, revision) => {
      const share = { unitId: await meantUnit(tx, clock, employer), permyriad: permyriadOf(percent), revision };
      await shareWithEmployer(tx, actor, clock, contractId, share);
      return `${contractAddress(contractId)}#employers`;
    },
  };
}

/** The share of an employer that pays already. */
export function employerPage(contractId: number, unitId: number): EntryPage<typeof employerShareForm.columns> {
  return {
    form: employerShareForm,
    ...frameOf('employers', contractId, unitId),
    find: async (read, actor) => {
      const { employers, revision } = await findLedContract(read, actor, contractId);
      const { permyriad } = known(employers.find((employer) => employer.unitId === unitId));
      return { row: { percent: permyriad / 100 }, revision };
    },
    judge: async (read, { percent }, actor) => {
      const { employers } = await findLedContract(read, actor, contractId);
      const others = employers.filter((employer) => employer.unitId !== unitId);
      return shareFindings(read, contractId, others, percent);
    },
    save: async (tx, actor, clock, { percent }, revision) => {
      await shareWithEmployer(tx, actor, clock, contractId, { unitId, permyriad: permyriadOf(percent), revision });
      return `${contractAddress(contractId)}#employers`;
    },
  };
}

function permyriadOf(percent: number): number {
  return Math.round(percent * 100);
}

/** The joint purchase for which a contract is, if it is for one. */
export async function findJointKind(read: Read, contractId: number): Promise<JointPurchase | undefined> {
  const bought = await listBoughtMeasures(read, contractId);
  return bought.map(({ kind }) => kind).find(isJointPurchase);
}

/** Employers cannot pay all; another share than the usual one may be meant. */
async function shareFindings(
  read: Read,
  contractId: number,
  others: readonly EmployerShare[],
  percent: number,
): Promise<Finding[]> {
  const sum = sharedBy(others) + permyriadOf(percent);
  if (sum >= wholePermyriad) return [finding('employer-sum', 'percent', { sum: percentWritten(sum) })];
  const usual = unusualShare(await findJointKind(read, contractId), sum);
  if (!usual) return [];
  const { least, most } = usual;
  const span = least === most ? percentWritten(least) : `${percentWritten(least)}–${percentWritten(most)}`;
  return [{ ...finding('employer-unusual', 'percent', { sum: percentWritten(sum), usual: span }), isWarning: true }];
}

/** What is amiss with employers that were written one a line. */
export async function writtenEmployerFindings(read: Read, written: string | null): Promise<Finding[]> {
  const { employers } = readEmployers(written);
  const findings = employers.map((employer) => namedUnitFindings(read, employer.written, 'employers'));
  return (await Promise.all(findings)).flat();
}

/** The employers that are meant by what `writtenEmployerFindings` did not refuse; those that nobody knew are recorded. */
export async function meantEmployers(tx: Tx, clock: Clock, written: string | null): Promise<AgreedEmployer[]> {
  const meant: AgreedEmployer[] = [];
  for (const employer of readEmployers(written).employers) {
    const { written: name, permyriad } = employer;
    meant.push({ unitId: await meantUnit(tx, clock, name), name, written: name, permyriad });
  }
  return meant;
}
