import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readCsvRows, separatorOf } from './csv-reading.ts';
import { columnIndex, columnLetters, type ReadRow, type ReadRows } from './table-cell.ts';
import { dateOfSerial, formatFrom, numberCell } from './xlsx-format.ts';
import { openWorkbook, workbookLimits } from './xlsx-reading.server.ts';
import { attributeOf, XmlScanner } from './xml-scanner.ts';

async function all(rows: ReadRows): Promise<ReadRow[]> {
  const read: ReadRow[] = [];
  for await (const some of rows) read.push(...some);
  return read;
}

async function sheetOf(bytes: Uint8Array, name = 'Taul1'): Promise<ReadRow[]> {
  const workbook = await openWorkbook(bytes);
  try {
    return await all(workbook.rows(name));
  } finally {
    workbook.close();
  }
}

/** A workbook by hand, for what writers of workbooks do not write. */
async function workbookOf(sheet: string, parts: Record<string, string> = {}, workbookPr = ''): Promise<Uint8Array> {
  const zip = new ZipFile();
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${relation}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:q="${relation}">${workbookPr}<x:sheets><x:sheet name="Taul1" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/s.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/s.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
    ...parts,
  };
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

describe('a workbook', () => {
  it('gives its rows with texts, numbers, truths and days as they were meant', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Piilossa', rows: [['x']], hidden: true },
        {
          name: 'Taul1',
          columns: [{ header: 'a' }, { header: 'b' }, { header: 'c', numFmt: 'dd.mm.yyyy' }, { header: 'd' }],
          rows: [
            ['Nimi & <muu>', 12.5, new Date('2024-01-31T00:00:00Z'), true],
            [null, null, null, null],
            ['ä', null, null, null],
          ],
        },
      ],
    });
    const workbook = await openWorkbook(bytes);
    expect(workbook.sheets).toEqual([
      { name: 'Piilossa', isHidden: true },
      { name: 'Taul1', isHidden: false },
    ]);
    workbook.close();
    expect((await sheetOf(bytes)).slice(-2)).toMatchObject([
      { cells: ['Nimi & <muu>', 12.5, { date: '2024-01-31' }, true] },
      { cells: ['ä'] },
    ]);
  });

  it('gives what was typed into it, whatever it was', async () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.stringMatching(/^[a-zåäö<>&"' _x0-9]{1,12}$/).filter((text) => text.trim() === text && text !== ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), async (rows) => {
        const expected = rows.flatMap((cells, index) => {
          const last = cells.findLastIndex((value) => value !== null);
          return last < 0 ? [] : [{ number: index + 1, cells: cells.slice(0, last + 1) }];
        });
        expect(await sheetOf(await writeXlsx({ sheets: [{ name: 'Taul1', rows }] }))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('has rich texts without their readings, inline texts, failed and uncalculated formulas, and rows without numbers', async () => {
    const strings = '<sst><si><r><t>Kah</t></r><r><t xml:space="preserve">vi </t></r><rPh><t>x</t></rPh></si></sst>';
    const rows = await sheetOf(
      await workbookOf(
        '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a_x000D_b</x:t></x:is></x:c></x:row>' +
          '<x:row r="5"><x:c r="C5" t="e"><x:v>#REF!</x:v></x:c><x:c r="E5"><x:f>A1</x:f></x:c><x:c r="F5" t="str"><x:f>A1</x:f><x:v>ok</x:v></x:c></x:row>',
        { 'xl/sharedStrings.xml': strings },
      ),
    );
    expect(rows).toEqual([
      { number: 1, cells: ['Kahvi ', 'a\rb'] },
      { number: 5, cells: [null, null, { error: '#REF!' }, null, { error: '=' }, 'ok'] },
    ]);
  });

  it('holds no letter that could not be stored', async () => {
    const rows = await sheetOf(
      await workbookOf('<x:row><x:c t="str"><x:v>a_x0000_b_xD83D_c&#xD800;_xD83D__xDE00_</x:v></x:c></x:row>'),
    );
    expect(rows).toEqual([{ number: 1, cells: ['ab\uFFFDc\uFFFD😀'] }]);
    expect(await all(readCsvRows(`a;${'x'.repeat(5000)}\0y`))).toEqual([
      { number: 1, cells: ['a', `${'x'.repeat(5000)}y`] },
    ]);
  });

  it('says that its days count from 1904', async () => {
    const workbook = await openWorkbook(await workbookOf('', {}, '<x:workbookPr date1904="1"/>'));
    expect(workbook.is1904).toBe(true);
  });

  it('whose parts are named by what is no address is refused as damaged, and no other is misread', async () => {
    const relations = (target: string) => ({
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target='${target}'/></Relationships>`,
    });
    await expect(workbookOf('', relations('http://[')).then((bytes) => openWorkbook(bytes))).rejects.toMatchObject({
      name: 'UnreadableFile',
      reason: 'damaged',
    });
    await fc.assert(
      fc.asyncProperty(fc.webUrl(), fc.string(), async (url, end) => {
        const target = url.slice(0, end.length * 3) + end.replaceAll(/['&<]/g, '');
        const opened = openWorkbook(await workbookOf('', relations(target)));
        const refusal = await opened.then((workbook) => workbook.close()).catch((error: unknown) => error);
        if (refusal !== undefined) expect(refusal).toMatchObject({ name: 'UnreadableFile' });
      }),
    );
  });

  it.each([
    ['no workbook at all', Buffer.from('Y-tunnus;Nimi'), 'damaged'],
    ['an old one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unsupported'],
    [
      'one behind a password',
      Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
  ])('that is %s is refused', async (_, bytes, reason) => {
    await expect(openWorkbook(bytes)).rejects.toMatchObject({ name: 'UnreadableFile', reason });
  });

  it('that is another archive, has a document type, is cut off or unpacks to too much is refused', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('x'), 'content.xml');
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
    await expect(openWorkbook(Buffer.concat(pieces))).rejects.toMatchObject({ reason: 'unsupported' });

    const typed = await workbookOf('', { 'xl/worksheets/s.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' });
    await expect(sheetOf(typed)).rejects.toMatchObject({ reason: 'unsupported' });

    const whole = await workbookOf(`<x:row><x:c t="str"><x:v>${'x'.repeat(5000)}</x:v></x:c></x:row>`);
    await expect(openWorkbook(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({ reason: 'damaged' });
    const small = await openWorkbook(whole, { ...workbookLimits, sheetBytes: 1000 });
    await expect(all(small.rows('Taul1'))).rejects.toMatchObject({ reason: 'tooLarge' });
  });
});

describe('the format of a number', () => {
  it.each([
    ['General', 'plain'],
    ['#,##0.00 "pd"', 'plain'],
    ['[Red]0.00', 'plain'],
    ['h:mm', 'plain'],
    ['00000', { width: 5 }],
    ['dd.mm.yyyy', 'date'],
    ['[$-40B]d. mmmm yyyy;@', 'date'],
    ['mmm', 'date'],
  ])('%s is %j', (code, format) => {
    expect(formatFrom(code)).toEqual(format);
  });

  it('gives leading zeros back', () => {
    expect(numberCell(100, { width: 5 }, false)).toBe('00100');
    expect(numberCell(1.5, { width: 5 }, false)).toBe(1.5);
  });

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45_322, false, '2024-01-31'],
    [45_322.5, false, '2024-01-31T12:00'],
    [0, true, '1904-01-01'],
    [43_860, true, '2024-01-31'],
    [-1, false, undefined],
    [3_000_000, false, undefined],
  ])('serial number %d, from 1904: %s, is %s', (serial, is1904, day) => {
    expect(dateOfSerial(serial, is1904)).toBe(day);
  });
});

describe('CSV', () => {
  it.each([
    ['Y-tunnus;Nimi\n1;"a, b, c"\n', ';'],
    ['Y-tunnus,Nimi\n1,"a;b;c"\n', ','],
    ['Y-tunnus\tNimi, pitkä\n1\ta\n', '\t'],
    ['sep=|\na|b;c;d', '|'],
    ['yksi sarake\nvain', ';'],
    ['', ';'],
  ])('%j is parted by %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });

  it('gives rows with the numbers a spreadsheet would show, in any encoding', async () => {
    const text = 'Nimi;Paikka\r\n\r\n"Äänekosken\r\n""seutu""";x\r\n;;\r\ny\r\n';
    const rows = [
      { number: 1, cells: ['Nimi', 'Paikka'] },
      { number: 3, cells: ['Äänekosken\r\n"seutu"', 'x'] },
      { number: 5, cells: ['y'] },
    ];
    expect(await all(readCsvRows(Buffer.from(`\uFEFF${text}`)))).toEqual(rows);
    expect(await all(readCsvRows(Buffer.from(text, 'latin1')))).toEqual(rows);
    expect(await all(readCsvRows(Buffer.from(`\uFEFF${text}`, 'utf16le')))).toEqual(rows);
  });

  it('with a quotation mark that never ends, or no text at all, is refused', async () => {
    await expect(all(readCsvRows('a;b\n"x;2\n3;4'))).rejects.toMatchObject({ reason: 'damaged' });
    await expect(all(readCsvRows(Buffer.from([0x50, 0, 1, 2])))).rejects.toMatchObject({ reason: 'unsupported' });
  });

  it('is read in pieces, and given up when nobody wants more', async () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `${index};Nimi ${index}`).join('\n');
    let count = 0;
    for await (const rows of readCsvRows(text)) {
      count += rows.length;
      if (count >= 2000) break;
    }
    expect(count).toBe(2000);
    expect(await all(readCsvRows(text))).toHaveLength(50_000);
  });
});

describe('XML', () => {
  it('is read the same wherever it is cut', () => {
    const source = `<?xml version="1.0"?><!-- <x> --><a:b c='1>2' d="&lt;"/><t>a &amp; b &#228;<![CDATA[<&]]></t>`;
    const whole = scanned([source]);
    expect(whole).toEqual([`+b c='1>2' d="&lt;"/`, '-b', '+t', 'a & b ä<&', '-t']);
    fc.assert(
      fc.property(fc.array(fc.nat(source.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), source.length];
        const pieces = places.slice(1).map((place, index) => source.slice(places[index], place));
        expect(scanned(pieces)).toEqual(whole);
      }),
    );
  });

  it('has attributes by their full names', () => {
    expect(attributeOf(' xr:id="1" id="2"', 'id')).toBe('2');
    expect(attributeOf(' xid="1"', 'id')).toBeUndefined();
  });
});

function scanned(pieces: readonly string[]): string[] {
  const events: string[] = [];
  let text = '';
  const note = (event: string) => {
    if (text) events.push(text);
    text = '';
    events.push(event);
  };
  const scanner = new XmlScanner({
    open: (name, attributes) => note(`+${name}${attributes}`),
    close: (name) => note(`-${name}`),
    text: (piece) => {
      text += piece;
    },
  });
  for (const piece of pieces) scanner.write(piece);
  return events;
}

it('columns are named as spreadsheets do', () => {
  expect(columnLetters(702)).toBe('AAA');
  fc.assert(
    fc.property(fc.nat(20_000), (index) => {
      expect(columnIndex(`${columnLetters(index)}17`)).toBe(index);
    }),
  );
});
