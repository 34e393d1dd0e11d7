import { type NamedAreaKind, resolveAreaName } from '#features/codelist/public.ts';

/** Beginnings of words that stand in the names of projects of any kind, and so tell nothing of them. */
const common =
  /^(?:hank(?:e|k)|projekt|osahank|rinnakkaishank|toimenp|toimin|työvoimapoliit|kehittä|edistä|paranta|vahvista|tuke[emn]|sekä$|että$|jo(?:ka|tka|ita)$|mukaan$|kautta$|avulla$|myös$|tavoitte|alue)/u;

const shortestInName = 4;
const shortestInText = 10;
const mostWords = 8;

/**
 * The words by which projects like one are looked for, at most eight: the longest of its name but for places, for in Finnish a
 * long word is a rare one, and then long words of its summary, those first that it repeats.
 */
export function tellingWords(name: string, summary: string): string[] {
  const named = [...new Set(wordsOf(name, shortestInName))].toSorted(longestFirst);
  const counts = new Map<string, number>();
  for (const word of wordsOf(summary, shortestInText)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const told = [...counts.keys()]
    .filter((word) => !named.includes(word))
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || longestFirst(a, b));
  return [...named, ...told].slice(0, mostWords);
}

function wordsOf(text: string, shortest: number): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  return words.filter((word) => word.length >= shortest && word.length <= 60 && !common.test(word) && !isPlace(word));
}

const areaKinds: readonly NamedAreaKind[] = ['region', 'sub_region', 'municipality'];

/** Places make no subject; where a project works is compared by its areas. */
function isPlace(word: string): boolean {
  const name = word.replace(/(?:^|-)\p{Ll}/gu, (letters) => letters.toUpperCase());
  return areaKinds.some((kind) => resolveAreaName(name, kind) !== undefined);
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}
