/** A word or number of a text and where it stands. */
export interface Token {
  /** As written, with ordinary hyphens; a word cut short keeps its last hyphen (`työvoima- ja …` → `työvoima-`). */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** No word is longer; of what is, only the beginning counts. */
const longestWord = 100;

const other = 0;
const letter = 1;
const digit = 2;
/** Accents standing alone and soft hyphens: in a word, but no beginning of one. */
const mark = 3;
const hyphen = 4;
const point = 5;
const colon = 6;

/** What each character of the usual scripts is; a table, because every letter of every text is looked up. */
const classes = Uint8Array.from({ length: 0x600 }, (_, code) => classOf(String.fromCharCode(code)));

function classOf(character: string): number {
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{N}/u.test(character)) return digit;
  if (/[\p{M}\u00AD]/u.test(character)) return mark;
  if (/[-–‑'’]/.test(character)) return hyphen;
  if (/[.,]/.test(character)) return point;
  return character === ':' ? colon : other;
}

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < classes.length ? (classes[code] ?? other) : index < text.length ? classOf(text.charAt(index)) : other;
}

/** The words and numbers of a text in NFC, in their order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const isOdd = /[–‑’\u00AD]/.test(text);
  for (let start = 0; start < text.length; start += 1) {
    const first = classAt(text, start);
    if (first !== letter && first !== digit) continue;
    const code = spacedCodeAt(text, start);
    const end = code ? start + code.length : endOfWord(text, start);
    const written = text.slice(start, Math.min(end, start + longestWord));
    const word = code ? written.replace(/\s/, '') : written;
    tokens.push({ word: isOdd ? evenedOut(word) : word, start, end });
    start = end;
  }
  return tokens;
}

/** `S 11829`: a letter and a long number that some write apart, though they are one code. */
function spacedCodeAt(text: string, start: number): string | undefined {
  const mayBeCode = classAt(text, start + 1) === other && classAt(text, start + 2) === digit;
  return mayBeCode
    ? /^\p{L}\s\d{5,}(?![\p{L}\p{N}]|[-–‑'’.,:][\p{L}\p{N}])/u.exec(text.slice(start, start + 20))?.[0]
    : undefined;
}

/** Letters and digits; hyphens and apostrophes between them; a point, comma or colon between digits; a short ending after a colon. */
function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const here = classAt(text, at);
    if (here === letter || here === digit || here === mark) at += 1;
    else if (here === hyphen && isInWord(text, at + 1)) at += 2;
    else if ((here === point || here === colon) && classAt(text, at - 1) === digit && classAt(text, at + 1) === digit)
      at += 2;
    else break;
  }
  if (classAt(text, at) === colon) return endOfEnding(text, at);
  const isCutShort =
    text[at] === '-' && classAt(text, at - 1) === letter && text[at + 1] !== '-' && !isInWord(text, at + 1);
  return isCutShort ? at + 1 : at;
}

function isInWord(text: string, at: number): boolean {
  const here = classAt(text, at);
  return here === letter || here === digit;
}

/** `EU:lta`, but not `nimi:Koulutus` or `alue:koulutus`. */
function endOfEnding(text: string, colonAt: number): number {
  const ending = /^:\p{Ll}{1,4}(?![\p{L}\p{N}])/u.exec(text.slice(colonAt, colonAt + 7));
  return ending ? colonAt + ending[0].length : colonAt;
}

function evenedOut(written: string): string {
  return /[–‑’\u00AD]/.test(written)
    ? written.replaceAll('\u00AD', '').replace(/[–‑]/g, '-').replaceAll('’', "'")
    : written;
}

/** A word without the ending after its colon: `EU:lta` → `EU`. */
export function withoutColonEnding(word: string): string {
  const colon = word.indexOf(':');
  return colon > 0 && /\p{L}$/u.test(word) ? word.slice(0, colon) : word;
}

/** A word as if it were written in one: `tasa-arvo` → `tasaarvo`. */
export function withoutHyphens(word: string): string {
  return word.replaceAll('-', '');
}

/** A code or a number: anything with a digit in it. */
export function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}
