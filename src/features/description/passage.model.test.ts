import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '#platform/words/analyser.ts';
import { askedWords, textQuestion } from '#platform/words/text-question.ts';
import { type Passage, passagesOf } from './passage.model.ts';
import { readDescription } from './reading.model.ts';
import { sampleText } from './sample-text.ts';

const analyser = createAnalyser();

function passages(words: string, text = sampleText, most?: number): Passage[] {
  return passagesOf(readDescription(text).record, textQuestion(askedWords(words), analyser, undefined), 'sv', most);
}

function marked({ parts }: Passage): string {
  return parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');
}

describe('passages', () => {
  it('say which field they are from, with the words found apart', () => {
    const [passage] = passages('palkkatukityön');
    expect(passage).toMatchObject({ field: 'plannedSummary', title: 'Sammanfattning av genomförandet enligt planen' });
    expect(passage && marked(passage)).toBe('Hanke tarjoaa valmennusta ja [palkkatukityötä].');
  });

  it('show as many of the words as possible, one passage a field', () => {
    const found = passages('valmennus tutkinnon hanke');
    expect(found.map(marked)).toEqual([
      '[Hanke] tarjoaa [valmennusta] ja palkkatukityötä.',
      '[Hankkeessa] aloitti 18 henkilöä, ja heistä 4 suoritti [tutkinnon].',
    ]);
    expect(passages('hanke', sampleText, 1)).toHaveLength(1);
  });

  it('of long texts are cut between words near what was found', () => {
    const long = `${'Alussa on paljon muuta. '.repeat(40)}Sitten tulee yksi nuohooja. ${'Lopussa on lisää. '.repeat(40)}`;
    const [passage] = passages('nuohooja', sampleText.replace('Hankkeesta kerrotaan lehdissä.', long.trim()));
    const text = passage ? marked(passage) : '';
    expect(text).toMatch(/^… .*Sitten tulee yksi \[nuohooja\]\. .* …$/);
    expect(text.length).toBeLessThan(180);
    expect(
      text
        .replace(/[[\]…]/g, '')
        .trim()
        .split(' ')
        .every((word) => long.split(/\s/).includes(word)),
    ).toBe(true);
  });

  it('are never from what concerns a person, nor from code and name', () => {
    expect(passages('Aino Projektipäällikkö S19999')).toEqual([]);
    expect(passages('Aino')).toEqual([]);
    expect(passages('016 000')).toEqual([]);
  });

  it('have no e-mail and no telephone that stands in a text', () => {
    const text = sampleText.replace('palkkatukityötä.', 'työtä. Kysy: aino.virta@esimerkki.example, puh. 050 9998887.');
    expect(passages('virta 050 9998887', text)).toEqual([]);
    expect(passages('valmennus', text).map(marked)).toEqual([
      'Hanke tarjoaa [valmennusta] ja työtä. Kysy: […], puh. […].',
    ]);
  });

  it('put together are a piece of the field, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('hanke', 'kunta', 'työ', 'ja', 'naisten', '2', 'Lappi', 'ei')), (words) => {
        for (const { parts } of passages(words.join(' '), sampleText, 9)) {
          const text = parts
            .map(({ text: part }) => part)
            .join('')
            .replace(/^… | …$/g, '');
          expect(sampleText.replace(/\s+/g, ' ')).toContain(text);
          expect(parts.some(({ isHit }) => isHit)).toBe(true);
        }
      }),
    );
  });
});
