import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { writingAs } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import { createActor } from '#test/actor.ts';
import { clock, codeOf, createSeatTrial, march, today } from '#test/seat-trial.ts';
import { acceptOffer, offerSeats } from './give.commands.server.ts';
import { declineSeat } from './give-up.commands.server.ts';
import { lapseOffers } from './lapse.commands.server.ts';
import { leaveSeat } from './leave.commands.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { listLine, listSeatSteps } from './seat.queries.server.ts';

const { trial, actorOf, begin, act, look, request, offer, take, seatOf, lastEntry } = createSeatTrial();

describe('standing in line', () => {
  it('is recorded with an entry in the audit, in the order in which people asked', async () => {
    const [late = 0] = await request(1);
    const [early = 0] = await request(1, { askedOn: '2026-02-01' });
    expect(await lastEntry()).toEqual({
      act: 'seat.request',
      subjectKind: 'measure',
      projectId: trial.projectId,
      details: { persons: [early] },
    });
    const line = await look((read) => listLine(read, trial.measureId, {}));
    expect(line.map(({ number, state }) => [number, state])).toEqual([
      [early, 'waiting'],
      [late, 'waiting'],
    ]);
  });

  it('is refused to somebody in line or on a seat, to nobody’s number, and from a day to come', async () => {
    const [number = 0] = await request(1);
    const again = (numbers: number[], askedOn = today) =>
      codeOf(
        act(trial.worker, (tx) =>
          requestSeats(tx, trial.worker, clock, { measureId: trial.measureId, numbers, newSexes: [], askedOn }),
        ),
      );
    expect(await again([number])).toBe('seat.refused.has-seat');
    await take([number]);
    expect(await again([number])).toBe('seat.refused.has-seat');
    expect(await again([99_999])).toBe('seat.refused.unknown-person');
    expect(await again([], '2026-03-03')).toBe('seat.refused.asked-later');
    for (const [state, code] of [
      ['cancelled', 'seat.refused.measure-cancelled'],
      ['closed', 'seat.refused.measure-closed'],
      ['judged', 'seat.refused.measure-closed'],
    ] as const) {
      await begin({ state });
      expect(await again([number])).toBe(code);
    }
  });

  it('is not arranged by those who run the measure, read only, or have another project', async () => {
    for (const role of ['provider', 'authority', 'auditor'] as const)
      await expect(request(1, { actor: await actorOf(role) })).rejects.toThrow(Forbidden);
    await expect(request(1, { actor: await createActor(trial.test, { given: [] }) })).rejects.toThrow(Forbidden);
  });

  it('twice is refused by the database', async () => {
    const [number = 0] = await request(1);
    const { id } = await seatOf(number);
    const twice = sql`
      insert into seat (measure_id, participant_id, state, asked_at, recorded_by)
      select measure_id, participant_id, 'waiting', now(), recorded_by from seat where id = ${id}`.execute(
      trial.test.owner,
    );
    await expect(twice).rejects.toThrow(/seat_in_line/);
  });
});

describe('an offer', () => {
  it('holds the seat until the reply, is accepted for its days, and leaves its steps', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    await offer([one, two]);
    expect(await lastEntry()).toMatchObject({ act: 'seat.offer', details: { persons: [one, two] } });
    expect(await codeOf(offer([three]))).toBe('seat.refused.full');
    const { id } = await seatOf(one);
    await act(trial.worker, (tx) => acceptOffer(tx, trial.worker, clock, { measureId: trial.measureId, seatId: id }));
    expect(await seatOf(one)).toMatchObject({
      state: 'taken',
      startsOn: '2026-03-02',
      endsOn: '2026-03-31',
      replyBy: null,
    });
    const steps = await look((read) => listSeatSteps(read, id));
    expect(steps.map(({ state }) => state)).toEqual(['waiting', 'offered', 'taken']);
    expect(
      await codeOf(
        act(trial.worker, (tx) => acceptOffer(tx, trial.worker, clock, { measureId: trial.measureId, seatId: id })),
      ),
    ).toBe('seat.refused.moved-on');
  });

  it('is made by the coordinator alone, to somebody in line, once, with a day of reply to come', async () => {
    const [one = 0] = await request(1);
    const byWorker = act(trial.worker, (tx) =>
      offerSeats(tx, trial.worker, clock, {
        measureId: trial.measureId,
        numbers: [one],
        replyBy: '2026-03-09',
        ...march,
      }),
    );
    await expect(byWorker).rejects.toThrow(Forbidden);
    expect(await codeOf(offer([one], march, '2026-03-01'))).toBe('seat.refused.reply-past');
    expect(await codeOf(offer([one, 99_999]))).toBe('seat.refused.not-in-line');
    await offer([one]);
    expect(await codeOf(offer([one]))).toBe('seat.refused.has-offer');
    const { id } = await seatOf(one);
    await act(trial.worker, (tx) =>
      declineSeat(tx, trial.worker, clock, { measureId: trial.measureId, seatId: id, reason: 'Sai työpaikan' }),
    );
    expect(await codeOf(offer([one]))).toBe('seat.refused.not-in-line');
  });

  it('is accepted on the last day of reply, and not after it', async () => {
    const [one = 0] = await request(1);
    await offer([one]);
    const { id } = await seatOf(one);
    const acceptOn = (day: string) =>
      codeOf(
        act(trial.worker, (tx) =>
          acceptOffer(
            tx,
            trial.worker,
            { now: () => new Date(`${day}T09:00:00Z`) },
            { measureId: trial.measureId, seatId: id },
          ),
        ),
      );
    expect(await acceptOn('2026-03-10')).toBe('seat.refused.reply-late');
    expect(await acceptOn('2026-03-09')).toBe('done');
  });

  it('runs out: the person waits again at the end of the line, and the coordinator is told', async () => {
    const later = { now: () => new Date('2026-03-10T09:00:00Z') };
    const onLastDay = { now: () => new Date('2026-03-09T09:00:00Z') };
    const lapse = (at: typeof clock) => writingAs(trial.test.database, 'service', (tx) => lapseOffers(tx, at));
    await lapse(later);
    const [one = 0, two = 0] = await request(2);
    await offer([one]);
    expect([await lapse(onLastDay), await lapse(later), await lapse(later)]).toEqual([0, 1, 0]);
    const line = await look((read) => listLine(read, trial.measureId, {}));
    expect(line.map(({ number }) => number)).toEqual([two, one]);
    const told = await trial.test.owner
      .selectFrom('notice')
      .select(['userId', 'args'])
      .where('subjectId', '=', String(trial.measureId))
      .execute();
    expect(told).toEqual([{ userId: trial.coordinator.userId, args: { count: 1, name: `Klubi ${trial.measures}` } }]);
    expect(await lastEntry()).toMatchObject({ act: 'seat.lapse', subjectKind: 'measure' });
  });
});

describe('the order of intake', () => {
  it('binds: whoever waits longer is passed over with a reason alone, which is kept', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    const code = (numbers: number[], reason?: string) => codeOf(take(numbers, { ...march, reason: reason ?? '' }));
    expect(await code([two])).toBe('seat.refused.passed-over');
    expect(await code([two], 'Asuu paikkakunnalla')).toBe('done');
    expect(await lastEntry()).toMatchObject({ act: 'seat.take', details: { persons: [two], passedOver: [one] } });
    const { id } = await seatOf(two);
    const steps = await look((read) => listSeatSteps(read, id));
    expect(steps.at(-1)).toMatchObject({ state: 'taken', reason: 'Asuu paikkakunnalla' });
    expect(await code([one])).toBe('done');
    expect(await code([three])).toBe('seat.refused.full');
  });

  it('is followed without a reason, and none is kept then', async () => {
    const [one = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    const steps = await look((read) => listSeatSteps(read, id));
    expect(steps.at(-1)).toMatchObject({ state: 'taken', reason: null });
  });

  it('ends with the first person in a measure for one', async () => {
    await begin({ seats: 1, shape: 'individual' });
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    await act(trial.worker, (tx) =>
      leaveSeat(tx, trial.worker, clock, {
        measureId: trial.measureId,
        seatId: id,
        lastDay: today,
        reason: 'Sai työpaikan',
      }),
    );
    const april = { ...march, startsOn: '2026-04-01', endsOn: '2026-04-30' };
    expect(await codeOf(take([two], april))).toBe('seat.refused.for-one');
  });
});

describe('the last seat', () => {
  it('goes to one of two coordinators who give it at the same moment', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    await take([one], { endsOn: null });
    const outcomes = await Promise.all([codeOf(take([two])), codeOf(offer([three]))]);
    expect(outcomes.toSorted()).toEqual(['done', 'seat.refused.full']);
  });

  it('is never given twice, however many try', async () => {
    await begin({ seats: 5 });
    const numbers = await request(12);
    const outcomes = await Promise.all(numbers.map((number) => codeOf(take([number]))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'seat.refused.full')).toHaveLength(7);
  });

  it('is free again on the day after a last day, and there is always one where nobody counts seats', async () => {
    const [one = 0, two = 0, three = 0, four = 0] = await request(4);
    await take([one, two]);
    expect(await codeOf(take([three], { ...march, startsOn: '2026-03-31', endsOn: '2026-04-30' }))).toBe(
      'seat.refused.full',
    );
    await take([three], { ...march, startsOn: '2026-04-01', endsOn: '2026-04-30' });
    expect(await codeOf(take([four], { ...march, startsOn: '2027-01-01', endsOn: '2027-01-31' }))).toBe(
      'seat.fault.after-measure.remedy',
    );
    await begin({ seats: null });
    expect(await codeOf(take(await request(30)))).toBe('done');
  });
});

describe('a work place', () => {
  it('has seats of its own, for its days', async () => {
    await begin({ seats: 10, kind: 'wage-subsidy' });
    const { rows } = await sql<{ id: number }>`
      insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on, until_on)
      values (${trial.measureId}, 'Kuhmon Kirja Oy', 'Varaston hoito', 1, false, '2026-03-01', '2026-05-01')
      returning id`.execute(trial.test.owner);
    const workPlaceId = rows[0]?.id ?? 0;
    const [one = 0, two = 0] = await request(2);
    await take([one], { ...march, workPlaceId });
    expect(await codeOf(take([two], { ...march, workPlaceId }))).toBe('seat.refused.place-full');
    const may = { startsOn: '2026-05-01', endsOn: '2026-05-31', workPlaceId };
    expect(await codeOf(take([two], may))).toBe('seat.refused.place-closed');
    expect(await codeOf(take([two], { ...march, workPlaceId: 999_999 }))).toBe('seat.refused.unknown-place');
  });

  it('is chosen where nobody says how many seats the measure has', async () => {
    await begin({ seats: null, kind: 'wage-subsidy' });
    const { rows } = await sql<{ id: number }>`
      insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on)
      values (${trial.measureId}, 'Kuhmon Kirja Oy', 'Varaston hoito', 1, false, '2026-03-01')
      returning id`.execute(trial.test.owner);
    const [one = 0] = await request(1);
    expect(await codeOf(take([one]))).toBe('seat.refused.place-missing');
    expect(await codeOf(take([one], { ...march, workPlaceId: rows[0]?.id ?? 0 }))).toBe('done');
  });
});
