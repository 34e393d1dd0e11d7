import { describe, expect, it } from 'vitest';
import { moneyLines, type Purchase } from './money-line.model.ts';

const purchase: Purchase = {
  kind: 'signed',
  id: 7,
  name: 'Koulutus',
  unitPriceCents: 3_333,
  amount: 1.5,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  shares: [
    { projectId: 1, permille: 334 },
    { projectId: 2, permille: 333 },
    { projectId: 3, permille: 333 },
  ],
  employers: [],
};

describe('the money of projects', () => {
  it('is what each pays of a purchase, to the cent', () => {
    const lines = moneyLines([purchase], [1, 2, 3]);
    expect(lines.map(({ cents }) => cents)).toEqual([1_670, 1_665, 1_665]);
    expect(lines.map(({ totalCents }) => totalCents)).toEqual([5_000, 5_000, 5_000]);
  });

  it('is the public part alone where employers pay, too', () => {
    const joint = { ...purchase, employers: [{ unitId: 4, permyriad: 3_333 }] };
    const lines = moneyLines([joint], [1, 2, 3]);
    expect(lines[0]).toMatchObject({ totalCents: 5_000, employerCents: 1_666, publicCents: 3_334 });
    expect(lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(3_334);
  });

  it('is theirs alone, whoever else pays', () => {
    expect(moneyLines([purchase], [2, 9])).toMatchObject([{ projectId: 2, permille: 333, cents: 1_665, id: 7 }]);
  });
});
