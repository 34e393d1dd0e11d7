import { describe, expect, it } from 'vitest';
import { readDescription } from './reading.model.ts';
import { sampleText } from './sample-text.ts';
import { searchTexts } from './search-text.model.ts';

/** The lines that are searched by, of each weight. */
function linesOf(text: string): Record<string, string[]> {
  const { names, others } = searchTexts(readDescription(text).record);
  return Object.fromEntries([names, ...others].map((part) => [part.weight, part.text.split('\n')]));
}

describe('what a description is searched by', () => {
  it('has the official names of its places in both languages, as weighty as those that are printed', () => {
    const { B } = linesOf(sampleText.replace('Salla, Inari', 'Salla, Enontekiö'));
    expect(B).toEqual(
      expect.arrayContaining(['Lappi', 'Lappland', 'Lapin', 'Itä-Lappi', 'Östra Lappland', 'Enontekis']),
    );
    expect(B?.filter((line) => line === 'Lappi')).toHaveLength(1);
  });

  it('has places that nobody knows as they are printed', () => {
    expect(linesOf(sampleText.replace('Salla, Inari', 'Utopia')).B).toContain('Utopia');
  });

  it.each([
    ['Pohjois-Pohjanmaan elinkeino-, liikenne- ja ympäristökeskukselle', 'ELY-keskus, NTM-central'],
    ['Lapin elinkeino- liikenne- ja ympäristökeskus', 'ELY-keskus, NTM-central'],
    ['Österbottens närings-, trafik- och miljöcentral', 'ELY-keskus, NTM-central'],
    ['Työ- ja elinkeinoministeriön tuella', 'TEM, ANM'],
    ['työ- ja elinkeinotoimistoissa', 'TE-toimisto, TE-byrå'],
    ['Kajaanin ammattikorkeakoulussa', 'AMK'],
  ])('has, of %s, the abbreviations %s', (text, abbreviations) => {
    const summary = 'Hanke tarjoaa valmennusta ja palkkatukityötä.';
    expect(linesOf(sampleText).C).not.toContain(abbreviations);
    expect(linesOf(sampleText.replace(summary, `${summary} ${text}`)).C).toContain(abbreviations);
  });
});
