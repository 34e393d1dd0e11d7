import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeading, matchColumns, missingColumns, nameKey, needsSender } from './column-matching.model.ts';

const columns = [
  { key: 'businessId', names: ['Y-tunnus', 'FO-nummer', 'Business ID'] },
  { key: 'name', names: ['Nimi', 'Namn', 'Name'] },
  { key: 'postalCode', names: ['Postinumero', 'Postnummer', 'Postal code'] },
];

const keysOf = (headings: string[]) => matchColumns(headings, columns).map(({ key, how }) => [key, how]);

describe('a heading', () => {
  it.each(['Y-tunnus', 'y tunnus', 'YTUNNUS *', 'Y\u2011tunnus', 'FO-nummer', 'business id (7 digits)'])(
    '%j names the column',
    (heading) => {
      expect(keysOf([heading])).toEqual([['businessId', 'same']]);
    },
  );

  it('spelt nearly so is proposed, to be confirmed', () => {
    expect(keysOf(['Postinumreo', 'Y-tunus'])).toEqual([
      ['postalCode', 'alike'],
      ['businessId', 'alike'],
    ]);
  });

  it('of something else is left out, an empty one not even told of', () => {
    expect(keysOf(['Puhelin', '', 'Nimi'])).toEqual([
      [null, 'none'],
      ['name', 'same'],
    ]);
  });

  it('does not take a column from one that names it better', () => {
    expect(keysOf(['Nimii', 'Nimi'])).toEqual([
      [null, 'none'],
      ['name', 'same'],
    ]);
    expect(keysOf(['Namn', 'Nimi'])).toEqual([
      ['name', 'same'],
      [null, 'none'],
    ]);
  });

  it('takes no column twice, whatever the headings', () => {
    const heading = fc.oneof(fc.constantFrom(...columns.flatMap(({ names }) => names)), fc.string());
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), (headings) => {
        const keys = matchColumns(headings, columns).flatMap(({ key }) => (key === null ? [] : [key]));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('the row of headings', () => {
  it('is the one that names most columns, wherever the table begins', () => {
    const rows = [
      { number: 1, texts: ['Palveluntuottajat, nimi ja osoite'] },
      { number: 3, texts: ['', 'Y-tunnus', 'Nimi'] },
      { number: 4, texts: ['', '1234567-1', 'Nimi Oy'] },
    ];
    expect(findHeading(rows, columns)).toMatchObject({ row: 3, matches: [{ index: 1 }, { index: 2 }] });
  });

  it('is the first when none names a column, and none when there are no rows', () => {
    expect(findHeading([{ number: 2, texts: ['a', 'b'] }], columns)).toMatchObject({ row: 2 });
    expect(findHeading([], columns)).toBeUndefined();
  });
});

it('the sender is asked when a compulsory column is missing or one is only spelt alike', () => {
  const compulsory = ['businessId', 'name'];
  expect(needsSender(matchColumns(['Y-tunnus', 'Nimi', 'Muu'], columns), compulsory)).toBe(false);
  expect(needsSender(matchColumns(['Y-tunus', 'Nimi'], columns), compulsory)).toBe(true);
  expect(missingColumns(matchColumns(['Nimi'], columns), compulsory)).toEqual(['businessId']);
});

it('a name stays the same name when it is made a key twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
    }),
  );
});
