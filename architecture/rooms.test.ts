import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { withRoomTable } from './room-table.mjs';
import { platformTables, rooms } from './rooms.mjs';
import { type TableUse, tablesNamedInSource, tablesNamedInSql } from './table-use.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const roomNames = Object.keys(rooms);
const ownerOf = new Map(Object.entries(rooms).flatMap(([room, { tables }]) => tables.map((table) => [table, room])));
const known = new Set(ownerOf.keys());

function filesUnder(folder: string, isWanted: (path: string) => boolean): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter(isWanted)
    .sort();
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Why this room may not use the table so, or undefined. */
function trespass(room: string | undefined, { table, kind }: TableUse): string | undefined {
  const owner = ownerOf.get(table) ?? '';
  if (room === owner) return undefined;
  const isListed = room !== undefined && rooms[room]?.mayImport.includes(owner);
  if (isListed && kind === 'reference') return undefined;
  if (isListed && kind === 'read' && rooms[owner]?.published.includes(table)) return undefined;
  return `may not ${kind} ${table} of the room ${owner}`;
}

function trespasses(path: string, room: string | undefined, uses: readonly TableUse[]): string[] {
  const reasons = uses.map((use) => trespass(room, use)).filter((reason) => reason !== undefined);
  return [...new Set(reasons)].map((reason) => `${path}: ${reason}`);
}

describe('the manifest of rooms', () => {
  it('lists exactly the folders of src/features', () => {
    const folders = readdirSync(join(root, 'src/features'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...roomNames].sort()).toEqual(folders.sort());
  });

  it('lets a room import only rooms above it, so that there can be no circle', () => {
    for (const [index, name] of roomNames.entries()) {
      const above = roomNames.slice(0, index);
      expect(above, `rooms above ${name}`).toEqual(expect.arrayContaining([...(rooms[name]?.mayImport ?? [])]));
    }
  });

  it('keeps those who know participants from the rooms of the public register', () => {
    const withParticipants = [
      'participant',
      ...roomNames.filter((name) => rooms[name]?.mayImport.includes('participant')),
    ];
    for (const name of ['search', 'opendata', 'alert', 'register', 'training']) {
      expect(
        rooms[name]?.mayImport.filter((other) => withParticipants.includes(other)),
        name,
      ).toEqual([]);
    }
  });

  it('gives each table to one room', () => {
    const tables = Object.values(rooms).flatMap((room) => room.tables);
    expect(tables.length).toBe(new Set(tables).size);
  });

  it('publishes only tables that the room owns', () => {
    for (const { tables, published } of Object.values(rooms))
      expect(tables).toEqual(expect.arrayContaining([...published]));
  });

  it('is the table that ARCHITECTURE.md shows (node architecture/room-table.mjs --write)', () => {
    const text = read('ARCHITECTURE.md');
    expect(withRoomTable(text)).toBe(text);
    expect(() => withRoomTable('# Architecture')).toThrow('<!-- rooms -->');
  });
});

describe('tables', () => {
  const migrations = filesUnder('db/migrations', (path) => path.endsWith('.sql'));
  const roomOfMigration = (path: string) => /\d{4}_([a-z]+)__/.exec(path)?.[1];

  it('are created by a migration named after the room that owns them', () => {
    const created = migrations.flatMap((path) =>
      [...read(path).matchAll(/^create (?:table|view|materialized view) (?:if not exists )?(\w+)/gim)].map(
        ([, table]) => `${roomOfMigration(path)} owns ${table}`,
      ),
    );
    expect(created.sort()).toEqual(
      [...ownerOf, ...platformTables.map((table) => [table, 'platform'])]
        .map(([table, room]) => `${room} owns ${table}`)
        .sort(),
    );
  });

  it('are named in the SQL of their own room only, but for published ones that others read', () => {
    const found = filesUnder('src', (path) => /\.tsx?$/.test(path) && !/\.(test|gen)\.tsx?$/.test(path)).flatMap(
      (path) =>
        trespasses(
          path,
          /^src\/features\/([^/]+)\//.exec(path)?.[1],
          tablesNamedInSource(read(path), known, { tsx: path.endsWith('x') }),
        ),
    );
    expect(found).toEqual([]);
  });

  it('are referred to by migrations of other rooms only as foreign keys to a room they may import', () => {
    const found = migrations.flatMap((path) =>
      trespasses(path, roomOfMigration(path), tablesNamedInSql(read(path), known)),
    );
    expect(found).toEqual([]);
  });

  it('of another room may be read where published, referred to where listed, and never written', () => {
    const uses: [string | undefined, TableUse['kind'], string][] = [
      ['project', 'write', 'project'],
      ['description', 'read', 'project'],
      ['description', 'reference', 'project_link'],
    ];
    const abuses: [string | undefined, TableUse['kind'], string][] = [
      ['description', 'write', 'project'],
      ['alert', 'read', 'description_search'],
      ['organisation', 'read', 'project'],
      ['codelist', 'reference', 'organisation'],
      [undefined, 'read', 'area'],
    ];
    const refused = [...uses, ...abuses].filter(([room, kind, table]) => trespass(room, { table, kind }) !== undefined);
    expect(refused).toEqual(abuses);
  });
});
