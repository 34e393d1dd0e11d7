import { describe, expect, it } from 'vitest';
import { optionStateOf, termsWith } from './contract-option.model.ts';

describe('an option', () => {
  it('is open until its day, has lapsed after it, and stays used', () => {
    const option = { usedNumber: null, useByOn: '2026-05-31' };
    expect(optionStateOf(option, '2026-05-31')).toBe('open');
    expect(optionStateOf(option, '2026-06-01')).toBe('lapsed');
    expect(optionStateOf({ ...option, usedNumber: 2 }, '2026-06-01')).toBe('used');
  });
});

describe('a contract whose option is used', () => {
  const terms = { priceModel: 'place', unitPriceCents: 1_180_00, amount: 48, endsOn: '2026-12-31' } as const;
  const option = { kind: 'places', amount: 2.5, endsOn: null, unitPriceCents: null } as const;

  it('gives more of what it is priced by', () => {
    expect(termsWith(option, terms)).toEqual({ ...terms, amount: 50.5 });
    expect(termsWith({ ...option, kind: 'amount', unitPriceCents: 1_180_00 }, terms)).toEqual({
      ...terms,
      amount: 50.5,
    });
    expect(termsWith({ ...option, kind: 'days' }, { ...terms, priceModel: 'student-day' }).amount).toBe(50.5);
  });

  it('comes to a sum where more costs something else', () => {
    expect(termsWith({ ...option, amount: 2, unitPriceCents: 1_000_00 }, terms)).toEqual({
      ...terms,
      priceModel: 'lump',
      unitPriceCents: 48 * 1_180_00 + 2_000_00,
      amount: 1,
    });
  });

  it('ends later', () => {
    const longer = { kind: 'period', amount: null, endsOn: '2027-06-30', unitPriceCents: null } as const;
    expect(termsWith(longer, terms)).toEqual({ ...terms, endsOn: '2027-06-30' });
  });

  it('is left as it is where the option is not counted as the price is', () => {
    expect(termsWith({ ...option, kind: 'days' }, terms)).toBe(terms);
    expect(termsWith({ ...option, kind: 'other', amount: null }, terms)).toBe(terms);
    const lump = { ...terms, priceModel: 'lump', amount: 1 } as const;
    expect(termsWith({ ...option, kind: 'amount' }, lump)).toBe(lump);
  });
});
