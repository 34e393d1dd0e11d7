import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { registerCodelist } from './codelist.command.ts';
import type { Terminal } from './terminal.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koordi-codelist-'));
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

/** Runs `koordi codelist …` and returns what it printed to standard output. */
async function koordi(...args: readonly string[]): Promise<string> {
  if ('url' in test.target) throw new Error('the test database is reached by its socket');
  const { user, socketDirectory, database } = test.target;
  const printed: string[] = [];
  const io: Terminal = {
    env: { DATABASE_URL: `postgres://${user}@${encodeURIComponent(socketDirectory)}/${database}` },
    stderr: process.stderr,
    print: (line) => printed.push(line),
    printPart: (text) => printed.push(text),
    printJson: (value) => printed.push(JSON.stringify(value)),
    note: () => {},
    exitWith: () => {},
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  registerCodelist(program, io);
  await program.parseAsync(['codelist', ...args], { from: 'user' });
  return printed.join('\n');
}

async function fileOf(name: string, rows: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `maakunta_code,maakunta_fi,maakunta_sv\n${rows}\n`);
  return path;
}

describe('koordi codelist', () => {
  it('shows in a dry run what an import will do, and does it only then', async () => {
    const file = await fileOf('regions-2030.csv', '19,Uusi Lappi,Lappland\n77,Merimaa,Havsland');
    const told = (state: string) =>
      [
        `${file}: ${state}, 2 areas of the kind region from 2030-01-01`,
        '  1 added, 18 removed, 1 changed, 0 same',
        '  + 77 Merimaa',
      ].join('\n');
    const dryRun = await koordi('import', file, '--dry-run');
    expect(dryRun).toContain(told('would be new'));
    expect(await koordi('list')).not.toContain('regions-2030');
    expect(await koordi('import', file)).toContain(told('new'));
    expect(await koordi('list')).toMatch(/^region +2030-01-01 +2 +imported +regions-2030 +regions-2030\.csv$/m);
    expect(await koordi('import', file)).toBe(`${file}: same, 2 areas of the kind region from 2030-01-01`);
  });

  it('tells everything as JSON', async () => {
    const file = await fileOf('regions.csv', '19,Lapin maa,Lappland');
    const [outcome] = JSON.parse(await koordi('import', file, '--valid-from', '2029-02-03', '--json'));
    expect(outcome).toMatchObject({
      file,
      kind: 'region',
      validFrom: '2029-02-03',
      areaCount: 1,
      isNew: true,
      changed: [{ code: '19', field: 'nameFi', from: 'Lappi', to: 'Lapin maa' }],
    });
    const versions: { label: string }[] = JSON.parse(await koordi('list', '--json'));
    expect(versions.map(({ label }) => label)).toContain('regions');
  });

  it('imports none of the files when one is faulty', async () => {
    const good = await fileOf('regions-2031.csv', '19,Lappi,Lappland');
    const bad = await fileOf('regions-2032.csv', '19,,Lappland');
    await expect(koordi('import', good, bad)).rejects.toThrow(`${bad}:2:2: found ""; expected a name in maakunta_fi`);
    expect(await koordi('list')).not.toContain('regions-2031');
  });

  it('refuses a day that is none', async () => {
    const file = await fileOf('regions-2031.csv', '19,Lappi,Lappland');
    await expect(koordi('import', file, '--valid-from', '2026-02-30')).rejects.toThrow('Expected a date');
  });
});
