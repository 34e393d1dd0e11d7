import { remembered } from './remembered.ts';

/** The languages whose words are told apart. */
export type TextLanguage = 'fi' | 'sv' | 'en';

/** Words that hardly any sentence does without, and that mean nothing in the other two languages. */
const commonWords: Readonly<Record<TextLanguage, string>> = {
  fi: 'ja että sekä myös joka jotka joita joiden joissa jossa ovat ollut oli olla kun tai mutta kuin niin sen se ei eivät voi voidaan tämä tämän näiden nämä niiden heidän hänen kanssa mukaan mukana avulla aikana kautta lisäksi välillä sitä siitä',
  sv: 'och att för som av med till den det ett är på inom från har inte eller kan ska skall skulle också samt vid genom mellan under efter enligt deras sina sin vara blir där när hur utan även dem denna detta dessa vi man i om de',
  en: 'the of and to for is with that by from this which are were was has have been their its will also not or who through between into these they as be it within',
};

const languages = Object.keys(commonWords) as TextLanguage[];

const languageByWord = new Map<string, TextLanguage>(
  languages.flatMap((language) =>
    commonWords[language].split(' ').map((word): [string, TextLanguage] => [word, language]),
  ),
);

/** Endings that neither of the other languages has. */
const finnishEnding = /(?:ss[aä]|st[aä]|ll[aä]|lle|ksi|nen|sten|den|aan|ään|een|oon|iin|uus|yys)$/;

/** The language that a word speaks for; most words tell `nothing`. */
export const languageHint: (word: string) => TextLanguage | 'nothing' = remembered(50_000, (word) => {
  const written = word.toLowerCase();
  return languageByWord.get(written) ?? (finnishEnding.test(written) ? 'fi' : 'nothing');
});

/** The language that most hints speak for; `undefined` when there are none or they disagree. */
export function languageByHints(hints: Iterable<TextLanguage | 'nothing'>): TextLanguage | undefined {
  const votes = { fi: 0, sv: 0, en: 0, nothing: 0 };
  for (const hint of hints) votes[hint] += 1;
  const [first = 'fi', second = 'fi'] = languages.toSorted((a, b) => votes[b] - votes[a]);
  return votes[first] > 0 && votes[first] >= 2 * votes[second] ? first : undefined;
}

/** An everyday word (`ja`, `och`, `the`), which says nothing of what a text is about. */
export function isCommonWord(word: string): boolean {
  return languageByWord.has(word.toLowerCase());
}
