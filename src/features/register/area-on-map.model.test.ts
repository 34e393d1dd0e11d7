import { describe, expect, it } from 'vitest';
import { regionEntries, regionShapes } from '#features/codelist/public.ts';
import { regionsOnMap } from './area-on-map.model.ts';

describe('the regions of a project on a map', () => {
  it('are those that the form names, in any form of the name', () => {
    expect(regionsOnMap({ regions: ['Lapin', 'Pohjois-Pohjanmaa', 'Lappi', 'Nowhere'] })).toEqual(['17', '19']);
  });

  it('follow from the sub-regions and municipalities when no region is named', () => {
    expect(regionsOnMap({ subRegions: ['Rovaniemen'], municipalities: ['Oulu'] })).toEqual(['17', '19']);
  });

  it('are the whole country, or nothing', () => {
    expect(regionsOnMap({ nationwide: true, regions: ['Lapin'] })).toBe('all');
    expect(regionsOnMap({})).toEqual([]);
    expect(regionsOnMap({ regions: { unread: 'x' } })).toEqual([]);
  });
});

describe('the shapes of the regions', () => {
  it('are there for every region and for nothing else', () => {
    expect(regionShapes.map(({ code }) => code)).toEqual(regionEntries().map(({ code }) => code));
  });

  it('lie where the regions do: Lapland in the north, Åland in the south-west', () => {
    const at = (code: string) => regionShapes.find((shape) => shape.code === code);
    const [lapland, uusimaa, aland] = [at('19'), at('01'), at('21')];
    expect(lapland?.labelY).toBeLessThan(uusimaa?.labelY ?? 0);
    expect(aland?.labelX).toBeLessThan(uusimaa?.labelX ?? 0);
  });
});
