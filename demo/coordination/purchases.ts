import { recordNamedUnits } from '#features/organisation/public.server.ts';
import {
  addProvider,
  arrangeCapacity,
  arrangeLot,
  arrangeModule,
  arrangeOption,
  askForOffers,
  decideLot,
  inviteProvider,
  linkMeasure,
  prepareContract,
  prepareTender,
  receiveOffer,
  replaceProvider,
  scoreOffers,
  shareTender,
  shareWithEmployer,
  signContract,
  weighCriterion,
} from '#features/procurement/public.server.ts';
import { providers } from './measure-facts.ts';
import { type DemoMeasures, idOf } from './measures.ts';
import { municipalityCodes } from './project-facts.ts';
import type { DemoProjects } from './projects.ts';
import {
  type ContractFact,
  capacityLines,
  contractFacts,
  type OfferFact,
  type TenderFact,
  tenderFacts,
  trayModules,
} from './purchase-facts.ts';
import { asWritten, type Stage } from './stage.ts';

/** What an option need not say. */
const unsaid = { amount: null, unitPrice: null, changeReason: null };

/** A part of a record that is added to it. */
const added = (ownerId: number) => ({ ownerId, id: undefined, revision: 0 });

/** The tenders of the demo in all their stages, and the contracts by each way of pricing. */
export async function addPurchases(stage: Stage, projects: DemoProjects, measures: DemoMeasures): Promise<void> {
  const lots = new Map<string, number>();
  for (const [place, fact] of tenderFacts.entries()) await addTender(stage, projects, measures, { fact, place, lots });
  const contracts = new Map<string, number>();
  for (const [place, fact] of contractFacts.entries()) {
    contracts.set(fact.key, await addContract(stage, projects, measures, { fact, place, lots }));
  }
  await fillTray(stage, idOf(contracts, 'tray'));
  await fillCapacity(stage, idOf(contracts, 'capacity'));
  await changeProvider(stage, idOf(contracts, 'welder'));
}

interface Placed<Fact> {
  readonly fact: Fact;
  /** Where it stands in the list, by which it is numbered. */
  readonly place: number;
  /** The lots of tenders, by their keys. */
  readonly lots: Map<string, number>;
}

async function addTender(
  stage: Stage,
  projects: DemoProjects,
  measures: DemoMeasures,
  { fact, place, lots }: Placed<TenderFact>,
): Promise<void> {
  const id = await prepare(stage, projects, measures, { fact, place, lots });
  const { asked, offers = [], decided } = fact;
  if (asked === undefined) return;
  await stage.act('coordinator', asked, (tx, actor, clock) =>
    askForOffers(tx, actor, clock, { id, askedOn: stage.day(asked) }),
  );
  for (const offer of offers) await receive(stage, id, fact, { offer, lotId: idOf(lots, offer.lot) });
  if (fact.deadline < 0) await score(stage, id, fact, lots);
  if (!decided) return;
  for (const [key, { provider, reason }] of Object.entries(decided.lots)) {
    const lotId = idOf(lots, key);
    const offerId = provider === undefined ? undefined : await offerOf(stage, lotId, await stage.unitOf(provider));
    const decision = { tenderId: id, lotId, offerId, reason, decidedOn: stage.day(decided.on) };
    await stage.act('coordinator', decided.on, (tx, actor, clock) => decideLot(tx, actor, clock, decision));
  }
}

async function prepare(
  stage: Stage,
  projects: DemoProjects,
  measures: DemoMeasures,
  { fact, place, lots }: Placed<TenderFact>,
): Promise<number> {
  return stage.act('coordinator', fact.prepared, async (tx, actor, clock) => {
    const id = await prepareTender(tx, actor, clock, projects[fact.project].id, {
      name: fact.name,
      number: `VARELY/T${place + 1}`,
      kind: fact.kind,
      deadlineOn: stage.day(fact.deadline),
      deadlineTime: '12:00',
      terms: 'Tarjoukset pyydetään kirjallisina. Hinta ilmoitetaan arvonlisäverottomana opiskelijatyöpäivältä.',
    });
    for (const { name, measure, field, town, places, studentDays } of fact.lots) {
      const row = { name, field, places, studentDays };
      const tied = { municipalityCode: municipalityCodes[town], measureId: idOf(measures, measure) };
      await arrangeLot(tx, actor, clock, added(id), { ...row, ...tied });
    }
    for (const [kind, name, weight] of fact.criteria) {
      await weighCriterion(tx, actor, clock, added(id), { kind, name, weight });
    }
    for (const provider of fact.invited ?? []) {
      await inviteProvider(tx, actor, clock, { tenderId: id, provider: asWritten(provider) });
    }
    for (const [project, permille] of fact.buyers ?? []) {
      await shareTender(tx, actor, clock, id, { projectId: projects[project].id, permille });
    }
    for (const { id: lotId, number } of await lotsOf(stage, id)) {
      const key = fact.lots[number - 1]?.key;
      if (key !== undefined) lots.set(key, lotId);
    }
    return id;
  });
}

function lotsOf({ tx }: Stage, tenderId: number) {
  return tx.selectFrom('tenderLot').select(['id', 'number']).where('tenderId', '=', tenderId).execute();
}

async function receive(
  stage: Stage,
  tenderId: number,
  { deadline }: TenderFact,
  { offer, lotId }: { readonly offer: OfferFact; readonly lotId: number },
): Promise<void> {
  const on = Math.min(deadline - 1, -1);
  await stage.act('coordinator', on, (tx, actor, clock) =>
    receiveOffer(tx, actor, clock, tenderId, {
      lot: String(lotId),
      provider: asWritten(offer.provider),
      studentDayPrice: offer.dayPrice,
      total: null,
      receivedOn: stage.day(on),
      receivedTime: '09:40',
      admissible: offer.flaw === undefined ? 'yes' : 'no',
      note: offer.flaw ?? null,
      lateReason: null,
    }),
  );
}

/** Whoever compares offers gives points from 0 to 10; they are kept in tenths. */
async function score(
  stage: Stage,
  tenderId: number,
  { deadline, offers = [] }: TenderFact,
  lots: ReadonlyMap<string, number>,
): Promise<void> {
  const criteria = await stage.tx
    .selectFrom('tenderCriterion')
    .select('id')
    .where('tenderId', '=', tenderId)
    .where('isPrice', '=', false)
    .orderBy('id')
    .execute();
  for (const { lot, provider, quality = [] } of offers) {
    const lotId = idOf(lots, lot);
    const offerId = await offerOf(stage, lotId, await stage.unitOf(provider));
    const scores = quality.map((points, place) => ({
      offerId,
      criterionId: criteria[place]?.id ?? 0,
      tenths: points * 10,
    }));
    await stage.act('coordinator', deadline + 2, (tx, actor, clock) =>
      scoreOffers(tx, actor, clock, { tenderId, lotId, scores }),
    );
  }
}

async function offerOf({ tx }: Stage, lotId: number, unitId: number): Promise<number> {
  const { id } = await tx
    .selectFrom('tenderOffer')
    .select('id')
    .where('tenderLotId', '=', lotId)
    .where('providerUnitId', '=', unitId)
    .executeTakeFirstOrThrow();
  return id;
}

async function addContract(
  stage: Stage,
  projects: DemoProjects,
  measures: DemoMeasures,
  { fact, place, lots }: Placed<ContractFact>,
): Promise<number> {
  const { project, prepared, signed, lot } = fact;
  const lotId = lot === undefined ? undefined : idOf(lots, lot);
  const origin = { projectId: projects[project].id, lotId, providerUnitId: await stage.unitOf(fact.provider) };
  const id = await stage.act('coordinator', prepared, async (tx, actor, clock) => {
    const contractId = await prepareContract(tx, actor, clock, origin, {
      name: fact.name,
      number: `VARELY/S${place + 1}`,
      priceModel: fact.model,
      unitPrice: fact.priceCents,
      amount: fact.amount ?? null,
      startsOn: stage.day(fact.from),
      endsOn: stage.day(fact.to),
      options: null,
    });
    // The lot has brought its own measure.
    for (const measure of lot === undefined ? fact.measures : []) {
      await linkMeasure(tx, actor, clock, { id: contractId, measureId: idOf(measures, measure) });
    }
    for (const [name, percent] of fact.employers ?? []) {
      const [unitId = 0] = await recordNamedUnits(tx, [name], stage.today);
      await shareWithEmployer(tx, actor, clock, contractId, { unitId, permyriad: percent * 100 });
    }
    for (const option of fact.more ?? []) {
      const { useBy, endsOn, ...rest } = option;
      const days = { useByOn: stage.day(useBy), endsOn: endsOn === undefined ? null : stage.day(endsOn) };
      await arrangeOption(tx, actor, clock, added(contractId), { ...unsaid, ...rest, ...days });
    }
    return contractId;
  });
  if (signed !== undefined) {
    await stage.act('coordinator', signed, (tx, actor, clock) =>
      signContract(tx, actor, clock, { id, signedOn: stage.day(signed) }),
    );
  }
  return id;
}

async function fillTray(stage: Stage, contractId: number): Promise<void> {
  const changeReason = 'Jaksot kirjattiin sopimuksen liitteestä.';
  await stage.act('coordinator', -148, async (tx, actor, clock) => {
    for (const [title, days, price] of trayModules) {
      await arrangeModule(tx, actor, clock, added(contractId), { title, days, price, changeReason });
    }
  });
}

/** A second supplier stands beside the first; each has capacity of its own. */
async function fillCapacity(stage: Stage, contractId: number): Promise<void> {
  const second = await stage.unitOf(providers.pohjantie);
  const reason = 'Yksi oppilaitos ei pysty järjestämään kaikkien alojen koulutusta.';
  await stage.act('coordinator', -138, (tx, actor, clock) =>
    addProvider(tx, actor, clock, { contractId, unitId: second, fromOn: stage.day(-110), reason }),
  );
  for (const { field, unit, amount, priceCents, supplier } of capacityLines) {
    const row = { field, unit, amount, unitPrice: priceCents, supplier: String(await stage.unitOf(supplier)) };
    const changeReason = 'Määrät kirjattiin sopimuksen liitteestä.';
    const days = { fromOn: stage.day(-110), lastOn: stage.day(240), changeReason };
    await stage.act('coordinator', -137, (tx, actor, clock) =>
      arrangeCapacity(tx, actor, clock, added(contractId), { ...row, ...days }),
    );
  }
}

/** Two schools became one in mid-course: the other goes on. */
async function changeProvider(stage: Stage, contractId: number): Promise<void> {
  const { id: providerId } = await stage.tx
    .selectFrom('contractProvider')
    .select('id')
    .where('contractId', '=', contractId)
    .executeTakeFirstOrThrow();
  const change = { contractId, providerId, unitId: await stage.unitOf(providers.taival), fromOn: stage.day(-60) };
  const reason = 'Kuntayhtymän aikuiskoulutus siirtyi Ammattiopisto Taipaleelle.';
  await stage.act('coordinator', -60, (tx, actor, clock) => replaceProvider(tx, actor, clock, { ...change, reason }));
}
