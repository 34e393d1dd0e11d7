import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { clock, coming, contractRow, createTenderTrial, lotRow, newPart, offered, past } from '#test/tender-trial.ts';
import { prepareContract } from './contract.commands.server.ts';
import { listMeasuresToBuy } from './contract.queries.server.ts';
import { withdrawDecision } from './decision.commands.server.ts';
import { receiveOffer } from './offer.commands.server.ts';
import { listTenders } from './purchase-list.queries.server.ts';
import {
  arrangeLot,
  cancelTender,
  dropCriterion,
  dropLot,
  prepareTender,
  reviseTender,
  shareTender,
  weighCriterion,
} from './tender.commands.server.ts';
import { findTender, listCriteria, listLots, listOffers } from './tender.queries.server.ts';
import { tenderPartPage } from './tender-entry.server.ts';
import type { TenderRow } from './tender-form.model.ts';

const {
  trial,
  acting,
  seen,
  begin,
  beginWhole,
  ask,
  receive,
  compared,
  decide,
  lastEntry,
  createMeasure,
  statesOf,
  insertLot,
  createUnit,
} = createTenderTrial();

describe('preparing a tender', () => {
  it('makes its project the only buyer, and is audited', async () => {
    const id = await begin();
    const tender = await seen((read) => findTender(read, trial.coordinator, id));
    expect(tender).toMatchObject({ state: 'preparing', deadlineOn: '2012-10-01', deadlineTime: '16:00', revision: 1 });
    expect(tender.buyers).toMatchObject([{ projectId: trial.project, permille: 1000 }]);
    expect(await lastEntry()).toMatchObject({
      act: 'tender.prepare',
      subjectKind: 'tender',
      subjectId: String(id),
      projectId: trial.project,
    });
  });

  it('is not permitted to others, who do not see it either', async () => {
    const id = await begin();
    await expect(
      acting((tx) => prepareTender(tx, trial.stranger, clock, trial.project, past), trial.stranger),
    ).rejects.toThrow(Forbidden);
    await expect(seen((read) => findTender(read, trial.stranger, id), trial.stranger)).rejects.toThrow(NotFound);
    await expect(seen((read) => findTender(read, trial.provider, id), trial.provider)).rejects.toThrow(NotFound);
    await expect(seen((read) => findTender(read, trial.coordinator, 999_999))).rejects.toThrow(NotFound);
    const question = { words: '', chosen: {}, sort: 'deadline', direction: 'descending', place: undefined } as const;
    expect((await seen((read) => listTenders(read, trial.stranger, question), trial.stranger)).rows).toEqual([]);
    const listed = await seen((read) => listTenders(read, trial.coordinator, question));
    expect(listed.rows.map((row) => row.id)).toContain(id);
  });

  it('notices that somebody else has changed it', async () => {
    const id = await begin();
    const revise = (revision: number) =>
      acting((tx) => reviseTender(tx, trial.coordinator, clock, { id, revision }, { ...past, name: 'Toinen nimi' }));
    await revise(1);
    await expect(revise(1)).rejects.toThrow(Conflict);
    await expect(revise(2)).resolves.toBeUndefined();
  });

  it('lets another project buy along, to the share that is left', async () => {
    const { id } = await beginWhole();
    const share = (permille: number | undefined, actor = trial.coordinator) =>
      acting((tx) => shareTender(tx, actor, clock, id, { projectId: trial.other, permille }), actor);
    await share(250);
    const { buyers } = await seen((read) => findTender(read, trial.coordinator, id));
    expect(buyers.map(({ permille }) => permille)).toEqual([750, 250]);
    await expect(share(1000)).rejects.toEqual(new Refused('procurement.refused.nothing-left'));
    await share(undefined);
    expect((await seen((read) => findTender(read, trial.coordinator, id))).buyers).toHaveLength(1);
    const alone = await createActor(trial.test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: trial.project } }],
    });
    await expect(share(100, alone)).rejects.toThrow(Forbidden);
  });

  it('keeps what somebody else has shared meanwhile', async () => {
    const id = await begin();
    const share = (permille: number, revision: number) =>
      acting((tx) => shareTender(tx, trial.coordinator, clock, id, { projectId: trial.other, permille, revision }));
    await share(250, 1);
    await expect(share(300, 1)).rejects.toThrow(Conflict);
    await share(250, 2);
    await share(300, 2);
    expect(await seen((read) => findTender(read, trial.coordinator, id))).toMatchObject({ revision: 3 });
  });

  it('has each project as a buyer once: another share is given in its own form', async () => {
    const id = await begin();
    await acting((tx) => shareTender(tx, trial.coordinator, clock, id, { projectId: trial.other, permille: 250 }));
    const adding = tenderPartPage('buyers', { actor: trial.coordinator, today: '2026-03-10' }, id, undefined);
    const judged = (project: string) =>
      seen(async (read) => (await adding.judge?.(read, { project, percent: 10 }, trial.coordinator)) ?? []);
    expect(await judged(' s10002 ')).toMatchObject([{ key: 'procurement.fault.already-buyer', column: 'project' }]);
    const sharing = tenderPartPage('buyers', { actor: trial.coordinator, today: '2026-03-10' }, id, trial.other);
    expect(Object.keys(sharing.form.columns)).toEqual(['percent']);
    expect(await seen((read) => sharing.find(read, trial.coordinator))).toEqual({ row: { percent: 25 }, revision: 2 });
    await acting((tx) => sharing.save(tx, trial.coordinator, clock, { percent: 40 }, 2));
    const { buyers } = await seen((read) => findTender(read, trial.coordinator, id));
    expect(buyers.map(({ permille }) => permille)).toEqual([600, 400]);
  });

  it('buys any measure of its buyers, however many newer ones there are', async () => {
    const id = await begin();
    const old = await createMeasure();
    await sql`
      insert into measure (project_id, kind, shape, name, funding, state, starts_on, recorded_at, recorded_by)
      select ${trial.project}, 'labour-training-preparatory', 'group', 'Uudempi ' || number, 'esf', 'plan', '2030-01-01', now(),
        ${trial.coordinator.userId}
      from generate_series(1, 201) number`.execute(trial.test.owner);
    await trial.test.owner.updateTable('measure').set({ startsOn: '2012-01-01' }).where('id', '=', old).execute();
    const page = tenderPartPage('lots', { actor: trial.coordinator, today: '2026-03-10' }, id, undefined);
    const judged = (measureId: number | string) =>
      seen(
        async (read) =>
          (await page.judge?.(
            read,
            { ...lotRow, municipality: null, measure: String(measureId) },
            trial.coordinator,
          )) ?? [],
      );
    expect(await judged(old)).toEqual([]);
    for (const unknown of [999_999, 'x'])
      expect(await judged(unknown)).toMatchObject([{ key: 'procurement.fault.unknown-measure' }]);
    const offered = await seen((read) => listMeasuresToBuy(read, [trial.project], old));
    expect(offered[0]?.id).toBe(old);
    await trial.test.owner.deleteFrom('measure').where('name', 'like', 'Uudempi %').execute();
  });

  it('lists what it lacks before offers can be asked for', async () => {
    const id = await begin();
    await expect(ask(id)).rejects.toEqual(new Refused('procurement.obstacle.no-lot'));
    await acting((tx) => arrangeLot(tx, trial.coordinator, clock, newPart(id), lotRow));
    await acting((tx) =>
      weighCriterion(tx, trial.coordinator, clock, newPart(id), { name: 'Hinta', kind: 'price', weight: 60 }),
    );
    await expect(ask(id)).rejects.toEqual(new Refused('procurement.obstacle.weights'));
    const again = (row: { name: string; kind: 'price' | 'quality' }) =>
      acting((tx) => weighCriterion(tx, trial.coordinator, clock, newPart(id), { ...row, weight: 40 }));
    await expect(again({ name: 'Toinen hinta', kind: 'price' })).rejects.toThrow('procurement.refused.price-twice');
    await expect(again({ name: 'Hinta', kind: 'quality' })).rejects.toThrow('procurement.refused.criterion-twice');
    const [lot] = await seen((read) => listLots(read, id));
    const [criterion] = await seen((read) => listCriteria(read, id));
    await acting((tx) => dropLot(tx, trial.coordinator, clock, id, lot?.id ?? 0));
    await acting((tx) => dropCriterion(tx, trial.coordinator, clock, id, criterion?.id ?? 0));
    await expect(ask(id)).rejects.toEqual(new Refused('procurement.obstacle.no-lot'));
  });
});

describe('a tender that asks for offers', () => {
  it('keeps its lots and criteria, and brings its measures along', async () => {
    const { id } = await beginWhole(past, { ...lotRow, measureId: trial.measure });
    await ask(id);
    await expect(acting((tx) => arrangeLot(tx, trial.coordinator, clock, newPart(id), lotRow))).rejects.toEqual(
      new Refused('procurement.refused.already-asked'),
    );
    const { state } = await trial.test.owner
      .selectFrom('measure')
      .select('state')
      .where('id', '=', trial.measure)
      .executeTakeFirstOrThrow();
    expect(state).toBe('tender');
    const states = await trial.test.owner
      .selectFrom('measureState')
      .select(['state', 'fromOn'])
      .where('measureId', '=', trial.measure)
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
    const revise = (row: TenderRow) =>
      acting((tx) => reviseTender(tx, trial.coordinator, clock, { id, revision: 1 }, row));
    await expect(revise({ ...coming, deadlineOn: '2098-01-01' })).rejects.toThrow(
      'procurement.refused.deadline-earlier',
    );
    await expect(revise({ ...coming, kind: 'invited' })).rejects.toThrow('procurement.refused.kind-settled');
    await revise({ ...coming, deadlineOn: '2099-11-01' });
    expect(await seen((read) => findTender(read, trial.coordinator, id))).toMatchObject({ deadlineOn: '2099-11-01' });
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
    await trial.test.owner
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
    await expect(acting((tx) => receiveOffer(tx, trial.stranger, clock, id, offered), trial.stranger)).rejects.toThrow(
      NotFound,
    );
  });

  it.each(['tender', 'tender_buyer', 'tender_lot', 'tender_criterion', 'tender_decision'])(
    'shows nothing of %s to providers and strangers, whatever a query asks',
    async (table) => {
      await compared();
      const rowsFor = async (actor: Actor) =>
        (await acting((tx) => sql`select from ${sql.table(table)}`.execute(tx), actor)).rows.length;
      const decided = table === 'tender_decision' ? 0 : 1;
      expect(await rowsFor(trial.coordinator)).toBeGreaterThanOrEqual(decided);
      expect([await rowsFor(trial.stranger), await rowsFor(trial.provider)]).toEqual([0, 0]);
      const dropping = acting((tx) => sql`delete from tender_lot`.execute(tx), trial.stranger);
      expect((await dropping).numAffectedRows).toBe(0n);
    },
  );

  it('is changed by nobody but those who lead it, also by SQL', async () => {
    const { id, lotId } = await compared();
    const writes = [
      sql`insert into tender_lot (tender_id, number, name) values (${id}, 99, 'Vieras')`,
      sql`insert into tender_criterion (tender_id, name, weight_percent, is_price) values (${id}, 'Vieras', 1, false)`,
      sql`insert into tender_decision (tender_lot_id, reason, decided_on, recorded_at, recorded_by)
        values (${lotId}, 'Vieras', '2012-03-01', now(), ${trial.stranger.userId})`,
      sql`insert into tender (project_id, name, kind, deadline_at, recorded_at, recorded_by)
        values (${trial.project}, 'Vieras', 'open', now(), now(), ${trial.stranger.userId})`,
    ];
    for (const write of writes)
      await expect(acting((tx) => write.execute(tx), trial.stranger)).rejects.toThrow('row-level security');
  });

  it('shows opened offers to no provider, and to nobody who makes their project a buyer by SQL', async () => {
    const { id, lotId } = await compared();
    const offersFor = (actor: Actor) =>
      acting((tx) => tx.selectFrom('tenderOffer').select('id').where('tenderLotId', '=', lotId).execute(), actor);
    expect(await offersFor(trial.coordinator)).toHaveLength(2);
    expect(await offersFor(trial.provider)).toEqual([]);
    const own = trial.stranger.grants[0]?.scope;
    const buyAlong = sql`
      insert into tender_buyer (tender_id, project_id, share_permille)
      values (${id}, ${own?.kind === 'project' ? own.id : 0}, 1)`;
    for (const actor of [trial.stranger, trial.provider])
      await expect(acting((tx) => buyAlong.execute(tx), actor)).rejects.toThrow('row-level security');
    const changes = [
      sql`update tender_buyer set share_permille = 1 where tender_id = ${id}`,
      sql`delete from tender_buyer where tender_id = ${id}`,
    ];
    for (const change of changes)
      expect((await acting((tx) => change.execute(tx), trial.stranger)).numAffectedRows).toBe(0n);
    const moves = [
      sql`update tender set project_id = ${trial.other} where id = ${id}`,
      sql`update tender_lot set tender_id = tender_id where id = ${lotId}`,
    ];
    for (const move of moves) await expect(acting((tx) => move.execute(tx))).rejects.toThrow('permission denied');
    expect(await offersFor(trial.stranger)).toEqual([]);
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
    await acting((tx) => receiveOffer(tx, trial.coordinator, inTime, id, row));
    const offers = await seen((read) => listOffers(read, id));
    expect(offers.find(({ providerName }) => providerName === 'Ajoissa Oy')).toMatchObject({
      recordedLateOn: null,
      lateReason: null,
    });
  });

  it('can be cancelled with a reason', async () => {
    const { id } = await beginWhole();
    const cancel = (reason: string) => acting((tx) => cancelTender(tx, trial.coordinator, clock, { id, reason }));
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
      acting((tx) => cancelTender(tx, trial.coordinator, clock, { id: tender, reason: 'Hanke keskeytyi' }));
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
    const cancelling = acting((tx) => cancelTender(tx, trial.coordinator, clock, { id, reason: 'Hanke keskeytyi' }));
    await expect(cancelling).rejects.toEqual(new Refused('procurement.refused.partly-decided'));
    await decide(id, second, undefined, 'Ei tarjouksia');
    expect(await statesOf(measureId)).toEqual(['tender', 'plan']);
    await acting((tx) =>
      withdrawDecision(tx, trial.coordinator, clock, { tenderId: id, lotId: second, reason: 'Tarjous löytyi' }),
    );
    expect(await statesOf(measureId)).toEqual(['tender', 'plan', 'tender']);
  });

  it('gives nothing to withdraw or to agree on once it is cancelled', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    await sql`update tender set state = 'cancelled', cancel_reason = 'Hanke keskeytyi' where id = ${id}`.execute(
      trial.test.owner,
    );
    await expect(
      acting((tx) => withdrawDecision(tx, trial.coordinator, clock, { tenderId: id, lotId, reason: 'Virhe' })),
    ).rejects.toEqual(new Refused('procurement.refused.not-decided'));
    const { id: unit } = await createUnit();
    const origin = { projectId: trial.project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' };
    await expect(acting((tx) => prepareContract(tx, trial.coordinator, clock, origin, contractRow))).rejects.toEqual(
      new Refused('procurement.refused.nothing-accepted'),
    );
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
    await expect(statement.execute(trial.test.owner)).rejects.toThrow(constraint);
  });
});
