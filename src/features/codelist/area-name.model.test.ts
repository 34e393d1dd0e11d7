import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinSplitNames,
  type NamedAreaKind,
  nameOfArea,
  printedNameOf,
  resolveAreaName,
  splitNameForForm,
} from './area-name.model.ts';
import { formerMunicipalityNames, municipalityFacts, otherMunicipalityNames } from './municipality.facts.ts';
import { englishRegionNames, otherRegionNames, regionFacts } from './region.facts.ts';
import { otherSubRegionNames, subRegionFacts } from './sub-region.facts.ts';

const names: Readonly<Record<NamedAreaKind, readonly string[]>> = {
  region: [
    ...regionFacts.flatMap(([, fi, sv, genitive]) => [fi, sv, genitive]),
    ...otherRegionNames.map(([name]) => name),
  ],
  sub_region: [
    ...subRegionFacts.flatMap(([, , fi, sv, printed]) => [fi, sv, printed]),
    ...otherSubRegionNames.map(([name]) => name),
  ],
  municipality: [
    ...municipalityFacts.flatMap(([, , fi, sv = fi]) => [fi, sv]),
    ...otherMunicipalityNames.map(([name]) => name),
    ...Object.values(formerMunicipalityNames).flat(),
  ],
};
const kinds = Object.keys(names) as NamedAreaKind[];

describe('joinSplitNames', () => {
  it('joins the names that the form of 2007–2013 prints with a comma inside', () => {
    expect(joinSplitNames(['Turku', 'Koski', 'Tl', 'Marttila'], 'municipality')).toEqual([
      'Turku',
      'Koski Tl',
      'Marttila',
    ]);
    expect(joinSplitNames(['Vaasan', 'Sydösterbottens', 'kustregion'], 'sub_region')).toEqual([
      'Vaasan',
      'Sydösterbottens kustregion',
    ]);
    expect(joinSplitNames(['Pielisen', 'Karjalan', 'Keski-Karjalan'], 'sub_region')).toEqual([
      'Pielisen Karjalan',
      'Keski-Karjalan',
    ]);
    expect(joinSplitNames(['Ålands', 'skärgård', 'Ålands', 'landsbygd'], 'sub_region')).toEqual([
      'Ålands skärgård',
      'Ålands landsbygd',
    ]);
  });

  it('joins a name one of whose words is a name by itself', () => {
    expect(joinSplitNames(['Norra', 'Österbotten', 'Österbotten'], 'region')).toEqual([
      'Norra Österbotten',
      'Österbotten',
    ]);
    expect(joinSplitNames(['Suupohjan', 'rannikkoseudun', 'Suupohjan'], 'sub_region')).toEqual([
      'Suupohjan rannikkoseudun',
      'Suupohjan',
    ]);
  });

  it('leaves unknown items and halves of names as they are', () => {
    expect(joinSplitNames(['Koski'], 'municipality')).toEqual(['Koski']);
    expect(joinSplitNames(['Tl', 'Koski', 'Atlantis', ''], 'municipality')).toEqual(['Tl', 'Koski', 'Atlantis', '']);
    expect(joinSplitNames([], 'municipality')).toEqual([]);
  });

  it.each(kinds)('never joins two names of the kind %s', (kind) => {
    const pairs = names[kind].flatMap((one) => names[kind].map((other) => [one, other]));
    expect(pairs.filter((pair) => joinSplitNames(pair, kind).length !== 2)).toEqual([]);
  });

  it.each(kinds)('reads back any list of the kind %s as the form prints it', (kind) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names[kind])), (list) => {
        const printed = list.map(splitNameForForm).join(', ');
        expect(joinSplitNames(printed === '' ? [] : printed.split(', '), kind)).toEqual(list);
      }),
    );
  });

  it('keeps every character of any list', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('Koski', 'Tl', 'Turku'))), (tokens) => {
        expect(joinSplitNames(tokens, 'municipality').join(' ')).toBe(tokens.join(' '));
      }),
    );
  });
});

describe('resolveAreaName', () => {
  it.each([
    ['Kemi-Tornion', '192'],
    ['Itä-Lapin', '194'],
    ['Tunturi-Lapin', '196'],
    ['Rovaniemen', '191'],
    ['Torniolaakson', '193'],
    ['Pohjois-Lapin', '197'],
    ['Kajaanin', '182'],
    ['Kehys-Kainuun', '181'],
    ['Lahden', '071'],
    ['Joensuun', '122'],
    ['Suupohjan', '141'],
    ['Salon', '022'],
    ['Åboland-Turunmaan', '021'],
    ['Turun', '023'],
    ['Vakka-Suomen', '024'],
    ['Loimaan', '025'],
    ['Varkauden', '114'],
    ['Ylä-Savon', '111'],
    ['Kuopion', '112'],
    ['Seinäjoen', '142'],
    ['Kuusiokuntien', '144'],
    ['Järviseudun', '146'],
    ['Porin', '043'],
    ['Pohjois-Satakunnan', '044'],
    ['Koillis-Savon', '113'],
    ['Vaasan', '152'],
    ['Sydösterbottens, kustregion', '153'],
    ['Sydösterbottens kustregion', '153'],
    ['Kyrönmaan', '151'],
    ['Jakobstadsregionen', '154'],
    ['Oulun', '171'],
    ['Pielisen, Karjalan', '125'],
    ['Keski-Karjalan', '124'],
    ['Heinolan', '071'],
  ])('knows the sub-region printed as %s', (printed, code) => {
    expect(resolveAreaName(printed, 'sub_region')?.code).toBe(code);
  });

  it('knows regions in Finnish, Swedish and the genitive, and the one that ended', () => {
    expect(resolveAreaName('Lappi', 'region')).toEqual({ code: '19', name: 'Lappi', nameSv: 'Lappland' });
    expect(resolveAreaName('Päijät-Hämeen', 'region')?.code).toBe('07');
    expect(resolveAreaName('Mellersta Österbotten', 'region')?.code).toBe('16');
    expect(resolveAreaName('Itä-Uusimaa', 'region')?.code).toBe('01');
  });

  it('knows municipalities, also by the names of those that merged', () => {
    expect(resolveAreaName('Koski Tl', 'municipality')).toMatchObject({ code: '284', nameSv: 'Koskis' });
    expect(resolveAreaName('Esbo', 'municipality')).toMatchObject({ code: '049', name: 'Espoo' });
    expect(resolveAreaName('Nastola', 'municipality')).toEqual({ code: '532', name: 'Nastola', nameSv: 'Nastola' });
    expect(resolveAreaName('Kuusankoski', 'municipality')).toMatchObject({
      code: '286',
      name: 'Kouvola',
      formerName: 'Kuusankoski',
    });
  });

  it('does not see case, dash variants, extra spaces or decomposed letters', () => {
    expect(resolveAreaName(' ITÄ–LAPIN ', 'sub_region')?.code).toBe('194');
    expect(resolveAreaName('Itä-Lapin'.normalize('NFD'), 'sub_region')?.code).toBe('194');
    expect(resolveAreaName('Pielisen\u00a0 Karjalan', 'sub_region')?.code).toBe('125');
  });

  it('does not guess', () => {
    expect(resolveAreaName('Ita-Lapin', 'sub_region')).toBeUndefined();
    expect(resolveAreaName('Atlantis', 'municipality')).toBeUndefined();
    expect(resolveAreaName('', 'region')).toBeUndefined();
  });

  it.each(kinds)('knows every name it was given of the kind %s', (kind) => {
    expect(names[kind].filter((name) => !resolveAreaName(name, kind))).toEqual([]);
  });

  it('gives each official Finnish name to its own code', () => {
    for (const [code, , fi] of municipalityFacts) expect(resolveAreaName(fi, 'municipality')?.code).toBe(code);
    for (const [code, , fi, , printed] of subRegionFacts) {
      expect([resolveAreaName(fi, 'sub_region')?.code, resolveAreaName(printed, 'sub_region')?.code]).toEqual([
        code,
        code,
      ]);
    }
    for (const [code, fi] of regionFacts) expect(resolveAreaName(fi, 'region')?.code).toBe(code);
  });
});

describe('nameOfArea', () => {
  const lapland = { code: '19', nameFi: 'Lappi', nameSv: 'Lappland' };
  const helsinki = { code: '091', nameFi: 'Helsinki', nameSv: 'Helsingfors' };

  it('is in the language of the page where the area has a name in it', () => {
    expect((['fi', 'sv', 'en'] as const).map((language) => nameOfArea('region', lapland, language))).toEqual([
      'Lappi',
      'Lappland',
      'Lapland',
    ]);
    expect(nameOfArea('municipality', helsinki, 'sv')).toBe('Helsingfors');
    expect(nameOfArea('municipality', helsinki, 'en')).toBe('Helsinki');
  });

  it('knows every region in English', () => {
    expect([...englishRegionNames.keys()]).toEqual(regionFacts.map(([code]) => code));
  });
});

describe('printedNameOf', () => {
  it('gives the form in which official forms print an area', () => {
    expect(printedNameOf('192', 'sub_region')).toBe('Kemi-Tornion');
    expect(printedNameOf('19', 'region')).toBe('Lapin');
    expect(printedNameOf('999', 'sub_region')).toBeUndefined();
  });
});
