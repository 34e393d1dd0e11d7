import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { daysAfter } from '#platform/clock.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { lapseOffers } from './lapse.commands.server.ts';
import {
  acceptOffer,
  cancelSeat,
  changeSeatDays,
  correctLeaving,
  declineSeat,
  leaveSeat,
  offerSeats,
  requestSeats,
  type SeatTerms,
  settleSeats,
  takeSeats,
} from './seat.commands.server.ts';
import { stageOfSeat } from './seat.model.ts';
import {
  countSeats,
  findSeat,
  listOpenSeats,
  listPastSeats,
  listSeatSteps,
  listSeatsBeside,
} from './seat.queries.server.ts';
import { listSeatTasks } from './seat-task.queries.server.ts';
import { heldOn } from './seat-use.model.ts';

const today = '2026-03-02';
const onDay = (day: string) => ({ now: () => new Date(`${day}T09:00:00Z`) });
const clock = onDay(today);

let test: TestDatabase;
let projectId: number;
let measureId: number;
let coordinator: Actor;
let worker: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S20001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await actorOf('coordinator');
  worker = await actorOf('project-worker');
});
afterAll(() => test.close());

/** A club with two seats, to which people come and from which they go. */
beforeEach(async () => {
  measureId = await createMeasure();
});

function actorOf(role: Role): Promise<Actor> {
  return createActor(test, { given: [{ role, scope: { kind: 'project', id: projectId } }] });
}

let measures = 0;
async function createMeasure(
  changed: { seats?: number | null; state?: string; kind?: string; shape?: string } = {},
): Promise<number> {
  measures += 1;
  const { seats = 2, state = 'running', kind = 'coaching-job-search', shape = 'non-stop' } = changed;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, seats, state, recorded_at, recorded_by)
    values (${projectId}, ${kind}, ${shape}, ${`Klubi ${measures}`}, 'esf', '2026-01-01', '2026-12-31', ${seats}, ${state},
      now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

const act = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);

/** Puts new people in line; gives their numbers. */
function request(count: number, { actor = worker, askedOn = today } = {}): Promise<number[]> {
  return act(actor, (tx) =>
    requestSeats(tx, actor, clock, { measureId, numbers: [], newSexes: Array(count).fill('female'), askedOn }),
  );
}

/** Most tests are not about the order of intake. */
const outOfTurn = { reason: 'Tarvitsee paikan ennen muita' };
const march = { startsOn: '2026-03-02', endsOn: '2026-03-31', workPlaceId: null };

const offer = (numbers: readonly number[], days = march, replyBy = '2026-03-09') =>
  act(coordinator, (tx) => offerSeats(tx, coordinator, clock, { measureId, numbers, replyBy, ...outOfTurn, ...days }));
const take = (numbers: readonly number[], given: Partial<SeatTerms & { reason: string }> = march) =>
  act(coordinator, (tx) => takeSeats(tx, coordinator, clock, { measureId, numbers, ...outOfTurn, ...march, ...given }));

async function seatOf(number: number) {
  const open = await readingAs(test.database, worker.userId, (read) => listOpenSeats(read, measureId, '2026-01-01'));
  const seat = open.find((each) => each.number === number);
  if (!seat) throw new Error(`Nobody with the number ${number} has an open seat.`);
  return seat;
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.code : String(error.name)),
  );

async function lastEntry() {
  return test.owner
    .selectFrom('auditEntry')
    .select(['act', 'subjectKind', 'details', 'projectId'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
}

describe('standing in line', () => {
  it('is recorded with an entry in the audit, in the order in which people asked', async () => {
    const [late = 0] = await request(1);
    const [early = 0] = await request(1, { askedOn: '2026-02-01' });
    expect(await lastEntry()).toEqual({
      act: 'seat.request',
      subjectKind: 'measure',
      projectId,
      details: { persons: [early] },
    });
    const line = await readingAs(test.database, worker.userId, (read) => listOpenSeats(read, measureId, today));
    expect(line.map(({ number, state }) => [number, state])).toEqual([
      [early, 'waiting'],
      [late, 'waiting'],
    ]);
  });

  it('is refused to somebody in line or on a seat, to nobody’s number, and from a day to come', async () => {
    const [number = 0] = await request(1);
    const again = (numbers: number[], askedOn = today) =>
      codeOf(act(worker, (tx) => requestSeats(tx, worker, clock, { measureId, numbers, newSexes: [], askedOn })));
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
      measureId = await createMeasure({ state });
      expect(await again([number])).toBe(code);
    }
  });

  it('is not arranged by those who run the measure, read only, or have another project', async () => {
    for (const role of ['provider', 'authority', 'auditor'] as const)
      await expect(request(1, { actor: await actorOf(role) })).rejects.toThrow(Forbidden);
    await expect(request(1, { actor: await createActor(test, { given: [] }) })).rejects.toThrow(Forbidden);
  });

  it('twice is refused by the database', async () => {
    const [number = 0] = await request(1);
    const { id } = await seatOf(number);
    const twice = sql`
      insert into seat (measure_id, participant_id, state, asked_at, recorded_by)
      select measure_id, participant_id, 'waiting', now(), recorded_by from seat where id = ${id}`.execute(test.owner);
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
    await act(worker, (tx) => acceptOffer(tx, worker, clock, { measureId, seatId: id }));
    expect(await seatOf(one)).toMatchObject({
      state: 'taken',
      startsOn: '2026-03-02',
      endsOn: '2026-03-31',
      replyBy: null,
    });
    const steps = await readingAs(test.database, worker.userId, (read) => listSeatSteps(read, id));
    expect(steps.map(({ state }) => state)).toEqual(['waiting', 'offered', 'taken']);
    expect(await codeOf(act(worker, (tx) => acceptOffer(tx, worker, clock, { measureId, seatId: id })))).toBe(
      'seat.refused.moved-on',
    );
  });

  it('is made by the coordinator alone, to somebody in line, once, with a day of reply to come', async () => {
    const [one = 0] = await request(1);
    const byWorker = act(worker, (tx) =>
      offerSeats(tx, worker, clock, { measureId, numbers: [one], replyBy: '2026-03-09', ...march }),
    );
    await expect(byWorker).rejects.toThrow(Forbidden);
    expect(await codeOf(offer([one], march, '2026-03-01'))).toBe('seat.refused.reply-past');
    expect(await codeOf(offer([one, 99_999]))).toBe('seat.refused.not-in-line');
    await offer([one]);
    expect(await codeOf(offer([one]))).toBe('seat.refused.has-offer');
    const { id } = await seatOf(one);
    await act(worker, (tx) => declineSeat(tx, worker, clock, { measureId, seatId: id, reason: 'Sai työpaikan' }));
    expect(await codeOf(offer([one]))).toBe('seat.refused.not-in-line');
  });

  it('is accepted on the last day of reply, and not after it', async () => {
    const [one = 0] = await request(1);
    await offer([one]);
    const { id } = await seatOf(one);
    const acceptOn = (day: string) =>
      codeOf(
        act(worker, (tx) =>
          acceptOffer(tx, worker, { now: () => new Date(`${day}T09:00:00Z`) }, { measureId, seatId: id }),
        ),
      );
    expect(await acceptOn('2026-03-10')).toBe('seat.refused.reply-late');
    expect(await acceptOn('2026-03-09')).toBe('done');
  });

  it('runs out: the person waits again at the end of the line, and the coordinator is told', async () => {
    const later = { now: () => new Date('2026-03-10T09:00:00Z') };
    const onLastDay = { now: () => new Date('2026-03-09T09:00:00Z') };
    const lapse = (at: typeof clock) => writingAs(test.database, 'service', (tx) => lapseOffers(tx, at));
    await lapse(later);
    const [one = 0, two = 0] = await request(2);
    await offer([one]);
    expect([await lapse(onLastDay), await lapse(later), await lapse(later)]).toEqual([0, 1, 0]);
    const line = await readingAs(test.database, worker.userId, (read) => listOpenSeats(read, measureId, today));
    expect(line.map(({ number }) => number)).toEqual([two, one]);
    const told = await test.owner
      .selectFrom('notice')
      .select(['userId', 'args'])
      .where('subjectId', '=', String(measureId))
      .execute();
    expect(told).toEqual([{ userId: coordinator.userId, args: { count: 1, name: `Klubi ${measures}` } }]);
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
    const steps = await readingAs(test.database, worker.userId, (read) => listSeatSteps(read, id));
    expect(steps.at(-1)).toMatchObject({ state: 'taken', reason: 'Asuu paikkakunnalla' });
    expect(await code([one])).toBe('done');
    expect(await code([three])).toBe('seat.refused.full');
  });

  it('is followed without a reason, and none is kept then', async () => {
    const [one = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    const steps = await readingAs(test.database, worker.userId, (read) => listSeatSteps(read, id));
    expect(steps.at(-1)).toMatchObject({ state: 'taken', reason: null });
  });

  it('ends with the first person in a measure for one', async () => {
    measureId = await createMeasure({ seats: 1, shape: 'individual' });
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    await act(worker, (tx) =>
      leaveSeat(tx, worker, clock, { measureId, seatId: id, lastDay: today, reason: 'Sai työpaikan' }),
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
    measureId = await createMeasure({ seats: 5 });
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
    measureId = await createMeasure({ seats: null });
    expect(await codeOf(take(await request(30)))).toBe('done');
  });
});

describe('a work place', () => {
  it('has seats of its own, for its days', async () => {
    measureId = await createMeasure({ seats: 10, kind: 'wage-subsidy' });
    const { rows } = await sql<{ id: number }>`
      insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on, until_on)
      values (${measureId}, 'Kuhmon Kirja Oy', 'Varaston hoito', 1, false, '2026-03-01', '2026-05-01')
      returning id`.execute(test.owner);
    const workPlaceId = rows[0]?.id ?? 0;
    const [one = 0, two = 0] = await request(2);
    await take([one], { ...march, workPlaceId });
    expect(await codeOf(take([two], { ...march, workPlaceId }))).toBe('seat.refused.place-full');
    const may = { startsOn: '2026-05-01', endsOn: '2026-05-31', workPlaceId };
    expect(await codeOf(take([two], may))).toBe('seat.refused.place-closed');
    expect(await codeOf(take([two], { ...march, workPlaceId: 999_999 }))).toBe('seat.refused.unknown-place');
  });

  it('is chosen where nobody says how many seats the measure has', async () => {
    measureId = await createMeasure({ seats: null, kind: 'wage-subsidy' });
    const { rows } = await sql<{ id: number }>`
      insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on)
      values (${measureId}, 'Kuhmon Kirja Oy', 'Varaston hoito', 1, false, '2026-03-01')
      returning id`.execute(test.owner);
    const [one = 0] = await request(1);
    expect(await codeOf(take([one]))).toBe('seat.refused.place-missing');
    expect(await codeOf(take([one], { ...march, workPlaceId: rows[0]?.id ?? 0 }))).toBe('done');
  });
});

describe('a measure that is over', () => {
  /** As its planners do it: with a state from a day on. */
  const close = (state: string, fromOn: string) =>
    sql`
      with moved as (insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
        values (${measureId}, ${state}, ${fromOn}, now(), ${coordinator.userId}))
      update measure set state = ${state} where id = ${measureId}`.execute(test.owner);

  it('has nobody on its seats after its last day, also without one of their own', async () => {
    const [one = 0] = await request(1);
    await take([one], { ...march, endsOn: null });
    const look = (day: string) =>
      readingAs(test.database, worker.userId, async (read) => ({
        running: (await countSeats(read, measureId, day)).running,
        open: (await listOpenSeats(read, measureId, day)).map((seat) => stageOfSeat(seat, day)),
        past: (await listPastSeats(read, measureId, { today: day, before: undefined, most: 5 })).length,
      }));
    expect(await look('2026-12-31')).toEqual({ running: 1, open: ['running'], past: 0 });
    expect(await look('2027-01-01')).toEqual({ running: 0, open: [], past: 1 });
    await close('closed', '2026-06-01');
    expect(await look('2026-05-31')).toEqual({ running: 1, open: ['running'], past: 0 });
    expect(await look('2026-06-01')).toEqual({ running: 0, open: [], past: 1 });
  });

  it('goes on when it is opened again', async () => {
    const [one = 0] = await request(1);
    await take([one], { ...march, endsOn: null });
    await close('closed', '2026-06-01');
    await close('running', '2026-06-15');
    const { running } = await readingAs(test.database, worker.userId, (read) =>
      countSeats(read, measureId, '2026-07-01'),
    );
    expect(running).toBe(1);
  });

  it('leaves nobody waiting: its line ends with a reason, and those who took part keep their seats', async () => {
    const [one = 0, two = 0, three = 0, four = 0] = await request(4);
    await take([one], { ...march, endsOn: null });
    await take([two], { ...march, startsOn: '2026-04-01', endsOn: null });
    await offer([three], { ...march, startsOn: '2026-05-01', endsOn: '2026-05-31' }).catch(() => undefined);
    const settle = (reason = 'Hankinta keskeytettiin', actor = coordinator) =>
      act(actor, (tx) => settleSeats(tx, actor, clock, { measureId, reason }));
    expect(await codeOf(settle())).toBe('seat.refused.measure-goes-on');
    await close('cancelled', '2026-03-20');
    const tasks = await readingAs(test.database, coordinator.userId, (read) => listSeatTasks(read, coordinator, today));
    expect(tasks.filter(({ key }) => key.endsWith(` ${measureId}`)).map(({ kind }) => kind)).toContain('seat.settle');
    await expect(settle('Syy', worker)).rejects.toThrow(Forbidden);
    expect(await codeOf(settle(''))).toBe('seat.refused.reason-missing');
    await settle();
    expect(await lastEntry()).toMatchObject({ act: 'seat.settle', details: { persons: [two, three, four] } });
    const { rows } = await sql<{ state: string }>`
      select state from seat where measure_id = ${measureId} order by asked_at, id`.execute(test.owner);
    expect(rows.map(({ state }) => state)).toEqual(['taken', 'cancelled', 'cancelled', 'cancelled']);
    expect(
      await readingAs(test.database, worker.userId, (read) => countSeats(read, measureId, '2026-03-21')),
    ).toMatchObject({ waiting: 0, offered: 0, tooLate: 0, running: 0, started: 1 });
  });

  it('offers no seats, and gives those that were used before it was over', async () => {
    const [one = 0, two = 0] = await request(2);
    await close('closed', '2026-03-20');
    expect(await codeOf(offer([one]))).toBe('seat.refused.measure-closed');
    expect(await codeOf(take([one]))).toBe('seat.fault.after-measure.remedy');
    expect(await codeOf(take([one], { ...march, endsOn: '2026-03-19' }))).toBe('done');
    expect(await codeOf(take([two], { ...march, startsOn: '2026-04-01', endsOn: null }))).toBe(
      'seat.fault.after-measure.remedy',
    );
  });
});

describe('a seat that was taken', () => {
  it('gets other days, if nobody changed it meanwhile', async () => {
    const [one = 0] = await request(1);
    await take([one]);
    const { id } = await seatOf(one);
    const change = (revision: number, endsOn: string) =>
      act(coordinator, (tx) =>
        changeSeatDays(tx, coordinator, clock, { measureId, seatId: id, revision, ...march, endsOn }),
      );
    await change(2, '2026-04-30');
    expect(await seatOf(one)).toMatchObject({ endsOn: '2026-04-30' });
    await expect(change(2, '2026-05-31')).rejects.toThrow(Conflict);
    expect(await codeOf(change(3, '2027-05-31'))).toBe('seat.fault.after-measure.remedy');
    await expect(
      act(coordinator, (tx) =>
        changeSeatDays(tx, coordinator, clock, { measureId, seatId: 999_999, revision: 1, ...march }),
      ),
    ).rejects.toThrow(NotFound);
  });

  it('is left with its last day and the reason, and is free from then on', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    await take([one, two]);
    const { id } = await seatOf(one);
    const leave = (lastDay: string, on = '2026-04-01') =>
      act(worker, (tx) =>
        leaveSeat(tx, worker, onDay(on), { measureId, seatId: id, lastDay, reason: 'Sai työpaikan' }),
      );
    expect(await codeOf(leave('2026-03-01'))).toBe('seat.refused.left-before');
    expect(await codeOf(leave('2026-04-01'))).toBe('seat.refused.left-after');
    expect(await codeOf(leave('2026-03-10', '2026-03-09'))).toBe('seat.refused.left-later');
    expect(await codeOf(leave('2026-03-10', '2026-03-01'))).toBe('seat.refused.not-begun');
    await leave('2026-03-10', '2026-03-10');
    await take([three], { ...march, startsOn: '2026-03-11' });
    const past = await readingAs(test.database, worker.userId, (read) =>
      listPastSeats(read, measureId, { today: '2026-03-11', before: undefined, most: 10 }),
    );
    expect(past.map(({ number, state, endsOn }) => [number, state, endsOn])).toEqual([[one, 'left', '2026-03-10']]);
  });

  it('that was left by mistake is mended with a reason: another last day, or as if nobody had left', async () => {
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    await act(worker, (tx) =>
      leaveSeat(tx, worker, onDay('2026-03-20'), { measureId, seatId: id, lastDay: '2026-03-10', reason: 'Muutti' }),
    );
    const correct = (lastDay: string | null, revision: number, actor = coordinator) =>
      act(actor, (tx) =>
        correctLeaving(tx, actor, onDay('2026-03-20'), {
          measureId,
          seatId: id,
          lastDay,
          revision,
          reason: 'Väärä päivä',
        }),
      );
    await expect(correct('2026-03-12', 3, worker)).rejects.toThrow(Forbidden);
    expect(await codeOf(correct('2026-03-21', 3))).toBe('seat.refused.left-later');
    await expect(correct('2026-03-12', 2)).rejects.toThrow(Conflict);
    await correct('2026-03-12', 3);
    expect(await seatOf(one)).toMatchObject({ state: 'left', endsOn: '2026-03-12' });
    expect(await lastEntry()).toMatchObject({
      act: 'seat.correct-leaving',
      details: { person: one, before: '2026-03-10', until: '2026-03-12' },
    });
    await correct(null, 4);
    expect(await seatOf(one)).toMatchObject({ state: 'taken', endsOn: null });
    expect(await codeOf(correct('2026-03-12', 5))).toBe('seat.refused.not-left');
    const steps = await readingAs(test.database, worker.userId, (read) => listSeatSteps(read, id));
    expect(steps.slice(-3).map(({ state, reason }) => [state, reason])).toEqual([
      ['left', 'Muutti'],
      ['left', 'Väärä päivä'],
      ['taken', 'Väärä päivä'],
    ]);
    expect(await codeOf(take([two]))).toBe('done');
  });

  it('that was left is not given back once somebody else has it', async () => {
    measureId = await createMeasure({ seats: 1 });
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    await act(worker, (tx) =>
      leaveSeat(tx, worker, clock, { measureId, seatId: id, lastDay: today, reason: 'Muutti' }),
    );
    await take([two], { ...march, startsOn: '2026-03-03' });
    const back = act(coordinator, (tx) =>
      correctLeaving(tx, coordinator, clock, { measureId, seatId: id, lastDay: null, revision: 3, reason: 'Erehdys' }),
    );
    expect(await codeOf(back)).toBe('seat.refused.full');
  });

  it('is taken back with a reason before it begins, and only then', async () => {
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    await take([two], { ...march, startsOn: '2026-03-10' });
    const cancel = async (number: number, reason: string) => {
      const { id } = await seatOf(number);
      return codeOf(act(worker, (tx) => cancelSeat(tx, worker, clock, { measureId, seatId: id, reason })));
    };
    expect(await cancel(one, 'Muutti')).toBe('seat.refused.has-begun');
    expect(await cancel(two, '')).toBe('seat.refused.reason-missing');
    expect(await cancel(two, 'Muutti')).toBe('done');
  });
});

describe('what is seen of seats', () => {
  it('are counts and persons to those of the project, and nothing to others', async () => {
    const [one = 0, two = 0] = await request(3);
    await take([one]);
    await offer([two]);
    const counted = (actor: Actor) =>
      readingAs(test.database, actor.userId, (read) => countSeats(read, measureId, today));
    expect(await counted(worker)).toEqual({
      waiting: 1,
      offered: 1,
      running: 1,
      started: 1,
      women: 1,
      unknown: 0,
      tooLate: 0,
    });
    const stranger = await createActor(test, { given: [] });
    expect(await counted(stranger)).toMatchObject({ waiting: 0, running: 0 });
    const { id } = await seatOf(one);
    expect(await readingAs(test.database, stranger.userId, (read) => findSeat(read, measureId, id))).toBeUndefined();
  });

  it('are as many in SQL as day by day in the model, whoever comes and goes', async () => {
    const days = fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 30 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(days, { minLength: 1, maxLength: 8 }), async (stays) => {
        measureId = await createMeasure({ seats: null });
        const held = stays.map(({ from, length }) => ({
          startsOn: daysAfter('2026-03-01', from),
          endsOn: length === null ? null : daysAfter('2026-03-01', from + length),
        }));
        const numbers = await request(held.length);
        for (const [place, each] of held.entries()) await take([numbers[place] ?? 0], { ...each, workPlaceId: null });
        for (const day of ['2026-03-01', '2026-03-20', '2026-04-10', '2026-06-30']) {
          const { running } = await readingAs(test.database, worker.userId, (read) => countSeats(read, measureId, day));
          expect(running).toBe(heldOn(held, day));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are tasks: replies that are due, people who start, and free seats for which people wait', async () => {
    const tasksOf = async (actor: Actor) => {
      const tasks = await readingAs(test.database, actor.userId, (read) => listSeatTasks(read, actor, today));
      return tasks.filter(({ key }) => key.endsWith(` ${measureId}`)).map(({ kind }) => kind);
    };
    const [one = 0, two = 0] = await request(3);
    expect(await tasksOf(coordinator)).toEqual(['seat.free']);
    expect(await tasksOf(worker)).toEqual([]);
    await take([one]);
    await offer([two], march, '2026-03-04');
    expect(await tasksOf(coordinator)).toEqual(['seat.reply', 'seat.start']);
    expect(await tasksOf(worker)).toEqual(['seat.reply']);
    expect(await tasksOf(await actorOf('auditor'))).toEqual([]);
  });

  it('are days in two measures at once, of those who have a seat in both', async () => {
    const elsewhere = measureId;
    const [one = 0] = await request(1);
    await take([one], { ...march, endsOn: null });
    measureId = await createMeasure();
    const joined = (numbers: number[]) =>
      act(worker, (tx) => requestSeats(tx, worker, clock, { measureId, numbers, newSexes: [], askedOn: today }));
    await joined([one]);
    const beside = (hidden: string[] = [], day = today) =>
      readingAs(test.database, worker.userId, (read) => listSeatsBeside(read, measureId, day, hidden));
    expect(await beside()).toEqual([]);
    await take([one], { ...march, startsOn: '2026-03-10' });
    expect(await beside()).toMatchObject([
      { number: one, measureId: elsewhere, startsOn: '2026-03-10', endsOn: '2026-03-31' },
    ]);
    expect(await beside([], '2026-04-01')).toEqual([]);
    expect(await beside(['coaching-job-search'])).toEqual([]);
  });

  it('is a history that nobody changes, and rows that nobody deletes', async () => {
    for (const statement of [
      sql`delete from seat`,
      sql`delete from seat_event`,
      sql`update seat_event set reason = 'x'`,
    ])
      await expect(act(coordinator, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
  });
});

describe('a sensitive service', () => {
  let expert: Actor;
  beforeEach(async () => {
    measureId = await createMeasure({ kind: 'rehabilitative-work' });
    expert = await actorOf('service-expert');
  });
  const askFor = (actor: Actor, numbers: number[]) =>
    act(actor, (tx) => requestSeats(tx, actor, clock, { measureId, numbers, newSexes: [], askedOn: today }));
  const line = async () =>
    (await readingAs(test.database, worker.userId, (read) => listOpenSeats(read, measureId, today))).length;

  it('tells by no answer who is in line to those who do not see the line', async () => {
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    expect(await codeOf(askFor(worker, [one]))).toBe('seat.refused.has-seat');
    expect(await codeOf(askFor(expert, [one, two]))).toBe('done');
    expect(await line()).toBe(2);
    expect(await lastEntry()).toMatchObject({ act: 'seat.request', details: { personCount: 2 } });
  });

  it('has its seats changed by those alone who see the line', async () => {
    const [one = 0] = await request(1);
    await offer([one]);
    const { id: seatId } = await seatOf(one);
    for (const change of [acceptOffer, declineSeat]) {
      await expect(act(expert, (tx) => change(tx, expert, clock, { measureId, seatId }))).rejects.toThrow(Forbidden);
      await expect(act(expert, (tx) => change(tx, expert, clock, { measureId, seatId: 999_999 }))).rejects.toThrow(
        Forbidden,
      );
    }
    expect(await codeOf(act(worker, (tx) => acceptOffer(tx, worker, clock, { measureId, seatId })))).toBe('done');
  });

  it('has no number of a person in the audit', async () => {
    const last = await test.owner.selectFrom('auditEntry').select('id').orderBy('id', 'desc').executeTakeFirst();
    const [one = 0, two = 0] = await request(2);
    await take([two]);
    await offer([one]);
    const { id: seatId } = await seatOf(one);
    await act(worker, (tx) => declineSeat(tx, worker, clock, { measureId, seatId }));
    const entries = await test.owner
      .selectFrom('auditEntry')
      .select(['act', 'details'])
      .where('id', '>', last?.id ?? 0)
      .orderBy('id')
      .execute();
    expect(entries).toEqual([
      { act: 'participant.record', details: { personCount: 2 } },
      { act: 'seat.request', details: { personCount: 2 } },
      { act: 'seat.take', details: { personCount: 1, from: march.startsOn, until: march.endsOn, passedOverCount: 1 } },
      { act: 'seat.offer', details: { personCount: 1, from: march.startsOn, until: march.endsOn } },
      { act: 'seat.decline', details: {} },
    ]);
  });
});

describe('the table of seats', () => {
  it.each([
    ['seat_days', sql`starts_on = '2026-03-02', ends_on = '2026-03-01'`],
    ['seat_held_from', sql`state = 'taken', starts_on = null`],
    ['seat_left_on', sql`state = 'left', starts_on = '2026-03-02'`],
    ['seat_reply', sql`state = 'offered', starts_on = '2026-03-02'`],
  ])('refuses what breaks %s', async (constraint, change) => {
    const [number = 0] = await request(1);
    const { id } = await seatOf(number);
    await expect(sql`update seat set ${change} where id = ${id}`.execute(test.owner)).rejects.toThrow(constraint);
  });
});
