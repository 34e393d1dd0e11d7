import type { Random } from './random.ts';

/** What stands for each `{slot}`; a slot without a value makes the sentence unusable for the project. */
export type Slots = Readonly<Record<string, string | undefined>>;

interface Sentence {
  /** Text before each slot, and after the last one. */
  readonly texts: readonly string[];
  readonly slots: readonly string[];
}

const compiledLists = new WeakMap<readonly string[], readonly Sentence[]>();

/** The sentences of a list, taken apart once. */
function compiled(list: readonly string[]): readonly Sentence[] {
  const known = compiledLists.get(list);
  if (known) return known;
  const sentences = list.map(takeApart);
  compiledLists.set(list, sentences);
  return sentences;
}

function takeApart(sentence: string): Sentence {
  const pieces = sentence.split(/\{(\w+)\}/);
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    slots: pieces.filter((_, index) => index % 2 === 1),
  };
}

function isUsable({ slots: needed }: Sentence, slots: Slots): boolean {
  return needed.every((slot) => slots[slot] !== undefined);
}

function filled({ texts, slots: needed }: Sentence, slots: Slots): string {
  let text = texts[0] ?? '';
  for (const [index, slot] of needed.entries()) text += `${slots[slot]}${texts[index + 1]}`;
  return text;
}

/** Makes the first letter a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Up to `count` different sentences of a list that the project has figures for, in the order of the list. */
export function choose(random: Random, list: readonly string[], count: number, slots: Slots): string[] {
  return chooseItems(random, list, count, slots).map(capitalised);
}

/** Like {@link choose}, for items of a list, which begin as they are written. */
export function chooseItems(random: Random, list: readonly string[], count: number, slots: Slots): string[] {
  const usable = compiled(list).filter((sentence) => isUsable(sentence, slots));
  return random.some(usable, count).map((sentence) => filled(sentence, slots));
}

/** Chooses sentences for one text so that no figure is told twice in it. */
export class Teller {
  private readonly random: Random;
  private readonly slots: Slots;
  private readonly figures: ReadonlySet<string>;
  private readonly told = new Set<string>();

  /** `figures` names the slots to be told only once. */
  constructor(random: Random, slots: Slots, figures: ReadonlySet<string>) {
    this.random = random;
    this.slots = slots;
    this.figures = figures;
  }

  /** Up to `count` sentences of a list, in its order. */
  tell(list: readonly string[], count: number): string[] {
    const usable = compiled(list).filter((sentence) => isUsable(sentence, this.slots) && this.isNews(sentence));
    const chosen: string[] = [];
    for (const sentence of this.random.some(usable, count)) {
      if (!this.isNews(sentence)) continue;
      for (const slot of sentence.slots) if (this.figures.has(slot)) this.told.add(slot);
      chosen.push(capitalised(filled(sentence, this.slots)));
    }
    return chosen;
  }

  private isNews({ slots: needed }: Sentence): boolean {
    return !needed.some((slot) => this.told.has(slot));
  }
}

/** All sentences of a list that the project has figures for. */
export function all(list: readonly string[], slots: Slots): string[] {
  return compiled(list)
    .filter((sentence) => isUsable(sentence, slots))
    .map((sentence) => capitalised(filled(sentence, slots)));
}

/** `a`, `a ja b`, `a, b ja c`. */
export function enumerated(items: readonly string[], and = 'ja'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}
