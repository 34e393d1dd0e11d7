import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseCapacities,
  chooseNeeds,
  type DemandSources,
  demandCells,
  monthsFrom,
  type OpenCapacity,
  type OpenNeed,
  roomOf,
  type Supply,
  totalsOf,
  wantedOf,
} from './demand.model.ts';
import { aMeasure } from './sample-facts.ts';

const course: Supply = {
  ...aMeasure({ startsOn: '2012-02-01', endsOn: '2012-03-31', seats: 16, waiting: 2 }),
  heldIn: { '2012-02': 2, '2012-03': 1 },
};
const nothing: DemandSources = { needs: [], supplies: [], capacities: [] };

describe('months', () => {
  it('go on over the end of a year', () => {
    expect(monthsFrom('2012-11-30', 3)).toEqual(['2012-11', '2012-12', '2013-01']);
  });
});

function aNeed(changed: Partial<OpenNeed>): OpenNeed {
  return {
    id: 1,
    projectCode: 'S20001',
    forWhom: 'Nuoret',
    field: null,
    municipalityCode: '698',
    amount: 1,
    wantedFrom: null,
    ...changed,
  };
}

function aCapacity(changed: Partial<OpenCapacity>): OpenCapacity {
  return {
    lineId: 1,
    contractId: 1,
    contractName: 'Kapasiteetti',
    field: '07',
    left: 1,
    fromOn: '2012-01-15',
    untilOn: '2012-03-01',
    ...changed,
  };
}

describe('demand against capacity', () => {
  it('counts seats, those who hold them and those who wait in the months in which a measure runs', () => {
    const cells = demandCells({ ...nothing, supplies: [course] }, ['2012-01', '2012-02', '2012-03', '2012-04']);
    const place = { field: '07', municipalityCode: '698', needed: 0, waiting: 2, esf: 16, national: 0, capacity: 0 };
    expect(cells).toEqual([
      { ...place, month: '2012-02', held: 2, free: 14 },
      { ...place, month: '2012-03', held: 1, free: 15 },
    ]);
  });

  it('counts who waits for a measure of which nobody knows when it runs, and no seats of it', () => {
    const supplies = [{ ...course, startsOn: null, endsOn: null }];
    const [cell] = demandCells({ ...nothing, supplies }, ['2012-02']);
    expect([cell?.waiting, cell?.esf, cell?.held]).toEqual([2, 0, 0]);
  });

  it.each(['closed', 'judged', 'cancelled'] as const)('counts nothing of a measure that is %s', (state) => {
    expect(demandCells({ ...nothing, supplies: [{ ...course, state }] }, ['2012-02'])).toEqual([]);
  });

  it('keeps a need until it is met, from the month in which it is wanted', () => {
    const needs = [aNeed({ amount: 5, wantedFrom: '2012-03-20' })];
    const cells = demandCells({ ...nothing, needs }, ['2012-02', '2012-03', '2012-04']);
    expect(cells.map(({ month, needed }) => [month, needed])).toEqual([
      ['2012-03', 5],
      ['2012-04', 5],
    ]);
  });

  it('shows places left of a contract until the day from which on none can be called off', () => {
    const capacities = [aCapacity({ left: 3 })];
    const cells = demandCells({ ...nothing, capacities }, ['2012-01', '2012-02', '2012-03']);
    expect(cells.map(({ month, capacity }) => [month, capacity])).toEqual([
      ['2012-01', 3],
      ['2012-02', 3],
    ]);
  });

  it('opens the needs and the capacity that a number was counted from', () => {
    const needs = [
      aNeed({ amount: 5, wantedFrom: '2012-03-20' }),
      aNeed({ amount: 3, field: '07' }),
      aNeed({ amount: 2, municipalityCode: null }),
    ];
    const capacities = [aCapacity({ left: 3 }), aCapacity({ left: 0 }), aCapacity({ left: 2, field: null })];
    for (const cell of demandCells({ ...nothing, needs, capacities }, ['2012-01', '2012-02', '2012-03'])) {
      const { month, needed, capacity } = cell;
      const choice = { month, field: cell.field ?? 'none', place: cell.municipalityCode ?? 'none' };
      expect(chooseNeeds(needs, choice).reduce((sum, { amount }) => sum + amount, 0)).toBe(needed);
      expect(chooseCapacities(capacities, choice).reduce((sum, { left }) => sum + left, 0)).toBe(capacity);
    }
    expect(chooseNeeds(needs, { month: '2012-02' })).toHaveLength(2);
  });

  it('says how many seats are wanted, and for how many there is room', () => {
    const cell = { needed: 10, waiting: 4, esf: 6, national: 6, held: 10, free: 2, capacity: 1 };
    expect([wantedOf(cell), roomOf(cell)]).toEqual([14, 3]);
  });

  it('has room in one measure, however far another is over its seats', () => {
    const over = { ...course, heldIn: { '2012-02': 20 } };
    const empty = { ...course, heldIn: {} };
    const [cell] = demandCells({ ...nothing, supplies: [over, empty] }, ['2012-02']);
    expect([cell?.esf, cell?.held, cell?.free]).toEqual([32, 20, 16]);
  });

  it('comes in each month to what its sources have, whatever their fields and places', () => {
    const month = '2012-03';
    const some = { field: fc.constantFrom(null, '07', '10'), municipalityCode: fc.constantFrom(null, '698', '240') };
    const supplies = fc.array(
      fc
        .record({
          ...some,
          seats: fc.nat(20),
          waiting: fc.nat(9),
          funding: fc.constantFrom('esf' as const, 'national' as const),
        })
        .map((changed): Supply => ({ ...course, ...changed })),
    );
    const needs = fc.array(fc.record({ ...some, amount: fc.integer({ min: 1, max: 9 }) }).map(aNeed));
    fc.assert(
      fc.property(supplies, needs, (given, asked) => {
        const totals = totalsOf(demandCells({ needs: asked, supplies: given, capacities: [] }, [month]));
        expect(totals.needed).toBe(asked.reduce((sum, { amount }) => sum + amount, 0));
        expect(totals.esf + totals.national).toBe(given.reduce((sum, { seats }) => sum + (seats ?? 0), 0));
        expect(totals.waiting).toBe(given.reduce((sum, { waiting }) => sum + waiting, 0));
      }),
    );
  });
});
