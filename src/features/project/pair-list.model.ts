import { parse } from 'csv-parse/sync';
import type { Link } from './link.model.ts';

/** A line of a list of pairs that names no two projects. */
export interface PairFault {
  readonly line: number;
  readonly found: string;
}

const codePattern = /^[A-Z]\d{5,9}$/;

/**
 * Mother and parallel projects from a CSV whose header has `mother_code` and `parallel_code`; `undefined` when it has not.
 */
export function readPairList(text: string): { links: Link[]; faults: PairFault[] } | undefined {
  const header =
    text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/, 1)[0]
      ?.split(',') ?? [];
  if (!header.includes('mother_code') || !header.includes('parallel_code')) return undefined;
  const rows: Record<string, string>[] = parse(text, {
    columns: true,
    bom: true,
    relax_column_count: true,
    trim: true,
  });
  const links: Link[] = [];
  const faults: PairFault[] = [];
  rows.forEach(({ mother_code: from = '', parallel_code: to = '' }, index) => {
    if (codePattern.test(from) && codePattern.test(to) && from !== to) links.push({ kind: 'parallel', from, to });
    else faults.push({ line: index + 2, found: `${from} – ${to}` });
  });
  return { links, faults };
}
