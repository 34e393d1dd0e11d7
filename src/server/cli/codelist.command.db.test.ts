import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { runner } from '#test/terminal.ts';
import { registerCodelist } from './codelist.command.ts';

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
  return (await runner(registerCodelist, test)('codelist', ...args)).printed.trimEnd();
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

  it('lists the areas of a day, and finds them by name, former name and code', async () => {
    expect(await koordi('areas', 'municipality', 'Kuusankoski', '286', '--on', '2013-01-01')).toBe(
      '286  Kouvola\n286  Kouvola',
    );
    expect((await koordi('areas', 'municipality', '--on', '2013-01-01')).split('\n')).toHaveLength(320);
    const { exitCode, noted } = await runner(registerCodelist, test)('codelist', 'areas', 'region', 'Atlantis');
    expect(exitCode).toBe(1);
    expect(noted).toContain('Atlantis');
  });
});
