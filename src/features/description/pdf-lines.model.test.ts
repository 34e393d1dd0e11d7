import { describe, expect, it } from 'vitest';
import { type PlacedText, textOfPages } from './pdf-lines.model.ts';

/** Letters of one breadth, 6 points each, so that a line of 80 letters fills the page. */
function line(text: string, y: number, { x = 40, height = 12 } = {}): PlacedText {
  return { text, x, y, width: text.length * 6, height };
}

/** A page of lines from the top down; a number is a wider step before the next line. */
function page(...entries: (string | number)[]): PlacedText[] {
  const placed: PlacedText[] = [];
  let y = 800;
  for (const entry of entries) {
    if (typeof entry === 'number') y -= entry;
    else {
      y -= 18;
      placed.push(line(entry, y));
    }
  }
  return placed;
}

const full = 'tämä rivi on täynnä sanoja aivan reunaan saakka eikä mitään mahdu enää tämän per';

describe('textOfPages', () => {
  it('joins a full line with the next and keeps the end of a shorter one', () => {
    expect(textOfPages([page(full, 'jatkoa sille.', 'Uusi rivi.', 'Toinen rivi.')])).toBe(
      `${full} jatkoa sille.\nUusi rivi.\nToinen rivi.`,
    );
  });

  it('begins a paragraph after a wider step', () => {
    expect(textOfPages([page('yksi', 'kaksi', 'kolme', 12, 'neljä', 12, full)])).toBe(
      `yksi\nkaksi\nkolme\n\nneljä\n\n${full}`,
    );
  });

  it('makes every line a paragraph where all steps are wide', () => {
    expect(textOfPages([page('yksi', 12, 'kaksi', 12, 'kolme')])).toBe('yksi\n\nkaksi\n\nkolme');
  });

  it('parts letters of another size', () => {
    const heading = line('Otsikko', 820, { height: 18 });
    expect(textOfPages([[heading, ...page('teksti', 'lisää', full)]])).toBe(`Otsikko\n\nteksti\nlisää\n${full}`);
  });

  it('puts runs of one line together, with a space where they stand apart', () => {
    const runs = [line('rahasto', 700.5, { x: 124 }), line('Nimi:', 700), line('sosiaali', 700, { x: 76 })];
    expect(textOfPages([runs])).toBe('Nimi: sosiaalirahasto');
  });

  it('begins a paragraph where a part of a form begins', () => {
    expect(textOfPages([page(full, 'Kunnat: Salla', '3.2 Varsinaiset kohderyhmät', 'Nuoret.')])).toBe(
      `${full}\n\nKunnat: Salla\n\n3.2 Varsinaiset kohderyhmät\nNuoret.`,
    );
  });

  it('keeps the reason apart from the row or the answer it follows', () => {
    const statement = 'Hankkeen päätavoite on sukupuolten tasa-arvon edistäminen: Ei';
    const reason = 'Perusteluatoimenpiteistäjaselvityksistä on.';
    expect(textOfPages([page(full, 'Kulttuuriympäristö 0 2', reason, statement, reason)])).toBe(
      `${full}\n\nKulttuuriympäristö 0 2\n${reason}\n\n${statement}\n${reason}`,
    );
  });

  it.each([
    ['keeps the hyphen of a word that was broken at it', 'Kemi-', 'Tornion alue.', 'Kemi-Tornion alue.'],
    ['keeps the space before a word that shares the ending', 'työ-', 'ja elinkeinot.', 'työ- ja elinkeinot.'],
    ['writes a word as the text does elsewhere', 'Väylä-', 'hanke.', 'Väylä- hanke.'],
    ['keeps the dash between dates', '2012 -', '31.12.2013.', '2012 - 31.12.2013.'],
    ['keeps the hyphen of a compound', 'OKSA -', 'projekti.', 'OKSA -projekti.'],
  ])('%s', (_, ending, next, joined) => {
    const broken = `${full.slice(0, 79 - ending.length)} ${ending}`;
    expect(textOfPages([page('ESR- hanke on näin.', broken, next)])).toMatch(new RegExp(`${joined}$`));
  });

  it('goes on over the page where the last line was full', () => {
    expect(textOfPages([page('alku', full), page('jatkoa.', 'Uusi.')])).toBe(`alku\n${full} jatkoa.\nUusi.`);
  });

  it('leaves out what stands on every page, and keeps it on a single one', () => {
    const paged = (number: number, ...lines: string[]) => [
      line('21.11.2026 Hankkeen kuvaus', 830),
      ...page(...lines),
      line(`${number}/2`, 20),
    ];
    const pages = [paged(1, full, 'Suunniteltu: 0'), paged(2, full, 'Suunniteltu: 1')];
    expect(textOfPages(pages)).toBe(`${full}\n\nSuunniteltu: 0\n\n${full}\n\nSuunniteltu: 1`);
    expect(textOfPages(pages.slice(1))).toContain('21.11.2026');
  });

  it('has nothing to say of empty pages', () => {
    expect(textOfPages([])).toBe('');
    expect(textOfPages([[], []])).toBe('');
  });
});
