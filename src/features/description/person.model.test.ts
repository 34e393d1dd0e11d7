import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from './form.model.ts';
import type { KindName } from './kind.model.ts';
import { dataOf, shownOn } from './person.model.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { anyRecord } from './record.arbitrary.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';
import { sampleText } from './sample-text.ts';

const { record } = readDescription(sampleText);
const named: DescriptionRecord = {
  ...record,
  fields: {
    ...record.fields,
    period: { startsOn: '2012-01-01', endsOn: '2014-02-28' },
    contactName: 'Aamu Esimerkki',
    contactEmail: 'aamu.esimerkki@koordi.example',
  },
};

describe('a contact person', () => {
  it('is shown as the form prints it to the end of the tenth year after the project ended', () => {
    const shown = shownOn(named, '2024-12-31', '2014-03-01');
    expect(shown.contactsUntil).toBeUndefined();
    expect(shown.record.fields.contactName).toBe('Aamu Esimerkki');
    expect(printText(shown.record)).toContain('aamu.esimerkki(at)koordi.example');
  });

  it('is left out from the day after, and the page says since when', () => {
    const shown = shownOn(named, '2025-01-01', '2014-03-01');
    expect(shown.contactsUntil).toBe('2024-12-31');
    expect(printText(shown.record)).not.toMatch(/Aamu|aamu/);
    expect(shown.record.fields.name).toBe(record.fields.name);
  });

  it('who was never named is not said to be left out', () => {
    expect(shownOn(dataOf(named), '2025-01-01', '2014-03-01').contactsUntil).toBeUndefined();
  });

  it('is reckoned from the day of the source where no end is told', () => {
    const endless = { ...named, fields: { ...named.fields, period: null } };
    expect(shownOn(endless, '2027-01-01', '2016-05-01').contactsUntil).toBe('2026-12-31');
    expect(shownOn(endless, '2026-12-31', '2016-05-01').contactsUntil).toBeUndefined();
  });

  it('can then be reached by no line that the form does not know either', () => {
    const text = sampleText.replace('Asema: ', 'Varalla Eila, puh. 050 9998887, eila(at)koordi.example\n\nAsema: ');
    const { record: unknownLine } = readDescription(text);
    expect(printText(shownOn(unknownLine, '2022-12-31', '2014-03-01').record)).toContain('050 9998887');
    const later = printText(shownOn(unknownLine, '2023-01-01', '2014-03-01').record);
    expect(later).toContain('Varalla Eila, puh. […], […]');
  });
});

describe('a record as data', () => {
  const text = sampleText
    .replace('Asema: ', 'Varalla Eila Esimerkki\n\nAsema: ')
    .replace('Hankkeesta kerrotaan lehdissä.', 'Kysy: eila@koordi.example, puh. 050 9998887.');
  const data = dataOf(readDescription(text).record);

  it('has no contact person, no telephone of the organisation and no text that no field recognises', () => {
    expect(Object.keys(data)).toEqual(['form', 'fields']);
    expect(Object.keys(data.fields).filter((id) => /contact|Phone/.test(id))).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/Eila|Aino|000 0000/);
  });

  it('has no e-mail and no telephone in its texts', () => {
    expect(data.fields.communicationPlan).toBe('Kysy: […], puh. […].');
  });

  it('keeps its codes, days, sums and numbers as they are', () => {
    const exact: ReadonlySet<KindName> = new Set(['projectCode', 'businessId', 'postalCode', 'period', 'day', 'money']);
    fc.assert(
      fc.property(anyRecord(), (any) => {
        const told = dataOf(any).fields;
        for (const { id, kind } of fieldsOf(formOf(any))) {
          const value = any.fields[id];
          if (value !== undefined && exact.has(kind.name)) expect(told[id]).toEqual(value);
        }
      }),
    );
  });
});
