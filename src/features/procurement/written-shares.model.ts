import type { Finding } from '#features/sheet/public.ts';
import { wholePermille } from './share.model.ts';
import { finding } from './tender-form.model.ts';

/** A project by its code, and its share in thousandths. */
export interface WrittenShare {
  readonly code: string;
  readonly permille: number;
}

/** Reads shares that are written one a line, a code and a percentage: `S12345 66,7` or `S12345: 66.7 %`. */
export function readShares(text: string): { readonly shares: WrittenShare[]; readonly findings: Finding[] } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shares: WrittenShare[] = [];
  const findings: Finding[] = [];
  for (const line of lines) {
    const share = readShare(line);
    if (share) shares.push(share);
    else findings.push(finding('share-line', 'shares', { found: line.trim() }));
  }
  return { shares, findings: findings.length > 0 ? findings : findingsTogether(shares) };
}

function readShare(line: string): WrittenShare | undefined {
  const [, code, whole, tenth = '0'] = /^\s*(\S+?):?\s+(\d{1,3})(?:[.,](\d)0*)?\s*%?\s*$/.exec(line) ?? [];
  if (code === undefined) return undefined;
  const permille = Number(whole) * 10 + Number(tenth);
  return permille >= 1 && permille <= wholePermille ? { code: code.toUpperCase(), permille } : undefined;
}

function findingsTogether(shares: readonly WrittenShare[]): Finding[] {
  const twice = shares.find(({ code }, place) => shares.findIndex((other) => other.code === code) !== place);
  if (twice) return [finding('share-twice', 'shares', { found: twice.code })];
  const sum = shares.reduce((all, { permille }) => all + permille, 0);
  return sum === wholePermille ? [] : [finding('share-sum', 'shares', { sum: String(sum / 10).replace('.', ',') })];
}
