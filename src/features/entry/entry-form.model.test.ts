import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlNames } from '#features/draft/public.ts';
import { choiceCell, dateCell, money, proseCell, textCell, wholeNumber } from '#features/sheet/public.ts';
import {
  areConfirmed,
  baseFromSent,
  defineEntryForm,
  joinEntry,
  readEntry,
  textsFromSent,
  textsOfRow,
  warningsIn,
} from './entry-form.model.ts';

const form = defineEntryForm({
  columns: {
    name: { kind: textCell({ longest: 20, example: 'A' }), required: true, text: 'organisation.sheet.name' },
    about: { kind: proseCell({ longest: 50, example: 'A' }), required: false, text: 'organisation.sheet.name' },
    from: { kind: dateCell({ example: '2024-01-31' }), required: false, text: 'organisation.sheet.seen-on' },
    until: { kind: dateCell({ example: '2024-01-31' }), required: false, text: 'organisation.sheet.seen-on' },
    seats: { kind: wholeNumber({ example: 10 }), required: false, text: 'organisation.sheet.name' },
    price: { kind: money({ exampleCents: 1000 }), required: false, text: 'organisation.sheet.name' },
    language: {
      kind: choiceCell([
        { value: 'fi', name: 'access.role.coordinator' },
        { value: 'sv', name: 'access.role.auditor' },
      ]),
      required: false,
      text: 'organisation.sheet.name',
    },
  },
  check: ({ from, until }) =>
    from !== null && until !== null && until < from ? [{ key: 'sheet.fault.day-bounds', column: 'until' }] : [],
});

describe('a form that was sent', () => {
  it('is read as the cells of a table are, with what Finns type', () => {
    const { row, isGood } = readEntry(form, {
      name: '  Askari  ',
      about: 'Yksi\r\n\r\nkaksi ',
      from: '1.9.2026',
      seats: '12',
      price: '1 234,50 €',
      language: 'sv',
    });
    expect(isGood).toBe(true);
    expect(row).toEqual({
      name: 'Askari',
      about: 'Yksi\n\nkaksi',
      from: '2026-09-01',
      until: null,
      seats: 12,
      price: 123_450,
      language: 'sv',
    });
  });

  it('tells all faults of single fields at once, and what is amiss together only when they are good', () => {
    const faults = readEntry(form, { from: '31.2.2026', until: 'x' }).problems;
    expect(faults.map(({ column, key }) => [column, key])).toEqual([
      ['name', 'sheet.fault.missing'],
      ['from', 'sheet.fault.no-such-day'],
      ['until', 'sheet.fault.date'],
    ]);
    const together = readEntry(form, { name: 'A', from: '2.9.2026', until: '1.9.2026' });
    expect(together).toMatchObject({ isGood: false, problems: [{ column: 'until', key: 'sheet.fault.day-bounds' }] });
  });

  it('is filled from a row so that, sent back untouched, it says the same', () => {
    const row = fc.record({
      name: fc.stringMatching(/^[A-Za-zåäö]{1,20}$/),
      about: fc.option(fc.stringMatching(/^[a-z]{1,10}(\n[a-z]{1,10}){0,2}$/)),
      from: fc.option(fc.constantFrom('2024-02-29', '1999-12-31')),
      until: fc.constant(null),
      seats: fc.option(fc.nat(1_000_000)),
      price: fc.option(fc.nat(100_000_000)),
      language: fc.option(fc.constantFrom('fi', 'sv')),
    });
    fc.assert(
      fc.property(row, (known) => {
        const texts = textsOfRow(form, known);
        const sent = textsFromSent(form, Object.entries(texts));
        expect(sent).toEqual(texts);
        expect(readEntry(form, sent)).toMatchObject({ row: known, isGood: true });
      }),
    );
  });
});

describe('the texts that a form was filled from', () => {
  const sent = (base: string) => baseFromSent(form, [[controlNames.base, base]]);

  it('come back with the form, as far as they are texts of its fields', () => {
    expect(sent('{"name":"A","other":"B","seats":3}')).toEqual({ name: 'A' });
  });

  it('are unknown where they are no form of ours', () => {
    expect(['', 'x', '[', 'null', '1'].map(sent)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

it('two edits are joined field by field, and what both changed is told with both values', () => {
  const joined = joinEntry(
    { name: 'A', seats: '1', price: '1,00' },
    { name: 'B', seats: '1', price: '2,00' },
    { name: 'A', seats: '2', price: '3,00' },
  );
  expect(joined.texts).toEqual({ name: 'B', seats: '2', price: '2,00' });
  expect(joined.fromTheirs).toEqual(['seats']);
  expect(joined.conflicts).toEqual([{ field: 'price', base: '1,00', mine: '2,00', theirs: '3,00' }]);
});

describe('what is but a warning', () => {
  const warning = (found: string) => ({
    key: 'sheet.fault.missing',
    column: 'name',
    details: { found },
    isWarning: true,
  });

  it('is saved once its user has seen just that and sends the form again', () => {
    expect(areConfirmed([], '')).toBe(true);
    expect(areConfirmed([warning('Oy Eka')], '')).toBe(false);
    const shown = warningsIn([warning('Oy Eka'), warning('Oy Toka')]);
    expect(areConfirmed([warning('Oy Toka')], shown)).toBe(true);
    expect(areConfirmed([warning('Oy Kolmas')], shown)).toBe(false);
  });

  it('stay seen while something else is mended', () => {
    const before = warningsIn([warning('Oy Eka')]);
    const { isWarning: _, ...fault } = warning('Oy Toka');
    expect(areConfirmed([warning('Oy Eka')], warningsIn([fault], before))).toBe(true);
    expect(warningsIn([warning('Oy Eka')], before)).toBe(before);
  });

  it('does not carry along what must be mended', () => {
    const { isWarning: _, ...fault } = warning('Oy Eka');
    expect(warningsIn([fault])).toBe('');
    expect(areConfirmed([fault], warningsIn([warning('Oy Eka')]))).toBe(false);
  });
});
