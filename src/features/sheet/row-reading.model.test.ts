import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasText, textsFor } from '#platform/i18n/texts.ts';
import { dateCell } from './date-cell.model.ts';
import { cellAddress, explainedProblem, shownValue } from './problem-text.model.ts';
import { isRefused, readRow } from './row-reading.model.ts';
import { failures, shownFileName, sourceOf } from './sheet-import.model.ts';
import type { SheetShape } from './sheet-row.model.ts';
import { remedyOf } from './sheet-text.model.ts';
import { digitCode } from './text-cell.model.ts';

const shape: SheetShape = {
  columns: {
    postalCode: {
      kind: digitCode({ digits: 5, example: '00100' }),
      required: true,
      text: 'organisation.sheet.postal-code',
    },
    seenOn: { kind: dateCell({ example: '2024-01-31' }), required: false, text: 'organisation.sheet.seen-on' },
  },
  check: ({ seenOn }) => (seenOn === null ? [{ key: 'sheet.fault.missing', column: 'seenOn', isWarning: true }] : []),
};
const read = (...cells: (string | number | null)[]) =>
  readRow(shape, { postalCode: 0, seenOn: 2 }, { number: 7, cells }, { is1904: false });

describe('a row', () => {
  it('is understood cell by cell, with what was mended', () => {
    expect(read(100, 'left out', '31.1.2024')).toMatchObject({
      values: { postalCode: '00100', seenOn: '2024-01-31' },
      problems: [],
      mended: [{ column: 'postalCode', found: '100', repairs: ['leading-zeros'] }],
    });
  });

  it('is refused for what is missing or wrong, and only then not judged as a whole', () => {
    const refused = read(' ', null, '3/4/2024');
    expect(isRefused(refused)).toBe(true);
    expect(refused.problems).toMatchObject([
      { column: 'postalCode', key: 'sheet.fault.missing' },
      { column: 'seenOn', key: 'sheet.fault.date-ambiguous', found: '3/4/2024' },
    ]);
    const warned = read('00100');
    expect(isRefused(warned)).toBe(false);
    expect(warned.problems).toEqual([{ column: 'seenOn', key: 'sheet.fault.missing', isWarning: true, found: '' }]);
  });

  it('says in words what is wrong, where, and how to mend it', () => {
    const t = textsFor('en');
    const columns = [{ index: 2, heading: 'Date', key: 'seenOn', how: 'same' as const }];
    const problem = {
      column: 'seenOn',
      found: '3/4/2024',
      key: 'sheet.fault.date-ambiguous',
      details: { one: '3.4.2024', other: '4.3.2024' },
    };
    expect(cellAddress({ sheetName: 'Sheet1', columns }, 7, 'seenOn', t)).toBe('Sheet1!C7');
    expect(cellAddress({ sheetName: null, columns }, 7, undefined, t)).toBe('Row 7');
    expect(explainedProblem(problem, shape, t)).toBe(
      'As of: The day can be read in two ways (3/4/2024). The day may be 3.4.2024 or 4.3.2024. Write it in the form 31.1.2024.',
    );
    expect(
      remedyOf(t, { key: 'sheet.fault.day-bounds', details: { earliest: '2000-01-01', latest: '2030-12-31' } }),
    ).toContain('1 January 2000');
    expect(shownValue(shape, 'seenOn', '2024-01-31', t)).toBe('31.1.2024');
    expect(shownValue(shape, 'seenOn', null, t)).toBe('–');
  });
});

it('every fault and every failure has its texts', () => {
  const folder = import.meta.dirname;
  const sources = readdirSync(folder).filter((name) => name.endsWith('.model.ts') || name.endsWith('.server.ts'));
  const keys = sources.flatMap(
    (name) => readFileSync(join(folder, name), 'utf8').match(/sheet\.fault\.[a-z-]+/g) ?? [],
  );
  expect(keys.length).toBeGreaterThan(20);
  const roots = [...keys, ...failures.map((failure) => `sheet.failure.${failure}`)];
  expect(roots.filter((root) => !hasText(`${root}.title`) || !hasText(`${root}.remedy`))).toEqual([]);
});

it('a file is known by its first bytes and shown by its bare name', () => {
  expect(sourceOf(Buffer.from('PK\u0003\u0004'))).toBe('xlsx');
  expect(sourceOf(Buffer.from('Nimi;Paikka'))).toBe('csv');
  expect(shownFileName('C:\\Users\\aino\\tuottajat.xlsx')).toBe('tuottajat.xlsx');
  expect(shownFileName('a/\u202Exslx.exe')).toBe('xslx.exe');
  expect(shownFileName('/')).toBeNull();
});
