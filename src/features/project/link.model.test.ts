import { describe, expect, it } from 'vitest';
import { suggestLinks } from './link.model.ts';

describe('bonds that names suggest', () => {
  it('bind a parallel project to the mother whose name it repeats, however the names are written', () => {
    const projects = [
      { code: 'S1', name: 'Väylä - välityömarkkinoilta avoimille työmarkkinoille' },
      { code: 'S2', name: 'Väylä – välityömarkkinoilta avoimille työmarkkinoille - TYÖVOIMAPOLIITTISET TOIMENPITEET' },
      { code: 'S3', name: 'Tie työhön' },
      { code: 'S4', name: 'Tie työhön rinnakkaishanke' },
    ];
    expect(suggestLinks(projects)).toEqual([
      { kind: 'parallel', from: 'S1', to: 'S2' },
      { kind: 'parallel', from: 'S3', to: 'S4' },
    ]);
  });

  it('bind a successor to its predecessor by the number in the name', () => {
    const projects = [
      { code: 'S1', name: 'Koordinaatiohanke' },
      { code: 'S2', name: 'Koordinaatiohanke 2' },
      { code: 'S3', name: 'Koordinaatiohanke III' },
    ];
    expect(suggestLinks(projects)).toEqual([
      { kind: 'successor', from: 'S1', to: 'S2' },
      { kind: 'successor', from: 'S2', to: 'S3' },
    ]);
  });

  it('decide nothing when several projects bear the name, or none', () => {
    const projects = [
      { code: 'S1', name: 'Polku' },
      { code: 'S2', name: 'Polku' },
      { code: 'S3', name: 'Polku rinnakkaishanke' },
      { code: 'S4', name: 'Yksin rinnakkaishanke' },
      { code: 'S5', name: 'Ohjelma 2014' },
    ];
    expect(suggestLinks(projects)).toEqual([]);
  });
});
