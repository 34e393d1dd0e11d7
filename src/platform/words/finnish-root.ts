/**
 * What the forms of a Finnish word have in common, judging by the endings alone: `koulutuksessa`, `koulutusta` → `koulutu`;
 * `hankkeita`, `hanketta` → `hank`. A guess for want of a dictionary: irregular words have several roots, and some words
 * share one.
 */
export function finnishRoot(word: string): string {
  const written = word.toLowerCase();
  if (written.length < 4) return written;
  return stemGrade(withoutCase(withoutOwner(withoutParticle(written))));
}

/** The root of a word and, where a `k` disappears from its other forms, the root of those: `tuki`, `tuen` → `tuk`, `tue`. */
export function finnishRoots(word: string): string[] {
  const weak = weakGenitive(word.toLowerCase());
  return weak === undefined ? [finnishRoot(word)] : [finnishRoot(word), finnishRoot(weak)];
}

function weakGenitive(word: string): string | undefined {
  const [, stem, last] = /^(.*[^aeiouyäö][aeiouyäö])k([aeiouyäö])$/.exec(word) ?? [];
  return stem && last && `${stem}${last === 'i' ? 'e' : last}n`;
}

const vowel = '[aeiouyäöå]';

/** `hankekin` → `hanke`. */
function withoutParticle(word: string): string {
  return cut(word, /(?:kin|kaan|kään)$/, 6);
}

/** `hankkeensa`, `hankkeessaan` → `hankkee`, `hankkeessa`. */
function withoutOwner(word: string): string {
  const inCase = word.replace(/((?:ss|st|ll|lt|tt|n)[aä]|lle|kse)(?:an|än|en)$/, '$1');
  return inCase.length < word.length && inCase.length >= 7 ? inCase : cut(word, /(?:nsa|nsä|mme)$/, 5);
}

/** Case endings with the fewest letters left before them; the first that fits is taken off. */
const cases: readonly (readonly [RegExp, number])[] = [
  [/(?<=\p{L}{6}mis)t[aä]$/u, 6],
  [/(?<=[aeoutnmkyäö][uy]s)t[aä]$/, 5],
  [/(?<=[aeiouyäö][uy]t)t[aä]$/, 4],
  [/i(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|hin)$/, 3],
  [/(?:isiin|iden|itten)$/, 3],
  [/(?<=[aeoöuyä])it[aä]$/, 3],
  [/(?<=[oöuye])(?:jen|j[aä])$/, 4],
  [/(?:ien|iin)$/, 4],
  [/(?<=[snrl])ten$/, 3],
  [/(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|sti)$/, 3],
  [/(?<=e)tt[aä]$/, 3],
  [new RegExp(`(?<=${vowel}{2}|[oö]|[srl])t[aä]$`), 4],
  [new RegExp(`(?<=${vowel})n[aä]$`), 5],
  [/(?<=([aeoöuyäi]))h\1n$/, 3],
  [/(?<=aa|ee|oo|uu|yy|öö)seen$/, 3],
  [/(?<=([aeiouyäö]))\1n$/, 3],
  [new RegExp(`(?<=${vowel})[nt]$`), 3],
  [/(?<=[oöuyei])[aä]$/, 4],
];

/** The case ending goes; nominatives that it does not end like are made like the other forms: `…nen` : `…se-`, `…tön` : `…ttömä-`. */
function withoutCase(word: string): string {
  if (word.length >= 6 && word.endsWith('nen')) return word.replace(/nen$/, 's');
  if (word.length >= 6 && /(?<!s)t[oö]n(?:t[aä])?$/.test(word)) return word.replace(/t([oö])n(?:t[aä])?$/, 'tt$1m');
  for (const [ending, least] of cases) {
    const shorter = cut(word, ending, least);
    if (shorter !== word) return shorter;
  }
  return word;
}

/** How the end of a stem varies beside its vowels: `as`, `us : uks : ude`. */
const stemEnds: readonly RegExp[] = [/[aä]s$/, /(?<=[aeiouyäö])k?s$/, /(?<=[aeiouyäö][uy])[dt]$/];

/** Evens out how the end of a stem varies: its last vowel, its suffix, and long and short consonants. */
function stemGrade(stem: string): string {
  const consonantal = withoutLastVowels(stem);
  for (const end of stemEnds) {
    const shorter = cut(consonantal, end, 3);
    if (shorter !== consonantal) return lastConsonants(shorter);
  }
  return lastConsonants(consonantal);
}

/** `hankkee` → `hankk`, `korkea` → `kork`; but `työttömyy` is no `työttöm`. */
function withoutLastVowels(stem: string): string {
  if (/(?:uu|yy)$/.test(stem)) return stem;
  const long = cut(stem, /(?:([aeiouyäö])\1|[ei][aä])$/, 3);
  return long === stem ? cut(stem, /[aeiouyäö]$/, 3) : long;
}

const grades: readonly (readonly [RegExp, string])[] = [
  [/kk$/, 'k'],
  [/pp$/, 'p'],
  [/tt$/, 't'],
  [/nn$/, 'nt'],
  [/mm$/, 'mp'],
  [/ng$/, 'nk'],
  [/ll$/, 'lt'],
  [/rr$/, 'rt'],
  [/d$/, 't'],
  [/v$/, 'p'],
];

function lastConsonants(stem: string): string {
  for (const [end, instead] of grades) {
    if (!end.test(stem)) continue;
    const even = stem.replace(end, instead);
    return even.length >= 3 ? even : stem;
  }
  return stem;
}

/** A word without an ending, unless fewer letters than `least` would be left. */
function cut(word: string, ending: RegExp, least: number): string {
  const shorter = word.replace(ending, '');
  return shorter.length >= least ? shorter : word;
}
