import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { type PdfPart, pdfContentOf } from './pdf-content.model.ts';
import type { DescriptionRecord } from './record.model.ts';

const t = textsFor('en');

function partsOf(record: DescriptionRecord): readonly PdfPart[] {
  return pdfContentOf(record, t).parts;
}

describe('pdfContentOf', () => {
  it('puts planned and realised figures in one table under their heading', () => {
    const fields = { personsPlanned: { total: 1234, women: 50 }, personsRealised: { total: 90 } };
    expect(partsOf({ form: 'esr-2007', fields })).toEqual([
      { part: 'heading', level: 1, text: '3. Area of the project and description of the target group' },
      { part: 'heading', level: 2, text: '3.4 Persons who started' },
      {
        part: 'table',
        columns: ['Item', 'Total', 'Women'],
        areFigures: true,
        rows: [
          { cells: ['Planned', '1,234', '50'], reason: [] },
          { cells: ['Realised according to monitoring data', '90', '–'], reason: [] },
        ],
      },
    ]);
  });

  it('starts a table anew under a new heading', () => {
    const fields = { jobsPlanned: { total: 1 }, enterprisesPlanned: { total: 2 } };
    const kinds = partsOf({ form: 'esr-2007', fields }).map(({ part }) => part);
    expect(kinds).toEqual(['heading', 'heading', 'table', 'heading', 'table']);
  });

  it('never passes over a level of headings, whatever is missing', () => {
    const layout = [
      { block: 'social' },
      { block: 'effectCulture' },
      { block: 'sustainability' },
      { block: 'ecological' },
    ];
    const parts = partsOf({ form: 'esr-2014', fields: { effectCulture: { direct: 0, indirect: 1 } }, layout });
    expect(parts.flatMap((part) => (part.part === 'heading' ? [part.level] : []))).toEqual([1, 2, 3]);
  });

  it('shows an empty line, a value that could not be read and text of no part as they are', () => {
    const layout = [{ block: 'code' }, { block: 'name' }, { raw: 'Outo\nrivi\n\nmuu' }, { block: 'contactEmail' }];
    const fields = { code: { unread: 'S1' }, name: null, contactEmail: 'a.b@c.fi' };
    expect(partsOf({ form: 'esr-2007', fields, layout })).toEqual([
      { part: 'field', label: 'Project code:', value: 'S1' },
      { part: 'field', label: 'Project name:', value: '–' },
      { part: 'notice', title: 'Text that belongs to no part of the form', paragraphs: [['Outo', 'rivi'], ['muu']] },
      { part: 'field', label: 'E-mail:', value: 'a.b(at)c.fi' },
    ]);
  });

  it('has a title for every record', () => {
    const titles = [{ name: 'Nimi' }, { code: 'S10001' }, {}].map(
      (fields) => pdfContentOf({ form: 'esr-2007', fields }, t).title,
    );
    expect(titles).toEqual(['Nimi', 'S10001', 'Description of a project funded by the European Social Fund (ESF)']);
    expect(pdfContentOf({ form: 'unrecognised', fields: {} }, t).title).toBe('Koordi');
  });
});
