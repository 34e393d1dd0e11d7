import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DescriptionRecord, printedFields, printText } from '#features/description/public.ts';
import { streamProjects } from '../../demo/programme.ts';

/** Descriptions as files, in sub-folders of equal size, so that a part of them can be imported alone. */
export interface GeneratedFiles {
  readonly folder: string;
  /** The first of the sub-folders. */
  readonly part: string;
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly bytes: number;
}

/** Writes whole descriptions of an invented programme, `partSize` files a sub-folder, without the first `leftOut`. */
export function writeDescriptions(folder: string, count: number, partSize: number, leftOut = 0): GeneratedFiles {
  const names: string[] = [];
  const codes: string[] = [];
  let bytes = 0;
  let left = leftOut;
  for (const { description } of streamProjects({ projects: leftOut + count })) {
    left -= 1;
    if (left >= 0) continue;
    const part = join(folder, `part-${Math.floor(names.length / partSize)}`);
    if (names.length % partSize === 0) mkdirSync(part, { recursive: true });
    const name = join(part, `${description.code}.txt`);
    const content = Buffer.from(printText(description.record));
    writeFileSync(name, content);
    names.push(name);
    codes.push(description.code);
    bytes += content.length;
  }
  return { folder, part: join(folder, 'part-0'), names, codes, bytes };
}

/** Writes project lists of an invented programme in the shape of the services' own, one file a period. */
export function writeLists(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  const lists = new Map<string, string[]>();
  let left = count;
  for (const { listRow } of streamProjects({ projects: Number.MAX_SAFE_INTEGER })) {
    if (!listRow) continue;
    const { record } = listRow;
    const lines = lists.get(record.form) ?? [csvLine(cells(record, 'title'))];
    lines.push(csvLine(cells(record, 'value')));
    lists.set(record.form, lines);
    left -= 1;
    if (left === 0) break;
  }
  for (const [form, lines] of lists) writeFileSync(join(folder, `${form}.csv`), `${lines.join('\n')}\n`);
}

function cells(record: DescriptionRecord, what: 'title' | 'value'): string[] {
  return printedFields(record, 'fi').map((field) => field[what]);
}

function csvLine(values: readonly string[]): string {
  return values.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
}
