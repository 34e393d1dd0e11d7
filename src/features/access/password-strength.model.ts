/** The least and the most letters of a password. Length is what counts: four words one can picture do better than signs. */
export const shortestPassword = 12;
export const longestPassword = 128;
/** So many letters must not be of one's own name or address, where those are in it. */
const LEAST_BESIDE_OWN_WORDS = 8;

/** Why a password would be guessed soon. */
export type PasswordWeakness =
  | 'too-short'
  | 'too-long'
  | 'personal'
  | 'common'
  | 'keyboard'
  | 'repeated'
  | 'date'
  | 'guessable';

/** What zxcvbn finds in a password, as far as it tells a reason. */
export interface GuessPattern {
  readonly pattern: string;
  readonly dictionaryName?: string;
  /** The part of the password that it concerns. */
  readonly token: string;
}

/** What is wrong with the length. */
export function lengthWeakness(password: string): PasswordWeakness | undefined {
  if (password.length < shortestPassword) return 'too-short';
  return password.length > longestPassword ? 'too-long' : undefined;
}

/** A password that is little more than the person's own words, however they are put together. */
export function personalWeakness(password: string, words: readonly string[]): PasswordWeakness | undefined {
  const rest = words
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return rest.length < password.length && rest.length < LEAST_BESIDE_OWN_WORDS ? 'personal' : undefined;
}

/** The reason that tells most: one's own name before a common word, then whatever is longest. */
export function reasonOf(patterns: readonly GuessPattern[]): PasswordWeakness {
  if (patterns.some(({ dictionaryName }) => dictionaryName?.startsWith('userInputs'))) return 'personal';
  const [longest] = patterns.toSorted((a, b) => b.token.length - a.token.length);
  switch (longest?.pattern) {
    case 'dictionary':
      return 'common';
    case 'spatial':
    case 'sequence':
      return 'keyboard';
    case 'repeat':
      return 'repeated';
    case 'date':
      return 'date';
    default:
      return 'guessable';
  }
}

/** Words that a guesser who knows the person would try: parts of the name and of the address. */
export function ownWords({ name, email }: { readonly name: string; readonly email: string }): string[] {
  const parts = [name, email, ...name.split(/[\s-]+/), ...email.split(/[@.\-_+]/)];
  return [...new Set([...parts, 'koordi'].map((part) => part.toLowerCase()).filter((part) => part.length > 2))];
}
