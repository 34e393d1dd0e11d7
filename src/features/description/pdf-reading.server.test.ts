import { afterAll, describe, expect, it } from 'vitest';
import { createTypstRenderer } from '#platform/documents/typst.server.ts';
import { textOfPdf } from './pdf-reading.server.ts';
import { readDescription } from './reading.model.ts';

/** A PDF of one page, written by hand. */
function handWritten(content: string, { trailer = '', more = '' } = {}): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...(more === '' ? [] : [more]),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  );
}

/** A description as another program would print it: headings, paragraphs, running titles and page numbers. */
const foreign = `
#let data = json(bytes(sys.inputs.data))
#set document(title: "Kuvaus", date: none)
#set text(lang: "fi", font: "Source Sans 3", size: 11pt)
#set page(paper: "a4", header: [Tulostettu 21.11.2026], footer: context [Sivu #counter(page).display()])
#set par(spacing: 1.4em)
#for paragraph in data.paragraphs {
  if paragraph.heading { heading(paragraph.lines.first()) } else {
    par(paragraph.lines.map(each => [#each]).join(linebreak()))
  }
}
`;

const sentence =
  'Hankkeessa kehitetään työllistymistä tukevia palveluja yhteistyössä alueen toimijoiden kanssa ja levitetään niitä.';

const description = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: S19999

Projektin nimi: Saariston ja metsien uudet työt: kehittämishanke, joka etsii, kokeilee ja vakiinnuttaa tapoja tehdä työtä

Suunnitelman mukainen toteutusaika: Alkaa 1.1.2010 ja päättyy 28.2.2012

2. Projektin toteuttaja

Y-tunnus: 2296962-1

Projektin kotisivun osoite:

3. Projektin toteutusalue ja kohderyhmän kuvaus

3.1 Maantieteellinen kohdealue

Kunnat: Salla, Kittilä, Pelkosenniemi, Enontekiö, Kemi, Rovaniemi, Pello, Utsjoki, Tornio, Ranua, Savukoski, Muonio, Posio

3.4 Aloittaneiden henkilöiden määrä

Suunniteltu: 94, joista naisia 50

5. Suunnitelman mukainen tiivistelmä toteutuksesta

${sentence.repeat(3)}
- ensimmäinen
- toinen

${`${sentence} `.repeat(9).trim()}

${`${sentence} `.repeat(30).trim()}

7. Projektin julkinen rahoitus, euroa

Myönnetty EU- ja valtion rahoitus: 248 600

9. Loppuraportin tiivistelmä

${`${sentence} `.repeat(6).trim()}`;

describe('textOfPdf', () => {
  const renderer = createTypstRenderer();
  afterAll(() => renderer.close());

  it('rebuilds a description that another program has printed, over several pages', async () => {
    const paragraphs = description
      .split('\n\n')
      .map((text) => ({ heading: /^\d\.(?:\d| \p{Lu})/u.test(text), lines: text.split('\n') }));
    const { text, exactLineBreaks } = await textOfPdf(await renderer.render(foreign, { paragraphs }));
    expect(exactLineBreaks).toBe(false);
    expect(text).not.toMatch(/Tulostettu|Sivu \d/);
    expect(readDescription(text).record).toEqual(readDescription(description).record);
  });

  it('reads text in a standard font', async () => {
    const pdf = handWritten('BT /F 12 Tf 40 700 Td (Hankkeen nimi: Ty\\366) Tj ET');
    expect(await textOfPdf(pdf)).toEqual({ text: 'Hankkeen nimi: Työ', exactLineBreaks: false });
  });

  it('leaves the bytes it was given as they were', async () => {
    const pdf = handWritten('BT /F 12 Tf 40 700 Td (a) Tj ET');
    const before = Uint8Array.from(pdf);
    await textOfPdf(pdf);
    expect(Uint8Array.from(pdf)).toEqual(before);
  });

  it('refuses a PDF that holds only pictures', async () => {
    await expect(textOfPdf(handWritten('40 700 100 100 re f'))).rejects.toMatchObject({ reason: 'noText' });
  });

  it('refuses a PDF that is locked with a password', async () => {
    const key = '41'.repeat(32);
    const more = `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`;
    const locked = handWritten('BT ET', { more, trailer: '/Encrypt 6 0 R /ID [<00> <00>]' });
    await expect(textOfPdf(locked)).rejects.toMatchObject({ name: 'UnreadableFile', reason: 'encrypted' });
  });

  it('refuses what is no PDF, and one cut short', async () => {
    const whole = handWritten('BT /F 12 Tf 40 700 Td (a) Tj ET');
    for (const bytes of [new Uint8Array(), Buffer.from('Hankkeen kuvaus'), whole.subarray(0, 100)]) {
      await expect(textOfPdf(bytes)).rejects.toMatchObject({ name: 'UnreadableFile', reason: 'damaged' });
    }
  });
});
