import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine } from './plain-line.ts';

describe('one line of what was typed', () => {
  it.each([
    ['  Työn \t läppäri ', 'Työn läppäri'],
    ['Aino\r\nHallinto', 'Aino Hallinto'],
    ['Aino\u2028Hallinto\u2029', 'Aino Hallinto'],
    ['Aino\u202Eonilla\u2066', 'Ainoonilla'],
    ['\u200BAi\u00ADno\uFEFF \u200E Esa', 'Aino Esa'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['\u202E\u2066\u200B', ''],
  ])('%j is %j', (typed, line) => expect(plainLine(typed)).toBe(line));

  it('holds nothing that is not seen, whatever was typed, and stays as it is', () => {
    const typed = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\n', '\u2028', '\u202E', ' ', '\ud800'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(typed, (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|^ | $| {2}/u,
        );
        expect(plainLine(line)).toBe(line);
      }),
    );
  });
});
