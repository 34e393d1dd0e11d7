import type { EntryPage } from '#features/entry/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { listNamedUnits, listUnitsMeant, recordNamedUnits } from '#features/organisation/public.server.ts';
import { unitOrNewFindings, unitText } from '#features/organisation/public.ts';
import type { Finding, RowOf, SheetColumns } from '#features/sheet/public.ts';
import { type Clock, daysAfter, finnishDate } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { listDepartures } from './accepted-offer.queries.server.ts';
import { linkMeasure, prepareContract, reviseContract, shareContract } from './contract.commands.server.ts';
import { type Contract, findContract, listCapacity, listModules } from './contract.queries.server.ts';
import { amendContract } from './contract-amendment.commands.server.ts';
import {
  amendmentForm,
  type CapacityRow,
  type ContractRow,
  capacityForm,
  contractForm,
  lotContractForm,
  moduleForm,
  type NewContractRow,
  newContractForm,
  providerForm,
  replacementForm,
  type TermsRow,
} from './contract-form.model.ts';
import { arrangeCapacity, arrangeModule } from './contract-part.commands.server.ts';
import { type ContractPart, contractAddress } from './contract-part.model.ts';
import { addProvider, replaceProvider } from './contract-provider.commands.server.ts';
import { type AgreedShare, sharesInWords } from './contract-version.model.ts';
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
      const { projectCode: project, name, startsOn, endsOn } = head;
      const days = { ...(startsOn !== null && { startsOn }), ...(endsOn !== null && { endsOn }) };
      return { row: { project, name, ...days, ...(unit && { provider: unitText(unit) }) }, revision: 0 };
    },
    judge: (read, row) => newContractFindings(read, asker, row),
    save: async (tx, actor, clock, row) => {
      const id = await beginContract(tx, actor, clock, row, undefined);
      await linkMeasure(tx, actor, clock, { id, measureId });
      return contractAddress(id);
    },
  };
}

async function newContractFindings(
  read: Read,
  actor: Actor,
  { project, provider }: NewContractRow,
): Promise<Finding[]> {
  return [...(await projectFindings(read, actor, project)), ...(await providerFindings(read, provider))];
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
      return {
        row: {
          project: tender.projectCode,
          provider: unit ? unitText(unit) : offer.providerName,
          name: lot.name,
          number: tender.number,
          priceModel: isByDay ? 'student-day' : 'lump',
          unitPrice: isByDay ? offer.studentDayPriceCents : offer.totalCents,
          amount: isByDay ? lot.studentDays : null,
        },
        revision: 0,
      };
    },
    judge: async (read, row) => {
      const findings = await newContractFindings(read, asker, row);
      return findings.length > 0 ? findings : departureFindings(read, lotId, row);
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
    judge: async (read, row, actor) => signedFindings(await findLedContract(read, actor, id), row),
    save: async (tx, actor, clock, row, revision) => {
      await reviseContract(tx, actor, clock, { id, revision, departureReason: row.departureReason }, row);
      return contractAddress(id);
    },
  };
}

/** What binds in a contract, as its form shows it. */
function termsRow({ priceModel, unitPriceCents, amount, startsOn, endsOn, optionsText }: Contract): TermsRow {
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
  if (contract.signedOn === null) return [];
  const signed = termsRow(contract);
  const keys = Object.keys(signed) as (keyof TermsRow)[];
  return keys
    .filter((key) => (row[key] ?? (key === 'amount' ? 1 : null)) !== (signed[key] ?? (key === 'amount' ? 1 : null)))
    .map((key) => finding('signed', key));
}

/** A contract that somebody looks after. Throws `NotFound`, `Forbidden`. */
export async function findLedContract(read: Read, actor: Actor, id: number): Promise<Contract> {
  const contract = await findContract(read, actor, id);
  permit(procurementPolicy, actor, 'contract.prepare', await placeOfProject(read, contract.projectId));
  return contract;
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
    case 'modules':
      return modulePage(contractId, row);
    case 'capacity':
      return capacityPage(contractId, row);
    case 'amendments':
      return amendmentPage(filling, contractId, row);
  }
}

const frameOf = (part: ContractPart, contractId: number, row: number | undefined) => ({
  key: `contract-${part}:${contractId}:${row ?? 'new'}`,
  address: contractAddress(contractId, part, row ?? 'new'),
});

function providerPage(contractId: number): EntryPage<typeof providerForm.columns> {
  return {
    form: providerForm,
    ...frameOf('providers', contractId, undefined),
    find: async (read, actor) => {
      const { startsOn } = await findLedContract(read, actor, contractId);
      return { row: { fromOn: startsOn }, revision: 0 };
    },
    judge: (read, row) => providerFindings(read, row.provider),
    save: async (tx, actor, clock, { provider, fromOn }) => {
      await addProvider(tx, actor, clock, { contractId, unitId: await meantUnit(tx, clock, provider), fromOn });
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
    judge: async (read, row) => (row.provider === null ? [] : providerFindings(read, row.provider)),
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

function modulePage(contractId: number, id: number | undefined): EntryPage<typeof moduleForm.columns> {
  return {
    form: moduleForm,
    ...frameOf('modules', contractId, id),
    find: async (read, actor) => {
      await findLedContract(read, actor, contractId);
      if (id === undefined) return { row: {}, revision: 0 };
      const { title, days, priceCents, revision } = known(
        (await listModules(read, contractId)).find((one) => one.id === id),
      );
      return { row: { title, days, price: priceCents }, revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      await arrangeModule(tx, actor, clock, { ownerId: contractId, id, revision }, row);
      return contractAddress(contractId);
    },
  };
}

function capacityPage(contractId: number, id: number | undefined): EntryPage<typeof capacityForm.columns> {
  return {
    form: capacityForm,
    ...frameOf('capacity', contractId, id),
    find: async (read, actor) => {
      const contract = await findLedContract(read, actor, contractId);
      if (id === undefined) return { row: { fromOn: contract.startsOn, lastOn: contract.endsOn }, revision: 0 };
      const line = known((await listCapacity(read, contract)).find((one) => one.id === id));
      return {
        row: {
          field: line.field as CapacityRow['field'],
          unit: line.unit,
          amount: line.amount,
          unitPrice: line.unitPriceCents,
          fromOn: line.fromOn,
          lastOn: daysAfter(line.untilOn, -1),
          supplier: line.organisationUnitId === null ? null : String(line.organisationUnitId),
        },
        revision: line.revision,
      };
    },
    judge: async (read, { supplier }) => {
      if (supplier === null) return [];
      const providers = await read
        .selectFrom('contractProvider')
        .select('organisationUnitId')
        .where('contractId', '=', contractId)
        .execute();
      const isKnown = providers.some(({ organisationUnitId }) => String(organisationUnitId) === supplier);
      return isKnown ? [] : [finding('unknown-supplier', 'supplier')];
    },
    save: async (tx, actor, clock, row, revision) => {
      await arrangeCapacity(tx, actor, clock, { ownerId: contractId, id, revision }, row);
      return contractAddress(contractId);
    },
  };
}

/** What is agreed anew in a contract; an amendment that stands is not changed any more. */
function amendmentPage(
  { actor: asker, today }: Filling,
  contractId: number,
  number: number | undefined,
): EntryPage<typeof amendmentForm.columns> {
  return {
    form: amendmentForm,
    ...frameOf('amendments', contractId, undefined),
    find: async (read, actor) => {
      const contract = await findLedContract(read, actor, contractId);
      if (contract.signedOn === null || number !== undefined)
        throw new NotFound(`The contract ${contractId} is not amended here.`);
      const row = { ...termsRow(contract), shares: sharesInWords(contract.buyers), agreedOn: today, fromOn: today };
      return { row, revision: contract.revision };
    },
    judge: async (read, { shares }) => {
      const findings = readShares(shares).shares.map(({ code }) => projectFindings(read, asker, code, 'shares'));
      return (await Promise.all(findings)).flat();
    },
    save: async (tx, actor, clock, { kind, reason, agreedOn, fromOn, shares, ...row }, revision) => {
      const agreed = await agreedShares(reading(tx), shares);
      const { priceModel, unitPrice, amount, startsOn, endsOn, options } = row;
      const terms = {
        priceModel,
        unitPriceCents: unitPrice,
        amount: amount ?? 1,
        startsOn,
        endsOn,
        optionsText: options,
        shares: agreed,
      };
      await amendContract(tx, actor, clock, { id: contractId, revision, kind, reason, agreedOn, fromOn, terms });
      return `${contractAddress(contractId)}#amendments`;
    },
  };
}

async function agreedShares(read: Read, written: string): Promise<AgreedShare[]> {
  const { shares } = readShares(written);
  return Promise.all(
    shares.map(async (share) => ({ ...share, name: null, projectId: await knownProject(read, share.code) })),
  );
}

async function providerFindings(read: Read, written: string): Promise<Finding[]> {
  return unitOrNewFindings(await listUnitsMeant(read, written), written, 'provider');
}

/** The unit that is meant by what `providerFindings` did not refuse; one that nobody knew is recorded. */
async function meantUnit(tx: Tx, clock: Clock, written: string): Promise<number> {
  const [meant] = await listUnitsMeant(reading(tx), written);
  const [unitId] = meant ? [meant.id] : await recordNamedUnits(tx, [written], finnishDate(clock.now()));
  return known(unitId);
}

/** The providers of a contract to choose from. */
export function offeredSuppliers({ providers }: Pick<Contract, 'providers'>): { value: string; text: string }[] {
  const units = new Map(providers.map(({ unit }) => [unit.id, unit]));
  return [...units.values()].map((unit) => ({ value: String(unit.id), text: unitText(unit) }));
}
