import { describe, expect, it } from 'vitest';
import type { ToldProject } from '#features/description/public.ts';
import { lineageRows, sumOfLineage } from './lineage-sum.model.ts';

const known = { name: 'Polku', isReached: true, startsOn: null, endsOn: null, told: undefined, plan: undefined };
const noSums = { grantedEuStateCents: null, personsPlanned: null, personsRealised: null };
const told = (sums: Partial<ToldProject>) => ({ ...noSums, name: 'Polku', ...sums }) as ToldProject;
const plan = { code: 'S10002', versionNumber: 2, grantedForMeasuresCents: null };

const rows = lineageRows(
  ['S10001', 'S10002', 'S10003', 'S10004'],
  new Map([
    [
      'S10001',
      {
        ...known,
        startsOn: '2015-01-01',
        endsOn: '2016-12-31',
        told: told({ grantedEuStateCents: 100, personsPlanned: 5, personsRealised: 4 }),
        plan: { ...plan, grantedCents: 999, persons: 999 },
      },
    ],
    [
      'S10002',
      {
        ...known,
        startsOn: '2017-01-01',
        endsOn: '2018-12-31',
        told: told({ personsRealised: 0 }),
        plan: { ...plan, grantedCents: 250, persons: 7 },
      },
    ],
    ['S10003', { ...known, plan: { ...plan, grantedCents: null, persons: 0 } }],
  ]),
);

describe('a lineage', () => {
  it('has of each project what its description says, or else its plan in force', () => {
    const amounts = rows.map(({ code, grantedCents, personsPlanned, personsRealised }) => [
      code,
      ...[grantedCents, personsPlanned, personsRealised].map(({ amount, isPlanned }) => [amount, isPlanned]),
    ]);
    expect(amounts).toEqual([
      ['S10001', [100, false], [5, false], [4, false]],
      ['S10002', [250, true], [7, true], [0, false]],
      ['S10003', [null, false], [0, true], [null, false]],
      ['S10004', [null, false], [null, false], [null, false]],
    ]);
  });

  it('comes to what is said, from the first day to the last, and tells of how many projects', () => {
    expect(sumOfLineage(rows)).toMatchObject({
      code: undefined,
      startsOn: '2015-01-01',
      endsOn: '2018-12-31',
      grantedCents: { amount: 350, told: 2, projects: 4 },
      personsPlanned: { amount: 12, told: 3, projects: 4 },
      personsRealised: { amount: 4, told: 2, projects: 4 },
    });
  });

  it('of which nothing is said comes to nothing, not to nought', () => {
    expect(sumOfLineage(lineageRows(['S10004'], new Map())).personsPlanned).toEqual({
      amount: null,
      told: 0,
      projects: 1,
      isPlanned: false,
    });
  });
});
