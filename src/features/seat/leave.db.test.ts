import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { selectRows } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import { clock, codeOf, createSeatTrial, march, onDay, today } from '#test/seat-trial.ts';
import { changeSeatDays } from './give.commands.server.ts';
import { cancelSeat, settleSeats } from './give-up.commands.server.ts';
import { correctLeaving, leaveSeat } from './leave.commands.server.ts';
import { stageOfSeat } from './seat.model.ts';
import { countSeats, listOpenSeats, listPastSeats, listSeatSteps } from './seat.queries.server.ts';
import { listSeatTasks } from './seat-task.queries.server.ts';

const { trial, begin, act, look, request, offer, take, seatOf, lastEntry } = createSeatTrial();

describe('a measure that is over', () => {
  /** As its planners do it: with a state from a day on. */
  const close = (state: string, fromOn: string) =>
    sql`
      with moved as (insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
        values (${trial.measureId}, ${state}, ${fromOn}, now(), ${trial.coordinator.userId}))
      update measure set state = ${state} where id = ${trial.measureId}`.execute(trial.test.owner);

  it('has nobody on its seats after its last day, also without one of their own', async () => {
    const [one = 0] = await request(1);
    await take([one], { ...march, endsOn: null });
    const shownOn = (day: string) =>
      look(async (read) => ({
        running: (await countSeats(read, trial.measureId, day)).running,
        open: (await listOpenSeats(read, trial.measureId, 'held', { today: day })).map((seat) =>
          stageOfSeat(seat, day),
        ),
        past: (await listPastSeats(read, trial.measureId, { today: day, before: undefined, most: 5 })).length,
      }));
    expect(await shownOn('2026-12-31')).toEqual({ running: 1, open: ['running'], past: 0 });
    expect(await shownOn('2027-01-01')).toEqual({ running: 0, open: [], past: 1 });
    await close('closed', '2026-06-01');
    expect(await shownOn('2026-05-31')).toEqual({ running: 1, open: ['running'], past: 0 });
    expect(await shownOn('2026-06-01')).toEqual({ running: 0, open: [], past: 1 });
  });

  it('is known before by whom its end concerns: who waits, has an offer, or is on a seat on the day or later', async () => {
    const [one = 0, two = 0] = await request(3);
    await take([one]);
    await take([two], { ...march, startsOn: '2026-04-01', endsOn: null });
    const inUse = (day: string) =>
      look((read) => selectRows(read, sql`select * from seats_in_use(${trial.measureId}, ${day}::date)`));
    expect(await inUse('2026-03-31')).toEqual([{ waiting: 1, offered: 0, held: 2 }]);
    expect(await inUse('2026-04-01')).toEqual([{ waiting: 1, offered: 0, held: 1 }]);
  });

  it('goes on when it is opened again', async () => {
    const [one = 0] = await request(1);
    await take([one], { ...march, endsOn: null });
    await close('closed', '2026-06-01');
    await close('running', '2026-06-15');
    const { running } = await look((read) => countSeats(read, trial.measureId, '2026-07-01'));
    expect(running).toBe(1);
  });

  it('leaves nobody waiting: its line ends with a reason, and those who took part keep their seats', async () => {
    const [one = 0, two = 0, three = 0, four = 0] = await request(4);
    await take([one], { ...march, endsOn: null });
    await take([two], { ...march, startsOn: '2026-04-01', endsOn: null });
    await offer([three], { ...march, startsOn: '2026-05-01', endsOn: '2026-05-31' }).catch(() => undefined);
    const settle = (reason = 'Hankinta keskeytettiin', actor = trial.coordinator) =>
      act(actor, (tx) => settleSeats(tx, actor, clock, { measureId: trial.measureId, reason }));
    expect(await codeOf(settle())).toBe('seat.refused.measure-goes-on');
    await close('cancelled', '2026-03-20');
    const tasks = await look((read) => listSeatTasks(read, trial.coordinator, today), trial.coordinator);
    expect(tasks.filter(({ key }) => key.endsWith(` ${trial.measureId}`)).map(({ kind }) => kind)).toContain(
      'seat.settle',
    );
    await expect(settle('Syy', trial.worker)).rejects.toThrow(Forbidden);
    expect(await codeOf(settle(''))).toBe('seat.refused.reason-missing');
    await settle();
    expect(await lastEntry()).toMatchObject({ act: 'seat.settle', details: { persons: [two, three, four] } });
    const { rows } = await sql<{ state: string }>`
      select state from seat where measure_id = ${trial.measureId} order by asked_at, id`.execute(trial.test.owner);
    expect(rows.map(({ state }) => state)).toEqual(['taken', 'cancelled', 'cancelled', 'cancelled']);
    expect(await look((read) => countSeats(read, trial.measureId, '2026-03-21'))).toMatchObject({
      waiting: 0,
      offered: 0,
      tooLate: 0,
      running: 0,
      started: 1,
    });
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
      act(trial.coordinator, (tx) =>
        changeSeatDays(tx, trial.coordinator, clock, {
          measureId: trial.measureId,
          seatId: id,
          revision,
          ...march,
          endsOn,
        }),
      );
    await change(2, '2026-04-30');
    expect(await seatOf(one)).toMatchObject({ endsOn: '2026-04-30' });
    await expect(change(2, '2026-05-31')).rejects.toThrow(Conflict);
    expect(await codeOf(change(3, '2027-05-31'))).toBe('seat.fault.after-measure.remedy');
    await expect(
      act(trial.coordinator, (tx) =>
        changeSeatDays(tx, trial.coordinator, clock, {
          measureId: trial.measureId,
          seatId: 999_999,
          revision: 1,
          ...march,
        }),
      ),
    ).rejects.toThrow(NotFound);
  });

  it('is left with its last day and the reason, and is free from then on', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    await take([one, two]);
    const { id } = await seatOf(one);
    const leave = (lastDay: string, on = '2026-04-01') =>
      act(trial.worker, (tx) =>
        leaveSeat(tx, trial.worker, onDay(on), {
          measureId: trial.measureId,
          seatId: id,
          lastDay,
          reason: 'Sai työpaikan',
        }),
      );
    expect(await codeOf(leave('2026-03-01'))).toBe('seat.refused.left-before');
    expect(await codeOf(leave('2026-04-01'))).toBe('seat.refused.left-after');
    expect(await codeOf(leave('2026-03-10', '2026-03-09'))).toBe('seat.refused.left-later');
    expect(await codeOf(leave('2026-03-10', '2026-03-01'))).toBe('seat.refused.not-begun');
    await leave('2026-03-10', '2026-03-10');
    await take([three], { ...march, startsOn: '2026-03-11' });
    const past = await look((read) =>
      listPastSeats(read, trial.measureId, { today: '2026-03-11', before: undefined, most: 10 }),
    );
    expect(past.map(({ number, state, endsOn }) => [number, state, endsOn])).toEqual([[one, 'left', '2026-03-10']]);
  });

  it('that was left by mistake is mended with a reason: another last day, or as if nobody had left', async () => {
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    await act(trial.worker, (tx) =>
      leaveSeat(tx, trial.worker, onDay('2026-03-20'), {
        measureId: trial.measureId,
        seatId: id,
        lastDay: '2026-03-10',
        reason: 'Muutti',
      }),
    );
    const correct = (lastDay: string | null, revision: number, actor = trial.coordinator) =>
      act(actor, (tx) =>
        correctLeaving(tx, actor, onDay('2026-03-20'), {
          measureId: trial.measureId,
          seatId: id,
          lastDay,
          revision,
          reason: 'Väärä päivä',
        }),
      );
    await expect(correct('2026-03-12', 3, trial.worker)).rejects.toThrow(Forbidden);
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
    const steps = await look((read) => listSeatSteps(read, id));
    expect(steps.slice(-3).map(({ state, reason }) => [state, reason])).toEqual([
      ['left', 'Muutti'],
      ['left', 'Väärä päivä'],
      ['taken', 'Väärä päivä'],
    ]);
    expect(await codeOf(take([two]))).toBe('done');
  });

  it('that was left is not given back once somebody else has it', async () => {
    await begin({ seats: 1 });
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    const { id } = await seatOf(one);
    await act(trial.worker, (tx) =>
      leaveSeat(tx, trial.worker, clock, { measureId: trial.measureId, seatId: id, lastDay: today, reason: 'Muutti' }),
    );
    await take([two], { ...march, startsOn: '2026-03-03' });
    const back = act(trial.coordinator, (tx) =>
      correctLeaving(tx, trial.coordinator, clock, {
        measureId: trial.measureId,
        seatId: id,
        lastDay: null,
        revision: 3,
        reason: 'Erehdys',
      }),
    );
    expect(await codeOf(back)).toBe('seat.refused.full');
  });

  it('is taken back with a reason before it begins, and only then', async () => {
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    await take([two], { ...march, startsOn: '2026-03-10' });
    const cancel = async (number: number, reason: string) => {
      const { id } = await seatOf(number);
      return codeOf(
        act(trial.worker, (tx) =>
          cancelSeat(tx, trial.worker, clock, { measureId: trial.measureId, seatId: id, reason }),
        ),
      );
    };
    expect(await cancel(one, 'Muutti')).toBe('seat.refused.has-begun');
    expect(await cancel(two, '')).toBe('seat.refused.reason-missing');
    expect(await cancel(two, 'Muutti')).toBe('done');
  });
});
