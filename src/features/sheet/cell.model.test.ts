import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyCell, type TableCell } from '#platform/files/table-cell.ts';
import { hasText, textsFor } from '#platform/i18n/texts.ts';
import { type CellKind, repairs } from './cell.model.ts';
import { dateCell } from './date-cell.model.ts';
import { decimalNumber, money, wholeNumber } from './number-cell.model.ts';
import { causeOf } from './sheet-text.model.ts';
import { choiceCell, digitCode, mailCell, ownCode, textCell } from './text-cell.model.ts';

const in1900 = { is1904: false };
const kinds = {
  text: textCell({ longest: 20, example: 'Esimerkki Oy' }),
  postcode: digitCode({ digits: 5, example: '00100' }),
  date: dateCell({ example: '2024-01-31' }),
  whole: wholeNumber({ most: 1_000_000, example: 12 }),
  decimal: decimalNumber({ decimals: 3, example: 1.5 }),
  money: money({ exampleCents: 123_450 }),
  mail: mailCell({ example: 'nimi@example.fi' }),
  choice: choiceCell([
    { value: 'spaces', name: 'sheet.repair.spaces' },
    { value: 'dash', name: 'sheet.repair.dash' },
  ]),
  own: ownCode({
    parse: (text) => (/^s\d+$/i.test(text) ? { code: text.toUpperCase() } : { fault: { key: 'sheet.fault.number' } }),
    expected: 'sheet.expected.mail',
    example: 'S1',
  }),
};

function read(kind: keyof typeof kinds, cell: TableCell) {
  const reading = (kinds[kind] as CellKind).read(cell, in1900);
  return 'fault' in reading ? reading.fault.key.replace('sheet.fault.', '') : reading;
}

describe('a cell that was mended', () => {
  it.each<[keyof typeof kinds, TableCell, string | number, string[]]>([
    ['text', '  Seita -\u00a0säätiö ', 'Seita - säätiö', ['spaces']],
    ['text', 112, '112', []],
    ['text', 'a\u0308', 'ä', ['spaces']],
    ['postcode', 100, '00100', ['leading-zeros']],
    ['postcode', '100', '00100', ['leading-zeros']],
    ['postcode', '100.0', '00100', ['trailing-zero', 'leading-zeros']],
    ['postcode', '00100', '00100', []],
    ['date', { date: '2024-01-31' }, '2024-01-31', []],
    ['date', { date: '2024-01-31T13:05' }, '2024-01-31', ['time-dropped']],
    ['date', 45_322, '2024-01-31', ['serial-date']],
    ['date', '45322', '2024-01-31', ['serial-date']],
    ['date', 20_240_131, '2024-01-31', ['date-form']],
    ['date', '31.1.2024', '2024-01-31', []],
    ['date', '31. 1. 2024 ', '2024-01-31', ['spaces']],
    ['date', '31.1.24', '2024-01-31', ['short-year']],
    ['date', '2024-01-31', '2024-01-31', []],
    ['date', '2024\u201101\u201131', '2024-01-31', ['dash']],
    ['date', '2024-01-31T00:00:00', '2024-01-31', ['time-dropped']],
    ['date', '31.1.2024 13.05', '2024-01-31', ['time-dropped']],
    ['date', '1/31/2024', '2024-01-31', ['date-form']],
    ['date', '31/1/2024', '2024-01-31', ['date-form']],
    ['date', '3/3/2024', '2024-03-03', ['date-form']],
    ['date', '31. tammikuuta 2024', '2024-01-31', ['date-form']],
    ['date', 'den 3 maj 2024', '2024-05-03', ['date-form']],
    ['date', '3rd March, 2024', '2024-03-03', ['date-form']],
    ['whole', '1 234', 1234, ['thousands']],
    ['whole', '1\u00a0234', 1234, ['spaces', 'thousands']],
    ['whole', '12.0', 12, ['trailing-zero']],
    ['whole', 12, 12, []],
    ['decimal', '1,234', 1.234, []],
    ['decimal', '0.5', 0.5, []],
    ['decimal', 0.1 + 0.2, 0.3, []],
    ['money', '1 234,50 €', 123_450, ['currency', 'thousands']],
    ['money', '1.234.567,5', 123_456_750, ['thousands']],
    ['money', '1,234.50', 123_450, ['thousands']],
    ['money', 'EUR 12', 1200, ['currency']],
    ['money', 12.300_000_000_000_001, 1230, []],
    ['money', '12,30', 1230, []],
    ['mail', 'mailto:nimi@Example.fi', 'nimi@example.fi', ['form']],
    ['own', 's12', 'S12', ['letter-case']],
    ['choice', textsFor('sv')('sheet.repair.dash').toUpperCase(), 'dash', []],
  ])('%s %j is read as %j', (kind, cell, value, mended) => {
    expect(read(kind, cell)).toEqual({ value, repairs: mended });
  });

  it('counts days from 1904 where the file does', () => {
    expect(kinds.date.read(43_860, { is1904: true })).toEqual({ value: '2024-01-31', repairs: ['serial-date'] });
  });
});

describe('a cell that is asked back', () => {
  it.each<[keyof typeof kinds, TableCell, string]>([
    ['text', { date: '2024-03-04' }, 'became-date'],
    ['text', { error: '#REF!' }, 'formula'],
    ['text', { error: '=' }, 'not-calculated'],
    ['text', true, 'not-text'],
    ['text', 'x'.repeat(21), 'too-long'],
    ['text', 123_456_789_012_345_660, 'digits-lost'],
    ['postcode', '1,23457E+17', 'digits-lost'],
    ['postcode', '001000', 'code-length'],
    ['postcode', '0O100', 'code-form'],
    ['date', '3/4/2024', 'date-ambiguous'],
    ['date', '03-04-2024', 'date-ambiguous'],
    ['date', '31.2.2024', 'no-such-day'],
    ['date', '2024', 'date'],
    ['date', 2024, 'date'],
    ['date', 'eilen', 'date'],
    ['date', '31.1.1824', 'day-bounds'],
    ['whole', '1,5', 'whole'],
    ['whole', '1.234', 'number-ambiguous'],
    ['whole', '-1', 'bounds'],
    ['whole', 'kaksi', 'number'],
    ['whole', '12 34', 'number'],
    ['decimal', '1.234', 'number-ambiguous'],
    ['decimal', '1,2345', 'decimals'],
    ['money', '1,234', 'number-ambiguous'],
    ['money', '1,005', 'number-ambiguous'],
    ['money', '10,0055', 'cents'],
    ['money', '-5', 'bounds'],
    ['mail', 'nimi example.fi', 'mail'],
    ['choice', 'muu', 'choice'],
  ])('%s %j: %s', (kind, cell, key) => {
    expect(read(kind, cell)).toBe(key);
  });
});

describe('every kind of cell', () => {
  const cells = fc
    .oneof<fc.Arbitrary<TableCell>[]>(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[\d ,.\-/€E+]{1,14}$/),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.record({ date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)) }),
      fc.record({ error: fc.constantFrom('#N/A', '=') }),
    )
    .filter((cell: TableCell) => !isEmptyCell(cell));

  it('answers to whatever a cell holds, with a cause that has a text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(kinds)), cells, (kind, cell) => {
        const reading = (kind as CellKind).read(cell, in1900);
        if ('fault' in reading) expect(causeOf(textsFor('fi'), reading.fault.key)).toBeTypeOf('string');
        else expect(reading.value).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('reads what it shows as the same value, with nothing to mend', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(kinds)), cells, (kind, cell) => {
        const any = kind as CellKind;
        const reading = any.read(cell, in1900);
        if ('fault' in reading) return;
        const again = any.read(any.show(reading.value, textsFor('en')), in1900);
        expect(again).toEqual({ value: reading.value, repairs: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('shows its example and says what it expects', () => {
    for (const kind of Object.values(kinds) as CellKind[]) {
      const t = textsFor('sv');
      expect(kind.read(kind.show(kind.example, t), in1900)).toEqual({ value: kind.example, repairs: [] });
      expect(kind.expected(t)).not.toBe('');
    }
  });
});

it('every repair has a text', () => {
  for (const repair of repairs) expect(hasText(`sheet.repair.${repair}`)).toBe(true);
});
