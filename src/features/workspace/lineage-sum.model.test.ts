import { expect, it } from 'vitest';
import { type LineageRow, sumOfLineage } from './lineage-sum.model.ts';

const row = (said: Partial<LineageRow>): LineageRow => ({
  code: 'S10001',
  name: 'Polku',
  isReached: true,
  startsOn: null,
  endsOn: null,
  grantedCents: null,
  personsPlanned: null,
  personsRealised: null,
  ...said,
});

it('a lineage comes to what is said of its projects, from the first day to the last', () => {
  const rows = [
    row({ startsOn: '2015-01-01', endsOn: '2016-12-31', grantedCents: 100, personsPlanned: 5 }),
    row({ startsOn: '2017-01-01', endsOn: '2018-12-31', grantedCents: 250 }),
    row({}),
  ];
  expect(sumOfLineage(rows)).toMatchObject({
    code: undefined,
    startsOn: '2015-01-01',
    endsOn: '2018-12-31',
    grantedCents: 350,
    personsPlanned: 5,
    personsRealised: null,
  });
});
