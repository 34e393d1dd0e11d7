import type { EntryPage } from '#features/entry/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { listNamedUnits, listUnitsMeant } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import type { Finding, RowOf, SheetColumns } from '#features/sheet/public.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { listDepartures } from './accepted-offer.queries.server.ts';
import { linkMeasure, prepareContract, reviseContract, shareContract } from './contract.commands.server.ts';
import { type Contract, findProjectDays, listBoughtMeasures } from './contract.queries.server.ts';
import { amendContract } from './contract-amendment.commands.server.ts';
import { doubtFindings, doubtsOf, type MeasureToFit } from './contract-doubt.model.ts';
import {
  amendmentForm,
  type ContractRow,
  contractForm,
  contractTotal,
  lotContractForm,
  type NewContractRow,
  newContractForm,
  providerForm,
  replacementForm,
  type TermsRow,
} from './contract-form.model.ts';
import { type ContractOption, termsWith } from './contract-option.model.ts';
import { listOptions } from './contract-option.queries.server.ts';
import { type ContractPart, contractAddress } from './contract-part.model.ts';
import { capacityPage, modulePage, optionPage } from './contract-part-entry.server.ts';
import { addProvider, replaceProvider } from './contract-provider.commands.server.ts';
import { type AgreedShare, sharesInWords } from './contract-version.model.ts';
import { employerPage, meantEmployers, newEmployerPage, writtenEmployerFindings } from './employer-entry.server.ts';
import { employersInWords } from './employer-share.model.ts';
import { findLedContract, frameOf, meantUnit, namedUnitFindings } from './led-contract.server.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { findTender, listLots, listOffers } from './tender.queries.server.ts';
import {
  type Filling,
  known,
  knownProject,
  newBuyerFindings,
  permilleOf,
  projectFindings,
  shareOf,
} from './tender-entry.server.ts';
import { buyerForm, finding, shareForm } from './tender-form.model.ts';
import { tenderAddress } from './tender-part.model.ts';
import { readShares } from './written-shares.model.ts';

/** The form by which a contract is begun without a tender, for the project that the address names, if any. */
export function newContractPage({ actor }: Filling, project: string | null): EntryPage<typeof newContractForm.columns> {
  return {
    form: newContractForm,
    key: 'contract:new',
    address: '/workspace/contracts/new',
    find: async (_read, reader) => {
      permit(procurementPolicy, reader, 'contract.prepare');
      return { row: { ...(project !== null && { project }) }, revision: 0 };
    },
    judge: (read, row) => newContractFindings(read, actor, row),
    save: async (tx, buyer, clock, row) => contractAddress(await beginContract(tx, buyer, clock, row, undefined)),
  };
}

/** The form by which a measure is bought without a tender, filled with what the measure says. */
export function measureContractPage(
  { actor: asker }: Filling,
  measure: string,
): EntryPage<typeof newContractForm.columns> {
  const measureId = rowNumber(measure);
  return {
    form: newContractForm,
    key: `measure-contract:${measureId}`,
    address: `/workspace/measures/${measureId}/purchases/contract`,
    find: async (read, actor) => {
      const head = await findMeasureHead(read, actor, measureId);
      permit(procurementPolicy, actor, 'contract.prepare', await placeOfProject(read, head.projectId));
      const [unit] = head.providerUnitId === null ? [] : await listNamedUnits(read, [head.providerUnitId]);
      const { projectCode: project, name } = head;
      return { row: { project, name, ...daysToBegin(head), ...(unit && { provider: unitText(unit) }) }, revision: 0 };
    },
    judge: async (read, row, actor) =>
      newContractFindings(read, asker, row, [await findMeasureHead(read, actor, measureId)]),
    save: async (tx, actor, clock, row) => {
      const id = await beginContract(tx, actor, clock, row, undefined);
      await linkMeasure(tx, actor, clock, { id, measureId });
      return contractAddress(id);
    },
  };
}

/** The days of a measure, where it names any, for the form of its contract to begin with. */
function daysToBegin({ startsOn, endsOn }: Pick<MeasureToFit, 'startsOn' | 'endsOn'>) {
  return { ...(startsOn !== null && { startsOn }), ...(endsOn !== null && { endsOn }) };
}

async function newContractFindings(
  read: Read,
  actor: Actor,
  row: NewContractRow,
  measures: readonly MeasureToFit[] = [],
): Promise<Finding[]> {
  const unknown = [
    ...(await projectFindings(read, actor, row.project)),
    ...(await namedUnitFindings(read, row.provider)),
  ];
  if (unknown.some(({ column }) => column === 'project')) return unknown;
  return [...unknown, ...(await doubtsAbout(read, await knownProject(read, row.project), row, measures))];
}

/** What is odd about a contract beside the measures that are bought with it and the project that buys. */
async function doubtsAbout(
  read: Read,
  projectId: number,
  { startsOn, endsOn, unitPrice, amount }: TermsRow,
  measures: readonly MeasureToFit[],
): Promise<Finding[]> {
  const span = { startsOn, endsOn, totalCents: contractTotal(unitPrice, amount ?? 1) };
  return doubtFindings(doubtsOf(span, measures, await findProjectDays(read, projectId)));
}

async function beginContract(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  row: NewContractRow,
  lotId: number | undefined,
  departureReason: string | null = null,
): Promise<number> {
  const projectId = await knownProject(reading(tx), row.project);
  const providerUnitId = await meantUnit(tx, clock, row.provider);
  return prepareContract(tx, actor, clock, { projectId, lotId, providerUnitId, departureReason }, row);
}

/** The form by which a contract is made from the decision on a lot, filled with what the lot and the accepted offer say. */
export function lotContractPage(
  { actor: asker }: Filling,
  tenderId: number,
  lotId: number,
): EntryPage<typeof lotContractForm.columns> {
  return {
    form: lotContractForm,
    key: `lot-contract:${lotId}`,
    address: `${tenderAddress(tenderId)}/lots/${lotId}/contract`,
    find: async (read, actor) => {
      const tender = await findTender(read, actor, tenderId);
      permit(procurementPolicy, actor, 'contract.prepare', await placeOfProject(read, tender.projectId));
      const lot = known((await listLots(read, tenderId)).find((one) => one.id === lotId));
      const offer = known((await listOffers(read, tenderId)).find(({ id }) => id === lot.decision?.offerId));
      const [unit] = offer.providerUnitId === null ? [] : await listNamedUnits(read, [offer.providerUnitId]);
      const isByDay = offer.studentDayPriceCents !== null && lot.studentDays !== null;
      const measure = lot.measureId === null ? undefined : await findMeasureHead(read, actor, lot.measureId);
      return {
        row: {
          project: tender.projectCode,
          provider: unit ? unitText(unit) : offer.providerName,
          name: lot.name,
          number: tender.number,
          priceModel: isByDay ? 'student-day' : 'lump',
          unitPrice: isByDay ? offer.studentDayPriceCents : offer.totalCents,
          amount: isByDay ? lot.studentDays : null,
          ...(measure && daysToBegin(measure)),
        },
        revision: 0,
      };
    },
    judge: async (read, row, actor) => {
      const lot = known((await listLots(read, tenderId)).find((one) => one.id === lotId));
      const measures = lot.measureId === null ? [] : [await findMeasureHead(read, actor, lot.measureId)];
      const all = await newContractFindings(read, asker, row, measures);
      // Whose offer was accepted is known well enough, though the register has no such organisation.
      const isAccepted = row.provider === lot.decision?.providerName;
      const findings = all.filter(({ column, isWarning }) => !(isAccepted && column === 'provider' && isWarning));
      const isKnown = findings.every(({ isWarning }) => isWarning === true);
      return isKnown ? [...findings, ...(await departureFindings(read, lotId, row))] : findings;
    },
    save: async (tx, actor, clock, row) =>
      contractAddress(await beginContract(tx, actor, clock, row, lotId, row.departureReason)),
  };
}

/** Where provider or price are others than offered, a reason is asked for. */
async function departureFindings(
  read: Read,
  lotId: number,
  { provider, priceModel, unitPrice, amount, departureReason }: RowOf<typeof lotContractForm.columns>,
): Promise<Finding[]> {
  if (departureReason !== null) return [];
  const units = await listUnitsMeant(read, provider);
  const price = { priceModel, unitPriceCents: unitPrice, amount };
  const departures = await listDepartures(
    read,
    lotId,
    price,
    units.map(({ id }) => id),
  );
  return departures.map((column) => finding(`departs-${column === 'provider' ? 'provider' : 'price'}`, column));
}

/** The form of what a contract says of itself. */
export function contractPage(id: number): EntryPage<typeof contractForm.columns> {
  return {
    form: contractForm,
    key: `contract:${id}`,
    address: `${contractAddress(id)}/edit`,
    find: async (read, actor) => {
      const contract = await findLedContract(read, actor, id);
      return { row: { ...contract, ...termsRow(contract) }, revision: contract.revision };
    },
    judge: async (read, row, actor) => {
      const contract = await findLedContract(read, actor, id);
      if (contract.signedOn !== null) return signedFindings(contract, row);
      return doubtsAbout(read, contract.projectId, row, await listUncancelled(read, id));
    },
    save: async (tx, actor, clock, row, revision) => {
      await reviseContract(tx, actor, clock, { id, revision, departureReason: row.departureReason }, row);
      return contractAddress(id);
    },
  };
}

/** Those bought with a contract that still take place; of the others its page tells. */
async function listUncancelled(read: Read, contractId: number): Promise<MeasureToFit[]> {
  return (await listBoughtMeasures(read, contractId)).filter(({ state }) => state !== 'cancelled');
}

type BoundTerms = Pick<Contract, 'priceModel' | 'unitPriceCents' | 'amount' | 'startsOn' | 'endsOn' | 'optionsText'>;

/** What binds in a contract, as its form shows it. */
function termsRow({ priceModel, unitPriceCents, amount, startsOn, endsOn, optionsText }: BoundTerms): TermsRow {
  return {
    priceModel,
    unitPrice: unitPriceCents,
    amount: priceModel === 'lump' ? null : amount,
    startsOn,
    endsOn,
    options: optionsText,
  };
}

/** A field that binds in a signed contract, and is changed by an amendment alone. */
function signedFindings(contract: Contract, row: ContractRow): Finding[] {
  const signed = termsRow(contract);
  const keys = Object.keys(signed) as (keyof TermsRow)[];
  return keys
    .filter((key) => (row[key] ?? (key === 'amount' ? 1 : null)) !== (signed[key] ?? (key === 'amount' ? 1 : null)))
    .map((key) => finding('signed', key));
}

/** The form of one record of a contract; `row` is undefined for a new one. */
export function contractPartPage(
  part: ContractPart,
  filling: Filling,
  contractId: number,
  row: number | undefined,
): EntryPage<SheetColumns> {
  switch (part) {
    case 'providers':
      return row === undefined ? providerPage(contractId) : replacementPage(contractId, row);
    case 'buyers':
      return row === undefined ? contractBuyerPage(filling, contractId) : contractSharePage(contractId, row);
    case 'employers':
      return row === undefined ? newEmployerPage(contractId) : employerPage(contractId, row);
    case 'modules':
      return modulePage(contractId, row);
    case 'capacity':
      return capacityPage(contractId, row);
    case 'options':
      return optionPage(contractId, row);
    case 'use-option':
      return amendmentPage(filling, contractId, { optionId: known(row) });
    case 'amendments':
      return amendmentPage(filling, contractId, { number: row });
  }
}

function providerPage(contractId: number): EntryPage<typeof providerForm.columns> {
  return {
    form: providerForm,
    ...frameOf('providers', contractId, undefined),
    find: async (read, actor) => {
      const { startsOn } = await findLedContract(read, actor, contractId);
      return { row: { fromOn: startsOn }, revision: 0 };
    },
    judge: (read, row) => namedUnitFindings(read, row.provider),
    save: async (tx, actor, clock, { provider, fromOn, reason }) => {
      const unitId = await meantUnit(tx, clock, provider);
      await addProvider(tx, actor, clock, { contractId, unitId, fromOn, reason });
      return contractAddress(contractId);
    },
  };
}

function replacementPage(contractId: number, providerId: number): EntryPage<typeof replacementForm.columns> {
  return {
    form: replacementForm,
    ...frameOf('providers', contractId, providerId),
    find: async (read, actor) => {
      const { providers } = await findLedContract(read, actor, contractId);
      known(providers.find(({ id, untilOn }) => id === providerId && untilOn === null));
      return { row: {}, revision: 0 };
    },
    judge: async (read, row) => (row.provider === null ? [] : namedUnitFindings(read, row.provider)),
    save: async (tx, actor, clock, { provider, fromOn, reason }) => {
      const unitId = provider === null ? undefined : await meantUnit(tx, clock, provider);
      await replaceProvider(tx, actor, clock, { contractId, providerId, unitId, fromOn, reason });
      return contractAddress(contractId);
    },
  };
}

function contractBuyerPage({ actor: asker }: Filling, contractId: number): EntryPage<typeof buyerForm.columns> {
  return {
    form: buyerForm,
    ...frameOf('buyers', contractId, undefined),
    find: async (read, actor) => {
      const { revision } = await findLedContract(read, actor, contractId);
      return { row: {}, revision };
    },
    judge: async (read, { project }, actor) =>
      newBuyerFindings(read, asker, await findLedContract(read, actor, contractId), project),
    save: async (tx, actor, clock, { project, percent }, revision) => {
      const projectId = await knownProject(reading(tx), project);
      await shareContract(tx, actor, clock, contractId, { projectId, permille: permilleOf(percent), revision });
      return contractAddress(contractId);
    },
  };
}

/** The share of a project that pays already. */
function contractSharePage(contractId: number, projectId: number): EntryPage<typeof shareForm.columns> {
  return {
    form: shareForm,
    ...frameOf('buyers', contractId, projectId),
    find: async (read, actor) => shareOf(await findLedContract(read, actor, contractId), projectId),
    save: async (tx, actor, clock, { percent }, revision) => {
      await shareContract(tx, actor, clock, contractId, { projectId, permille: permilleOf(percent), revision });
      return contractAddress(contractId);
    },
  };
}

interface AmendmentAsked {
  /** Of an amendment that stands, which is not changed any more. */
  readonly number?: number | undefined;
  /** The option that is used by it. */
  readonly optionId?: number;
}

/** What is agreed anew in a contract, filled with what is agreed now and what the option that is used makes of it. */
function amendmentPage(
  { actor: asker, today }: Filling,
  contractId: number,
  { number, optionId }: AmendmentAsked,
): EntryPage<typeof amendmentForm.columns> {
  return {
    form: amendmentForm,
    ...frameOf(optionId === undefined ? 'amendments' : 'use-option', contractId, optionId),
    find: async (read, actor) => {
      const contract = await findLedContract(read, actor, contractId);
      if (contract.signedOn === null || number !== undefined)
        throw new NotFound(`The contract ${contractId} is not amended here.`);
      const option = optionId === undefined ? undefined : await findUnusedOption(read, contractId, optionId);
      const agreed = option ? { ...contract, ...termsWith(option, contract) } : contract;
      const row = {
        ...termsRow(agreed),
        ...(option && { kind: 'option' as const, reason: option.what }),
        shares: sharesInWords(contract.buyers),
        employers: employersInWords(contract.employers),
        agreedOn: today,
        fromOn: today,
      };
      return { row, revision: contract.revision };
    },
    judge: async (read, row, actor) => {
      const { projectId } = await findLedContract(read, actor, contractId);
      const findings = readShares(row.shares).shares.map(({ code }) => projectFindings(read, asker, code, 'shares'));
      return [
        ...(await Promise.all(findings)).flat(),
        ...(await writtenEmployerFindings(read, row.employers)),
        ...(await doubtsAbout(read, projectId, row, await listUncancelled(read, contractId))),
      ];
    },
    save: async (tx, actor, clock, { kind, reason, agreedOn, fromOn, shares, employers, ...row }, revision) => {
      const terms = {
        ...agreedTerms(row),
        shares: await agreedShares(reading(tx), shares),
        employers: await meantEmployers(tx, clock, employers),
      };
      const used = optionId !== undefined && { optionId };
      await amendContract(tx, actor, clock, {
        id: contractId,
        revision,
        kind,
        reason,
        agreedOn,
        fromOn,
        ...used,
        terms,
      });
      return `${contractAddress(contractId)}#amendments`;
    },
  };
}

function agreedTerms({ priceModel, unitPrice, amount, startsOn, endsOn, options }: TermsRow) {
  return { priceModel, unitPriceCents: unitPrice, amount: amount ?? 1, startsOn, endsOn, optionsText: options };
}

/** An option that was not used; one that has lapsed may have been used in time, and is only written down now. Throws `NotFound`. */
async function findUnusedOption(read: Read, contractId: number, id: number): Promise<ContractOption> {
  return known((await listOptions(read, contractId)).find((one) => one.id === id && one.usedNumber === null));
}

async function agreedShares(read: Read, written: string): Promise<AgreedShare[]> {
  const { shares } = readShares(written);
  return Promise.all(
    shares.map(async (share) => ({ ...share, name: null, projectId: await knownProject(read, share.code) })),
  );
}
