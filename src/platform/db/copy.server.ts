import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of a row for COPY; bytes become `bytea`, `null` is null. */
export type CopyValue = string | number | boolean | Uint8Array | null;

/**
 * Writes rows into a table by COPY, many times faster than inserts. `columns` are SQL names in the order of the values.
 * NUL characters, which PostgreSQL cannot hold in text, are left out. Answers how many rows went in.
 */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const finished = once(stream, 'finish');
  // Awaited below; a rejection in the meantime must not end the process.
  finished.catch(() => {});
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (!stream.write(`${row.map(encoded).join('\t')}\n`)) await Promise.race([once(stream, 'drain'), finished]);
  }
  stream.end();
  await finished;
  return count;
}

function encoded(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return /[\\\t\n\r\0]/.test(value) ? value.replace(/[\\\t\n\r\0]/g, escaped) : value;
  return value instanceof Uint8Array ? `\\\\x${Buffer.from(value).toString('hex')}` : String(value);
}

function escaped(character: string): string {
  const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };
  return escapes[character] ?? character;
}
