/**
 * A text without e-mail addresses and Finnish telephone numbers: `[…]` stands for each. Dates, sums, codes, Y-tunnus and postal
 * codes stay, and so do names, which nothing tells from other words.
 */
export function withoutContacts(text: string): string {
  const nameless = /@|[([{]/.test(text) ? text.replace(email, struck) : text;
  if (!/\d/.test(nameless)) return nameless;
  return nameless.replace(sparedOrNumber, withoutCallNumber).replace(announcedNumber, withoutAnnouncedNumber);
}

const struck = '[…]';

const email =
  /[\p{L}\p{N}._+-]{1,64}[^\S\n]?(?:@|[([{](?:at|a|ät|@)[)\]}])[^\S\n]?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu;

/** What may look like a number to call and is none. */
const spared = [
  /\d{4}-\d\d-\d\d(?!\d)/, // 2012-01-31
  /\d{1,2}\s?[-–./ ]\s?\d{1,2}\s?[-–./ ]\s?(?:19|20)\d\d(?!\d|[\s-]\d)/, // 02 03 2012, 02-03/2012
  /\d{1,2}[-–/](?:19|20)\d\d(?!\d)/, // 09/2011
  /0\d (?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d(?!\d)/, // 09 2011–2012
  /(?:[01]\d|2[0-4])[0-5]\d\s?[-–]\s?(?:[01]\d|2[0-4])[0-5]\d(?!\d|[\s-]\d)/, // 0800–1600
  /[1-9]\d{0,2}(?:\s\d{3})+(?:,\d+)?\s?(?:€|eur|milj)/, // 1 050 000 000 euroa
];

/** With its area code or that of the country; an area code written apart has four digits at most. */
const callNumber = [
  /(?:\+|00)\s?358[\s-]?(?:\(0\)[\s-]?)?\(?\d{1,4}\)?(?:[^\S\n]?[-–/]?[^\S\n]?\d{2,8}){1,4}(?!\d)/,
  /0[1-9]\d{6,10}(?!\d)/,
  /\(?0[1-9]\d{0,2}(?!\d)\)?(?:[^\S\n]?[-–/][^\S\n]?|[^\S\n])\d{2,8}(?:(?:[^\S\n]|[-–])\d{2,5}){0,3}(?!\d)/,
  /0(?:4\d{1,2}|50)\.\d{3}[. ]?\d{3,4}(?!\d)/,
];

const notBefore = /(?=[\d+(])(?<![\p{L}\p{N}]|\p{N}[.,:]|\p{L}[-_])/u;

const sparedOrNumber = new RegExp(`${notBefore.source}(?:(${sourcesOf(spared)})|(?:${sourcesOf(callNumber)}))`, 'giu');

/** A number that only the word before it tells to be one: `puh. 123 4567`. */
const announcedNumber =
  /(?<=(?<!\p{L})(?:(?:matka)?puh(?:elin(?:numero)?)?|gsm|tel|tfn|mob)[.:]{0,2}[^\S\n]{0,2})(?=[\d+(])(?!(?:19|20)\d\d(?!\d))\+?\(?\d[\d\u00A0 )–-]{3,18}\d(?!\d)(?!\s?(?:€|eur))/giu;

function sourcesOf(patterns: readonly RegExp[]): string {
  return patterns.map(({ source }) => source).join('|');
}

function withoutCallNumber(found: string, spare: string | undefined): string {
  if (spare !== undefined) return found;
  return /^(?:\+|00)/.test(found) ? strike(found, 9, 12) : strike(found, 7, 10);
}

function withoutAnnouncedNumber(found: string): string {
  return strike(found, 5, found.startsWith('+') ? 13 : 10);
}

/** Strikes the groups of digits that make up a whole number; what stands after them is something else, such as a year. */
function strike(found: string, fewest: number, whole: number): string {
  let digits = 0;
  let end = 0;
  for (const group of found.matchAll(/\d+/g)) {
    const next = digits + group[0].length;
    if (digits >= whole || (digits >= whole - 2 && next > whole)) break;
    digits = next;
    end = group.index + group[0].length;
  }
  return digits < fewest ? found : struck + found.slice(end);
}
