import { forms } from './forms/form-catalogue.model.ts';

/** A run of letters on a page; sizes in points, `y` upwards from the bottom of the page. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PlacedLine extends PlacedText {
  readonly page: number;
}

/**
 * The text of pages, rebuilt from where its letters stand. A line that was full is joined with the next; a shorter one
 * ends with a line end; a step wider than between the lines of a paragraph, another size of letters, and a line that
 * begins as a part of a form does, begin a new paragraph. Lines that stand at the same place on every page are left out.
 */
export function textOfPages(pages: readonly (readonly PlacedText[])[]): string {
  const lines = withoutRunningLines(pages.map((items, page) => linesOf(items, page)));
  const measures: Measures = {
    leading: leadingOf(lines),
    right: lines.reduce((right, line) => Math.max(right, rightOf(line)), 0),
    words: lines.map((line) => line.text).join('\n'),
  };
  const written: string[] = [];
  let gap = '';
  let before: PlacedLine | undefined;
  for (const line of lines) {
    if (before) gap = gapBetween(before, line, written.at(-1) ?? '', gap, measures);
    if (gap === '' || gap === ' ') written.push(`${written.pop() ?? ''}${gap}${line.text}`);
    else written.push(...(gap === '\n\n' ? [''] : []), line.text);
    before = line;
  }
  return written.join('\n');
}

interface Measures {
  /** How far it is from one line of a paragraph to the next. */
  leading(line: PlacedLine): number;
  /** Where the longest lines end. */
  readonly right: number;
  /** All the lines. */
  readonly words: string;
}

/** Gathers the runs that stand on one line, from the top of the page down. */
function linesOf(items: readonly PlacedText[], page: number): PlacedLine[] {
  const rows: PlacedText[][] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - item.y < 0.4 * Math.max(first.height, item.height)) row.push(item);
    else rows.push([item]);
  }
  return rows
    .map((row) =>
      joined(
        row.toSorted((a, b) => a.x - b.x),
        page,
      ),
    )
    .filter((line) => line.text !== '');
}

function joined(row: readonly PlacedText[], page: number): PlacedLine {
  const inked = row.filter(({ text }) => text.trim() !== '');
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const item of row) {
    const isApart = item.x - end > 0.2 * item.height && text !== '' && !/\s$/.test(text) && !/^\s/.test(item.text);
    text += (isApart ? ' ' : '') + item.text;
    end = item.x + item.width;
  }
  const left = Math.min(...inked.map(({ x }) => x));
  const right = Math.max(...inked.map(rightOf));
  const height = Math.max(...inked.map((item) => item.height));
  return { text: text.trim(), x: left, y: row[0]?.y ?? 0, width: right - left, height, page };
}

function rightOf({ x, width }: PlacedText): number {
  return x + width;
}

/**
 * Without headers and footers: the first or last line of every page when it stands apart, at one place, says the same but
 * for its numbers and is no part of a form. On a single page nobody can tell, and everything is kept.
 */
function withoutRunningLines(pages: readonly (readonly PlacedLine[])[]): PlacedLine[] {
  const written = pages.filter((lines) => lines.length > 0);
  if (written.length < 2) return written.flat();
  const isHeaded = isRunning(written.map(([first, second]) => [first, second]));
  const isFooted = isRunning(written.map((lines) => [lines.at(-1), lines.at(-2)]));
  return written.flatMap((lines) => lines.slice(isHeaded ? 1 : 0, isFooted ? -1 : undefined));
}

function isRunning(ends: readonly (readonly [PlacedLine | undefined, PlacedLine | undefined])[]): boolean {
  const isCandidate = ends.every(
    ([line, neighbour]) =>
      line && neighbour && !beginsPart(line.text) && Math.abs(line.y - neighbour.y) > 1.8 * neighbour.height,
  );
  const signs = ends.map(([line]) => line && `${Math.round(line.y)} ${line.text.replace(/\d+/g, '#')}`);
  return isCandidate && new Set(signs).size === 1;
}

/** For each size of letters the narrowest step that is common; a size seldom seen has the proportions of the commonest. */
function leadingOf(lines: readonly PlacedLine[]): Measures['leading'] {
  const stepsBySize = new Map<number, number[]>();
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || before.page !== line.page || sizeOf(before) !== sizeOf(line)) return;
    const steps = stepsBySize.get(sizeOf(line)) ?? [];
    steps.push(before.y - line.y);
    stepsBySize.set(sizeOf(line), steps);
  });
  const bySize = new Map<number, number>();
  let proportion = 1.2;
  for (const [size, steps] of [...stepsBySize].toSorted(([, a], [, b]) => a.length - b.length)) {
    const step = commonStep(steps, size / 2);
    if (step === undefined) continue;
    bySize.set(size, step);
    proportion = step / (size / 2);
  }
  return (line) => bySize.get(sizeOf(line)) ?? proportion * line.height;
}

function commonStep(steps: readonly number[], height: number): number | undefined {
  const sorted = steps.filter((step) => step > 0.8 * height && step < 1.7 * height).toSorted((a, b) => a - b);
  const enough = Math.max(2, Math.ceil(sorted.length / 20));
  return sorted.find((step, index) => (sorted[index + enough - 1] ?? Number.POSITIVE_INFINITY) - step < 0.5);
}

/** Twice the height of the letters, rounded: sizes are told apart to half a point. */
function sizeOf(line: PlacedLine): number {
  return Math.round(line.height * 2);
}

/** What stands between two lines of the pages; `written` is the line of the text that the first one ends. */
function gapBetween(
  before: PlacedLine,
  line: PlacedLine,
  written: string,
  gapBefore: string,
  measures: Measures,
): string {
  const isNewPage = before.page !== line.page;
  const isApart = !isNewPage && before.y - line.y > measures.leading(line) * 1.2;
  if (isApart || sizeOf(before) !== sizeOf(line) || beginsPart(line.text)) return '\n\n';
  if (isWholeRow(written)) return '\n';
  if (isFull(before, line, measures.right))
    return before.text.endsWith('-') ? afterHyphen(before, line, measures) : ' ';
  // Over the page nobody sees how wide the step was: most often as wide as the one before.
  return isNewPage && gapBefore !== '\n' ? '\n\n' : '\n';
}

/** Whether the first word of the next line had no room on this one. */
function isFull(line: PlacedLine, next: PlacedLine, right: number): boolean {
  const firstWord = /^\S+/.exec(next.text)?.[0] ?? '';
  const room = (next.width * breadthOf(` ${firstWord}`)) / breadthOf(next.text);
  return rightOf(line) + room > right;
}

/** Roughly how broad letters are, in broad letters. */
function breadthOf(text: string): number {
  let breadth = 0;
  for (const letter of text)
    breadth += /[fijlrtI .,:;'!|()-]/.test(letter) ? 0.55 : /[mwMW–—@%]/.test(letter) ? 1.55 : 1;
  return breadth;
}

/**
 * What stood after a hyphen at the end of a full line: a space in `työ- ja`, nothing in `Kemi-Tornion`. The way words that
 * begin alike follow a hyphen elsewhere in the text decides.
 */
function afterHyphen(before: PlacedLine, line: PlacedLine, { words }: Measures): string {
  const word = /^[\p{L}\p{N}]+/u.exec(line.text)?.[0] ?? '';
  if (/^(?:ja|tai|sekä|eli|och|eller|samt|and|or)$/.test(word)) return ' ';
  const follows = (joint: string) => words.includes(joint + word.slice(0, 4));
  const isDash = before.text.endsWith(' -') && /^\d/.test(word);
  return !follows('-') && (follows('- ') || isDash) ? ' ' : '';
}

/** Beginnings that a form prints: its headings, and its labels with their colon. */
const beginnings: ReadonlySet<string> = new Set(
  forms.flatMap((form) =>
    form.blocks.flatMap((block) => {
      const label = block.labels[form.language];
      if (label === '') return [];
      return block.block === 'field' && block.shape !== 'row' ? [label, `${label}:`] : [label];
    }),
  ),
);

function beginsPart(text: string): boolean {
  return beginnings.has(text) || beginnings.has(text.slice(0, text.indexOf(':') + 1)) || isScoreRow(text);
}

/** A row of the matrix, or a statement with its answer: what follows is a reason on lines of its own. */
function isWholeRow(text: string): boolean {
  const answered = /^(.+:) (?:Kyllä|Ei|Yes|No)$/.exec(text)?.[1];
  return isScoreRow(text) || (answered !== undefined && beginnings.has(answered));
}

function isScoreRow(text: string): boolean {
  const label = /^(.*\S) -?\d{1,3} -?\d{1,3}$/.exec(text)?.[1];
  return label !== undefined && beginnings.has(label);
}
