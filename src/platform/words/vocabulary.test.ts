import { describe, expect, it } from 'vitest';
import { typingErrors } from './edit-distance.ts';
import { finnishRoot } from './finnish-root.ts';
import { remembered } from './remembered.ts';
import { belongsToVocabulary, createVocabulary, shownForm } from './vocabulary.ts';

function vocabularyOf(...words: readonly string[]) {
  const vocabulary = createVocabulary();
  for (const word of words) vocabulary.add(`fi:${finnishRoot(word)}`, word);
  return vocabulary;
}

describe('a vocabulary', () => {
  it('knows the compounds with a word, the shortest first and no more than asked for', () => {
    const vocabulary = vocabularyOf('koordinaatiohankkeelle', 'emohanke', 'hanke', 'hankinta', 'kahvinkeitin');
    const piece = { language: 'fi', stem: 'hank', written: 'hanke' } as const;
    expect(vocabulary.compoundsWith(piece, 10)).toEqual(['fi:emohank', 'fi:koordinaatiohank']);
    expect(vocabulary.compoundsWith(piece, 1)).toEqual(['fi:emohank']);
    expect(vocabulary.compoundsWith({ ...piece, language: 'sv' }, 10)).toEqual([]);
  });

  it('takes in new words at any time, and each once', () => {
    const vocabulary = vocabularyOf('emohanke');
    const piece = { language: 'fi', stem: 'hank', written: 'hanke' } as const;
    vocabulary.compoundsWith(piece, 10);
    vocabulary.add('fi:rinnakkaishank', 'rinnakkaishanke');
    vocabulary.add('fi:rinnakkaishank', 'rinnakkaishankkeet');
    expect(vocabulary.size).toBe(2);
    expect(vocabulary.compoundsWith(piece, 10)).toContain('fi:rinnakkaishank');
  });

  it('knows what somebody may have meant', () => {
    const vocabulary = vocabularyOf('koulutus', 'koulutustarve', 'rahoitus');
    expect(vocabulary.nearest('kuolutus', 5)).toEqual([{ shown: 'koulutus', errors: 1, language: 'fi' }]);
    expect(vocabulary.nearest('kuolutuksessa', 5).map(({ shown }) => shown)).toEqual(['koulutus']);
    expect(vocabulary.nearest('aivan', 5)).toEqual([]);
    vocabulary.add('työvoimakoulutus', 'työvoimakoulutus');
    expect(vocabulary.nearest('työvoimakolutuksessa', 5)[0]?.shown).toBe('työvoimakoulutus');
  });

  it('puts errors in the whole word before errors in a stem, and the same letters before others', () => {
    const vocabulary = createVocabulary();
    for (const word of ['koulutettu', 'koulutus', 'koulutan', 'osaama', 'osaaminen']) vocabulary.add(word, word);
    expect(vocabulary.nearest('koulutsu', 5)[0]).toEqual({ shown: 'koulutus', errors: 1, language: 'fi' });
    expect(vocabulary.nearest('osaamien', 5)[0]?.shown).toBe('osaaminen');
    const places = createVocabulary();
    for (const word of ['enontekis', 'enontekiö']) places.add(word, word);
    expect(places.nearest('Enontekoi', 5).map(({ shown }) => shown)).toEqual(['enontekiö', 'enontekis']);
  });

  it('offers nothing for short words, and nothing that begins otherwise and differs elsewhere', () => {
    const vocabulary = vocabularyOf('sokra', 'isok', 'saku', 'helsinki');
    expect(vocabulary.nearest('Isokyrö', 5)).toEqual([]);
    expect(vocabulary.nearest('SAK', 5)).toEqual([]);
    expect(vocabulary.nearest('elsinki', 5).map(({ shown }) => shown)).toEqual(['helsinki']);
  });

  it('holds words, and shows stems as a word', () => {
    expect(['koulutus', 's11829', 'ab', 'x'.repeat(99)].filter(belongsToVocabulary)).toEqual(['koulutus']);
    expect(shownForm('fi:koulutu', 'Koulutuksessa')).toBe('koulutuksessa');
    expect(shownForm('koulutus', 'Koulutuksessa')).toBe('koulutus');
    expect(shownForm('tasaarvo', 'Tasa-arvopainotteinen')).toBe('tasa-arvo');
    expect(shownForm('arvo', 'tasa-arvoa')).toBe('arvo');
    expect(shownForm('te', 'TE-toimisto')).toBe('te');
  });
});

describe('typing errors', () => {
  it.each([
    ['koulutus', 'koulutus', 0],
    ['koulutsu', 'koulutus', 1],
    ['koulutu', 'koulutus', 1],
    ['kuolutsu', 'koulutus', 2],
    ['rahoitus', 'koulutus', Number.POSITIVE_INFINITY],
    ['', 'ab', 2],
  ])('between %s and %s are %d', (a, b, errors) => {
    expect(typingErrors(a, b, 2)).toBe(errors);
    expect(typingErrors(b, a, 2)).toBe(errors);
  });
});

describe('a function that remembers', () => {
  it('asks once for what was asked lately, and forgets the rest', () => {
    const asked: string[] = [];
    const answer = remembered(4, (key) => {
      asked.push(key);
      return key.toUpperCase();
    });
    expect(['a', 'b', 'a', 'c', 'd', 'a'].map(answer)).toEqual(['A', 'B', 'A', 'C', 'D', 'A']);
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
    for (const key of 'efghijkl') answer(key);
    answer('a');
    expect(asked.filter((key) => key === 'a')).toHaveLength(2);
  });
});
