import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { daysAfter } from '#platform/clock.ts';
import { Forbidden } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { clock, codeOf, createSeatTrial, march, today } from '#test/seat-trial.ts';
import { acceptOffer } from './give.commands.server.ts';
import { declineSeat } from './give-up.commands.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { countSeats, findSeat, listSeatsBeside } from './seat.queries.server.ts';
import { listSeatTasks } from './seat-task.queries.server.ts';
import { heldOn } from './seat-use.model.ts';
import { getSeatsPage, type SeatsAsked, seatsAsked } from './seats-page.queries.server.ts';

const { trial, actorOf, begin, act, look, request, offer, take, seatOf, lastEntry } = createSeatTrial();

describe('what is seen of seats', () => {
  it('are counts and persons to those of the project, and nothing to others', async () => {
    const [one = 0, two = 0] = await request(3);
    await take([one]);
    await offer([two]);
    const counted = (actor: Actor) => look((read) => countSeats(read, trial.measureId, today), actor);
    expect(await counted(trial.worker)).toEqual({
      waiting: 1,
      offered: 1,
      firstReplyBy: '2026-03-09',
      running: 1,
      started: 1,
      women: 1,
      unknown: 0,
      tooLate: 0,
    });
    const stranger = await createActor(trial.test, { given: [] });
    expect(await counted(stranger)).toMatchObject({ waiting: 0, running: 0 });
    const { id } = await seatOf(one);
    expect(await look((read) => findSeat(read, trial.measureId, id), stranger)).toBeUndefined();
  });

  it('are as many in SQL as day by day in the model, whoever comes and goes', async () => {
    const days = fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 30 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(days, { minLength: 1, maxLength: 8 }), async (stays) => {
        await begin({ seats: null });
        const held = stays.map(({ from, length }) => ({
          startsOn: daysAfter('2026-03-01', from),
          endsOn: length === null ? null : daysAfter('2026-03-01', from + length),
        }));
        const numbers = await request(held.length);
        for (const [place, each] of held.entries()) await take([numbers[place] ?? 0], { ...each, workPlaceId: null });
        for (const day of ['2026-03-01', '2026-03-20', '2026-04-10', '2026-06-30']) {
          const { running } = await look((read) => countSeats(read, trial.measureId, day));
          expect(running).toBe(heldOn(held, day));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are tasks: replies that are due, people who start, and free seats for which people wait', async () => {
    const tasksOf = async (actor: Actor) => {
      const tasks = await look((read) => listSeatTasks(read, actor, today), actor);
      return tasks.filter(({ key }) => key.endsWith(` ${trial.measureId}`)).map(({ kind }) => kind);
    };
    const [one = 0, two = 0] = await request(3);
    expect(await tasksOf(trial.coordinator)).toEqual(['seat.free']);
    expect(await tasksOf(trial.worker)).toEqual(['seat.own-line']);
    await take([one]);
    await offer([two], march, '2026-03-04');
    expect(await tasksOf(trial.coordinator)).toEqual(['seat.reply', 'seat.start']);
    expect(await tasksOf(trial.worker)).toEqual(['seat.reply', 'seat.own-line']);
    expect(await tasksOf(await actorOf('auditor'))).toEqual([]);
  });

  it('are tasks of whoever asked for them: replies a week ahead, who still waits, a measure for a need of theirs', async () => {
    const expert = await actorOf('service-expert');
    const tasksOf = async (actor: Actor) =>
      (await look((read) => listSeatTasks(read, actor, today), actor)).filter(({ href }) =>
        href.includes(`/${trial.measureId}/`),
      );
    const { rows } = await sql<{ id: number }>`
      insert into measure_need (project_id, asked_by, for_whom, amount, recorded_at, recorded_by)
      values (${trial.projectId}, 'Aino Esimerkki', 'Nuoret', 2, now(), ${expert.userId})
      returning id`.execute(trial.test.owner);
    await sql`update measure set measure_need_id = ${rows[0]?.id} where id = ${trial.measureId}`.execute(
      trial.test.owner,
    );
    const seats = `/workspace/measures/${trial.measureId}/seats`;
    expect((await tasksOf(expert)).map(({ kind, href }) => [kind, href])).toEqual([['seat.need-met', seats]]);
    expect((await tasksOf(trial.worker)).map(({ kind }) => kind)).toEqual([]);
    const [one = 0, two = 0] = await request(3, { actor: expert });
    await offer([one], march, '2026-03-09');
    expect((await tasksOf(expert)).map(({ kind, href }) => [kind, href])).toEqual([
      ['seat.reply', `${seats}#offered`],
      ['seat.own-line', `${seats}?own=yes#waiting`],
    ]);
    await take([two]);
    expect((await tasksOf(expert)).map(({ href }) => href)).toContainEqual(expect.stringMatching(/seats\/\d+$/));
    expect((await tasksOf(trial.worker)).map(({ kind }) => kind)).toEqual([]);
  });

  it('are no tasks of a sensitive service for those who do not see its line', async () => {
    await begin({ kind: 'rehabilitative-work' });
    const expert = await actorOf('service-expert');
    const tasksOf = async (actor: Actor) =>
      (await look((read) => listSeatTasks(read, actor, today), actor))
        .filter(({ href }) => href.includes(`/${trial.measureId}/`))
        .map(({ kind }) => kind);
    const [one = 0] = await request(2, { actor: expert });
    await offer([one], march, '2026-03-04');
    expect(await tasksOf(expert)).toEqual([]);
    expect(await tasksOf(trial.worker)).toEqual(['seat.reply']);
  });

  it('are days in two measures at once, of those who have a seat in both', async () => {
    const elsewhere = trial.measureId;
    const [one = 0] = await request(1);
    await take([one], { ...march, endsOn: null });
    await begin();
    const joined = (numbers: number[]) =>
      act(trial.worker, (tx) =>
        requestSeats(tx, trial.worker, clock, { measureId: trial.measureId, numbers, newSexes: [], askedOn: today }),
      );
    await joined([one]);
    const beside = (hidden: string[] = [], day = today) =>
      look((read) => listSeatsBeside(read, trial.measureId, day, hidden));
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
      await expect(act(trial.coordinator, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
  });
});

describe('a sensitive service', () => {
  let expert: Actor;
  beforeEach(async () => {
    await begin({ kind: 'rehabilitative-work' });
    expert = await actorOf('service-expert');
  });
  const askFor = (actor: Actor, numbers: number[]) =>
    act(actor, (tx) =>
      requestSeats(tx, actor, clock, { measureId: trial.measureId, numbers, newSexes: [], askedOn: today }),
    );
  const open = async () => {
    const { waiting, running } = await look((read) => countSeats(read, trial.measureId, today));
    return waiting + running;
  };

  it('tells by no answer who is in line to those who do not see the line', async () => {
    const [one = 0, two = 0] = await request(2);
    await take([one]);
    expect(await codeOf(askFor(trial.worker, [one]))).toBe('seat.refused.has-seat');
    expect(await codeOf(askFor(expert, [one, two]))).toBe('done');
    expect(await open()).toBe(2);
    expect(await lastEntry()).toMatchObject({ act: 'seat.request', details: { personCount: 2 } });
  });

  it('has its seats changed by those alone who see the line', async () => {
    const [one = 0] = await request(1);
    await offer([one]);
    const { id: seatId } = await seatOf(one);
    for (const change of [acceptOffer, declineSeat]) {
      await expect(
        act(expert, (tx) => change(tx, expert, clock, { measureId: trial.measureId, seatId })),
      ).rejects.toThrow(Forbidden);
      await expect(
        act(expert, (tx) => change(tx, expert, clock, { measureId: trial.measureId, seatId: 999_999 })),
      ).rejects.toThrow(Forbidden);
    }
    expect(
      await codeOf(
        act(trial.worker, (tx) => acceptOffer(tx, trial.worker, clock, { measureId: trial.measureId, seatId })),
      ),
    ).toBe('done');
  });

  it('has no number of a person in the audit', async () => {
    const last = await trial.test.owner.selectFrom('auditEntry').select('id').orderBy('id', 'desc').executeTakeFirst();
    const [one = 0, two = 0] = await request(2);
    await take([two]);
    await offer([one]);
    const { id: seatId } = await seatOf(one);
    await act(trial.worker, (tx) => declineSeat(tx, trial.worker, clock, { measureId: trial.measureId, seatId }));
    const entries = await trial.test.owner
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

describe('the page of the seats', () => {
  const pageFor = (actor: Actor, asked: Partial<SeatsAsked> = {}) =>
    look(async (read) => {
      const head = await findMeasureHead(read, actor, trial.measureId);
      return getSeatsPage(read, actor, head, { today, ...asked });
    }, actor);

  it.each([
    ['', { line: 1, offered: 1, held: 1 }, false],
    ['?line=3&offered=x&held=0', { line: 3, offered: 1, held: 1 }, false],
    ['?own=yes&line=2', { line: 2, offered: 1, held: 1 }, true],
  ])('is asked for by its address: %j', (query, pages, own) => {
    const asked = seatsAsked(new Request(`http://koordi/fi/workspace/measures/1/seats${query}`), today);
    expect(asked).toEqual({ today, pages, before: undefined, own });
  });

  it('has fifty of the line at a time, each with the place in the whole line', async () => {
    const numbers = await request(120);
    const linePage = async (line: number) => {
      const page = await pageFor(trial.coordinator, { pages: { line, held: 1, offered: 1 } });
      expect(page.next).toMatchObject({ kind: 'offer', numbers: numbers.slice(0, 2) });
      expect(page.counts.waiting).toBe(120);
      return page.line;
    };
    for (const [page, rows] of [
      [1, numbers.slice(0, 50)],
      [2, numbers.slice(50, 100)],
      [3, numbers.slice(100)],
    ] as const) {
      const shown = await linePage(page);
      expect(shown.rows.map(({ number }) => number)).toEqual(rows);
      expect(shown.rows.map(({ place }) => place)).toEqual(rows.map((_, at) => (page - 1) * 50 + at + 1));
      expect(shown).toMatchObject({ page, hasMore: page < 3 });
    }
    expect(await linePage(4)).toEqual(await linePage(1));
    const [own = 0] = await request(1, { actor: trial.coordinator });
    const { line } = await pageFor(trial.coordinator, { own: true });
    expect(line.rows).toMatchObject([{ number: own, place: 121 }]);
  });

  it('says of a measure whose last day has gone by who still waits, and of no seats that become free', async () => {
    await begin({ endsOn: '2026-02-28' });
    await request(2);
    const { next, use } = await pageFor(trial.coordinator);
    expect(next).toEqual({ kind: 'ended', count: 2, day: '2026-02-28' });
    expect(use).toMatchObject({ free: undefined, nextFree: undefined });
    const tasks = await look((read) => listSeatTasks(read, trial.coordinator, today), trial.coordinator);
    expect(tasks.map(({ key }) => key)).toContain(`seat.settle ${trial.measureId}`);
  });

  it('tells of a sensitive service nothing that shows who is in it to those who do not see its line', async () => {
    await begin({ kind: 'rehabilitative-work', seats: 10 });
    const expert = await actorOf('service-expert');
    await request(4);
    const before = await pageFor(expert);
    await request(1);
    expect(await pageFor(expert)).toEqual(before);
    await take((await request(2)).slice(0, 2));
    const { counts, use, next, line, held } = await pageFor(expert);
    expect(counts).toEqual({
      waiting: undefined,
      offered: 'few',
      running: 'few',
      started: 'few',
      women: null,
      unknown: 0,
    });
    expect(use).toMatchObject({ stretches: [], free: undefined, nextFree: undefined, hasRoom: true });
    expect([next.kind, line.rows, held.rows]).toEqual(['nothing', [], []]);
    expect((await pageFor(trial.worker)).counts).toMatchObject({ waiting: 5, running: 2 });
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
    await expect(sql`update seat set ${change} where id = ${id}`.execute(trial.test.owner)).rejects.toThrow(constraint);
  });
});
