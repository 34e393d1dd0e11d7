import {
  lengthWeakness,
  ownWords,
  type PasswordWeakness,
  personalWeakness,
  reasonOf,
} from './password-strength.model.ts';

/** From "could be guessed over the network" (0) to "very unguessable" (4), by zxcvbn. */
const LEAST_SCORE = 3;

let loading: ReturnType<typeof loadJudge> | undefined;

/**
 * Why a new password will not do for a person, `undefined` when it will. Its dictionaries take some megabytes: they are read when
 * first asked for.
 */
export async function judgePassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): Promise<PasswordWeakness | undefined> {
  const words = ownWords(person);
  const weakness = lengthWeakness(password) ?? personalWeakness(password, words);
  if (weakness) return weakness;
  loading ??= loadJudge();
  const judge = await loading;
  const { score, sequence } = judge.check(password, words);
  return score >= LEAST_SCORE ? undefined : reasonOf(sequence);
}

async function loadJudge() {
  const [{ ZxcvbnFactory }, common, english, finnish] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fi'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...finnish.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
