import { describe, expect, it } from 'vitest';
import { createAnalyser } from './analyser.ts';
import { wordVector } from './word-vector.ts';

const analyser = createAnalyser();

function terms(text: string): string[] {
  return [...wordVector([{ text, weight: 'C' }], analyser).words.keys()].sort();
}

describe('the vector of a text', () => {
  it('has places and weights, and of a common word only the first few', () => {
    const { vector } = wordVector(
      [
        { text: 'S11829', weight: 'A' },
        { text: 'S11829 '.repeat(50), weight: 'C' },
      ],
      analyser,
    );
    expect(vector).toBe(`'s11829':1A,2C,3C,4C '11829':1A,2C,3C,4C`);
  });

  it('takes each line in its language', () => {
    expect(terms('Projektet ordnade utbildning och praktik för unga')).toContain('sv:utbildning');
    expect(terms('Hankkeessa oli koulutusta ja työharjoittelua')).not.toContain('sv:koulutust');
    expect(terms('The training of young people')).toContain('en:train');
  });

  it('takes a line that does not tell its language in any', () => {
    expect(terms('Ungdomsverkstad')).toEqual(['en:ungdomsverkstad', 'fi:ungdomsverkstat', 'sv:ungdomsverkstad']);
  });

  it('writes terms so that PostgreSQL reads them, whatever the text', () => {
    expect(wordVector([{ text: `l'homme`, weight: 'C' }], analyser).vector).toContain(`'sv:l''homm'`);
  });

  it('has no more than PostgreSQL can hold', () => {
    const text = Array.from({ length: 200_000 }, (_, index) => index.toString(36)).join(' ');
    expect(wordVector([{ text, weight: 'C' }], analyser).vector.length).toBeLessThan(2_000_000);
  });
});
