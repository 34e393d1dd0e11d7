import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { typst } from '#platform/documents/typst.server.ts';
import { languages } from '#platform/i18n/language.ts';
import { sharedPath } from '#test/shared.ts';
import { printPdf } from './pdf-printing.server.ts';
import { textOfPdf } from './pdf-reading.server.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { anyRecord } from './record.arbitrary.ts';
import type { DescriptionRecord } from './record.model.ts';

const record: DescriptionRecord = {
  form: 'esr-2014',
  fields: {
    code: 'S29999',
    name: 'Saariston uudet työt',
    contactEmail: 'maija.esimerkki@saaristo.example',
    partners: [{ name: 'Esimerkki Oy', businessId: '1234567-1' }, { name: 'Yhdistys ry' }],
    plannedSummary: 'Ensimmäinen kappale.\nToinen rivi.\n\nToinen kappale.',
    grantedEuState: 24_860_050,
    participatingPersonsPlanned: 1200,
    genderEqualityMainAim: { answer: 'Ei', reason: 'Tavoite on toinen.' },
    effectResources: { direct: 2, indirect: 3, reason: 'Säästetään vettä.' },
  },
};

/** A tag of the structure tree, or the content it ends in, which has no role. */
interface Tag {
  readonly role?: string;
  readonly lang?: string;
  readonly children?: readonly object[];
}

async function tagsOf(pdf: Uint8Array): Promise<Tag[]> {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const tags: Tag[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const unseen: Tag[] = [await (await document.getPage(number)).getStructTree()].filter((tree) => tree !== null);
    for (let tag = unseen.pop(); tag; tag = unseen.pop()) {
      tags.push(tag);
      unseen.push(...(tag.children ?? []).toReversed());
    }
  }
  await document.loadingTask.destroy();
  return tags;
}

async function shownText(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  }
  await document.loadingTask.destroy();
  return text;
}

describe('printPdf', () => {
  afterAll(() => typst.close());
  const seeds = sharedPath('seeds');

  it.skipIf(!seeds)('gives back each seed, letter by letter, in each language', async () => {
    for await (const name of glob('*.txt', { cwd: seeds ?? '' })) {
      const text = readFileSync(join(seeds ?? '', name), 'utf8');
      for (const language of languages) {
        const pdf = await printPdf(readDescription(text).record, { language });
        expect(await textOfPdf(pdf)).toEqual({ text, exactLineBreaks: true });
      }
    }
  });

  it('prints any record and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord(), fc.constantFrom(...languages), async (random, language) => {
        const { text } = await textOfPdf(await printPdf(random, { language }));
        expect(text).toBe(printText(random));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('gives the same bytes for the same description', async () => {
    const options = { language: 'fi', knownOn: '2016-09-12', source: 'eura2014.fi' } as const;
    expect(await printPdf(record, options)).toEqual(await printPdf(record, options));
  });

  it('is tagged: language, headings in order, table headings with their scope', async () => {
    const pdf = await printPdf(record, { language: 'sv' });
    const document = await getDocumentProxy(Uint8Array.from(pdf));
    expect((await document.getMetadata()).info).toMatchObject({ Title: 'Saariston uudet työt', Language: 'sv' });
    await document.loadingTask.destroy();
    const tags = await tagsOf(pdf);
    const levels = tags.map(({ role }) => Number(/^H(\d)$/.exec(role ?? '')?.[1])).filter((level) => level > 0);
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(tags.filter(({ role }) => role === 'Table').length).toBeGreaterThanOrEqual(4);
    expect(tags.filter(({ role }) => role === 'TH').length).toBeGreaterThanOrEqual(9);
    expect(tags.some(({ lang }) => lang === 'fi')).toBe(true);
  });

  it('says everything in the language asked for, and addresses so that no machine gathers them', async () => {
    const text = await shownText(
      await printPdf(record, { language: 'en', knownOn: '2016-09-12', source: 'eura2014.fi' }),
    );
    for (const said of [
      'The information as it was on 12 September 2016',
      'Source: eura2014.fi',
      'maija.esimerkki(at)saaristo.example',
      'Partial implementers',
      '€248,600.50',
      '1,200',
      'Sustainable use of natural resources',
      'Säästetään vettä.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('prints hostile text as text', async () => {
    const hostile = '#panic() $x^2$ \\ <b> *a* _b_ `c` @d ~ [e] // f /* g */ = h "i" {j} #{1+1} \u202E';
    const plannedSummary = `${hostile}\n= Otsikko\n- luettelo\n${'x'.repeat(400)}\n😀 漢 مرحبا שלום \uF0B7 \u0000\u0007\uFFFF\uD800`;
    const pdf = await printPdf({ form: 'esr-2014', fields: { name: hostile, plannedSummary } }, { language: 'fi' });
    const text = await shownText(pdf);
    expect(text).toContain('#panic() $x^2$ \\ <b> *a* _b_ `c` @d');
    expect(text).toContain('= Otsikko');
    expect(text).toContain('[U+1F600] [U+6F22]');
    expect(text).toContain('• [U+0000][U+0007][U+FFFF]');
    expect((await textOfPdf(pdf)).text).toContain('😀 漢 مرحبا שלום \uF0B7 \u0000\u0007');
  });

  it('shows what no field recognises in its place, and that a text breaks off', async () => {
    const strange = readDescription(
      `${printText(record)}\n\n9 Loppuraportin tiivistelmä\n\nTeksti katkeaa kesk`,
    ).record;
    const layout = [{ block: 'name' }, { raw: 'Outo rivi' }, { block: 'plannedSummary' }];
    const text = await shownText(await printPdf({ ...strange, layout }, { language: 'fi' }));
    expect(text).toMatch(/Saariston uudet työt[\s\S]*Tekstiä, joka ei kuulu[\s\S]*Outo rivi[\s\S]*Ensimmäinen kappale/);
    expect(text).toContain('Lähteen teksti näyttää katkeavan kesken.');
  });

  it('prints a record without anything, and one of no form', async () => {
    expect((await printPdf({ form: 'esr-2007', fields: {} }, { language: 'fi' })).length).toBeGreaterThan(1000);
    const unknown = readDescription('Jotain aivan muuta').record;
    expect((await textOfPdf(await printPdf(unknown, { language: 'en' }))).text).toBe('Jotain aivan muuta');
  });
});
