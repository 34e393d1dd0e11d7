import type { Summary } from './summary.ts';

/** One line of the table: what Koordi does, against what the same machine could do in the same run. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly koordi: Summary;
  /** The peer or limit; absent where the number stands alone. */
  readonly against?: { readonly what: string; readonly value: Summary };
  /** How much of the peer's speed Koordi has, or how much of the limit it uses up. */
  readonly ratio?: Summary;
  /** What the ratio is meant to be. */
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What the numbers do not say by themselves, a sentence each. */
  readonly notes: readonly string[];
}

export function isMet({ ratio, target }: Row): boolean | undefined {
  if (!ratio || !target) return undefined;
  return 'atLeast' in target ? ratio.median >= target.atLeast : ratio.median <= target.atMost;
}

/** The one table of a run: all sections under one heading, then the notes. */
export function printReport(sections: readonly Section[]): string {
  const heading = ['', 'Koordi', 'against', '', 'ratio', 'target'];
  const lines = sections.flatMap(({ title, rows }) => [[title], ...rows.map(cellsOf)]);
  const widths = heading.map((cell, column) =>
    Math.max(cell.length, ...lines.filter((line) => line.length > 1).map((line) => line[column]?.length ?? 0)),
  );
  const aligned = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const table = [aligned(heading), ...lines.map((line) => (line.length === 1 ? `\n${line[0]}` : aligned(line)))];
  const notes = sections.flatMap((section) => [`\n${section.title}`, ...section.notes.map((note) => `- ${note}`)]);
  return `${table.join('\n')}\n\nMedians; in brackets the least and the most of the rounds. Ratios are medians of the rounds' own ratios.\n${notes.join('\n')}\n`;
}

function cellsOf(row: Row): string[] {
  const { what, unit, koordi, against, ratio, target } = row;
  return [
    `  ${what}`,
    `${inWords(koordi)} ${unit}`,
    against?.what ?? '',
    against ? `${inWords(against.value)} ${unit}` : '',
    ratio ? `${inWords(ratio)}×` : '',
    target
      ? `${'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`} ${isMet(row) ? 'met' : 'MISSED'}`
      : '',
  ];
}

function inWords({ median, least, most }: Summary): string {
  return least === most ? rounded(median) : `${rounded(median)} (${rounded(least)}–${rounded(most)})`;
}

/** Three figures that count, thousands apart. */
export function rounded(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 });
}
