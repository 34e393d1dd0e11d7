import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '#test/shared.ts';
import {
  type AreaEntry,
  municipalityDivisionDates,
  municipalityEntriesOn,
  parentsOfMunicipalityOn,
  regionEntries,
  subRegionEntriesOn,
} from './area.model.ts';
import { readAreaListFile } from './area-list-file.model.ts';

const geo = sharedPath('data/geo');

describe('the divisions Koordi knows', () => {
  it('have the municipalities of each year', () => {
    const counts = municipalityDivisionDates.map((on) => [on.slice(0, 4), municipalityEntriesOn(on).length]);
    expect(Object.fromEntries(counts)).toEqual({
      2013: 320,
      2015: 317,
      2016: 313,
      2017: 311,
      2020: 310,
      2021: 309,
      2025: 308,
    });
  });

  it('have 70 sub-regions until Kyrönmaa ended, and 19 regions', () => {
    expect(subRegionEntriesOn('2020-12-31')).toHaveLength(70);
    expect(subRegionEntriesOn('2021-01-01')).toHaveLength(69);
    expect(regionEntries()).toHaveLength(19);
  });

  it('follow a municipality to its new sub-region and region', () => {
    expect(parentsOfMunicipalityOn('785', '2015-12-31')).toEqual({ subRegionCode: '182', regionCode: '18' });
    expect(parentsOfMunicipalityOn('785', '2016-01-01')).toEqual({ subRegionCode: '173', regionCode: '17' });
    expect(parentsOfMunicipalityOn('000', '2016-01-01')).toEqual({});
  });

  it('leave no municipality in a sub-region that has ended', () => {
    for (const on of municipalityDivisionDates) {
      const living = new Set(subRegionEntriesOn(on).map(({ code }) => code));
      expect(municipalityEntriesOn(on).filter(({ subRegionCode = '' }) => !living.has(subRegionCode))).toEqual([]);
    }
  });

  it.skipIf(!geo)('agree with the lists of Statistics Finland, which lie beside the project', () => {
    for (const year of [2013, 2020, 2025, 2026]) {
      expect(municipalityEntriesOn(`${year}-01-01`).map(codes)).toEqual(
        fileEntries(`fi-municipalities-${year}.csv`).map(codes),
      );
    }
    expect(municipalityEntriesOn('2026-01-01').map(names)).toEqual(
      fileEntries('fi-municipalities-2026.csv').map(names),
    );
    for (const year of [2013, 2026]) {
      expect(subRegionEntriesOn(`${year}-01-01`).map(codes)).toEqual(
        fileEntries(`fi-seutukunnat-${year}.csv`).map(codes),
      );
    }
    expect(subRegionEntriesOn('2026-01-01').map(names)).toEqual(fileEntries('fi-seutukunnat-2026.csv').map(names));
    expect(regionEntries()).toEqual(fileEntries('fi-maakunnat-2026.csv'));
  });
});

function fileEntries(fileName: string): readonly AreaEntry[] {
  return readAreaListFile(readFileSync(`${geo}/${fileName}`, 'utf8'), fileName).list?.entries ?? [];
}

function codes({ code, subRegionCode, regionCode }: AreaEntry): unknown {
  return { code, subRegionCode, regionCode };
}

function names({ code, nameFi, nameSv }: AreaEntry): unknown {
  return { code, nameFi, nameSv };
}
