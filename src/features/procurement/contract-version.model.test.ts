import { describe, expect, it } from 'vitest';
import { type ContractVersion, changedTerms, sharesInWords, sumsOf, versionOn } from './contract-version.model.ts';

const share = (code: string, permille: number) => ({ projectId: Number(code.slice(1)), code, name: null, permille });

const signed: ContractVersion = {
  number: 0,
  inForceFrom: '2026-01-10',
  agreedOn: '2026-01-10',
  kind: null,
  reason: null,
  priceModel: 'student-day',
  unitPriceCents: 45_55,
  amount: 600.5,
  startsOn: '2026-02-01',
  endsOn: '2026-12-31',
  optionsText: null,
  shares: [share('S10001', 667), share('S10002', 333)],
  employers: [],
};
const amended: ContractVersion = {
  ...signed,
  number: 1,
  inForceFrom: '2026-06-01',
  kind: 'option',
  endsOn: '2027-06-30',
};
const corrected: ContractVersion = { ...amended, number: 2, kind: 'correction', endsOn: '2027-05-31' };

describe('what binds in a contract', () => {
  it.each([
    ['2026-01-09', undefined],
    ['2026-01-10', 0],
    ['2026-05-31', 0],
    ['2026-06-01', 2],
  ])('on %s is version %s', (day, number) => {
    expect(versionOn([signed, amended, corrected], day)?.number).toBe(number);
  });

  it('has changed where a term differs, however the shares are ordered', () => {
    expect(changedTerms(signed, amended)).toEqual(['endsOn']);
    expect(changedTerms(signed, { ...signed, shares: signed.shares.toReversed() })).toEqual([]);
    expect(changedTerms(signed, { ...signed, optionsText: 'Optio', shares: [share('S10001', 1000)] })).toEqual([
      'optionsText',
      'shares',
    ]);
  });

  it('has changed where an employer pays another share, however the employers are ordered', () => {
    const employer = (unitId: number, permyriad: number) => ({ unitId, permyriad, name: 'Oy', written: 'Oy' });
    const joint = { ...signed, employers: [employer(1, 2_000), employer(2, 1_000)] };
    expect(changedTerms(joint, { ...joint, employers: joint.employers.toReversed() })).toEqual([]);
    expect(changedTerms(joint, { ...joint, employers: [employer(1, 2_001), employer(2, 1_000)] })).toEqual([
      'employers',
    ]);
    const { totalCents, publicCents, employers, buyers } = sumsOf(joint);
    const sumOf = (parts: readonly { cents: number }[]) => parts.reduce((sum, { cents }) => sum + cents, 0);
    expect(publicCents + sumOf(employers)).toBe(totalCents);
    expect(sumOf(buyers)).toBe(publicCents);
  });

  it('comes to a sum that its buyers pay to the cent', () => {
    const { totalCents, buyers } = sumsOf(signed);
    expect(totalCents).toBe(2_735_278);
    expect(buyers.map(({ cents }) => cents)).toEqual([1_824_430, 910_848]);
  });

  it('has shares that are written one a line', () => {
    expect(sharesInWords(signed.shares)).toBe('S10001 66,7\nS10002 33,3');
  });
});
