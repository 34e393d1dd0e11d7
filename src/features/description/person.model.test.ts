import { describe, expect, it } from 'vitest';
import { shownOn, withoutPersons } from './person.model.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import type { DescriptionRecord } from './record.model.ts';
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
    expect(shownOn(withoutPersons(named), '2025-01-01', '2014-03-01').contactsUntil).toBeUndefined();
  });

  it('is reckoned from the day of the source where no end is told', () => {
    const endless = { ...named, fields: { ...named.fields, period: null } };
    expect(shownOn(endless, '2027-01-01', '2016-05-01').contactsUntil).toBe('2026-12-31');
    expect(shownOn(endless, '2026-12-31', '2016-05-01').contactsUntil).toBeUndefined();
  });
});
