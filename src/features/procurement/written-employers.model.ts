import type { Finding } from '#features/sheet/public.ts';
import { percentWritten, sharedBy, wholePermyriad } from './employer-share.model.ts';
import { finding } from './tender-form.model.ts';

/** An employer as it was written, and its share in hundredths of a per cent. */
export interface WrittenEmployer {
  readonly written: string;
  readonly permyriad: number;
}

/** Reads employers that are written one a line, a name and a percentage: `Esimerkki Oy (0737546-2) 30` or `Esimerkki Oy: 12,5 %`. */
export function readEmployers(text: string | null): {
  readonly employers: WrittenEmployer[];
  readonly findings: Finding[];
} {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  const employers: WrittenEmployer[] = [];
  const findings: Finding[] = [];
  for (const line of lines) {
    const employer = readEmployer(line.trim());
    if (employer) employers.push(employer);
    else findings.push(finding('employer-line', 'employers', { found: line.trim() }));
  }
  return { employers, findings: findings.length > 0 ? findings : findingsTogether(employers) };
}

function readEmployer(line: string): WrittenEmployer | undefined {
  const [, written, whole, digits = ''] = /^(.*\S)\s+(\d{1,3})(?:[.,](\d{1,2})0*)?\s*%?$/.exec(line) ?? [];
  if (written === undefined) return undefined;
  const permyriad = Number(whole) * 100 + Number(digits.padEnd(2, '0'));
  const name = written.replace(/:$/, '').trim();
  return name !== '' && permyriad >= 1 && permyriad < wholePermyriad ? { written: name, permyriad } : undefined;
}

function findingsTogether(employers: readonly WrittenEmployer[]): Finding[] {
  const keys = employers.map(({ written }) => written.toLowerCase());
  const twice = keys.findIndex((key, place) => keys.indexOf(key) !== place);
  if (twice >= 0) return [finding('employer-twice', 'employers', { found: employers[twice]?.written ?? '' })];
  const sum = sharedBy(employers);
  return sum < wholePermyriad ? [] : [finding('employer-sum', 'employers', { sum: percentWritten(sum) })];
}
