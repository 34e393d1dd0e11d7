import { describe, expect, it } from 'vitest';
import { changedFacts, changesTold, concerns } from './contract-part-change.model.ts';

const line = { field: '07', amount: 300, supplier: 4 };

describe('a change of what a signed contract gives', () => {
  it('tells the facts that differ, and all of what was added or taken out', () => {
    const lessened = { was: line, isNow: { ...line, amount: 250 } };
    expect(changedFacts(lessened)).toEqual(['amount']);
    expect(changesTold(lessened)).toEqual(['amount: 300 → 250']);
    expect(changedFacts({ was: null, isNow: { ...line, field: null } })).toEqual(['amount', 'supplier']);
    expect(changedFacts({ was: line, isNow: null })).toEqual(['field', 'amount', 'supplier']);
  });

  it('is for the provider whose capacity it is, before and after', () => {
    const change = { kind: 'capacity' as const, was: line, isNow: { ...line, supplier: 5 } };
    expect(concerns(change, [4], true)).toBe(false);
    expect(concerns(change, [4, 5], true)).toBe(true);
    expect(concerns({ ...change, isNow: { ...line, supplier: null } }, [4], true)).toBe(true);
    expect(concerns({ ...change, kind: 'module' }, [], false)).toBe(true);
    expect(concerns({ ...change, kind: 'option' }, [4], true)).toBe(true);
    expect(concerns({ ...change, kind: 'option' }, [4], false)).toBe(false);
  });
});
