import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type FormSheet, formWorkbook } from './xlsx-form.server.ts';
import { openWorkbook } from './xlsx-reading.server.ts';
import { readZip } from './zip.server.ts';

const sheet: FormSheet = {
  title: 'Täytettävä',
  columns: [
    { heading: 'Postinumero *', width: 12, style: 'text' },
    { heading: 'Päivä', width: 12, style: 'plain' },
    { heading: 'Tapa', width: 20, style: 'text', choices: ['osto, pieni', 'avustus'] },
    { heading: 'Selitys', width: 40, style: 'wrapped' },
  ],
  rows: [
    [
      ['00100', { date: '2024-01-31' }, 'avustus', '=1+1'],
      [null, 12.5, true, { error: '#REF!' }],
    ],
  ],
};

async function bytesOf(...sheets: FormSheet[]): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of formWorkbook(sheets)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for await (const member of readZip(bytes)) parts.set(member.name, Buffer.from(await member.read()).toString());
  return parts;
}

describe('a workbook to fill in', () => {
  it('is read by us and by others as it was written; a formula is a text', async () => {
    const bytes = await bytesOf(sheet, { ...sheet, title: 'Toinen', rows: [] });
    const workbook = await openWorkbook(bytes);
    expect(workbook.sheets).toEqual([
      { name: 'Täytettävä', isHidden: false },
      { name: 'Toinen', isHidden: false },
      { name: 'choices', isHidden: true },
    ]);
    const rows = [];
    for await (const some of workbook.rows('Täytettävä')) rows.push(...some);
    expect(rows).toEqual([
      { number: 1, cells: ['Postinumero *', 'Päivä', 'Tapa', 'Selitys'] },
      { number: 2, cells: ['00100', { date: '2024-01-31' }, 'avustus', '=1+1'] },
      { number: 3, cells: [null, 12.5, true, '#REF!'] },
    ]);
    const foreign = await readXlsx(bytes);
    expect(foreign.sheets[0]?.rows[1]).toEqual(['00100', new Date('2024-01-31T00:00:00Z'), 'avustus', '=1+1']);
  });

  it('makes whole columns text, so that zeros stay as they are typed, and offers choices with commas in them', async () => {
    const parts = await partsOf(await bytesOf(sheet));
    const first = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(first).toContain('<col min="1" max="1" width="12" style="2" customWidth="1"/>');
    expect(first).toContain('sqref="C2:C10000"><formula1>choices!$A$1:$A$2</formula1>');
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('osto, pieni');
    expect(parts.get('xl/styles.xml')).toContain('<xf numFmtId="49" fontId="0"');
  });

  it('breaks off with its rows', async () => {
    async function* broken() {
      yield [['00100']];
      throw new Error('the database is gone');
    }
    await expect(bytesOf({ ...sheet, rows: broken() })).rejects.toThrow('the database is gone');
  });
});
