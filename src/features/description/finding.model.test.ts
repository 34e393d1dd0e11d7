import { describe, expect, it } from 'vitest';
import { findingsOf } from './finding.model.ts';
import { readDescription } from './reading.model.ts';
import { sampleText } from './sample-text.ts';

const sample = readDescription(sampleText).record;
const withFields = (fields: object) => ({ ...sample, fields: { ...sample.fields, ...fields } });

describe('what is to say of a record under work', () => {
  it('is nothing where there is nothing to remark on', () => {
    expect(findingsOf(sample)).toEqual([]);
  });

  it('stands at its field, the gravest first, then in the order of the form', () => {
    const found = findingsOf(withFields({ businessId: '1234567-8', name: null }));
    expect(found.map(({ rule, field }) => [rule, field])).toEqual([
      ['emptyField', 'name'],
      ['businessIdCheckDigit', 'businessId'],
    ]);
  });

  it('is an error where the name of the project is missing, whether its line is empty or not there', () => {
    const { name: _, ...nameless } = sample.fields;
    for (const fields of [{ ...sample.fields, name: null }, nameless]) {
      const atName = findingsOf({ ...sample, fields }).filter(({ field }) => field === 'name');
      expect(atName).toEqual([expect.objectContaining({ severity: 'error' })]);
    }
  });

  it('says of a day that is not in the calendar that there is none', () => {
    const { record } = readDescription(sampleText.replace(/(Alkaa \d+\.\d+\.\d+ ja päättyy )\S+/, '$131.2.2020'));
    expect(findingsOf(record)).toContainEqual(
      expect.objectContaining({
        rule: 'noSuchDay',
        field: 'period',
        details: expect.objectContaining({ found: '31.2.2020' }),
      }),
    );
  });

  it('names a text in which a heading of the form stands, since it would be read as that heading', () => {
    const found = findingsOf(withFields({ directTargetGroups: 'Nuoret.\n\n3.3 Välilliset kohderyhmät\n\nLisää.' }));
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'readsDifferently', field: 'directTargetGroups', severity: 'error' }),
    );
  });

  it('of the text as a whole stands at the field it follows', () => {
    const { record } = readDescription(sampleText.replace('3.3 Väl', 'Tuntematon rivi\n\n3.3 Väl'));
    const ids = findingsOf(record).map(({ field }) => field);
    expect(ids.every((id) => id !== undefined)).toBe(true);
  });
});
