import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasText, textsFor } from '#platform/i18n/texts.ts';
import { businessIdCell } from './business-id-cell.model.ts';
import {
  findingsOf,
  judgeRow,
  type KnownOrganisation,
  type OrganisationRow,
  organisationColumns,
  rowKey,
} from './organisation-row.model.ts';

const cell = businessIdCell();
const read = (text: string | number) => cell.read(text, { is1904: false });

describe('a Y-tunnus in a table', () => {
  it.each<[string | number, string, string[]]>([
    ['0123456-2', '0123456-2', []],
    ['123456-2', '0123456-2', ['leading-zeros']],
    [12_345_671, '1234567-1', ['form']],
    [1_234_562, '0123456-2', ['form']],
    ['FI12345671', '1234567-1', ['form']],
    ['1234567\u20131', '1234567-1', ['dash']],
    ['1234567 - 1 ', '1234567-1', ['spaces', 'form']],
  ])('%j is %s', (found, value, repairs) => {
    expect(read(found)).toEqual({ value, repairs });
  });

  it.each([
    ['1234567-2', 'check-digit', { expected: '1' }],
    ['0000006-0', 'no-check-digit', undefined],
    ['12345', 'business-id', undefined],
    ['Oy Ab', 'business-id', undefined],
  ])('%j is asked back: %s', (found, key, details) => {
    expect(read(found)).toEqual({ fault: { key: `organisation.sheet.fault.${key}`, ...(details && { details }) } });
    expect(hasText(`organisation.sheet.fault.${key}.remedy`)).toBe(true);
  });

  it('that lost zeros and hyphen comes back whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (number) => {
        const digits = String(number).padStart(7, '0');
        for (let check = 0; check <= 9; check += 1) {
          const whole = read(`${digits}-${check}`);
          if ('fault' in whole || number < 1000) continue;
          expect(read(Number(`${digits}${check}`))).toMatchObject({ value: whole.value });
        }
      }),
    );
  });
});

it('every column shows and reads its example', () => {
  for (const { kind } of Object.values(organisationColumns)) {
    const reading = kind.read(kind.show(kind.example, textsFor('fi')), { is1904: false });
    expect(reading).toEqual({ value: kind.example, repairs: [] });
  }
});

const row: OrganisationRow = {
  businessId: '1234567-1',
  name: 'Esimerkki Oy',
  unitName: null,
  streetAddress: 'Katu 1',
  postalCode: '00100',
  town: 'Helsinki',
  seenOn: '2024-01-31',
};
const known: KnownOrganisation = {
  latestName: 'Esimerkki Oy',
  name: { spelling: 'Esimerkki Oy', firstSeenOn: '2020-01-01', lastSeenOn: '2024-01-31' },
  unitName: { spelling: 'Esimerkki Oy', firstSeenOn: '2020-01-01', lastSeenOn: '2024-01-31' },
  streetAddress: 'Katu 1',
  postalCode: '00100',
  town: 'Helsinki',
};

describe('a row about an organisation', () => {
  it('is new, the same, or says what it changes', () => {
    expect(judgeRow(row, undefined)).toEqual({ outcome: 'new' });
    expect(judgeRow(row, known)).toEqual({ outcome: 'same' });
    expect(judgeRow({ ...row, streetAddress: 'Katu 2', seenOn: '2025-01-31' }, known)).toEqual({
      outcome: 'changed',
      changes: [
        { column: 'seenOn', from: '2024-01-31', to: '2025-01-31' },
        { column: 'streetAddress', from: 'Katu 1', to: 'Katu 2' },
      ],
    });
    expect(judgeRow({ ...row, name: 'Uusi Oy' }, { ...known, name: null })).toMatchObject({
      changes: [{ column: 'name', from: 'Esimerkki Oy', to: 'Uusi Oy' }],
    });
    expect(judgeRow({ ...row, unitName: 'Kemi' }, { ...known, unitName: null })).toMatchObject({
      changes: [{ column: 'unitName', from: null, to: 'Kemi' }],
    });
  });

  it('without an address says nothing of it', () => {
    expect(judgeRow({ ...row, streetAddress: null, postalCode: null, town: null }, known)).toEqual({ outcome: 'same' });
  });

  it('with a street but no town is taken in with a warning', () => {
    expect(findingsOf(row)).toEqual([]);
    expect(findingsOf({ ...row, town: null })).toMatchObject([{ column: 'town', isWarning: true }]);
  });

  it('tells of one unit on one day, however the unit is spelt', () => {
    expect(rowKey({ ...row, unitName: 'ESIMERKKI  OY' })).toBe(rowKey(row));
    expect(rowKey({ ...row, seenOn: '2025-01-31' })).not.toBe(rowKey(row));
  });
});
