import { dataOf, printedFields } from '#features/description/public.ts';
import { streamProjects } from '../../demo/programme.ts';

const descriptionsRead = 1000;
const shortest = 5;
/** A word of fewer of them is as likely a misprint as a word that somebody would ask. */
const leastDescriptions = 3;

/**
 * So many different words of the generated descriptions, from those that most have to those of a few in a thousand, evenly
 * by the logarithm of how many have them. Mixed, so that neighbours are not alike, and always the same.
 */
export function sampleWords(count: number): string[] {
  const byNumber = [...descriptionsByWord()].filter(([, number]) => number >= leastDescriptions).sort(commonestFirst);
  const most = byNumber[0]?.[1] ?? 0;
  const chosen = new Set<string>();
  for (let place = 0; place < count; place += 1) {
    const wanted = most * (leastDescriptions / most) ** (place / Math.max(1, count - 1));
    const word = byNumber.find(([candidate, number]) => number <= wanted && !chosen.has(candidate));
    if (word) chosen.add(word[0]);
  }
  const words = [...chosen];
  return words.map((_, place) => words[(place * 37) % words.length] ?? '');
}

type Counted = readonly [word: string, descriptions: number];

function commonestFirst([a, descriptionsOfA]: Counted, [b, descriptionsOfB]: Counted): number {
  return descriptionsOfB - descriptionsOfA || (a < b ? -1 : 1);
}

function descriptionsByWord(): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { description } of streamProjects({ projects: descriptionsRead })) {
    const fields = printedFields(dataOf(description.record), 'fi');
    const words = fields.flatMap(({ value }) => value.toLowerCase().match(/\p{L}+/gu) ?? []);
    for (const word of new Set(words)) {
      if (word.length >= shortest) numbers.set(word, (numbers.get(word) ?? 0) + 1);
    }
  }
  return numbers;
}
