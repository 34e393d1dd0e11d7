import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '#test/shared.ts';
import { forms } from './forms/form-catalogue.model.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { anyRecord, recordOf } from './record.arbitrary.ts';
import { normalised } from './record.model.ts';
import { judge } from './rules.model.ts';
import { sampleText } from './sample-text.ts';

const seeds = sharedPath('seeds');
const seedFiles = seeds ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];

function readSeed(code: string) {
  const texts = seedFiles.map((name) => readFileSync(join(seeds ?? '', name), 'utf8'));
  return readDescription(texts.find((text) => text.includes(`koodi: ${code}`)) ?? '');
}

describe('the official descriptions (skipped where ../shared is absent)', () => {
  it.skipIf(!seeds)('print back from their values alone, byte for byte', () => {
    expect(seedFiles).toHaveLength(5);
    for (const name of seedFiles) {
      const text = readFileSync(join(seeds ?? '', name), 'utf8');
      const { record } = readDescription(text);
      expect(printText(record)).toBe(text);
      expect(record.layout).toBeUndefined();
      expect(record.envelope).toBeUndefined();
    }
  });

  it.skipIf(!seeds)('have nothing to remark on, save the text that is cut off in mid-word', () => {
    const remarks = ['S11829', 'S10246', 'S10619', 'S10930', 'S20193'].map((code) =>
      judge(readSeed(code)).map(({ rule, line }) => `${code} ${rule} ${line}`),
    );
    expect(remarks.flat()).toEqual(['S20193 truncated 186']);
    expect(readSeed('S20193').record.truncated).toBe(true);
  });

  it.skipIf(!seeds)('give their figures', () => {
    const oksa = readSeed('S10930').record.fields;
    expect(oksa.personsPlanned).toEqual({ total: 555, women: 275 });
    expect(oksa.personsRealised).toEqual({ total: 455, women: 157 });
    expect(oksa.jobsRealised).toEqual({ total: 9, women: 1 });
    expect(oksa.plannedPublic).toBe(103_025_800);
    const typo = readSeed('S20193').record.fields;
    expect(typo.effectWellbeing).toMatchObject({ direct: 5, indirect: 3 });
    expect(typo.participatingEnterprisesRealised).toBe(5);
    expect(typo.municipalities).toHaveLength(8);
    expect(typo.genderEqualityMainAim).toMatchObject({ answer: 'Ei' });
    expect(readSeed('S11829').record.fields.municipalities).toHaveLength(21);
    expect(readSeed('S10246').record.fields.nationwide).toBe(true);
  });
});

describe('reading what was printed', () => {
  it('gives back any record of any form', () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        expect(readDescription(printText(record)).record).toEqual(record);
      }),
      { numRuns: 500 },
    );
  });

  it('knows each form by its text', () => {
    for (const form of forms) {
      const [record] = fc.sample(recordOf(form), { numRuns: 1, seed: 7 });
      if (record) expect(readDescription(printText(record)).record.form).toBe(form.id);
    }
  });
});

describe('reading never loses a letter', () => {
  it('of any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(printText(readDescription(text).record)).toBe(text);
      }),
    );
  });

  it('of forms with lines dropped, doubled, swapped, glued, renamed or with other letters and line ends', () => {
    fc.assert(
      fc.property(anyRecord(), fc.array(mutation, { minLength: 1, maxLength: 6 }), (record, mutations) => {
        const text = mutations.reduce((mutated, mutate) => mutate(mutated), printText(record));
        const reading = readDescription(text);
        expect(printText(reading.record)).toBe(text);
        // The reader never has to fall back on keeping a text whole whose title it knows.
        if (reading.record.form === 'unrecognised') expect(titlesIn(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('of forms cut off anywhere', () => {
    fc.assert(
      fc.property(anyRecord(), fc.nat(), (record, at) => {
        const whole = printText(record);
        const text = whole.slice(0, at % (whole.length + 1));
        expect(printText(readDescription(text).record)).toBe(text);
      }),
    );
  });
});

function titlesIn(text: string): string[] {
  const lines = new Set(
    text
      .split(/\r\n|\r|\n/)
      .slice(0, 20)
      .map(normalised),
  );
  const titles = forms.flatMap((form) =>
    form.blocks.filter((block) => block.block === 'literal' && block.rank === 'title'),
  );
  return titles.map((title) => title.labels.fi).filter((title) => lines.has(title));
}

type Mutation = (text: string) => string;

/** A change to the lines of a text, at a place that the random number tells. */
function lineMutation(change: (lines: string[], at: number) => void): fc.Arbitrary<Mutation> {
  return fc.nat().map((random) => (text: string) => {
    const lines = text.split('\n');
    change(lines, random % lines.length);
    return lines.join('\n');
  });
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  lineMutation((lines, at) => lines.splice(at, 1)),
  lineMutation((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  lineMutation((lines, at) => lines.splice((at * 7) % lines.length, 0, ...lines.splice(at, 1))),
  lineMutation((lines, at) => lines.splice(at, 2, `${lines[at] ?? ''}${lines[at + 1] ?? ''}`)),
  lineMutation((lines, at) => lines.splice(at, 1, (lines[at] ?? '').replace(':', ' :'))),
  lineMutation((lines, at) => lines.splice(at, 1, ` ${lines[at] ?? ''}\t`)),
  lineMutation((lines, at) => lines.splice(at, 1, 'aivan muuta tekstiä')),
  fc.constantFrom<Mutation>(
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => text.replace('\n', '\r'),
    (text) => text.replaceAll(' ', '\u00A0'),
    (text) => `\uFEFF${text}`,
    (text) => text.normalize('NFD'),
    (text) => `\n\n${text}\n`,
    (text) => text.toUpperCase(),
  ),
);

describe('a fault in a form', () => {
  const faults: readonly [string, (text: string) => string, string, string | undefined][] = [
    ['a line left out', (text) => text.replace('Osoite: Rantatie 1\n\n', ''), 'missingField', 'Y-tunnus'],
    ['a misspelt label', (text) => text.replace('Osoite:', 'Osite:'), 'misspeltLabel', 'Osite'],
    [
      'two lines glued together',
      (text) => text.replace('\n\nPuhelinnumero: 040', ' Puhelinnumero: 040'),
      'gluedLabel',
      'Puhelinnumero: 040',
    ],
    [
      'a line that is there twice',
      (text) => text.replace('Osoite:', 'Osoite: Toinen tie 2\n\nOsoite:'),
      'repeated',
      'Osoite: Rantatie 1',
    ],
    [
      'a line out of its place',
      (text) => `${text}`.replace('Y-tunnus: 1234567-1\n\n', '').replace('Asema:', 'Y-tunnus: 1234567-1\n\nAsema:'),
      'outOfOrder',
      'Y-tunnus',
    ],
    [
      'a heading left out',
      (text) => text.replace('3.3 Välilliset kohderyhmät\n\n', ''),
      'missingHeading',
      '3.4 Aloittaneiden',
    ],
    [
      'a heading glued to its text',
      (text) => text.replace('kohderyhmät\n\nTyönantajat', 'kohderyhmät\nTyönantajat'),
      'hiddenHeading',
      '3.3 Välilliset kohderyhmät',
    ],
    [
      'text that belongs nowhere',
      (text) => text.replace('Osoite:', 'Huom! tarkista tämä\n\nOsoite:'),
      'unknownText',
      'Huom! tarkista tämä',
    ],
    ['a day that does not exist', (text) => text.replace('28.2.2012', '30.2.2012'), 'noSuchDay', '30.2.2012'],
    ['a sum in words', (text) => text.replace('100 000', 'satatuhatta'), 'unread.money', 'satatuhatta'],
    [
      'a count in words',
      (text) => text.replace('Suunniteltu: 20, joista naisia 10', 'Suunniteltu: parikymmentä'),
      'unread.figure',
      'parikymmentä',
    ],
    ['a code with a letter too many', (text) => text.replace('S19999', 'SS19999'), 'unread.projectCode', 'SS19999'],
    ['a wrong check digit', (text) => text.replace('1234567-1', '1234567-2'), 'businessIdCheckDigit', '1234567-2'],
    ['an end before the start', (text) => text.replace('28.2.2012', '28.2.2009'), 'endBeforeStart', '28.2.2009'],
    [
      'more women than persons',
      (text) => text.replace('20, joista naisia 10', '20, joista naisia 21'),
      'womenAboveTotal',
      'naisia 21',
    ],
    [
      'more spent than granted',
      (text) =>
        text.replace('Toteutunut EU- ja valtion rahoitus: 90 000', 'Toteutunut EU- ja valtion rahoitus: 100 001'),
      'realisedAboveGranted',
      '100 001',
    ],
    [
      'a negative sum',
      (text) => text.replace('Toteutunut EU- ja valtion rahoitus: 90', 'Toteutunut EU- ja valtion rahoitus: -90'),
      'negativeSum',
      '-90 000',
    ],
    [
      'more granted than planned',
      (text) => text.replace('yhteensä: 120 000', 'yhteensä: 99 000'),
      'grantedAbovePlannedPublic',
      'Myönnetty EU',
    ],
    ['an unknown status', (text) => text.replace('Toiminta päättynyt', 'Tauolla'), 'unknownPhrase', 'Tauolla'],
    ['no area', (text) => text.replace(/Maakunnat:[\s\S]*?Kunnat: .*\n\n/, ''), 'areaMissing', undefined],
    ['an open e-mail address', (text) => text.replace('(at)', '@'), 'emailWithAtSign', '@'],
    ['a text cut off in mid-word', (text) => text.slice(0, -9), 'truncated', '18 henkilöä'],
    [
      'persons in a project without persons',
      (text) => text.replace('jossa on henk', 'jossa ei ole henk'),
      'personsWithoutPersons',
      '20, joista naisia',
    ],
  ];

  it.each(faults)('%s is found on its line', (_what, plant, rule, at) => {
    expect(judge(readDescription(sampleText)).map((problem) => problem.rule)).toEqual([]);
    const planted = plant(sampleText);
    expect(planted).not.toBe(sampleText);
    const reading = readDescription(planted);
    const found = judge(reading).find((problem) => problem.rule === rule);
    expect(found, JSON.stringify(judge(reading))).toBeDefined();
    expect(found?.line).toBe(at === undefined ? undefined : lineWith(planted, at));
    expect(printText(reading.record)).toBe(planted);
  });
});

/** Number of the first line that contains some words. */
function lineWith(text: string, words: string): number {
  return text.split('\n').findIndex((line) => line.includes(words)) + 1;
}

describe('a text cut off', () => {
  it.each([300, 900, 1200, 2000])('after %i letters is told once, and nothing after the cut is missed', (length) => {
    const { record, problems } = readDescription(sampleText.slice(0, length).trimEnd());
    expect(record.truncated).toBe(true);
    expect(problems.map(({ rule }) => rule).filter((rule) => rule !== 'unread.period')).toEqual(['truncated']);
  });

  it('is not told of a text that ends with an address or an item of a list', () => {
    for (const end of ['\nLisää: http://esimerkki.example/hanke', '\n- kirjanen valmentajan työstä']) {
      expect(readDescription(sampleText + end).record.truncated).toBeUndefined();
    }
  });
});

describe('one fault', () => {
  it('is told once', () => {
    const faults = [
      sampleText.replace('Osoite:', 'Osite:'),
      sampleText.replace('kohderyhmät\n\nTyönantajat', 'kohderyhmät\nTyönantajat'),
      sampleText.replace('Osoite:', 'Osoite: Toinen tie 2\n\nOsoite:'),
      sampleText.replace('3.3 Välilliset', '3.3. Välliset'),
      sampleText.replace('Osoite: Rantatie 1', '   Osoite: Rantatie 1 '),
    ];
    const told = faults.map((text) => judge(readDescription(text)).map(({ rule }) => rule));
    expect(told).toEqual([['misspeltLabel'], ['hiddenHeading'], ['repeated'], ['misspeltHeading'], []]);
  });

  it('in the title does not hide the form', () => {
    const text = sampleText.replace('rahoittaman projektin kuvaus', 'rahoittaman hankkeen kuvaus');
    expect(readDescription(text).record).toMatchObject({ form: 'esr-2007', fields: { code: 'S19999' } });
  });
});

/** Sections 8 and 9 of the 2014–2020 form. */
const principles = `Euroopan unioni Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus

8.1 Sukupuolten tasa-arvo

Hankkeessa on tehty toimintaympäristön analyysi sukupuolinäkökulmasta: Kyllä
Analyysi tehtiin keväällä.
Sukupuolinäkökulma on huomioitu hankkeen toiminnassa (valtavirtaistaminen): Ei
Hankkeen päätavoite on sukupuolten tasa-arvon edistäminen: Ei

8.2 Kestävä kehitys

VälitönVälillinen
Hyvinvoinnin edistäminen 5 3
Työllisyys paranee.
Ympäristöosaaminen 0 0

9 Loppuraportin tiivistelmä

Hanke päättyi.`;

describe('the reason of a statement or a row', () => {
  it.each([
    ['a misspelt heading', '9 Loppuraportin tiivistelmä', '9 Loppuraportin tiivistelmät', 'finalReportSummary'],
    ['a misspelt statement', 'Hankkeen päätavoite on', 'Hankeen päätavoite on', undefined],
    ['a row with a number missing', 'Ympäristöosaaminen 0 0', 'Ympäristöosaaminen 0', 'effectEnvironmentalSkills'],
  ])('does not swallow %s', (_what, right, wrong, field) => {
    const { record, problems } = readDescription(principles.replace(right, wrong));
    expect(JSON.stringify(Object.values(record.fields).filter((value) => value !== null))).not.toContain(`\\n${wrong}`);
    if (field) expect(record.fields[field]).toBeDefined();
    const line = lineWith(principles.replace(right, wrong), wrong);
    expect(problems.some((problem) => problem.line === line)).toBe(true);
  });
});

describe('a list of partners', () => {
  it('ends where a labelled line begins, so that a contact person is no partner', () => {
    const text = `Euroopan unioni Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus

2 Hakijan perustiedot

Osatoteuttajat

Esimerkin säätiö, 1234567-1
Hankkeen yhteyshenkilön nimi: Aino Esimerkki`;
    const { record } = readDescription(text);
    expect(record.fields.partners).toEqual([{ name: 'Esimerkin säätiö', businessId: '1234567-1' }]);
    expect(printText(record)).toBe(text);
  });
});

describe('texts of people', () => {
  it('may contain lines that look like fields and headings', () => {
    const text = sampleText.replace('Hanke tarjoaa', '1. Projekti\n\n5.1 Tavoite\n\nOsoite: ei tämä\n\nHanke tarjoaa');
    const { record } = readDescription(text);
    expect(record.layout).toBeUndefined();
    expect(record.fields.plannedSummary).toContain('Osoite: ei tämä');
    expect(record.fields.address).toBe('Rantatie 1');
  });

  it('keep blank lines and single newlines', () => {
    const text = sampleText.replace('Hanke tarjoaa', 'Yksi\nkaksi\n\n\nkolme\n- neljä\n\nHanke tarjoaa');
    const { record } = readDescription(text);
    expect(record.fields.plannedSummary).toContain('Yksi\nkaksi\n\n\nkolme\n- neljä\n\nHanke');
    expect(printText(record)).toBe(text);
  });
});

describe('values', () => {
  it('re-joins place names that the form printed with a comma inside', () => {
    const text = sampleText.replace('Kunnat: Salla, Inari', 'Kunnat: Salla, Koski, Tl, Inari');
    expect(readDescription(text).record.fields.municipalities).toEqual(['Salla', 'Koski Tl', 'Inari']);
  });

  it('tell a line printed empty from a line that is not there', () => {
    const empty = readDescription(
      sampleText.replace('Projektin kotisivun osoite: www.esimerkki.example', 'Projektin kotisivun osoite:'),
    );
    expect(empty.record.fields.projectWeb).toBeNull();
    const absent = readDescription(sampleText.replace('Projektin kotisivun osoite: www.esimerkki.example\n\n', ''));
    expect('projectWeb' in absent.record.fields).toBe(false);
  });

  it('are read whatever the letters are composed of', () => {
    const { record } = readDescription(sampleText.normalize('NFD').replaceAll(' ', '\u00A0'));
    expect(record.fields.contactRole).toBe('Projektipäällikkö');
    expect(record.fields.period).toEqual({ startsOn: '2010-01-01', endsOn: '2012-02-28' });
  });

  it('of a text given other values are printed anew, the rest as it was', () => {
    const text = sampleText.replace('Osoite:', 'Huom!\n\nOsoite: ');
    const { record } = readDescription(text);
    const changed = { ...record, fields: { ...record.fields, address: 'Uusi tie 2' } };
    expect(printText(changed)).toBe(text.replace('Osoite:  Rantatie 1', 'Osoite: Uusi tie 2'));
  });
});
