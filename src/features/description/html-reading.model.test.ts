import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '#test/shared.ts';
import { printHtml } from './html-printing.model.ts';
import { textOfHtml } from './html-reading.model.ts';
import { printText } from './printing.model.ts';
import { readDescription } from './reading.model.ts';
import { anyRecord } from './record.arbitrary.ts';

describe('textOfHtml of our own print', () => {
  const seeds = sharedPath('seeds');

  it.skipIf(!seeds)('gives the text of each seed, letter by letter', async () => {
    const texts: string[] = [];
    for await (const name of glob('*.txt', { cwd: seeds ?? '' })) {
      texts.push(readFileSync(join(seeds ?? '', name), 'utf8'));
    }
    expect(texts).toHaveLength(5);
    for (const text of texts) {
      const { record } = readDescription(text);
      expect(textOfHtml(printHtml(record, 'fi'))).toBe(text);
    }
  });

  it('gives the text of any record, letter by letter', () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        const text = textOfHtml(printHtml(record, 'fi'));
        expect(text).toBe(printText(record));
        expect(readDescription(text).record).toEqual(record);
      }),
      { numRuns: 300 },
    );
  });
});

/** A page in the markup of the 2007–2013 service; all in it is invented. */
const page2007 = `<!DOCTYPE html>
<html><head><title>Rakennerahastotietopalvelu</title><style>h2 { color: navy }</style><script>var p = "<p>x</p>";</script></head>
<body>
<nav><ul><li><a href="/">Etusivu</a></li></ul></nav>
<form action="haku.php"><p>Hae projekteja</p><input name="q"><button>Hae</button></form>
<div class="description">
  <p>Euroopan unioni</p>
  <p>Vipuvoimaa EU:lta</p>
  <h1>Euroopan sosiaalirahaston (ESR)
      rahoittaman projektin kuvaus</h1>
  <div>
    <h2>1. Projekti</h2>
    <p><strong>Projektikoodi:</strong> S19999</p>
    <p><strong>Projektin nimi:</strong>
       Saaristo &amp; mets&auml; - <em>uusia</em> töitä</p>
    <p>Osio: Länsi-Suomen suuralueosio</p>
    <p>Suunnitelman mukainen toteutusaika: Alkaa 1.1.2010 ja päättyy 28.2.2012</p>
  </div>
  <div>
    <h2>2. Projektin toteuttaja</h2>
    <p>Projektin kotisivun osoite: </p>
    <p>Sähköposti: maija.esimerkki(at)saaristo.example</p>
  </div>
  <div>
    <h2>3. Projektin toteutusalue ja kohderyhmän kuvaus</h2>
    <h3>3.2 Varsinaiset kohderyhmät</h3>
    Pitkään työttömänä olleet
    nuoret.<br>
    Heidän <b>ohjaajansa</b>.
    <h3>3.4 Aloittaneiden henkilöiden määrä</h3>
    <p>Suunniteltu: 94, joista naisia 50</p><p>Toteutunut seurantatietojen mukaan: 90, joista naisia 41</p>
  </div>
  <div>
    <h2>9. Loppuraportin tiivistelmä</h2>
    <p>Ensimmäinen kappale.<br />Sen toinen rivi.<br /><br />Toinen kappale.</p>
  </div>
</div>
<footer><p>Ministeriö</p></footer>
</body></html>`;

describe('textOfHtml of the markup of the services', () => {
  it('reads a page of 2007–2013', () => {
    const text = textOfHtml(page2007);
    expect(text).not.toMatch(/Etusivu|Hae|navy|Ministeriö|Rakennerahasto/);
    expect(readDescription(text).record).toEqual({
      form: 'esr-2007',
      fields: {
        code: 'S19999',
        name: 'Saaristo & metsä - uusia töitä',
        programmePart: 'Länsi-Suomen suuralueosio',
        period: { startsOn: '2010-01-01', endsOn: '2012-02-28' },
        projectWeb: null,
        contactEmail: 'maija.esimerkki(at)saaristo.example',
        directTargetGroups: 'Pitkään työttömänä olleet nuoret.\nHeidän ohjaajansa.',
        personsPlanned: { total: 94, women: 50 },
        personsRealised: { total: 90, women: 41 },
        finalReportSummary: 'Ensimmäinen kappale.\nSen toinen rivi.\n\nToinen kappale.',
      },
    });
  });

  it('reads the lists and the table of 2014–2020', () => {
    const text = textOfHtml(`<body>
      <p>Euroopan unioni Vipuvoimaa EU:lta</p>
      <h1>Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus</h1>
      <div><h2>2 Hakijan perustiedot</h2>
        <h3>Osatoteuttajat</h3><ul><li>Esimerkki Oy, 1234567-1</li><li><p>Kunta, keskus</p></li></ul></div>
      <div><h2>8 Horisontaaliset periaatteet</h2>
        <h3>8.1 Sukupuolten tasa-arvo</h3>
        <p>Hankkeen päätavoite on sukupuolten tasa-arvon edistäminen: Ei<br>Tavoite on toinen.</p>
        <h3>8.2 Kestävä kehitys</h3>
        <table>
          <tr><th></th><th>Välitön</th><th><span>Välillinen</span></th></tr>
          <tr><td colspan="3">Ekologinen kestävyys</td></tr>
          <tr><td>Luonnonvarojen käytön kestävyys</td><td>2</td><td><p>3</p></td></tr>
          <tr><td colspan="3">Säästetään vettä.</td></tr>
          <tr><td>Natura 2000 -ohjelman kohteet</td><td>0</td><td>0</td></tr>
        </table></div></body>`);
    const { record, problems } = readDescription(text);
    expect(record.fields).toEqual({
      partners: [{ name: 'Esimerkki Oy', businessId: '1234567-1' }, { name: 'Kunta, keskus' }],
      genderEqualityMainAim: { answer: 'Ei', reason: 'Tavoite on toinen.' },
      effectResources: { direct: 2, indirect: 3, reason: 'Säästetään vettä.' },
      effectNatura: { direct: 0, indirect: 0 },
    });
    expect(problems.filter(({ rule }) => rule === 'unknownText')).toEqual([]);
  });
});

describe('textOfHtml', () => {
  it.each([
    ['collapses white space as a browser does', '<p> a \n\t b<i> c</i> </p>', 'a b c'],
    ['keeps words together that markup parts', '<p>sosiaali<b>rahasto</b></p>', 'sosiaalirahasto'],
    ['keeps no-break spaces', '<p>248&nbsp;600</p>', '248\u00A0600'],
    ['makes loose text a paragraph of its own', 'a<p>b</p>c<div>d<div>e</div></div>', 'a\n\nb\n\nc\n\nd\n\ne'],
    ['shows nothing of empty paragraphs', '<p>a</p><p> </p><p></p><p>b</p>', 'a\n\nb'],
    ['ends a line at a break and drops a last one', '<p>a <br> b<br><br>c<br></p><p>d</p>', 'a\nb\n\nc\n\nd'],
    ['puts list items on lines of their own', 'a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul>', 'a\n\nb\nc\nd'],
    [
      'puts the cells of a row on one line',
      '<table><tr><td>a</td><td> b </td></tr><tr><td>c</td></tr></table>',
      'a b\nc',
    ],
    [
      'reads a page laid out as a table',
      '<table><tr><td><h2>a</h2><p>b</p></td><td>c</td></tr></table>',
      'a\n\nb\n\nc',
    ],
    ['reads a form that holds the whole page', '<form><h1>a</h1><p>b</p><select><option>x</select></form>', 'a\n\nb'],
    ['leaves out what is hidden', '<p hidden>a</p><p style="color: red; display: none">b</p><p>c</p>', 'c'],
    ['keeps preformatted text', '<pre>\na  b\n  c</pre>', 'a  b\n  c'],
    ['reads text without any markup', 'a < b & c', 'a < b & c'],
    ['reads nothing as nothing', '', ''],
  ])('%s', (_, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it('keeps paragraphs letter by letter where the page says so', () => {
    const html = '<main data-white-space="kept"> <p> a\n\n  b <b>c</b> </p> <p></p><h2>d </h2></main><p> e </p>';
    expect(textOfHtml(html)).toBe(' a\n\n  b c \n\n\n\nd \n\ne');
  });

  it('reads a page nested deeper than any stack', () => {
    expect(textOfHtml(`${'<div>'.repeat(50_000)}a`)).toBe('a');
  });

  it('never fails and keeps every letter outside tags', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<table>',
      '<td>',
      '<li>',
      '<h2>',
      '</div>',
      '<',
      '&',
      'a',
      'ö',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const letters = pieces.filter((each) => each === 'a' || each === 'ö').join('');
        expect(
          textOfHtml(pieces.map((each) => (each === '<' ? '&lt;' : each)).join('')).replace(/[^aö]/g, '').length,
        ).toBe(letters.length);
      }),
      { numRuns: 500 },
    );
  });
});
