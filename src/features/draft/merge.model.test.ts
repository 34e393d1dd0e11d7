import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldTexts, mergeEdits } from './merge.model.ts';

const fields = fc.constantFrom('name', 'period', 'summary', 'constructor', 'money');
const texts: fc.Arbitrary<FieldTexts> = fc.dictionary(fields, fc.constantFrom('', 'a', 'b', 'c'), {
  noNullPrototype: true,
});
const three = fc.tuple(texts, texts, texts);

const at = (edit: FieldTexts, field: string) => (Object.hasOwn(edit, field) ? edit[field] : undefined);

describe('two edits of one record', () => {
  it('join by themselves when they changed different fields, and it is told which are theirs', () => {
    const base = { name: 'Polku', summary: 'Vanha', money: '100' };
    const joined = mergeEdits(base, { ...base, name: 'Uusi polku' }, { ...base, summary: 'Toinen' });
    expect(joined).toEqual({
      merged: { name: 'Uusi polku', summary: 'Toinen', money: '100' },
      fromTheirs: ['summary'],
      conflicts: [],
    });
  });

  it('ask about a field that both changed, and keep all three values', () => {
    const { conflicts, merged } = mergeEdits({ name: 'A' }, { name: 'B' }, { name: 'C' });
    expect(conflicts).toEqual([{ field: 'name', base: 'A', mine: 'B', theirs: 'C' }]);
    expect(merged).toEqual({ name: 'B' });
  });

  it('know a field that was emptied from one that was never touched', () => {
    expect(mergeEdits({ a: '1', b: '2' }, { b: '2' }, { a: '1' })).toEqual({
      merged: {},
      fromTheirs: ['b'],
      conflicts: [],
    });
    expect(mergeEdits({ a: '1' }, {}, { a: '3' }).conflicts).toEqual([
      { field: 'a', base: '1', mine: undefined, theirs: '3' },
    ]);
  });

  it('lose no change: every change of either is in the result or in a conflict', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const { merged, conflicts } = mergeEdits(base, mine, theirs);
        for (const field of ['name', 'period', 'summary', 'constructor', 'money']) {
          const [was, my, their] = [at(base, field), at(mine, field), at(theirs, field)];
          const conflict = conflicts.find((found) => found.field === field);
          if (conflict) expect(conflict).toEqual({ field, base: was, mine: my, theirs: their });
          if (my !== was) expect(at(merged, field)).toBe(my);
          else expect(at(merged, field)).toBe(their);
        }
      }),
    );
  });

  it('give the same to both, whoever comes second, unless they conflict', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const there = mergeEdits(base, mine, theirs);
        const back = mergeEdits(base, theirs, mine);
        expect(back.conflicts.map(({ field }) => field).sort()).toEqual(
          there.conflicts.map(({ field }) => field).sort(),
        );
        if (there.conflicts.length === 0) expect(back.merged).toEqual(there.merged);
      }),
    );
  });

  it('change nothing when the other changed nothing', () => {
    fc.assert(
      fc.property(texts, texts, (base, mine) => {
        expect(mergeEdits(base, mine, base)).toEqual({ merged: mine, fromTheirs: [], conflicts: [] });
      }),
    );
  });
});
