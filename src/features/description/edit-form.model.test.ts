import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesFrom, type FormEntries } from '#features/draft/public.ts';
import { sharedPath } from '#test/shared.ts';
import {
  fieldTextsOf,
  inputName,
  recordWith,
  sentLines,
  textsFrom,
  typedOf,
  withLinesChanged,
} from './edit-form.model.ts';
import { fieldsOf } from './form.model.ts';
import { findForm } from './forms/form-catalogue.model.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { anyRecord } from './record.arbitrary.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';
import { sampleText } from './sample-text.ts';

/** As a browser sends a form: lines end with two letters, and a line input holds one line. */
function throughBrowser(entries: FormEntries): FormEntries {
  return entriesFrom(entries.map(([name, value]) => [name, value.replaceAll('\n', '\r\n')]));
}

/** Opened in a form, changed, and saved. */
function edited(record: DescriptionRecord, change: (entries: FormEntries) => FormEntries): DescriptionRecord {
  const base = fieldTextsOf(record);
  const form = formOf(record);
  return recordWith(record, textsFrom(form, base, throughBrowser(change(typedOf(form, base)))));
}

const untouched = (entries: FormEntries) => entries;

function typing(typed: Readonly<Record<string, string>>) {
  return (entries: FormEntries): FormEntries => entries.map(([name, value]) => [name, typed[name] ?? value]);
}

const sample = readDescription(sampleText).record;

describe('a description in a form', () => {
  it('comes back as it was when nobody types, whatever its form', () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        expect(edited(record, untouched)).toEqual(record);
      }),
    );
  });

  it('comes back with its odd spaces, unknown text and other line ends', () => {
    const odd = sampleText
      .replace('Osio: ', 'Osio:  ')
      .replace('Salla, Inari', 'Salla,Inari')
      .replace('Pitkään', '\u00A0 Pitkään  \n\n\n')
      .replace('3.3 Väl', 'Lisätieto: tuntematon\n\n3.3 Väl')
      .replaceAll('\n', '\r\n');
    const { record } = readDescription(odd);
    expect(record.layout).toBeDefined();
    const saved = edited(record, typing({ [inputName('name')]: 'Toinen nimi' }));
    expect(printText(edited(record, untouched))).toBe(odd);
    expect(printText(saved)).toBe(odd.replace('Pohjoinen polku', 'Toinen nimi'));
  });

  const seeds = sharedPath('seeds');
  it.skipIf(!seeds)('comes back as it was, for each official description at hand', async () => {
    for await (const name of glob('*.txt', { cwd: seeds ?? '' })) {
      const text = readFileSync(join(seeds ?? '', name), 'utf8');
      const { record } = readDescription(text);
      expect(edited(record, untouched), name).toEqual(record);
      expect(printText(edited(record, untouched)), name).toBe(text);
    }
  });

  it('that is typed anew into an empty form is read just as its file is', () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        const form = formOf(record);
        const sent = throughBrowser(typedOf(form, fieldTextsOf(record)));
        const typedAnew = recordWith({ form: form.id, fields: {} }, textsFrom(form, {}, sent));
        const readAgain = readDescription(printText(record)).record;
        for (const { id, shape } of fieldsOf(form)) {
          if (typeof record.fields[id] === 'object' && record.fields[id] === null) continue;
          if (shape === 'value' || record.fields[id] === undefined) continue;
          expect(typedAnew.fields[id], id).toEqual(readAgain.fields[id]);
        }
      }),
    );
  });

  it('reads what is typed as a file is read, and keeps what it cannot read as it was typed', () => {
    const saved = edited(
      sample,
      typing({
        [inputName('grantedEuState')]: '1\u00A0030\u00A0258,50',
        [inputName('period', 'endsOn')]: '31.12.2013',
        [inputName('personsPlanned', 'women')]: 'kymmenen',
        [inputName('businessId')]: ' 1234567-1 ',
        [inputName('municipalities', 'names')]: 'Kittilä\n\nKoski Tl\n',
      }),
    );
    expect(saved.fields).toMatchObject({
      grantedEuState: 103025850,
      period: { startsOn: '2010-01-01', endsOn: '2013-12-31' },
      personsPlanned: { unread: '20, joista naisia kymmenen' },
      businessId: '1234567-1',
      municipalities: ['Kittilä', 'Koski Tl'],
    });
    const again = typedOf(formOf(saved), fieldTextsOf(saved));
    expect(again).toContainEqual([inputName('personsPlanned', 'women'), 'kymmenen']);
  });

  it('prints an expected line that was emptied empty, and leaves out another', () => {
    const saved = edited(
      sample,
      typing({
        [inputName('projectWeb')]: '',
        [inputName('municipalities', 'names')]: '',
        [inputName('jobsPlanned', 'total')]: '',
      }),
    );
    expect(saved.fields.projectWeb).toBeNull();
    expect(saved.fields).not.toHaveProperty('municipalities');
  });

  it('keeps a field of which no input was sent', () => {
    expect(edited(sample, (entries) => entries.filter(([name]) => !name.includes('period')))).toEqual(sample);
  });

  it('takes a value that is not among those known', () => {
    const saved = edited(sample, (entries) => [...entries, [inputName('status', 'other'), 'Tauolla']]);
    expect(saved.fields.status).toBe('Tauolla');
  });

  it('has a box for a line that is there or not', () => {
    const nationwide = edited(sample, (entries) => [...entries, [inputName('nationwide'), 'yes']]);
    expect(nationwide.fields.nationwide).toBe(true);
    expect(edited(nationwide, typing({ [inputName('nationwide')]: '' })).fields).not.toHaveProperty('nationwide');
  });
});

describe('a list in a form', () => {
  const form = findForm('esr-2014');
  if (!form) throw new Error('the form is missing');
  const partners = fieldsOf(form).find(({ id }) => id === 'partners');
  if (!partners) throw new Error('the list is missing');
  const record: DescriptionRecord = {
    form: 'esr-2014',
    fields: { partners: [{ name: 'A, B ja C', businessId: '1234567-1' }] },
  };

  it('gets a line more, and loses the one that is taken away', () => {
    const longer = withLinesChanged(form, typedOf(form, fieldTextsOf(record)), 'add-line.partners');
    expect(sentLines(partners, longer)).toEqual([
      { name: 'A, B ja C', businessId: '1234567-1' },
      { name: '', businessId: '' },
    ]);
    const shorter = withLinesChanged(form, longer, 'remove-line.partners.0');
    expect(sentLines(partners, shorter)).toEqual([{ name: '', businessId: '' }]);
    expect(recordWith(record, textsFrom(form, fieldTextsOf(record), shorter)).fields).not.toHaveProperty('partners');
  });

  it('has one empty line to type into when it has none', () => {
    expect(sentLines(partners, typedOf(form, {}))).toHaveLength(1);
  });

  it('is not changed by a button of no list', () => {
    const sent = typedOf(form, {});
    expect(withLinesChanged(form, sent, 'add-line.name')).toBe(sent);
    expect(withLinesChanged(form, sent, 'save')).toBe(sent);
  });
});
