import { findAreaByCode, findAreaByName } from '#features/codelist/public.server.ts';
import type { EntryPage } from '#features/entry/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { listUnitsMeant } from '#features/organisation/public.server.ts';
import type { Finding, SheetColumns } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { wholeWeight } from './comparison.model.ts';
import { mayBeBought } from './contract.queries.server.ts';
import { correctOffer, receiveOffer } from './offer.commands.server.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { findProjectId } from './purchase-place.queries.server.ts';
import { arrangeLot, prepareTender, reviseTender, shareTender, weighCriterion } from './tender.commands.server.ts';
import { findTender, listCriteria, listLots, listOffers, type Tender } from './tender.queries.server.ts';
import {
  buyerForm,
  criterionForm,
  finding,
  inviteeForm,
  lotForm,
  newTenderForm,
  type OfferFacts,
  offerCorrectionForm,
  offerForm,
  offerTotal,
  shareForm,
  tenderForm,
  totalApart,
} from './tender-form.model.ts';
import { inviteProvider } from './tender-invitee.commands.server.ts';
import { isInvited } from './tender-invitee.model.ts';
import { listInvitees } from './tender-invitee.queries.server.ts';
import { type TenderPart, tenderAddress } from './tender-part.model.ts';

/** In whose name, and on which day (ISO), a form is filled in. */
export interface Filling {
  readonly actor: Actor;
  readonly today: string;
}

/** The form by which a tender is begun, of the project that the address names, if any. */
export function newTenderPage({ actor }: Filling, project: string | null): EntryPage<typeof newTenderForm.columns> {
  return {
    form: newTenderForm,
    key: 'tender:new',
    address: '/workspace/tenders/new',
    find: async (_read, reader) => {
      permit(procurementPolicy, reader, 'tender.prepare');
      return { row: { ...(project !== null && { project }), deadlineTime: '16:00' }, revision: 0 };
    },
    judge: (read, row) => projectFindings(read, actor, row.project),
    save: async (tx, buyer, clock, row) => {
      const projectId = await knownProject(reading(tx), row.project);
      return tenderAddress(await prepareTender(tx, buyer, clock, projectId, row));
    },
  };
}

/** The form by which offers are asked for a measure: the tender has it as its first lot. */
export function measureTenderPage({ actor: asker }: Filling, measure: string): EntryPage<typeof newTenderForm.columns> {
  const measureId = rowNumber(measure);
  return {
    form: newTenderForm,
    key: `measure-tender:${measureId}`,
    address: `/workspace/measures/${measureId}/purchases/tender`,
    find: async (read, actor) => {
      const { projectId, projectCode, name } = await findMeasureHead(read, actor, measureId);
      permit(procurementPolicy, actor, 'tender.prepare', await placeOfProject(read, projectId));
      return { row: { project: projectCode, name, deadlineTime: '16:00' }, revision: 0 };
    },
    judge: async (read, row, actor) => {
      const { projectCode } = await findMeasureHead(read, actor, measureId);
      const isOwn = row.project.trim().toUpperCase() === projectCode;
      return [
        ...(await projectFindings(read, asker, row.project)),
        ...(isOwn ? [] : [finding('other-project', 'project', { code: projectCode })]),
      ];
    },
    save: async (tx, actor, clock, row) => {
      const { projectId, name, field, municipalityCode, seats } = await findMeasureHead(reading(tx), actor, measureId);
      const id = await prepareTender(tx, actor, clock, projectId, row);
      const lot = { name, field, municipalityCode, places: seats, studentDays: null, measureId };
      await arrangeLot(tx, actor, clock, { ownerId: id, id: undefined, revision: 0 }, lot);
      return tenderAddress(id);
    },
  };
}

/** The form of what a tender says of itself. */
export function tenderPage(id: number): EntryPage<typeof tenderForm.columns> {
  return {
    form: tenderForm,
    key: `tender:${id}`,
    address: `${tenderAddress(id)}/edit`,
    find: async (read, actor) => {
      const tender = await findLedTender(read, actor, id);
      return { row: tender, revision: tender.revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      await reviseTender(tx, actor, clock, { id, revision }, row);
      return tenderAddress(id);
    },
  };
}

/** A tender that somebody leads. Throws `NotFound`, `Forbidden`. */
export async function findLedTender(read: Read, actor: Actor, id: number): Promise<Tender> {
  const tender = await findTender(read, actor, id);
  permit(procurementPolicy, actor, 'tender.prepare', await placeOfProject(read, tender.projectId));
  return tender;
}

/** The form of one record of a tender; `row` is undefined for a new one. */
export function tenderPartPage(
  part: TenderPart,
  filling: Filling,
  tenderId: number,
  row: number | undefined,
): EntryPage<SheetColumns> {
  switch (part) {
    case 'lots':
      return lotPage(filling, tenderId, row);
    case 'criteria':
      return criterionPage(tenderId, row);
    case 'buyers':
      return row === undefined ? tenderBuyerPage(filling, tenderId) : tenderSharePage(tenderId, row);
    case 'invitees':
      return inviteePage(tenderId, row);
    case 'offers':
      return row === undefined ? offerPage(filling, tenderId) : correctionPage(tenderId, row);
  }
}

const frameOf = (part: TenderPart, tenderId: number, row: number | undefined) => ({
  key: `tender-${part}:${tenderId}:${row ?? 'new'}`,
  address: tenderAddress(tenderId, part, row ?? 'new'),
});

function lotPage({ today }: Filling, tenderId: number, id: number | undefined): EntryPage<typeof lotForm.columns> {
  return {
    form: lotForm,
    ...frameOf('lots', tenderId, id),
    find: async (read, actor) => {
      await findLedTender(read, actor, tenderId);
      if (id === undefined) return { row: {}, revision: 0 };
      const lot = known((await listLots(read, tenderId)).find((one) => one.id === id));
      const area = lot.municipalityCode && (await findAreaByCode(read, 'municipality', lot.municipalityCode, today));
      return {
        row: {
          ...lot,
          field: lot.field as typeof lotForm.columns.field.kind.example | null,
          measure: lot.measureId === null ? null : String(lot.measureId),
          municipality: area ? area.nameFi : lot.municipalityCode,
        },
        revision: lot.revision,
      };
    },
    judge: async (read, row) => [
      ...(await municipalityFindings(read, row.municipality, today)),
      ...(await measureFindings(read, tenderId, row.measure)),
    ],
    save: async (tx, actor, clock, { municipality, measure, ...row }, revision) => {
      const area =
        municipality === null ? undefined : await findAreaByName(reading(tx), 'municipality', municipality, today);
      const measureId = measure === null ? null : Number(measure);
      const lot = { ...row, measureId, municipalityCode: area?.code ?? null };
      await arrangeLot(tx, actor, clock, { ownerId: tenderId, id, revision }, lot);
      return tenderAddress(tenderId);
    },
  };
}

async function municipalityFindings(read: Read, name: string | null, on: string): Promise<Finding[]> {
  if (name === null || (await findAreaByName(read, 'municipality', name, on))) return [];
  return [finding('unknown-municipality', 'municipality', { found: name })];
}

async function measureFindings(read: Read, tenderId: number, chosen: string | null): Promise<Finding[]> {
  if (chosen === null || (await mayBeBought(read, tenderId, rowNumber(chosen)))) return [];
  return [finding('unknown-measure', 'measure')];
}

function criterionPage(tenderId: number, id: number | undefined): EntryPage<typeof criterionForm.columns> {
  return {
    form: criterionForm,
    ...frameOf('criteria', tenderId, id),
    find: async (read, actor) => {
      await findLedTender(read, actor, tenderId);
      const criteria = await listCriteria(read, tenderId);
      if (id === undefined) {
        const rest = wholeWeight - criteria.reduce((sum, { weightPercent }) => sum + weightPercent, 0);
        return { row: rest > 0 && rest < wholeWeight ? { kind: 'quality', weight: rest } : {}, revision: 0 };
      }
      const { name, isPrice, weightPercent, revision } = known(criteria.find((one) => one.id === id));
      return { row: { name, kind: isPrice ? 'price' : 'quality', weight: weightPercent }, revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      await weighCriterion(tx, actor, clock, { ownerId: tenderId, id, revision }, row);
      return tenderAddress(tenderId);
    },
  };
}

function tenderBuyerPage({ actor: asker }: Filling, tenderId: number): EntryPage<typeof buyerForm.columns> {
  return {
    form: buyerForm,
    ...frameOf('buyers', tenderId, undefined),
    find: async (read, actor) => {
      const { revision } = await findLedTender(read, actor, tenderId);
      return { row: {}, revision };
    },
    judge: async (read, { project }, actor) =>
      newBuyerFindings(read, asker, await findLedTender(read, actor, tenderId), project),
    save: async (tx, actor, clock, { project, percent }, revision) => {
      const projectId = await knownProject(reading(tx), project);
      await shareTender(tx, actor, clock, tenderId, { projectId, permille: permilleOf(percent), revision });
      return tenderAddress(tenderId);
    },
  };
}

/** The share of a project that buys already. */
function tenderSharePage(tenderId: number, projectId: number): EntryPage<typeof shareForm.columns> {
  return {
    form: shareForm,
    ...frameOf('buyers', tenderId, projectId),
    find: async (read, actor) => shareOf(await findLedTender(read, actor, tenderId), projectId),
    save: async (tx, actor, clock, { percent }, revision) => {
      await shareTender(tx, actor, clock, tenderId, { projectId, permille: permilleOf(percent), revision });
      return tenderAddress(tenderId);
    },
  };
}

type Shared = Pick<Tender, 'buyers' | 'revision'>;

/** What a project pays, and the revision of the tender or contract on which its change rests. Throws `NotFound`. */
export function shareOf({ buyers, revision }: Shared, projectId: number) {
  const { permille } = known(buyers.find((buyer) => buyer.projectId === projectId));
  return { row: { percent: permille / 10 }, revision };
}

export function permilleOf(percent: number): number {
  return Math.round(percent * 10);
}

/** Whether somebody may buy for a project that does not buy yet in a tender or contract. */
export async function newBuyerFindings(read: Read, actor: Actor, { buyers }: Shared, code: string): Promise<Finding[]> {
  const isKnown = buyers.some((buyer) => buyer.code === code.trim().toUpperCase());
  return isKnown ? [finding('already-buyer', 'project')] : projectFindings(read, actor, code);
}

/** Those who are invited are added and taken away, not changed. */
function inviteePage(tenderId: number, row: number | undefined): EntryPage<typeof inviteeForm.columns> {
  return {
    form: inviteeForm,
    ...frameOf('invitees', tenderId, undefined),
    find: async (read, actor) => {
      const { kind } = await findLedTender(read, actor, tenderId);
      if (kind !== 'invited' || row !== undefined) throw new NotFound(`The tender ${tenderId} invites nobody here.`);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { provider }) => {
      await inviteProvider(tx, actor, clock, { tenderId, provider });
      return `${tenderAddress(tenderId)}#invitees`;
    },
  };
}

function offerPage({ today }: Filling, tenderId: number): EntryPage<typeof offerForm.columns> {
  return {
    form: offerForm,
    ...frameOf('offers', tenderId, undefined),
    find: async (read, actor) => {
      const { deadlineOn } = await findReceivingTender(read, actor, tenderId);
      const lots = await listLots(read, tenderId);
      const lot = lots.length === 1 ? { lot: String(lots[0]?.id) } : {};
      // After the deadline nobody knows better than who records it when an offer came.
      const received = today <= deadlineOn ? { receivedOn: today } : {};
      return { row: { ...lot, ...received, admissible: 'yes' }, revision: 0 };
    },
    judge: async (read, row, actor) => [
      ...(await offerFindings(read, tenderId, row)),
      ...(await uninvitedFindings(read, actor, tenderId, row.provider)),
    ],
    save: async (tx, actor, clock, row) => {
      await receiveOffer(tx, actor, clock, tenderId, row);
      return tenderAddress(tenderId);
    },
  };
}

function correctionPage(tenderId: number, id: number): EntryPage<typeof offerCorrectionForm.columns> {
  return {
    form: offerCorrectionForm,
    ...frameOf('offers', tenderId, id),
    find: async (read, actor) => {
      await findReceivingTender(read, actor, tenderId);
      const offer = known((await listOffers(read, tenderId)).find((one) => one.id === id));
      return {
        row: {
          lot: String(offer.lotId),
          provider: offer.providerName,
          studentDayPrice: offer.studentDayPriceCents,
          total: offer.totalCents,
          receivedOn: offer.receivedOn,
          receivedTime: offer.receivedTime,
          admissible: offer.isAdmissible ? 'yes' : 'no',
          note: offer.note,
        },
        revision: offer.revision,
      };
    },
    judge: (read, row) => offerFindings(read, tenderId, row),
    save: async (tx, actor, clock, row, revision) => {
      await correctOffer(tx, actor, clock, { ownerId: tenderId, id, revision }, row);
      return tenderAddress(tenderId);
    },
  };
}

/** A tender for which somebody takes offers in. Throws `NotFound`, `Forbidden`. */
async function findReceivingTender(read: Read, actor: Actor, id: number): Promise<Tender> {
  const tender = await findTender(read, actor, id);
  permit(procurementPolicy, actor, 'tender.receive', await placeOfProject(read, tender.projectId));
  return tender;
}

async function offerFindings(read: Read, tenderId: number, row: OfferFacts): Promise<Finding[]> {
  const lot = (await listLots(read, tenderId)).find((one) => String(one.id) === row.lot);
  if (!lot) return [finding('unknown-lot', 'lot')];
  if (offerTotal(row, lot.studentDays) === undefined) return [finding('no-days', 'total')];
  const expected = totalApart(row, lot.studentDays);
  return expected === undefined
    ? []
    : [{ ...finding('total-apart', 'total', { expected: expected / 100 }), isWarning: true }];
}

/** A warning where a tender asked others, not this one. */
async function uninvitedFindings(read: Read, actor: Actor, tenderId: number, provider: string): Promise<Finding[]> {
  const { kind } = await findTender(read, actor, tenderId);
  if (kind !== 'invited') return [];
  const units = await listUnitsMeant(read, provider);
  const meant = { unitIds: units.map(({ id }) => id), name: provider };
  if (isInvited(await listInvitees(read, tenderId), meant)) return [];
  return [{ ...finding('not-invited', 'provider'), isWarning: true }];
}

/** Whether a code is of a project for which somebody may buy. */
export async function projectFindings(read: Read, actor: Actor, code: string, column = 'project'): Promise<Finding[]> {
  const projectId = await findProjectId(read, code);
  if (projectId === undefined) return [finding('unknown-project', column, { found: code })];
  const place = await placeOfProject(read, projectId);
  return may(procurementPolicy, actor, 'tender.prepare', place)
    ? []
    : [finding('project-out-of-reach', column, { found: code })];
}

/** A project that `projectFindings` has found. */
export async function knownProject(read: Read, code: string): Promise<number> {
  return known(await findProjectId(read, code));
}

/** Throws `NotFound` where an address leads to nothing. */
export function known<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new NotFound('There is no such record.');
  return thing;
}
