import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureStates } from '#features/measure/public.ts';
import { type SeatCount, seatCounts } from './coordination-address.model.ts';
import {
  chooseMeasures,
  type DayMeasure,
  figuresOf,
  givesSeatsIn,
  isKnownOn,
  nextDays,
  seatsCounted,
} from './day-view.model.ts';
import { aMeasure, aProject } from './sample-facts.ts';

const on = '2012-03-01';

const someMeasure: fc.Arbitrary<DayMeasure> = fc
  .record({
    id: fc.nat(),
    projectId: fc.constantFrom(1, 2, 3),
    state: fc.constantFrom(...measureStates),
    endsOn: fc.constantFrom(null, '2012-02-29', '2012-03-01', '2012-12-31'),
    seats: fc.option(fc.nat(30)),
    held: fc.nat(40),
    waiting: fc.nat(20),
  })
  .map(aMeasure);

describe('a project on a day gone by', () => {
  it('was known once it had started, or had a state or a plan before', () => {
    const ahead = { status: null, planNumber: null, startsOn: '2012-03-02' };
    expect(isKnownOn(aProject(ahead), on)).toBe(false);
    expect(isKnownOn(aProject({ ...ahead, startsOn: on }), on)).toBe(true);
    expect(isKnownOn(aProject({ ...ahead, startsOn: null }), on)).toBe(true);
    expect(isKnownOn(aProject({ ...ahead, status: 'application' }), on)).toBe(true);
    expect(isKnownOn(aProject({ ...ahead, planNumber: 1 }), on)).toBe(true);
  });
});

describe('the numbers of a day', () => {
  it('counts a seat as free where nobody holds it and the measure takes people', () => {
    const measure = aMeasure({ state: 'running', seats: 16, held: 12, waiting: 3 });
    expect(figuresOf([], [measure], on).seats).toEqual({ seats: 16, held: 12, waiting: 3, free: 4, over: 0 });
  });

  it('counts no seats of a measure that is over, though people may wait for it', () => {
    const measure = aMeasure({ state: 'closed', seats: 16, held: 12, waiting: 1 });
    expect(figuresOf([], [measure], on).seats).toEqual({ seats: 0, held: 0, waiting: 0, free: 0, over: 0 });
  });

  it('counts nobody as waiting for a measure whose last day has gone by, whatever its state says', () => {
    const measure = aMeasure({ state: 'running', endsOn: '2012-02-29', seats: 12, held: 0, waiting: 11 });
    expect(figuresOf([], [measure], on).seats).toEqual({ seats: 0, held: 0, waiting: 0, free: 0, over: 0 });
  });

  it('is held over the seats where there are fewer, or nobody has said how many', () => {
    const full = aMeasure({ seats: 5, held: 7 });
    const unsaid = aMeasure({ seats: null, held: 3 });
    expect(figuresOf([], [full, unsaid], on).seats).toMatchObject({ seats: 5, held: 10, free: 0, over: 5 });
  });

  it('has as many seats free as there are less those held, and those held over', () => {
    fc.assert(
      fc.property(fc.array(someMeasure), (measures) => {
        const { seats, held, over, free } = figuresOf([], measures, on).seats;
        expect(seats - held + over).toBe(free);
      }),
    );
  });

  it('comes to the same over all projects as over each, and as over the measures that a number leads to', () => {
    const projects = [1, 2, 3].map((id) => aProject({ id, code: `S2000${id}` }));
    fc.assert(
      fc.property(fc.array(someMeasure), (measures) => {
        const all = figuresOf(projects, measures, on);
        const countOf = (measure: DayMeasure, count: SeatCount) => seatsCounted(measure, count, on);
        for (const count of seatCounts) {
          const each = projects.map(({ id }) =>
            figuresOf(
              [],
              measures.filter(({ projectId }) => projectId === id),
              on,
            ),
          );
          expect(each.reduce((sum, { seats }) => sum + seats[count], 0)).toBe(all.seats[count]);
          const listed = chooseMeasures(projects, measures, { count }, countOf);
          expect(listed.reduce((sum, measure) => sum + seatsCounted(measure, count, on), 0)).toBe(all.seats[count]);
        }
        for (const { state, measures: number } of all.states)
          expect(chooseMeasures(projects, measures, { state }, countOf)).toHaveLength(number);
        expect(all.states.reduce((sum, { measures: number }) => sum + number, 0)).toBe(measures.length);
      }),
    );
  });

  it('counts no seats of trainings for the network’s own staff', () => {
    const staff = aMeasure({ kind: 'staff-training' });
    expect(seatsCounted(staff, 'free', on)).toBe(0);
    expect(givesSeatsIn(staff, on.slice(0, 7))).toBe(false);
    expect(givesSeatsIn(aMeasure(), on.slice(0, 7))).toBe(true);
  });

  it('lists nothing of a project that is not carried', () => {
    const chosen = chooseMeasures([aProject({ id: 1 })], [aMeasure({ projectId: 1 })], { project: 'S99999' }, () => 1);
    expect(chosen).toEqual([]);
  });
});

describe('the next days', () => {
  it('gives the nearest of each kind, without those gone by and starts that were given up', () => {
    const measures = [
      aMeasure({ id: 1, name: 'Myöhempi', startsOn: '2012-05-01' }),
      aMeasure({ id: 2, name: 'Lähin', startsOn: '2012-04-01' }),
      aMeasure({ id: 3, name: 'Peruttu', startsOn: '2012-03-10', state: 'cancelled' }),
      aMeasure({ id: 4, name: 'Alkanut', startsOn: '2012-02-01' }),
    ];
    const dueDays = [
      { projectId: 1, kind: 'report' as const, id: 7, name: 'Väliraportti', dueOn: '2012-03-31' },
      { projectId: 1, kind: 'report' as const, id: 6, name: 'Vanha', dueOn: '2012-02-01' },
    ];
    expect(nextDays(on, measures, dueDays)).toEqual([
      { kind: 'report', id: 7, name: 'Väliraportti', on: '2012-03-31' },
      { kind: 'start', id: 2, name: 'Lähin', on: '2012-04-01' },
    ]);
  });
});
