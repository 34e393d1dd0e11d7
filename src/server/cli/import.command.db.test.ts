import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { runner } from '#test/terminal.ts';
import { registerDemo } from './demo.command.ts';
import { registerImport } from './import.command.ts';
import { registerProject } from './project.command.ts';
import { registerSearch } from './search.command.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koordi-demo-'));
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

describe('the commands of the register', () => {
  it('write the demo programme, import it, search it, and decide on bonds', async () => {
    await runner(registerDemo)('demo', 'write', folder, '--projects', '40');
    const files = await readdir(folder);
    expect(files.filter((name) => name.endsWith('.txt'))).toHaveLength(40);

    const importing = runner(registerImport, test);
    const dryRun = await importing('import', folder, '--dry-run', '--json');
    expect(JSON.parse(dryRun.printed)).toMatchObject({ dryRun: true, counts: { new: 40 }, refusals: [] });
    const done = await importing('import', folder, '--language', 'en');
    expect(done.printed).toMatch(/new projects +40\n/);
    expect(done.exitCode).toBe(0);
    expect((await importing('import', folder)).printed).toMatch(/new projects +0\n/);

    const searching = runner(registerSearch, test);
    const all = JSON.parse((await searching('search', '--json')).printed);
    expect(all.total).toBe(40);
    expect((await searching('search', 'S11829', '--language', 'fi')).printed).toMatch(
      /^S11829 .* 1\.1\.2012 – 28\.2\.2014 /,
    );
    expect((await searching('search', 'eiolemassa')).noted).toBe('0 projects');

    const bonds = runner(registerProject, test);
    await bonds('project', 'confirm', 'S11227', 'S11829', '--kind', 'successor');
    expect((await bonds('project', 'links')).printed).toContain('S11227 → S11829  successor, confirmed (person)');
    await expect(bonds('project', 'reject', 'S11227', 'S00000')).rejects.toThrow(NotFound);

    const { rows } = await sql`
      select act, subject_id, details from audit_entry where user_id = 'service' order by id`.execute(test.owner);
    expect(rows).toMatchObject([
      { act: 'description.import', subjectId: 'command line', details: { new: 40 } },
      { act: 'description.import', details: { new: 0 } },
      { act: 'project.decide-link', subjectId: 'S11227', details: { to: 'S11829', decision: 'confirmed' } },
    ]);
  });

  it('load the demo programme once', async () => {
    const empty = await createTestDatabase();
    const demo = runner(registerDemo, empty);
    expect((await demo('demo', 'load')).noted).toMatch(/^Loaded \d+ projects\.$/);
    expect((await demo('demo', 'load')).noted).toBe('The demo programme is in the register already.');
    await empty.close();
  });
});
