import { describe, expect, it } from 'vitest';
import { tellingWords } from './similar.model.ts';

describe('the words by which similar projects are looked for', () => {
  it('are those of the name, the longest first, without what any name may have', () => {
    expect(tellingWords('Työpajat nuorten tukena II – rinnakkaishanke', '')).toEqual(['työpajat', 'nuorten']);
  });

  it('are helped by long words of the summary, those first that it repeats', () => {
    const summary = 'Maahanmuuttajat työssä. Maahanmuuttajat, kielikoulutus. Työelämävalmennus kerran.';
    expect(tellingWords('Väylä', summary)).toEqual(['väylä', 'maahanmuuttajat', 'työelämävalmennus', 'kielikoulutus']);
  });

  it('are no names of places', () => {
    expect(tellingWords('Kainuun kotoutujat Kemi-Tornion satamassa, Rovaniemi', '')).toEqual([
      'kotoutujat',
      'satamassa',
    ]);
  });

  it('are at most eight, and none when there is nothing to go by', () => {
    expect(tellingWords('aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii', '')).toHaveLength(8);
    expect(tellingWords('ESR 2 !', '')).toEqual([]);
  });
});
