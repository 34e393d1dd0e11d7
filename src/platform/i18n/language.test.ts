import { describe, expect, it } from 'vitest';
import { languageOfPath, pathInLanguage, preferredLanguage } from './language.ts';

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'fi'],
    ['', 'fi'],
    ['de-DE,de;q=0.9', 'fi'],
    ['sv-FI,sv;q=0.9,en;q=0.8', 'sv'],
    ['en;q=0.5, sv;q=0.7', 'sv'],
    ['en;q=0, sv;q=0.1', 'sv'],
    ['EN-gb', 'en'],
    [';;;,q=,sv;q=abc,en;q=0.2', 'en'],
  ])('chooses from %j the language %j', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('addresses', () => {
  it('knows the language of an address by its first segment', () => {
    expect(languageOfPath('/sv/projects')).toBe('sv');
    expect(languageOfPath('/en')).toBe('en');
    expect(languageOfPath('/fi?q=x')).toBe('fi');
  });

  it('knows no language where the first segment is none of ours', () => {
    for (const path of ['/', '/projects', '/finland', '//fi', '/FI']) expect(languageOfPath(path)).toBeUndefined();
  });

  it('turns an address into another language and keeps its query', () => {
    expect(pathInLanguage('/fi/projects/S11829?version=2', 'en')).toBe('/en/projects/S11829?version=2');
    expect(pathInLanguage('/fi', 'sv')).toBe('/sv');
  });
});
