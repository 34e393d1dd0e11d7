import { describe, expect, it } from 'vitest';
import { compileCatalogue } from './text-catalogue.ts';

function compileRoom(texts: Record<string, Record<string, unknown> | string>) {
  const sources = Object.entries(texts).map(([language, content]) => ({
    path: `src/features/barn/texts/${language}.json`,
    room: 'barn',
    language,
    json: typeof content === 'string' ? content : JSON.stringify(content),
  }));
  return compileCatalogue(sources, ['fi', 'sv']);
}

const key = 'barn.door.count';

describe('the catalogue of texts', () => {
  it('is one typed module and one module for each language', () => {
    const { files, problems } = compileRoom({
      fi: { [key]: '{n, plural, one {# ovi} other {# ovea}} talossa {house}', 'barn.door.open': 'Avaa' },
      sv: { [key]: '{n, plural, one {# dörr} other {# dörrar}} i {house}', 'barn.door.open': 'Öppna' },
    });
    expect(problems).toEqual([]);
    expect(Object.keys(files)).toEqual(['catalogue.gen.ts', 'catalogue.fi.gen.ts', 'catalogue.sv.gen.ts']);
    expect(files['catalogue.gen.ts']).toContain('"barn.door.count": { house: string | number; n: number };');
    expect(files['catalogue.gen.ts']).toContain('"barn.door.open": NoArguments;');
    expect(files['catalogue.sv.gen.ts']).toContain('"barn.door.open": "Öppna",');
  });

  it('is the same whatever the order of keys and files', () => {
    const one = compileRoom({ fi: { 'barn.a.b': 'x', 'barn.a.a': 'y' }, sv: { 'barn.a.a': 'y', 'barn.a.b': 'x' } });
    const other = compileRoom({ sv: { 'barn.a.b': 'x', 'barn.a.a': 'y' }, fi: { 'barn.a.a': 'y', 'barn.a.b': 'x' } });
    expect(one).toEqual(other);
  });

  it('may be empty', () => {
    expect(compileRoom({}).problems).toEqual([]);
  });

  it.each([
    ['a key that a language lacks', { fi: { [key]: 'Ovia' }, sv: {} }, `'${key}' is missing in sv`],
    ['a language that is missing altogether', { fi: { [key]: 'Ovia' } }, 'barn has no texts/sv.json'],
    [
      'an argument that a language lacks',
      { fi: { [key]: '{n} ovea' }, sv: { [key]: 'dörrar' } },
      'takes no arguments in sv',
    ],
    [
      'an argument of another type',
      { fi: { [key]: '{n}' }, sv: { [key]: '{n, number}' } },
      'takes { n: number } in sv',
    ],
    [
      'an argument within a plural form',
      { fi: { [key]: '{n, plural, other {{x}}}' }, sv: { [key]: '{n, plural, other {#}}' } },
      'takes',
    ],
    [
      'a selection of what is a number elsewhere',
      { fi: { [key]: '{k, select, a {1} other {2}}' }, sv: { [key]: '{k, number}' } },
      'takes',
    ],
    ['a message that cannot be read', { fi: { [key]: '{n, plural' }, sv: { [key]: 'x' } }, 'fi.json'],
    ['markup', { fi: { [key]: '<b>ovi</b>' }, sv: { [key]: '<b>dörr</b>' } }, 'texts hold no markup'],
    ['a date', { fi: { [key]: '{d, date}' }, sv: { [key]: '{d, date}' } }, 'format it first'],
    ['an empty text', { fi: { [key]: ' ' }, sv: { [key]: 'x' } }, 'must be a text that is not empty'],
    ['a text that is no text', { fi: { [key]: 3 }, sv: { [key]: 'x' } }, 'must be a text that is not empty'],
    ['a key of another room', { fi: { 'house.door.open': 'Avaa' }, sv: {} }, `must have the form 'barn.subject.what'`],
    ['a key that is too short', { fi: { 'barn.door': 'Ovi' }, sv: {} }, `must have the form 'barn.subject.what'`],
    ['a file that is no JSON', { fi: '{', sv: {} }, 'not JSON'],
    ['a file that is no object', { fi: '[]', sv: {} }, 'expected an object'],
  ])('refuses %s', (_what, texts, message) => {
    const { files, problems } = compileRoom(texts);
    expect(problems.join('\n')).toContain(message);
    expect(files).toEqual({});
  });
});
