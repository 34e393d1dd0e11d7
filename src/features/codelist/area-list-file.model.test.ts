import { describe, expect, it } from 'vitest';
import { readAreaListFile } from './area-list-file.model.ts';

const municipalityHeader =
  'municipality_code,municipality_fi,municipality_sv,seutukunta_code,seutukunta_fi,maakunta_code,maakunta_fi,ely_code';

describe('readAreaListFile', () => {
  it('reads municipalities with the larger areas the file tells of', () => {
    const text = `${municipalityHeader}\n240,Kemi,Kemi,192,Kemi-Tornio,19,Lappi,15\n035,Brändö,Brändö,213,,21,Ahvenanmaa,\n`;
    expect(readAreaListFile(text, 'fi-municipalities-2013.csv')).toEqual({
      list: {
        kind: 'municipality',
        validFrom: '2013-01-01',
        entries: [
          { code: '240', nameFi: 'Kemi', nameSv: 'Kemi', subRegionCode: '192', regionCode: '19', elyCentreCode: '15' },
          { code: '035', nameFi: 'Brändö', nameSv: 'Brändö', subRegionCode: '213', regionCode: '21' },
        ],
      },
    });
  });

  it.each([
    ['seutukunta_code,seutukunta_fi,seutukunta_sv,maakunta_code\n192,Kemi-Tornio,Kemi-Torneå,19', 'sub_region'],
    ['maakunta_code,maakunta_fi,maakunta_sv,nuts3_code\n19,Lappi,Lappland,FI1D7', 'region'],
    ['ely_code,ely_fi,ely_sv\n15,Lapin ELY-keskus,Lapplands ELY-central', 'ely_centre'],
    ['evk_code,evk_fi,evk_sv\n10,Lapin elinvoimakeskus,Lapplands livskraftscentral', 'vitality_centre'],
    ['tyollisyysalue_code,tyollisyysalue_fi,tyollisyysalue_sv\n22,Meri-Lappi,Havslappland', 'employment_area'],
  ])('tells the kind of areas by the header %j', (text, kind) => {
    expect(readAreaListFile(text, 'list-2026.csv').list).toMatchObject({ kind, entries: { length: 1 } });
  });

  it('reads files with a byte order mark, CRLF, semicolons and quotes', () => {
    const text = '\uFEFFmaakunta_code;maakunta_fi;maakunta_sv\r\n"19";"Lappi";"Lappland"\r\n\r\n';
    expect(readAreaListFile(text, 'x.csv', '2020-01-01').list).toEqual({
      kind: 'region',
      validFrom: '2020-01-01',
      entries: [{ code: '19', nameFi: 'Lappi', nameSv: 'Lappland' }],
    });
  });

  it('asks for a first day that neither the name nor the option tells', () => {
    expect(readAreaListFile('maakunta_code,maakunta_fi,maakunta_sv\n', 'regions-20131.csv').problems).toEqual([
      {
        line: 1,
        found: 'the file name regions-20131.csv',
        expected: 'a year in the name, such as fi-municipalities-2026.csv, or the option --valid-from',
      },
    ]);
  });

  it('says which headers it knows when it does not know this one', () => {
    expect(readAreaListFile('code;name\n1;x\n', 'a-2020.csv').problems).toEqual([
      {
        line: 1,
        found: 'code, name',
        expected:
          'a header with one of municipality_code, seutukunta_code, maakunta_code, ely_code, evk_code, tyollisyysalue_code',
      },
    ]);
    expect(readAreaListFile('', 'a-2020.csv').problems).toMatchObject([{ found: 'an empty file' }]);
  });

  it('names the columns that are missing', () => {
    expect(readAreaListFile('municipality_code,municipality_fi\n240,Kemi\n', 'a-2020.csv').problems).toMatchObject([
      { line: 1, expected: 'also the columns municipality_sv, maakunta_code, seutukunta_code' },
    ]);
  });

  it('tells every fault with its line and column', () => {
    const text = [
      'maakunta_code,maakunta_fi,maakunta_sv',
      '1,Uusimaa,Nyland',
      '02,,Egentliga Finland',
      '04,Satakunta',
      '05,Kanta-Häme,Egentliga Tavastland',
      '05,Pirkanmaa,Birkaland',
    ].join('\n');
    expect(readAreaListFile(text, 'a-2020.csv').problems).toEqual([
      { line: 2, column: 1, found: '"1"', expected: 'a code of 2 digits in maakunta_code' },
      { line: 3, column: 2, found: '""', expected: 'a name in maakunta_fi' },
      { line: 4, found: '2 cells', expected: '3 cells, as in the header' },
      { line: 6, column: 1, found: '"05"', expected: 'a code of its own; line 5 has the same' },
    ]);
  });

  it('refuses a list with no rows and one that is no CSV', () => {
    expect(readAreaListFile('maakunta_code,maakunta_fi,maakunta_sv\n', 'a-2020.csv').problems).toMatchObject([
      { line: 2, found: 'no rows' },
    ]);
    expect(readAreaListFile('maakunta_code,maakunta_fi\n01,"Uusi"maa\n', 'a-2020.csv').problems).toMatchObject([
      { line: 2, expected: 'values with a comma or semicolon between' },
    ]);
  });
});
