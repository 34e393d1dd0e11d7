import { findAreaByCode } from '#features/codelist/public.server.ts';
import { followingMeasurePage, type NewMeasurePage } from '#features/measure/public.server.ts';
import type { MeasureField } from '#features/measure/public.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { linkMeasure } from './contract.commands.server.ts';
import { findContract, listBoughtMeasures, listCapacity } from './contract.queries.server.ts';
import { contractAddress } from './contract-part.model.ts';
import { findLedContract } from './led-contract.server.ts';
import { tieLot } from './tender.commands.server.ts';
import { findTender, type Lot, listLots, listOffers } from './tender.queries.server.ts';
import { type Filling, findLedTender, known } from './tender-entry.server.ts';
import { tenderAddress } from './tender-part.model.ts';

interface FollowingMeasure {
  readonly page: NewMeasurePage;
  /** The contract or tender that it is made of: under which list that lies, what it is called and where it is. */
  originOf(
    read: Read,
    actor: Actor,
  ): Promise<{
    readonly kind: 'contracts' | 'tenders';
    readonly name: string;
    readonly address: string;
    readonly projectId: number;
  }>;
}

/** Which measure an address means: that of a contract and one of its buyers, or that of a lot. */
export function followingMeasureAt(
  {
    contract,
    code,
    tender,
    lot,
  }: Readonly<Partial<Record<'contract' | 'code' | 'tender' | 'lot', string | undefined>>>,
  filling: Filling,
): FollowingMeasure {
  if (contract !== undefined && code !== undefined) {
    const id = rowNumber(contract);
    return {
      page: contractMeasurePage(filling, id, code),
      originOf: async (read, actor) => {
        const { name, buyers } = await findContract(read, actor, id);
        const { projectId } = known(buyers.find((buyer) => buyer.code === code));
        return { kind: 'contracts', name, address: contractAddress(id), projectId };
      },
    };
  }
  const id = rowNumber(tender ?? '');
  return {
    page: lotMeasurePage(filling, id, rowNumber(lot ?? '')),
    originOf: async (read, actor) => {
      const { name, projectId } = await findTender(read, actor, id);
      return { kind: 'tenders', name, address: tenderAddress(id), projectId };
    },
  };
}

/** A measure of one of the buyers that is bought with a contract, filled with what the contract, and the lot that it is for, say. */
function contractMeasurePage({ today }: Filling, id: number, code: string): NewMeasurePage {
  return followingMeasurePage({
    key: `contract-measure:${id}:${code}`,
    address: `${contractAddress(id)}/measure/${code}`,
    find: async (read, actor) => {
      const contract = await findLedContract(read, actor, id);
      if (!contract.buyers.some((buyer) => buyer.code === code)) throw new NotFound(`${code} buys nothing with ${id}.`);
      const { tenderId, lotId, priceModel, amount, providers } = contract;
      const lot = tenderId === null ? undefined : (await listLots(read, tenderId)).find((one) => one.id === lotId);
      const [line, ...otherLines] = await listCapacity(read, contract);
      const [provider, ...others] = providers.filter(({ untilOn }) => untilOn === null);
      return {
        projectCode: code,
        row: {
          name: contract.name,
          startsOn: contract.startsOn,
          endsOn: contract.endsOn,
          state: contract.signedOn === null ? 'tender' : 'contract',
          field: (otherLines.length === 0 ? line?.field : null) as MeasureField | null,
          ...(priceModel === 'place' && Number.isInteger(amount) && { seats: amount }),
          ...(lot && (await lotFacts(read, lot, today))),
          ...(provider && others.length === 0 && { provider: unitText(provider.unit) }),
          ...(await likeBefore(read, id)),
        },
      };
    },
    tie: (tx, actor, clock, measureId) => linkMeasure(tx, actor, clock, { id, measureId }),
  });
}

/** What is bought with a contract already is of one kind, as a rule. */
async function likeBefore(read: Read, contractId: number) {
  const bought = (await listBoughtMeasures(read, contractId)).at(-1);
  return bought && { kind: bought.kind, funding: bought.funding };
}

/** The measure of a lot for which an offer was accepted, filled with what the lot and the offer say. */
function lotMeasurePage({ today }: Filling, tenderId: number, lotId: number): NewMeasurePage {
  return followingMeasurePage({
    key: `lot-measure:${lotId}`,
    address: `${tenderAddress(tenderId)}/lots/${lotId}/measure`,
    find: async (read, actor) => {
      const tender = await findLedTender(read, actor, tenderId);
      const lot = known((await listLots(read, tenderId)).find((one) => one.id === lotId));
      const offer = known((await listOffers(read, tenderId)).find(({ id }) => id === lot.decision?.offerId));
      const [unit] = offer.providerUnitId === null ? [] : await listNamedUnits(read, [offer.providerUnitId]);
      const provider = unit ? unitText(unit) : offer.providerName;
      const facts = await lotFacts(read, lot, today);
      return { projectCode: tender.projectCode, row: { ...facts, name: lot.name, provider, state: 'tender' } };
    },
    tie: (tx, actor, clock, measureId) => tieLot(tx, actor, clock, { tenderId, lotId, measureId }),
  });
}

async function lotFacts(read: Read, { field, places, municipalityCode }: Lot, today: string) {
  const area = municipalityCode && (await findAreaByCode(read, 'municipality', municipalityCode, today));
  return { field: field as MeasureField | null, seats: places, municipality: area ? area.nameFi : null };
}
