import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { pairInWords } from './figure-words.model.ts';

const t = textsFor('fi');
const said = (planned: number | null, realised: number | null) =>
  pairInWords('planned', { planned, realised }, (value) => t.number(value), t);

describe('a planned and a realised figure', () => {
  it('stand side by side with the share of the plan', () => {
    expect(said(170, 85)).toMatch(/^Suunniteltu 170, toteutunut 85 \(50,0\s%\)$/);
    expect(said(0, 85)).toBe('Suunniteltu 0, toteutunut 85');
  });

  it('say which of the two is told when only one is', () => {
    expect(said(170, null)).toBe('Suunniteltu 170, toteutunut ei tiedossa');
    expect(said(null, 85)).toBe('Toteutunut 85, suunniteltu ei tiedossa');
  });

  it('say nothing when neither is told', () => {
    expect(said(null, null)).toBeNull();
  });

  it('name the sum of EU and state as granted', () => {
    expect(pairInWords('granted', { planned: 100_00, realised: null }, t.euro, t)).toMatch(/^Myönnetty 100\s€, /);
  });
});
