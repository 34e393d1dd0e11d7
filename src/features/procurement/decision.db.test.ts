import { describe, expect, it } from 'vitest';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import { clock, coming, contractRow, createTenderTrial, offered } from '#test/tender-trial.ts';
import { compareOffers } from './comparison.model.ts';
import { prepareContract, reviseContract } from './contract.commands.server.ts';
import { findContract } from './contract.queries.server.ts';
import { decideLot, withdrawDecision } from './decision.commands.server.ts';
import { correctOffer, scoreOffers } from './offer.commands.server.ts';
import { listPurchaseTasks } from './purchase-task.queries.server.ts';
import { findTender, listCriteria, listLots, listOfferChanges, listOffers } from './tender.queries.server.ts';
import type { OfferRow } from './tender-form.model.ts';

const { trial, acting, seen, beginWhole, ask, receive, compared, decide, lastEntry, insertLot, createUnit } =
  createTenderTrial();
const corrected = { correctionReason: 'Luettu väärältä riviltä' };

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
    expect(await seen((read) => findTender(read, trial.coordinator, id))).toMatchObject({ state: 'decided' });
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
          trial.coordinator,
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
          trial.coordinator,
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
    expect(await seen((read) => listOfferChanges(read, id), trial.stranger)).toEqual([]);
    expect(await lastEntry()).toMatchObject({ act: 'tender.receive', reason: 'Luettu väärältä riviltä' });
    expect(await seen((read) => listOffers(read, id))).toContainEqual(
      expect.objectContaining({ id: better, lotId: second, revision: 2 }),
    );
    const foreign = await compared();
    const elsewhere = { ownerId: foreign.id, id: better, revision: 2 };
    await expect(
      acting((tx) =>
        correctOffer(tx, trial.coordinator, clock, elsewhere, { ...offered, ...corrected, lot: String(foreign.lotId) }),
      ),
    ).rejects.toThrow(NotFound);
  });

  it('asks why one of several equally good offers is accepted', async () => {
    const { id, lotId } = await beginWhole();
    await ask(id);
    for (const name of ['Eka Oy', 'Toka Oy']) await receive(id, lotId, { provider: name });
    const [one, second] = await seen((read) => listOffers(read, id));
    const [quality] = (await seen((read) => listCriteria(read, id))).filter(({ isPrice }) => !isPrice);
    const scores = [one, second].map((offer) => ({
      offerId: offer?.id ?? 0,
      criterionId: quality?.id ?? 0,
      tenths: 70,
    }));
    await acting((tx) => scoreOffers(tx, trial.coordinator, clock, { tenderId: id, lotId, scores }));
    await expect(decide(id, lotId, one?.id)).rejects.toThrow('procurement.refused.reason-missing');
    await decide(id, lotId, second?.id, 'Arvottu');
  });

  it('is followed by one contract, however many are made at once, or taken back', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    const { id: unit } = await createUnit();
    const origin = { projectId: trial.project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' };
    const making = () => acting((tx) => prepareContract(tx, trial.coordinator, clock, origin, contractRow));
    const withdrawing = acting((tx) =>
      withdrawDecision(tx, trial.coordinator, clock, { tenderId: id, lotId, reason: 'Virhe' }),
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
    await trial.test.owner.updateTable('tenderOffer').set({ providerUnitId: unit }).where('id', '=', better).execute();
    const { id: stranger } = await createUnit();
    const make = (providerUnitId: number, unitPrice: number, departureReason: string | null) =>
      acting((tx) =>
        prepareContract(
          tx,
          trial.coordinator,
          clock,
          { projectId: trial.project, lotId, providerUnitId, departureReason },
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
          trial.coordinator,
          clock,
          { id: contract, revision, departureReason },
          { ...contractRow, unitPrice },
        ),
      );
    await expect(revise(31_000_00, 1, null)).rejects.toEqual(departs);
    await revise(31_000_00, 1, 'Neuvoteltu muutos');
    expect(await lastEntry()).toMatchObject({ act: 'contract.prepare', reason: 'Neuvoteltu muutos' });
    expect(await seen((read) => findContract(read, trial.coordinator, contract))).toMatchObject({
      departureReason: 'Neuvoteltu muutos',
    });
  });

  it('is taken back with a reason, until a contract follows', async () => {
    const { id, lotId, better } = await compared();
    await decide(id, lotId, better);
    const withdraw = (reason: string) =>
      acting((tx) => withdrawDecision(tx, trial.coordinator, clock, { tenderId: id, lotId, reason }));
    await expect(withdraw('')).rejects.toThrow('procurement.refused.reason-missing');
    await withdraw('Pisteissä oli virhe');
    expect(await seen((read) => findTender(read, trial.coordinator, id))).toMatchObject({ state: 'open' });
    await expect(withdraw('Uudestaan')).rejects.toThrow('procurement.refused.not-decided');
    await decide(id, lotId, better);
    const kept = await trial.test.owner
      .selectFrom('tenderDecision')
      .select('id')
      .where('tenderLotId', '=', lotId)
      .execute();
    expect(kept).toHaveLength(2);
    const { id: unit } = await createUnit();
    await acting((tx) =>
      prepareContract(
        tx,
        trial.coordinator,
        clock,
        { projectId: trial.project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' },
        contractRow,
      ),
    );
    await expect(withdraw('Liian myöhään')).rejects.toThrow('procurement.refused.contract-made');
  });

  it('is not for others to make', async () => {
    const { id, lotId, better } = await compared();
    const given = { tenderId: id, lotId, offerId: better, reason: '', decidedOn: '2012-10-10' };
    await expect(acting((tx) => decideLot(tx, trial.stranger, clock, given), trial.stranger)).rejects.toThrow(NotFound);
  });
});

describe('what waits for who buys', () => {
  it('is a deadline, then a comparison, then a contract; nothing for others', async () => {
    const waiting = async (id: number, actor = trial.coordinator) => {
      const tasks = await seen((read) => listPurchaseTasks(read, actor, '2026-03-10'), actor);
      return tasks.filter(({ href }) => href === `/workspace/tenders/${id}`).map(({ key, dueOn }) => [key, dueOn]);
    };
    const { id: open } = await beginWhole(coming);
    expect(await waiting(open)).toEqual([]);
    await ask(open);
    expect(await waiting(open)).toEqual([[`tender.receive ${open}`, '2099-10-01']]);
    expect(await waiting(open, trial.stranger)).toEqual([]);
    const { id, lotId, better } = await compared();
    expect(await waiting(id)).toEqual([[`tender.compare ${id}`, undefined]]);
    await decide(id, lotId, better);
    expect(await waiting(id)).toEqual([[`tender.contract ${id}`, undefined]]);
    const { id: unit } = await createUnit();
    const origin = { projectId: trial.project, lotId, providerUnitId: unit, departureReason: 'Tuottaja vaihtui' };
    const contract = await acting((tx) => prepareContract(tx, trial.coordinator, clock, origin, contractRow));
    expect(await waiting(id)).toEqual([]);
    const tasks = await seen((read) => listPurchaseTasks(read, trial.coordinator, '2013-01-01'));
    expect(tasks).toContainEqual(expect.objectContaining({ key: `contract.sign ${contract}`, dueOn: '2012-11-09' }));
  });
});
