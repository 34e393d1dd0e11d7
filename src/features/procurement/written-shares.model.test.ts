import { describe, expect, it } from 'vitest';
import { readShares } from './written-shares.model.ts';

const keysOf = (text: string) => readShares(text).findings.map(({ key }) => key);

describe('shares written one a line', () => {
  it.each(['S10001 66,7\nS10002 33,3', ' s10001: 66.7 %\n\nS10002  33.30%'])('are read from %j', (text) => {
    expect(readShares(text)).toEqual({
      shares: [
        { code: 'S10001', permille: 667 },
        { code: 'S10002', permille: 333 },
      ],
      findings: [],
    });
  });

  it.each(['S10001', 'S10001 66,75', 'S10001 0', 'S10001 101', 'S10001 puolet', 'S10001 S10002 50'])(
    '%j is no share',
    (text) => {
      expect(keysOf(text)).toEqual(['procurement.fault.share-line']);
    },
  );

  it('name a project once and come to the whole', () => {
    expect(keysOf('S10001 50\ns10001 50')).toEqual(['procurement.fault.share-twice']);
    expect(readShares('S10001 50\nS10002 49,9').findings).toMatchObject([
      { key: 'procurement.fault.share-sum', details: { sum: '99,9' } },
    ]);
  });
});
