import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceMeasures } from '#features/measure/public.server.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { compareOffers } from './comparison.model.ts';
import { prepareContract, reviseContract } from './contract.commands.server.ts';
import { findContract, listMeasuresToBuy } from './contract.queries.server.ts';
import { decideLot, withdrawDecision } from './decision.commands.server.ts';
import { correctOffer, receiveOffer, scoreOffers } from './offer.commands.server.ts';
import { listTenders } from './purchase-list.queries.server.ts';
import { listPurchaseTasks } from './purchase-task.queries.server.ts';
import {
  arrangeLot,
  askForOffers,
  cancelTender,
  dropCriterion,
  dropLot,
  prepareTender,
  reviseTender,
  shareTender,
  weighCriterion,
} from './tender.commands.server.ts';
import { findTender, listCriteria, listLots, listOfferChanges, listOffers } from './tender.queries.server.ts';
import { tenderPartPage } from './tender-entry.server.ts';
import type { OfferRow, TenderRow } from './tender-form.model.ts';

// The deadlines lie far from today, since the wall before the offers goes by the clock of the database.
const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const past: TenderRow = {
  name: 'Valmentava koulutus',
  number: 'LAPELY/1/2012',
  kind: 'open',
  deadlineOn: '2012-10-01',
  deadlineTime: '16:00',
  terms: null,
};
const coming: TenderRow = { ...past, deadlineOn: '2099-10-01' };
const lotRow = { name: 'Kolari', field: null, places: 12, studentDays: 600, municipalityCode: null, measureId: null };
const offered: OfferRow = {
  lot: '',
  provider: 'Esimerkkikoulutus Oy',
  studentDayPrice: 45_00,
  total: null,
  receivedOn: '2012-09-30',
  receivedTime: '12:00',
  admissible: 'yes',
  note: null,
  lateReason: 'Kirjattu jälkikäteen',
};

const corrected = { correctionReason: 'Luettu väärältä riviltä' };

let test: TestDatabase;
let coordinator: Actor;
let stranger: Actor;
let provider: Actor;
let project: number;
let other: number;
let measure: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const [first, second, third] = await test.owner
    .insertInto('project')
    .values([{ code: 'S10001' }, { code: 'S10002' }, { code: 'S10003' }])
    .returning('id')
    .execute();
  project = first?.id ?? 0;
  other = second?.id ?? 0;
  const scoped = (id: number) => ({ role: 'coordinator' as const, scope: { kind: 'project' as const, id } });
  coordinator = await createActor(test, { given: [scoped(project), scoped(other)] });
  stranger = await createActor(test, { name: 'Vieras Ostaja', given: [scoped(third?.id ?? 0)] });
  provider = await createActor(test, {
    name: 'Tuottaja',
    given: [{ role: 'provider', scope: { kind: 'project', id: project } }],
  });
  const made = await test.owner
    .insertInto('measure')
    .values({
      projectId: project,
      kind: 'labour-training-preparatory',
      shape: 'group',
      name: 'Kaivosala',
      funding: 'esf',
      state: 'plan',
      recordedAt: clock.now(),
      recordedBy: coordinator.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  measure = made.id;
});
afterAll(() => test.close());

const acting = <Result>(work: (tx: Tx) => Promise<Result>, actor = coordinator) =>
  writingAs(test.database, actor.userId, work);
const seen = <Result>(work: Parameters<typeof readingAs<Result>>[2], actor = coordinator) =>
  readingAs(test.database, actor.userId, work);

const begin = (row: TenderRow = past) => acting((tx) => prepareTender(tx, coordinator, clock, project, row));
const newPart = (ownerId: number) => ({ ownerId, id: undefined, revision: 0 });

/** With one lot and two criteria. */
async function beginWhole(
  row: TenderRow = past,
  lot: Parameters<typeof arrangeLot>[4] = lotRow,
): Promise<{ id: number; lotId: number }> {
  const id = await begin(row);
  await acting(async (tx) => {
    await arrangeLot(tx, coordinator, clock, newPart(id), lot);
    await weighCriterion(tx, coordinator, clock, newPart(id), { name: 'Hinta', kind: 'price', weight: 60 });
    await weighCriterion(tx, coordinator, clock, newPart(id), { name: 'Laatu', kind: 'quality', weight: 40 });
  });
  const [made] = await seen((read) => listLots(read, id));
  return { id, lotId: made?.id ?? 0 };
}

const ask = (
  id: number,
  askedOn = '2012-09-01',
  at = askedOn < '2013' ? '2012-09-01T06:00:00Z' : clock.now().toISOString(),
) => acting((tx) => askForOffers(tx, coordinator, { now: () => new Date(at) }, { id, askedOn }));
const receive = (id: number, lotId: number, change: Partial<OfferRow> = {}) =>
  acting((tx) => receiveOffer(tx, coordinator, clock, id, { ...offered, lot: String(lotId), ...change }));

/** Asked, with two offers that have their points: the dearer one is better. */
async function compared() {
  const { id, lotId } = await beginWhole();
  await ask(id);
  await receive(id, lotId);
  await receive(id, lotId, { provider: 'Toinen Oy', studentDayPrice: null, total: 30_000_00 });
  const offers = await seen((read) => listOffers(read, id));
  const [quality] = (await seen((read) => listCriteria(read, id))).filter(({ isPrice }) => !isPrice);
  const scores = offers.map(({ id: offerId }, place) => ({
    offerId,
    criterionId: quality?.id ?? 0,
    tenths: place === 0 ? 40 : 100,
  }));
  await acting((tx) => scoreOffers(tx, coordinator, clock, { tenderId: id, lotId, scores }));
  return { id, lotId, cheaper: offers[0]?.id ?? 0, better: offers[1]?.id ?? 0 };
}

const decide = (id: number, lotId: number, offerId: number | undefined, reason = '', decidedOn = '2012-10-10') =>
  acting((tx) => decideLot(tx, coordinator, clock, { tenderId: id, lotId, offerId, reason, decidedOn }));

async function lastEntry() {
  return test.owner
    .selectFrom('auditEntry')
    .select(['act', 'userId', 'subjectKind', 'subjectId', 'projectId', 'reason'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

describe('preparing a tender', () => {
  it('makes its project the only buyer, and is audited', async () => {
    const id = await begin();
    const tender = await seen((read) => findTender(read, coordinator, id));
    expect(tender).toMatchObject({ state: 'preparing', deadlineOn: '2012-10-01', deadlineTime: '16:00', revision: 1 });
    expect(tender.buyers).toMatchObject([{ projectId: project, permille: 1000 }]);
    expect(await lastEntry()).toMatchObject({
      act: 'tender.prepare',
      subjectKind: 'tender',
      subjectId: String(id),
      projectId: project,
    });
  });

  it('is not permitted to others, who do not see it either', async () => {
    const id = await begin();
    await expect(acting((tx) => prepareTender(tx, stranger, clock, project, past), stranger)).rejects.toThrow(
      Forbidden,
    );
    await expect(seen((read) => findTender(read, stranger, id), stranger)).rejects.toThrow(Forbidden);
    await expect(seen((read) => findTender(read, provider, id), provider)).rejects.toThrow(Forbidden);
    await expect(seen((read) => findTender(read, coordinator, 999_999))).rejects.toThrow(NotFound);
    const question = { words: '', chosen: {}, sort: 'deadline', direction: 'descending', place: undefined } as const;
    expect((await seen((read) => listTenders(read, stranger, question), stranger)).rows).toEqual([]);
    const listed = await seen((read) => listTenders(read, coordinator, question));
    expect(listed.rows.map((row) => row.id)).toContain(id);
  });

  it('notices that somebody else has changed it', async () => {
    const id = await begin();
    const revise = (revision: number) =>
      acting((tx) => reviseTender(tx, coordinator, clock, { id, revision }, { ...past, name: 'Toinen nimi' }));
    await revise(1);
    await expect(revise(1)).rejects.toThrow(Conflict);
    await expect(revise(2)).resolves.toBeUndefined();
  });

  it('lets another project buy along, to the share that is left', async () => {
    const { id } = await beginWhole();
    const share = (permille: number | undefined, actor = coordinator) =>
      acting((tx) => shareTender(tx, actor, clock, id, { projectId: other, permille }), actor);
    await share(250);
    const { buyers } = await seen((read) => findTender(read, coordinator, id));
    expect(buyers.map(({ permille }) => permille)).toEqual([750, 250]);
    await expect(share(1000)).rejects.toEqual(new Refused('procurement.refused.nothing-left'));
    await share(undefined);
    expect((await seen((read) => findTender(read, coordinator, id))).buyers).toHaveLength(1);
    const alone = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }],
    });
    await expect(share(100, alone)).rejects.toThrow(Forbidden);
  });

  it('keeps what somebody else has shared meanwhile', async () => {
    const id = await begin();
    const share = (permille: number, revision: number) =>
      acting((tx) => shareTender(tx, coordinator, clock, id, { projectId: other, permille, revision }));
    await share(250, 1);
    await expect(share(300, 1)).rejects.toThrow(Conflict);
    await share(250, 2);
    await share(300, 2);
    expect(await seen((read) => findTender(read, coordinator, id))).toMatchObject({ revision: 3 });
  });

  it('has each project as a buyer once: another share is given in its own form', async () => {
    const id = await begin();
    await acting((tx) => shareTender(tx, coordinator, clock, id, { projectId: other, permille: 250 }));
    const adding = tenderPartPage('buyers', { actor: coordinator, today: '2026-03-10' }, id, undefined);
    const judged = (project: string) =>
      seen(async (read) => (await adding.judge?.(read, { project, percent: 10 }, coordinator)) ?? []);
    expect(await judged(' s10002 ')).toMatchObject([{ key: 'procurement.fault.already-buyer', column: 'project' }]);
    const sharing = tenderPartPage('buyers', { actor: coordinator, today: '2026-03-10' }, id, other);
    expect(Object.keys(sharing.form.columns)).toEqual(['percent']);
    expect(await seen((read) => sharing.find(read, coordinator))).toEqual({ row: { percent: 25 }, revision: 2 });
    await acting((tx) => sharing.save(tx, coordinator, clock, { percent: 40 }, 2));
    const { buyers } = await seen((read) => findTender(read, coordinator, id));
    expect(buyers.map(({ permille }) => permille)).toEqual([600, 400]);
  });

  it('buys any measure of its buyers, however many newer ones there are', async () => {
    const id = await begin();
    const old = await createMeasure();
    await sql`
      insert into measure (project_id, kind, shape, name, funding, state, starts_on, recorded_at, recorded_by)
      select ${project}, 'labour-training-preparatory', 'group', 'Uudempi ' || number, 'esf', 'plan', '2030-01-01', now(),
        ${coordinator.userId}
      from generate_series(1, 201) number`.execute(test.owner);
    await test.owner.updateTable('measure').set({ startsOn: '2012-01-01' }).where('id', '=', old).execute();
    const page = tenderPartPage('lots', { actor: coordinator, today: '2026-03-10' }, id, undefined);
    const judged = (measureId: number | string) =>
      seen(
        async (read) =>
          (await page.judge?.(read, { ...lotRow, municipality: null, measure: String(measureId) }, coordinator)) ?? [],
      );
    expect(await judged(old)).toEqual([]);
    for (const unknown of [999_999, 'x'])
      expect(await judged(unknown)).toMatchObject([{ key: 'procurement.fault.unknown-measure' }]);
    const offered = await seen((read) => listMeasuresToBuy(read, [project], old));
    expect(offered[0]?.id).toBe(old);
    await test.owner.deleteFrom('measure').where('name', 'like', 'Uudempi %').execute();
  });

  it('lists what it lacks before offers can be asked for', async () => {
    const id = await begin();
    await expect(ask(id)).rejects.toEqual(new Refused('procurement.obstacle.no-lot'));
    await acting((tx) => arrangeLot(tx, coordinator, clock, newPart(id), lotRow));
    await acting((tx) =>
      weighCriterion(tx, coordinator, clock, newPart(id), { name: 'Hinta', kind: 'price', weight: 60 }),
    );
    await expect(ask(id)).rejects.toEqual(new Refused('procurement.obstacle.weights'));
    const again = (row: { name: string; kind: 'price' | 'quality' }) =>
      acting((tx) => weighCriterion(tx, coordinator, clock, newPart(id), { ...row, weight: 40 }));
    await expect(again({ name: 'Toinen hinta', kind: 'price' })).rejects.toThrow('procurement.refused.price-twice');
    await expect(again({ name: 'Hinta', kind: 'quality' })).rejects.toThrow('procurement.refused.criterion-twice');
    const [lot] = await seen((read) => listLots(read, id));
    const [criterion] = await seen((read) => listCriteria(read, id));
    await acting((tx) => dropLot(tx, coordinator, clock, id, lot?.id ?? 0));
    await acting((tx) => dropCriterion(tx, coordinator, clock, id, criterion?.id ?? 0));
    await expect(ask(id)).rejects.toEqual(new Refused('procurement.obstacle.no-lot'));
  });
});

describe('a tender that asks for offers', () => {
  it('keeps its lots and criteria, and brings its measures along', async () => {
    const { id } = await beginWhole(past, { ...lotRow, measureId: measure });
    await ask(id);
    await expect(acting((tx) => arrangeLot(tx, coordinator, clock, newPart(id), lotRow))).rejects.toEqual(
      new Refused('procurement.refused.already-asked'),
    );
    const { state } = await test.owner
      .selectFrom('measure')
      .select('state')
      .where('id', '=', measure)
      .executeTakeFirstOrThrow();
    expect(state).toBe('tender');
    const states = await test.owner
      .selectFrom('measureState')
      .select(['state', 'fromOn'])
      .where('measureId', '=', measure)
      .execute();
    expect(states).toEqual([{ state: 'tender', fromOn: '2012-09-01' }]);
  });

  it('was asked for today or before', async () => {
    const { id } = await beginWhole(coming);
    await expect(ask(id, '2026-03-11')).rejects.toEqual(
      new Refused('procurement.refused.day-to-come', { day: '11.3.2026', today: '10.3.2026' }),
    );
    await ask(id, '2026-03-10');
  });

  it('is not asked for once its deadline is over, to the minute', async () => {
    const { id } = await beginWhole();
    await expect(ask(id, '2012-10-01', '2012-10-01T13:00:00Z')).rejects.toEqual(
      new Refused('procurement.refused.asked-after-deadline'),
    );
    await ask(id, '2012-10-01', '2012-10-01T12:59:00Z');
  });

  it('only moves its deadline on', async () => {
    const { id } = await beginWhole(coming);
    await ask(id);
    const revise = (row: TenderRow) => acting((tx) => reviseTender(tx, coordinator, clock, { id, revision: 1 }, row));
    await expect(revise({ ...coming, deadlineOn: '2098-01-01' })).rejects.toThrow(
      'procurement.refused.deadline-earlier',
    );
    await expect(revise({ ...coming, kind: 'invited' })).rejects.toThrow('procurement.refused.kind-settled');
    await revise({ ...coming, deadlineOn: '2099-11-01' });
    expect(await seen((read) => findTender(read, coordinator, id))).toMatchObject({ deadlineOn: '2099-11-01' });
  });

  it('shuts offers away from everybody until the deadline, in the database too, and tells how many there are', async () => {
    const { id, lotId } = await beginWhole(coming);
    await ask(id);
    await receive(id, lotId);
    expect(await seen((read) => listOffers(read, id))).toEqual([]);
    const raw = await seen((read) =>
      read.selectFrom('tenderOffer').select('id').where('tenderLotId', '=', lotId).execute(),
    );
    expect(raw).toEqual([]);
    expect(await seen((read) => listLots(read, id))).toMatchObject([{ received: 1 }]);
    await expect(receive(id, lotId)).rejects.toEqual(
      new Refused('procurement.refused.offer-twice', { provider: 'Esimerkkikoulutus Oy' }),
    );
    await expect(decide(id, lotId, undefined, 'Ei tarvita')).rejects.toThrow('procurement.refused.not-comparing');
    await test.owner
      .updateTable('tender')
      .set({ deadlineAt: new Date('2020-01-01') })
      .where('id', '=', id)
      .execute();
    expect(await seen((read) => listOffers(read, id))).toMatchObject([{ lotId, totalCents: 45_00 * 600 }]);
  });

  it('refuses offers that came late, and those that are not asked for', async () => {
    const { id, lotId } = await beginWhole();
    await expect(receive(id, lotId)).rejects.toThrow('procurement.refused.not-asking');
    await ask(id);
    await expect(receive(id, lotId, { receivedOn: '2012-10-02' })).rejects.toThrow('procurement.refused.offer-late');
    await expect(receive(id, lotId, { receivedOn: '2012-10-01', receivedTime: '16:01' })).rejects.toEqual(
      new Refused('procurement.refused.offer-late', { deadline: '1.10.2012 16.00' }),
    );
    await expect(receive(id, lotId, { receivedOn: '2026-03-11' })).rejects.toThrow('procurement.refused.day-to-come');
    await receive(id, lotId, { receivedOn: '2012-10-01', receivedTime: '16:00' });
    expect(await seen((read) => listOffers(read, id))).toMatchObject([
      { receivedOn: '2012-10-01', receivedTime: '16:00' },
    ]);
    await expect(receive(id, 999_999)).rejects.toThrow(NotFound);
    await expect(acting((tx) => receiveOffer(tx, stranger, clock, id, offered), stranger)).rejects.toThrow(Forbidden);
  });

  it('shows opened offers to no provider, and to nobody who makes their project a buyer by SQL', async () => {
    const { id, lotId } = await compared();
    const offersFor = (actor: Actor) =>
      acting((tx) => tx.selectFrom('tenderOffer').select('id').where('tenderLotId', '=', lotId).execute(), actor);
    expect(await offersFor(coordinator)).toHaveLength(2);
    expect(await offersFor(provider)).toEqual([]);
    const own = stranger.grants[0]?.scope;
    const buyAlong = sql`
      insert into tender_buyer (tender_id, project_id, share_permille)
      values (${id}, ${own?.kind === 'project' ? own.id : 0}, 1)`;
    for (const actor of [stranger, provider])
      await expect(acting((tx) => buyAlong.execute(tx), actor)).rejects.toThrow('row-level security');
    const changes = [
      sql`update tender_buyer set share_permille = 1 where tender_id = ${id}`,
      sql`delete from tender_buyer where tender_id = ${id}`,
    ];
    for (const change of changes) expect((await acting((tx) => change.execute(tx), stranger)).numAffectedRows).toBe(0n);
    const moves = [
      sql`update tender set project_id = ${other} where id = ${id}`,
      sql`update tender_lot set tender_id = tender_id where id = ${lotId}`,
    ];
    for (const move of moves) await expect(acting((tx) => move.execute(tx))).rejects.toThrow('permission denied');
    expect(await offersFor(stranger)).toEqual([]);
  });

  it('takes in after the deadline only with a reason, and says so beside the offer', async () => {
    const { id, lotId } = await beginWhole();
    await ask(id);
    await expect(receive(id, lotId, { lateReason: null })).rejects.toEqual(
      new Refused('procurement.refused.late-reason'),
    );
    await receive(id, lotId, { lateReason: 'Kuori oli kirjaamossa' });
    expect(await lastEntry()).toMatchObject({ act: 'tender.receive', reason: 'Kuori oli kirjaamossa' });
    expect(await seen((read) => listOffers(read, id))).toMatchObject([
      { recordedLateOn: '2026-03-10', lateReason: 'Kuori oli kirjaamossa' },
    ]);
    const inTime = { now: () => new Date('2012-09-30T10:00:00Z') };
    const row = { ...offered, lot: String(lotId), provider: 'Ajoissa Oy' };
    await acting((tx) => receiveOffer(tx, coordinator, inTime, id, row));
    const offers = await seen((read) => listOffers(read, id));
    expect(offers.find(({ providerName }) => providerName === 'Ajoissa Oy')).toMatchObject({
      recordedLateOn: null,
      lateReason: null,
    });
  });

  it('can be cancelled with a reason', async () => {
    const { id } = await beginWhole();
    const cancel = (reason: string) => acting((tx) => cancelTender(tx, coordinator, clock, { id, reason }));
    await expect(cancel('')).rejects.toThrow('procurement.refused.reason-missing');
    await cancel('Hanke keskeytyi');
    expect(await lastEntry()).toMatchObject({ act: 'tender.cancel', reason: 'Hanke keskeytyi' });
    await expect(cancel('Uudestaan')).rejects.toThrow('procurement.refused.over');
  });

  it('leads its measures back to their plan when it is cancelled', async () => {
    const measureId = await createMeasure();
    const { id } = await beginWhole(past, { ...lotRow, measureId });
    const twin = await beginWhole(past, { ...lotRow, measureId });
    for (const tender of [id, twin.id]) await ask(tender);
    const cancel = (tender: number) =>
      acting((tx) => cancelTender(tx, coordinator, clock, { id: tender, reason: 'Hanke keskeytyi' }));
    await cancel(id);
    expect(await statesOf(measureId)).toEqual(['tender']);
    await cancel(twin.id);
    expect(await statesOf(measureId)).toEqual(['tender', 'plan']);
  });

  it('is not cancelled once one of its lots is decided: the other is decided by itself', async () => {
    const { id, lotId, better } = await compared();
    const measureId = await createMeasure();
    const second = await insertLot(id, measureId);
    await decide(id, lotId, better);
    const cancelling = acting((tx) => cancelTender(tx, coordinator, clock, { id, reason: 'Hanke keskeytyi' }));
    await expect(cancelling).rejects.toEqual(new Refused('procurement.refused.partly-decided'));
    await decide(id, second, undefined, 'Ei tarjouksia');
    expect(await statesOf(measureId)).toEqual(['tender', 'plan']);
    await acting((tx) =>
      withdrawDecision(tx, coordinator, clock, { tenderId: id, lotId: second, reason: 'Tarjous löytyi' }),
    );
    expect(await statesOf(measureId)).toEqual(['tender', 'plan', 'tender']);
  });

  it('gives nothing to withdraw or to agree on once it is cancelled', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    await sql`update tender set state = 'cancelled', cancel_reason = 'Hanke keskeytyi' where id = ${id}`.execute(
      test.owner,
    );
    await expect(
      acting((tx) => withdrawDecision(tx, coordinator, clock, { tenderId: id, lotId, reason: 'Virhe' })),
    ).rejects.toEqual(new Refused('procurement.refused.not-decided'));
    const { id: unit } = await createUnit();
    const origin = { projectId: project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' };
    await expect(acting((tx) => prepareContract(tx, coordinator, clock, origin, contractRow))).rejects.toEqual(
      new Refused('procurement.refused.nothing-accepted'),
    );
  });
});

describe('the comparison and the decision', () => {
  it('ranks by price and quality', async () => {
    const { id, cheaper, better } = await compared();
    const offers = await seen((read) => listOffers(read, id));
    const points = compareOffers(await seen((read) => listCriteria(read, id)), offers);
    expect(points.map(({ offerId, total, rank }) => [offerId, total, rank])).toEqual([
      [better, 94, 1],
      [cheaper, 76, 2],
    ]);
  });

  it('accepts the best without a reason and settles the tender', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    expect(await seen((read) => findTender(read, coordinator, id))).toMatchObject({ state: 'decided' });
    const [lot] = await seen((read) => listLots(read, id));
    expect(lot?.decision).toMatchObject({ offerId: better, providerName: 'Toinen Oy', totalCents: 30_000_00 });
    await expect(decide(id, lotId, better)).rejects.toThrow('procurement.refused.lot-decided');
  });

  it('is made today or before', async () => {
    const { id, lotId, better } = await compared();
    await expect(decide(id, lotId, better, '', '2026-03-11')).rejects.toThrow('procurement.refused.day-to-come');
  });

  it('asks for a reason to prefer another or accept none, and for all points', async () => {
    const { id, lotId, cheaper } = await compared();
    await expect(decide(id, lotId, cheaper)).rejects.toThrow('procurement.refused.reason-missing');
    await expect(decide(id, lotId, undefined)).rejects.toThrow('procurement.refused.reason-missing');
    await expect(decide(id, lotId, cheaper, 'Tarkoitukseen sopivampi', '2012-09-30')).rejects.toThrow(
      'procurement.refused.decided-early',
    );
    await receive(id, lotId, { provider: 'Kolmas Oy', total: 20_000_00 });
    await expect(decide(id, lotId, cheaper, 'Tarkoitukseen sopivampi')).rejects.toThrow(
      'procurement.refused.points-missing',
    );
    await decide(id, lotId, undefined, 'Kaikki ovat liian kalliita');
    expect(await lastEntry()).toMatchObject({ act: 'tender.decide', reason: 'Kaikki ovat liian kalliita' });
  });

  it('compares no offer against the terms, and lets a wrongly typed one be mended', async () => {
    const { id, lotId, cheaper, better } = await compared();
    const mend = (change: Partial<OfferRow>, revision: number) =>
      acting((tx) =>
        correctOffer(
          tx,
          coordinator,
          clock,
          { ownerId: id, id: better, revision },
          { ...offered, lot: String(lotId), provider: 'Toinen Oy', ...corrected, ...change },
        ),
      );
    await mend({ admissible: 'no', note: 'Liite puuttuu' }, 1);
    await expect(mend({}, 1)).rejects.toThrow(Conflict);
    await expect(decide(id, lotId, better, 'Silti')).rejects.toThrow(NotFound);
    await decide(id, lotId, cheaper);
    await expect(mend({}, 2)).rejects.toThrow('procurement.refused.not-comparing');
  });

  it('mends the lot of an offer, but no provider has two for one', async () => {
    const { id, lotId, better } = await compared();
    const second = await insertLot(id, null);
    const mend = (change: Partial<OfferRow>, revision: number) =>
      acting((tx) =>
        correctOffer(
          tx,
          coordinator,
          clock,
          { ownerId: id, id: better, revision },
          { ...offered, lot: String(lotId), provider: 'Toinen Oy', total: 30_000_00, ...corrected, ...change },
        ),
      );
    await expect(mend({ provider: 'Esimerkkikoulutus Oy' }, 1)).rejects.toEqual(
      new Refused('procurement.refused.offer-twice', { provider: 'Esimerkkikoulutus Oy' }),
    );
    await mend({ lot: String(second), total: 29_000_00 }, 1);
    expect(await seen((read) => listOfferChanges(read, id))).toMatchObject([
      { offerId: better, lotId, providerName: 'Toinen Oy', totalCents: 30_000_00, reason: 'Luettu väärältä riviltä' },
    ]);
    expect(await seen((read) => listOfferChanges(read, id), stranger)).toEqual([]);
    expect(await lastEntry()).toMatchObject({ act: 'tender.receive', reason: 'Luettu väärältä riviltä' });
    expect(await seen((read) => listOffers(read, id))).toContainEqual(
      expect.objectContaining({ id: better, lotId: second, revision: 2 }),
    );
    const foreign = await compared();
    const elsewhere = { ownerId: foreign.id, id: better, revision: 2 };
    await expect(
      acting((tx) =>
        correctOffer(tx, coordinator, clock, elsewhere, { ...offered, ...corrected, lot: String(foreign.lotId) }),
      ),
    ).rejects.toThrow(NotFound);
  });

  it('asks why one of several equally good offers is accepted', async () => {
    const { id, lotId } = await beginWhole();
    await ask(id);
    for (const name of ['Eka Oy', 'Toka Oy']) await receive(id, lotId, { provider: name });
    const [one, other] = await seen((read) => listOffers(read, id));
    const [quality] = (await seen((read) => listCriteria(read, id))).filter(({ isPrice }) => !isPrice);
    const scores = [one, other].map((offer) => ({
      offerId: offer?.id ?? 0,
      criterionId: quality?.id ?? 0,
      tenths: 70,
    }));
    await acting((tx) => scoreOffers(tx, coordinator, clock, { tenderId: id, lotId, scores }));
    await expect(decide(id, lotId, one?.id)).rejects.toThrow('procurement.refused.reason-missing');
    await decide(id, lotId, other?.id, 'Arvottu');
  });

  it('is followed by one contract, however many are made at once, or taken back', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    const { id: unit } = await createUnit();
    const origin = { projectId: project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' };
    const making = () => acting((tx) => prepareContract(tx, coordinator, clock, origin, contractRow));
    const withdrawing = acting((tx) =>
      withdrawDecision(tx, coordinator, clock, { tenderId: id, lotId, reason: 'Virhe' }),
    );
    const ends = await Promise.allSettled([making(), making(), withdrawing]);
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(faults.length).toBe(2);
    for (const fault of faults) expect(fault).toBeInstanceOf(Refused);
  });

  it('is followed by a contract that says why provider or price are others', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    const { id: unit } = await createUnit();
    await test.owner.updateTable('tenderOffer').set({ providerUnitId: unit }).where('id', '=', better).execute();
    const { id: stranger } = await createUnit();
    const make = (providerUnitId: number, unitPrice: number, departureReason: string | null) =>
      acting((tx) =>
        prepareContract(
          tx,
          coordinator,
          clock,
          { projectId: project, lotId, providerUnitId, departureReason },
          { ...contractRow, unitPrice },
        ),
      );
    const departs = new Refused('procurement.refused.departs');
    await expect(make(stranger, 30_000_00, null)).rejects.toEqual(departs);
    await expect(make(unit, 30_000_01, null)).rejects.toEqual(departs);
    const contract = await make(unit, 30_000_00, null);
    const revise = (unitPrice: number, revision: number, departureReason: string | null) =>
      acting((tx) =>
        reviseContract(
          tx,
          coordinator,
          clock,
          { id: contract, revision, departureReason },
          { ...contractRow, unitPrice },
        ),
      );
    await expect(revise(31_000_00, 1, null)).rejects.toEqual(departs);
    await revise(31_000_00, 1, 'Neuvoteltu muutos');
    expect(await lastEntry()).toMatchObject({ act: 'contract.prepare', reason: 'Neuvoteltu muutos' });
    expect(await seen((read) => findContract(read, coordinator, contract))).toMatchObject({
      departureReason: 'Neuvoteltu muutos',
    });
  });

  it('is taken back with a reason, until a contract follows', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    const withdraw = (reason: string) =>
      acting((tx) => withdrawDecision(tx, coordinator, clock, { tenderId: id, lotId, reason }));
    await expect(withdraw('')).rejects.toThrow('procurement.refused.reason-missing');
    await withdraw('Pisteissä oli virhe');
    expect(await seen((read) => findTender(read, coordinator, id))).toMatchObject({ state: 'open' });
    await expect(withdraw('Uudestaan')).rejects.toThrow('procurement.refused.not-decided');
    await decide(id, lotId, better);
    const kept = await test.owner.selectFrom('tenderDecision').select('id').where('tenderLotId', '=', lotId).execute();
    expect(kept).toHaveLength(2);
    const { id: unit } = await createUnit();
    await acting((tx) =>
      prepareContract(
        tx,
        coordinator,
        clock,
        { projectId: project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' },
        contractRow,
      ),
    );
    await expect(withdraw('Liian myöhään')).rejects.toThrow('procurement.refused.contract-made');
  });

  it('is not for others to make', async () => {
    const { id, lotId, better } = await compared();
    const given = { tenderId: id, lotId, offerId: better, reason: '', decidedOn: '2012-10-10' };
    await expect(acting((tx) => decideLot(tx, stranger, clock, given), stranger)).rejects.toThrow(Forbidden);
  });
});

describe('what waits for who buys', () => {
  it('is a deadline, then a comparison, then a contract; nothing for others', async () => {
    const waiting = async (id: number, actor = coordinator) => {
      const tasks = await seen((read) => listPurchaseTasks(read, actor, '2026-03-10'), actor);
      return tasks.filter(({ href }) => href === `/workspace/tenders/${id}`).map(({ key, dueOn }) => [key, dueOn]);
    };
    const { id: open } = await beginWhole(coming);
    expect(await waiting(open)).toEqual([]);
    await ask(open);
    expect(await waiting(open)).toEqual([[`tender.receive ${open}`, '2099-10-01']]);
    expect(await waiting(open, stranger)).toEqual([]);
    const { id, lotId, better } = await compared();
    expect(await waiting(id)).toEqual([[`tender.compare ${id}`, undefined]]);
    await decide(id, lotId, better);
    expect(await waiting(id)).toEqual([[`tender.contract ${id}`, undefined]]);
    const { id: unit } = await createUnit();
    const origin = { projectId: project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' };
    const contract = await acting((tx) => prepareContract(tx, coordinator, clock, origin, contractRow));
    expect(await waiting(id)).toEqual([]);
    const tasks = await seen((read) => listPurchaseTasks(read, coordinator, '2013-01-01'));
    expect(tasks).toContainEqual(expect.objectContaining({ key: `contract.sign ${contract}`, dueOn: '2012-11-09' }));
  });
});

describe('the tables of tenders', () => {
  it.each([
    ['tender_asked', sql`update tender set state = 'open', asked_on = null`],
    ['tender_cancelled', sql`update tender set state = 'cancelled', cancel_reason = null`],
    ['tender_offer_inadmissible', sql`update tender_offer set is_admissible = false, note = null`],
    ['tender_decision_reasoned', sql`update tender_decision set tender_offer_id = null, reason = null`],
    ['tender_decision_withdrawn', sql`update tender_decision set withdrawn_at = now(), withdrawn_reason = null`],
    ['tender_criterion_price', sql`update tender_criterion set is_price = true`],
  ])('hold to %s', async (constraint, statement) => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    await expect(statement.execute(test.owner)).rejects.toThrow(constraint);
  });
});

const contractRow = {
  name: 'Kolari',
  number: null,
  priceModel: 'lump',
  unitPrice: 30_000_00,
  amount: null,
  startsOn: '2012-11-09',
  endsOn: '2013-01-18',
  options: null,
} as const;

let measures = 0;

async function createMeasure(): Promise<number> {
  measures += 1;
  const { id } = await test.owner
    .insertInto('measure')
    .values({
      projectId: project,
      kind: 'labour-training-preparatory',
      shape: 'group',
      name: `Koulutus ${measures}`,
      funding: 'esf',
      state: 'plan',
      recordedAt: clock.now(),
      recordedBy: coordinator.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function statesOf(measureId: number): Promise<string[]> {
  const states = await test.owner
    .selectFrom('measureState')
    .select('state')
    .where('measureId', '=', measureId)
    .orderBy('id')
    .execute();
  return states.map(({ state }) => state);
}

/** A second lot of a tender that was asked already; its measure is in tender. */
async function insertLot(tenderId: number, measureId: number | null): Promise<number> {
  if (measureId !== null)
    await acting((tx) =>
      advanceMeasures(tx, coordinator, clock, { measureIds: [measureId], state: 'tender', on: '2012-09-01' }),
    );
  const { id } = await test.owner
    .insertInto('tenderLot')
    .values({ tenderId, number: 2, name: 'Toinen osa', studentDays: 600, measureId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function createUnit(): Promise<{ id: number }> {
  const { rows } = await sql<{ id: number }>`
    with party as (insert into organisation (spelling_key) values ('toinen ' || gen_random_uuid()) returning id, spelling_key)
    insert into organisation_unit (organisation_id, spelling_key) select id, spelling_key from party returning id`.execute(
    test.owner,
  );
  return rows[0] ?? { id: 0 };
}
