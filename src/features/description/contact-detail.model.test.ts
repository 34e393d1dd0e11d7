import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutContacts } from './contact-detail.model.ts';

describe('a text without contacts', () => {
  it.each([
    'matti.virtanen@firma.example',
    'matti.virtanen(at)firma.example',
    'matti.virtanen (at) firma.example',
    'matti[at]tutkimus.firma.example',
    'äiti@työ.example',
  ])('has no e-mail address: %s', (address) => {
    expect(withoutContacts(`Kysy lisää: ${address}, kiitos.`)).toBe('Kysy lisää: […], kiitos.');
  });

  it.each([
    '050 9998887',
    '0509998887',
    '050-9998887',
    '050 - 999 8887',
    '050/9998887',
    '050-999-8887',
    '050.999.8887',
    '040 000 0000',
    '040 12 34 567',
    '0400 123 456',
    '0457 123 4567',
    '09 123 4567',
    '(09) 123 4567',
    '013 123 456',
    '03 - 000 30',
    '+358 50 999 8887',
    '+358509998887',
    '+358 (0)50 999 8887',
    '00358 50 9998887',
    '050\u00A0999\u00A08887',
  ])('has no telephone number: %s', (number) => {
    expect(withoutContacts(`Kysy lisää: ${number}, kiitos.`)).toBe('Kysy lisää: […], kiitos.');
  });

  it('has none that is announced, none of several, and keeps what stands after one', () => {
    expect(withoutContacts('Puh. 123 4567 tai gsm 050-9998887.')).toBe('Puh. […] tai gsm […].');
    expect(withoutContacts('puh.0509998887/0401234567')).toBe('puh.[…]/[…]');
    expect(withoutContacts('050 999 8887, 040 123 4567')).toBe('[…], […]');
    expect(withoutContacts('050 999 8887 2012 alkaen')).toBe('[…] 2012 alkaen');
    expect(withoutContacts('Kysy lisää: matti.virtanen@firma.example puh. 050 9998887')).toBe(
      'Kysy lisää: […] puh. […]',
    );
  });

  it.each([
    'Nuoret@Work',
    'Y-tunnus 0201256-6',
    'S12345 ja A30012',
    '09/2011-12/2013',
    '08/2012 12 henkilöä',
    '01.02.2012–03.04.2013',
    '02 03 2012',
    '02-03-2012',
    '08.00-16.00',
    '050 %',
    '2012-01-01 – 2013-02-03',
    'kuukausina 05-08 2012',
    'klo 0800–1600',
    'klo 08.00–16.00',
    'Hämeentie 1, 00530 Helsinki',
    '02150 2013',
    'ESAELY/0512/05.02.09/2012',
    '1 050 000 000 euroa',
    '10 050 000 €',
    'vuosina 2012-2013 2014',
    'puhelin 2012–2013',
    'tel. 12 000 €',
    'S2011-05-1234',
    '0,05 prosenttia',
  ])('keeps what is no contact: %s', (text) => {
    expect(withoutContacts(text)).toBe(text);
  });

  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  const number = fc
    .tuple(fc.constantFrom('040', '050', '044', '0457', '013', '09'), fc.constantFrom(' ', '-', ' - ', '/'), digits(7))
    .map(([area, gap, rest]) => area + gap + rest);
  const harmless = fc.oneof(
    fc.integer({ min: 0, max: 2_000_000_000 }).map((sum) => `${sum.toLocaleString('fi-FI')} euroa`),
    fc.date({ min: new Date('1995-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).chain((day) => {
      const iso = day.toISOString().slice(0, 10);
      const [year, month, date] = iso.split('-');
      return fc.constantFrom(
        iso,
        `${date}.${month}.${year}`,
        `${Number(date)}.${Number(month)}.${year}`,
        `${month}/${year}`,
      );
    }),
    fc.integer({ min: 1995, max: 2030 }).map((year) => `${year}-${year + 1}`),
    fc.tuple(digits(7), digits(1)).map((parts) => parts.join('-')),
    digits(5),
    fc.tuple(fc.constantFrom('S', 'A'), digits(5)).map((parts) => parts.join('')),
  );

  it('tells numbers from all else, whatever stands around them', () => {
    const words = fc.constantFrom('hanke', 'ja', 'Mäki', 'on', 'henkilöä');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, harmless), { maxLength: 4 }), words, number, (before, word, called) => {
        const start = before.map((pair) => pair.join(' ')).join(' ');
        expect(withoutContacts(start)).toBe(start);
        expect(withoutContacts(`${start} ${word} ${called}. Loppu`)).toBe(`${start} ${word} […]. Loppu`);
      }),
    );
  });

  it('takes no long time, whatever the text', () => {
    const started = performance.now();
    for (const piece of ['a', '0', '0 ', 'a@', '05-', 'puh. ', '+358 ']) withoutContacts(`${piece.repeat(50_000)}@(`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
