import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { factRows } from './compared-row.model.ts';

type Told = Parameters<typeof factRows>[0][number];

function told(form: string, fields: Told['record']['fields']): Told {
  return { code: 'S10001', fund: 'ESR', period: '2007-2013', record: { form, fields: { code: 'S10001', ...fields } } };
}

function row(id: string, projects: readonly Told[], language: 'fi' | 'sv' = 'fi') {
  return factRows(projects, textsFor(language)).find((candidate) => candidate.id === id);
}

describe('facts side by side', () => {
  it('take the priority from its number where a list gives only that', () => {
    const projects = [
      told('esr-2007', { priority: '2: Työllistymisen ja työmarkkinoilla pysymisen edistäminen' }),
      told('list-2007', { priorityNumber: '2' }),
    ];
    expect(row('priority', projects)).toMatchObject({ likeness: 'same' });
    expect(row('priority', projects)?.values[1]).toMatch(/^ESR 2007–2013, 2: /);
  });

  it('are the same when a list has dropped the commas or printed a dash as a question mark', () => {
    const projects = [
      told('esr-2007', {
        authority: 'Lapin elinkeino-, liikenne- ja ympäristökeskus',
        implementerName: 'Oy Esimerkki, Tampere–Turku',
      }),
      told('list-2007', {
        authority: 'Lapin elinkeino- liikenne- ja  ympäristökeskus',
        implementerName: 'Oy Esimerkki Tampere?Turku',
      }),
    ];
    expect(row('authority', projects)?.likeness).toBe('same');
    expect(row('implementerName', projects)?.likeness).toBe('same');
  });

  it('give places their official names, in Swedish on a Swedish page', () => {
    const projects = [
      told('esr-2007', { regions: ['Lappi'], subRegions: ['Kemi-Tornion', 'Rovaniemen'] }),
      told('esr-2007', { regions: ['Lapin'], subRegions: ['Rovaniemen', 'Kemi-Tornion'] }),
    ];
    expect(row('regions', projects)).toMatchObject({ values: ['Lappi', 'Lappi'], likeness: 'same' });
    expect(row('regions', projects, 'sv')?.values).toEqual(['Lappland', 'Lappland']);
    expect(row('subRegions', projects)?.values[0]).not.toMatch(/Tornion,/);
    expect(row('subRegions', projects)?.likeness).toBe('same');
  });

  it('say that a project with regions does not cover the whole country when the other does', () => {
    const projects = [told('esr-2007', { nationwide: true }), told('esr-2007', { regions: ['Lappi'] })];
    expect(row('nationwide', projects)).toMatchObject({ values: ['Kyllä', 'Ei'], likeness: 'different' });
  });
});
