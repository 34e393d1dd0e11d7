import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Invalid } from '#platform/errors.ts';
import { type AreaList, type AreaListProblem, readAreaListFile } from './area-list-file.model.ts';

/** A list with what it was read from: `label` names the version, `source` tells people where it is from. */
export interface SourcedAreaList extends AreaList {
  readonly label: string;
  readonly source: string;
  readonly sha256: string;
}

const MOST_PROBLEMS_TOLD = 20;

/**
 * Reads a classification file from disk; `validFrom` (ISO date) goes before the year in its name.
 * Throws `Invalid` with a line for each problem, `path:line:column: found …; expected …`.
 */
export async function readAreaListFromFile(path: string, validFrom?: string): Promise<SourcedAreaList> {
  const bytes = await readFile(path);
  const name = basename(path);
  const { list, problems } = readAreaListFile(decode(bytes, path), name, validFrom);
  if (problems) throw new Invalid(told(problems, path));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...list, label: name.replace(/\.[^.]+$/, ''), source: name, sha256 };
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Invalid(`${path}:1: found bytes that are not UTF-8; expected a text file in UTF-8`);
  }
}

function told(problems: readonly AreaListProblem[], path: string): string {
  const lines = problems.slice(0, MOST_PROBLEMS_TOLD).map(({ line, column, found, expected }) => {
    const place = column === undefined ? `${path}:${line}` : `${path}:${line}:${column}`;
    return `${place}: found ${found}; expected ${expected}`;
  });
  const untold = problems.length - lines.length;
  if (untold > 0) lines.push(`${path}: ${untold} more of the same kind`);
  return lines.join('\n');
}
