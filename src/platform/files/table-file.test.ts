import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { parse as readCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { csvPieces, finnishCsv, standardCsv } from './csv.ts';
import { jsonRowOf, ndjsonPieces } from './ndjson.ts';
import { eurosOf, type TableColumn } from './table-column.ts';
import { xlsxStream } from './xlsx.server.ts';
import { xmlText } from './xml.ts';
import { readZip } from './zip.server.ts';

interface Thing {
  readonly name: string | null;
  readonly count: number | null;
  readonly cents: number | null;
  readonly on: string | null;
  readonly isOpen: boolean;
  readonly codes: string;
}

const columns: readonly TableColumn<Thing>[] = [
  { name: 'name', kind: 'text', valueOf: ({ name }) => name },
  { name: 'count', kind: 'integer', valueOf: ({ count }) => count },
  { name: 'granted', kind: 'cents', valueOf: ({ cents }) => cents },
  { name: 'starts_on', kind: 'date', valueOf: ({ on }) => on },
  { name: 'is_open', kind: 'boolean', valueOf: ({ isOpen }) => isOpen },
  { name: 'regions', kind: 'list', valueOf: ({ codes }) => codes },
];

const path: Thing = {
  name: 'Polku; "työhön"',
  count: 12,
  cents: -105,
  on: '2012-01-31',
  isOpen: true,
  codes: '17|19',
};
const empty: Thing = { name: null, count: null, cents: null, on: null, isOpen: false, codes: '' };

function textOf(pieces: AsyncIterable<string>): Promise<string> {
  return text(Readable.from(pieces));
}

describe('a sum in cents', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123456789, '1234567.89'],
  ])('of %i is %s euros', (cents, euros) => {
    expect(eurosOf(cents)).toBe(euros);
  });
});

describe('a table as CSV', () => {
  it('is RFC 4180 with a decimal point for programs', async () => {
    expect(await textOf(csvPieces(columns, [[path], [empty]], standardCsv))).toBe(
      '\uFEFFname,count,granted,starts_on,is_open,regions\r\n' +
        '"Polku; ""työhön""",12,-1.05,2012-01-31,true,17|19\r\n' +
        ',,,,false,\r\n',
    );
  });

  it('has semicolons and decimal commas for a Finnish spreadsheet', async () => {
    const csv = await textOf(csvPieces(columns, [[path]], finnishCsv));
    expect(csv.split('\r\n')[1]).toBe('"Polku; ""työhön""";12;-1,05;2012-01-31;true;17|19');
  });

  it.each(['=1+1', '+358', '-oma', '@työ', '＝1+1', '＋358', '－oma', '＠työ', '\tx', '\r\nx'])(
    'lets no spreadsheet run %j',
    async (name) => {
      const csv = await textOf(csvPieces(columns, [[{ ...path, name }]], standardCsv));
      expect(readCsv(csv, { bom: true })[1]?.[0]).toBe(`'${name}`);
    },
  );

  it('is read by others as it was written, whatever the text', async () => {
    const texts = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n]/.test(text));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(standardCsv, finnishCsv), async (name, dialect) => {
        const csv = await textOf(csvPieces(columns, [[{ ...path, name }]], dialect));
        const [, row] = readCsv(csv, { bom: true, delimiter: dialect.separator });
        expect(row?.[0]).toBe(name);
        expect(row).toHaveLength(columns.length);
      }),
    );
  });
});

describe('a table as NDJSON', () => {
  it('has a line for each row, lists as lists and cents as euros', async () => {
    const json = await textOf(ndjsonPieces([[path, empty]], (row) => jsonRowOf(columns, row)));
    expect(
      json
        .split('\n')
        .slice(0, 2)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        name: 'Polku; "työhön"',
        count: 12,
        granted: -1.05,
        starts_on: '2012-01-31',
        is_open: true,
        regions: ['17', '19'],
      },
      { name: null, count: null, granted: null, starts_on: null, is_open: false, regions: [] },
    ]);
  });
});

async function partsOf(workbook: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for await (const member of readZip(workbook)) parts.set(member.name, Buffer.from(await member.read()).toString());
  return parts;
}

const workbookOf = (batches: Thing[][]) => buffer(xlsxStream({ title: 'Hankkeet', columns, batches }));

describe('a table as a workbook', () => {
  it('has a cell of its kind for each value and none for what is empty', async () => {
    const parts = await partsOf(await workbookOf([[path], [empty]]));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain(
      '<c r="A2" t="inlineStr"><is><t xml:space="preserve">Polku; &quot;työhön&quot;</t></is></c>',
    );
    expect(sheet).toContain('<c r="B2"><v>12</v></c><c r="C2" s="3"><v>-1.05</v></c><c r="D2" s="2"><v>40939</v></c>');
    expect(sheet).toContain('<row r="3"><c r="E3" t="b"><v>0</v></c>');
    expect(sheet).toContain('<autoFilter ref="A1:F3"/>');
    expect(sheet).toContain('state="frozen"');
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="Hankkeet"');
  });

  it('names every part that it has, and has every part that it names', async () => {
    const parts = await partsOf(await workbookOf([[path]]));
    const named = [...(parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, part]) => part,
    );
    for (const part of named) expect([...parts.keys()]).toContain(part);
    expect(parts.get('xl/_rels/workbook.xml.rels')).toMatch(/worksheets\/sheet1\.xml.*styles\.xml/);
  });

  it('holds any text as text, never as a formula', async () => {
    const name = '=1+1 <b>&"\u0000\uD800 _x0041_ 👩‍👩‍👧';
    const sheet = (await partsOf(await workbookOf([[{ ...path, name }]]))).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('=1+1 &lt;b&gt;&amp;&quot; _x005F_x0041_ 👩‍👩‍👧');
  });

  it('writes a day that Excel cannot count as text', async () => {
    const sheet = (await partsOf(await workbookOf([[{ ...path, on: '1899-12-31' }]]))).get('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<c r="D2" t="inlineStr"><is><t xml:space="preserve">1899-12-31</t>');
  });

  it('is the same to the byte each time', async () => {
    expect(await workbookOf([[path, empty]])).toEqual(await workbookOf([[path], [empty]]));
  });

  it('fails when its rows fail, and gives them up when nobody reads on', async () => {
    async function* failing() {
      yield [path];
      throw new Error('the database is gone');
    }
    await expect(buffer(xlsxStream({ title: 'x', columns, batches: failing() }))).rejects.toThrow(
      'the database is gone',
    );

    let isBegun = false;
    let isEnded = false;
    async function* endless() {
      isBegun = true;
      try {
        for (;;) yield Array.from({ length: 500 }, () => path);
      } finally {
        isEnded = true;
      }
    }
    const stream = xlsxStream({ title: 'x', columns, batches: endless() });
    for await (const _chunk of stream) if (isBegun) break;
    await expect.poll(() => isEnded).toBe(true);
  });
});

describe('text in XML', () => {
  it('is read back as it was, but for characters that XML has not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
        const [node] = parseFragment(`<p title="${xmlText(text)}"></p>`).childNodes;
        const value = node && 'attrs' in node ? node.attrs[0]?.value : undefined;
        const kept = text.replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
        expect(value).toBe(kept.replace(/\r\n?/g, '\n'));
      }),
    );
  });
});
