import { newStemmer } from 'snowball-stemmers';

const swedish = newStemmer('swedish');
const english = newStemmer('english');

/** Swedish nouns that change their vowel, also at the end of compounds: `verkstäderna` → `verkstad`. */
const umlauts: readonly (readonly [RegExp, string])[] = [
  [/st(?:ad|äder)(?:en|ens|na|nas|s)?$/, 'stad'],
  [/l(?:and|änder)(?:et|ets|na|nas|s)?$/, 'land'],
  [/h(?:and|änder)(?:en|ens|na|nas|s)?$/, 'hand'],
  [/(?<=\p{L}{4})m(?:an|än|annen|ännen)s?$/u, 'man'],
];

/** What the forms of a Swedish word have in common: `projektets`, `projekt` → `projek`. */
export function swedishStem(word: string): string {
  const written = word.toLowerCase();
  for (const [forms, stem] of umlauts) {
    if (forms.test(written)) return written.replace(forms, stem);
  }
  const indefinite = written
    .replace(/(?<=\p{L}{3}(?:ar|er|or|å|are|andet|erna))s$/u, '')
    .replace(/(?<=\p{L}{4})(?<!h|it|[^b]and)ets?$/u, '')
    .replace(/(?<=\p{L}{3}[^aeiouyåäö])ans?$/u, 'a');
  return swedish.stem(indefinite);
}

/** What the forms of an English word have in common: `training`, `trained` → `train`. */
export function englishStem(word: string): string {
  return english.stem(word.toLowerCase().replace(/'s$/, ''));
}
