import { describe, expect, it } from 'vitest';
import { readEmployers } from './written-employers.model.ts';

describe('employers written one a line', () => {
  it('are names, with a Y-tunnus or without, and percentages of two decimals', () => {
    const text = 'Esimerkki Oy (0737546-2) 30\n\n Kone & Poika Ky: 12,5 %\nHotelli 21 7.25';
    expect(readEmployers(text)).toEqual({
      employers: [
        { written: 'Esimerkki Oy (0737546-2)', permyriad: 3_000 },
        { written: 'Kone & Poika Ky', permyriad: 1_250 },
        { written: 'Hotelli 21', permyriad: 725 },
      ],
      findings: [],
    });
    expect(readEmployers(null)).toEqual({ employers: [], findings: [] });
  });

  it.each(['Esimerkki Oy', 'Esimerkki Oy 0737546-2', '30', 'Oy Eka 100', 'Oy Eka 0', 'Oy Eka 1,234'])(
    'are told apart from “%s”',
    (line) => {
      expect(readEmployers(line).findings).toMatchObject([
        { key: 'procurement.fault.employer-line', column: 'employers', details: { found: line } },
      ]);
    },
  );

  it('are there once each, and leave something to the projects', () => {
    expect(readEmployers('Oy Eka 30\noy eka 20').findings).toMatchObject([
      { key: 'procurement.fault.employer-twice', details: { found: 'oy eka' } },
    ]);
    expect(readEmployers('Oy Eka 60\nOy Toka 40').findings).toMatchObject([
      { key: 'procurement.fault.employer-sum', details: { sum: '100' } },
    ]);
    expect(readEmployers('Oy Eka 60\nOy Toka 39,99').findings).toEqual([]);
  });
});
