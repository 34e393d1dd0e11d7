import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';
import { all, choose, enumerated, Teller } from './sentence.ts';

const list = ['aloitti {started} henkilöä', 'tutkintoja {qualifications}', 'kaikkiaan {started}', 'ei lukuja'];

describe('sentences with slots', () => {
  it('are filled and begin with a capital letter', () => {
    expect(all(['aloitti {started} henkilöä.'], { started: '12' })).toEqual(['Aloitti 12 henkilöä.']);
  });

  it('are left out when the project lacks a figure', () => {
    expect(choose(new Random(1), list, 9, { started: '12' })).toEqual([
      'Aloitti 12 henkilöä',
      'Kaikkiaan 12',
      'Ei lukuja',
    ]);
  });

  it('tell a figure once in a text', () => {
    const teller = new Teller(new Random(1), { started: '12', qualifications: '3' }, new Set(['started']));
    expect(teller.tell(list, 9)).toEqual(['Aloitti 12 henkilöä', 'Tutkintoja 3', 'Ei lukuja']);
    expect(teller.tell(['taas {started}', 'taas {qualifications}'], 9)).toEqual(['Taas 3']);
  });

  it('enumerate as Finnish does', () => {
    expect(enumerated(['Kemi'])).toBe('Kemi');
    expect(enumerated(['Kemi', 'Simo'])).toBe('Kemi ja Simo');
    expect(enumerated(['Kemi', 'Simo', 'Tornio'], 'sekä')).toBe('Kemi, Simo sekä Tornio');
  });
});
