import { describe, expect, it } from 'vitest';
import { shownRowsFrom, shownRowsQuery } from './row-choice.model.ts';
import { columnField, settledColumnsFrom, wrongColumns } from './settled-columns.model.ts';

const columns = [
  { index: 0, heading: 'Tunnus', key: null, how: 'none' },
  { index: 2, heading: 'Nimi', key: 'name', how: 'same' },
] as const;
const known = ['businessId', 'name'];

function sent(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return settledColumnsFrom(form, columns, known);
}

describe('columns as their sender settles them', () => {
  it('are those of the form; what the kind does not know is left out', () => {
    expect(sent({ [columnField(0)]: 'businessId', [columnField(2)]: 'password' })).toEqual([
      { index: 0, heading: 'Tunnus', key: 'businessId', how: 'chosen' },
      { index: 2, heading: 'Nimi', key: null, how: 'none' },
    ]);
  });

  it('may lack nothing compulsory and say nothing twice', () => {
    expect(wrongColumns(sent({ 'column-0': 'businessId', 'column-2': 'name' }), known)).toBeUndefined();
    expect(wrongColumns(sent({ 'column-0': 'name', 'column-2': 'name' }), known)).toEqual({
      missing: ['businessId'],
      twice: ['name'],
    });
  });
});

it('the address of a list of rows says which', () => {
  const shown = { show: 'refused', cause: 'fault sheet.fault.missing name', after: 17 } as const;
  const query = shownRowsQuery(shown);
  expect(query.endsWith('#rows')).toBe(true);
  expect(shownRowsFrom(new URL(query, 'https://koordi.example').searchParams)).toEqual(shown);
  expect(shownRowsFrom(new URLSearchParams('show=all&after=-5'))).toEqual({
    show: undefined,
    cause: undefined,
    after: 0,
  });
});
