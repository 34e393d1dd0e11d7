/**
 * The manifest of rooms as the table that ARCHITECTURE.md shows between `<!-- rooms -->` and `<!-- /rooms -->`.
 *
 *   node architecture/room-table.mjs --write    puts the table there
 *   node architecture/room-table.mjs            prints it
 */
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { rooms } from './rooms.mjs';

const document = new URL('../ARCHITECTURE.md', import.meta.url);
const block = /<!-- rooms -->[\s\S]*?<!-- \/rooms -->/;

export function roomTable() {
  const rows = Object.entries(rooms).map(([name, { subject, mayImport, tables, published }]) => {
    const owned = tables.map((table) => `\`${table}\`${published.includes(table) ? ' (published)' : ''}`);
    return `| \`${name}\` | ${subject} | ${mayImport.join(', ') || '–'} | ${owned.join(', ') || '–'} |`;
  });
  return ['| Room | Subject | May import | Owns |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/**
 * The text of a document with the table in its marked place.
 *
 * @param {string} text
 * @throws {Error} when the marks are missing
 */
export function withRoomTable(text) {
  if (!block.test(text)) throw new Error('ARCHITECTURE.md has no <!-- rooms --> … <!-- /rooms --> to hold the table.');
  return text.replace(block, () => `<!-- rooms -->\n\n${roomTable()}\n\n<!-- /rooms -->`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes('--write')) await writeFile(document, withRoomTable(await readFile(document, 'utf8')));
  else console.log(roomTable());
}
