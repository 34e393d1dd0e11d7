import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { SERVICE, writingAs } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { runner } from '#test/terminal.ts';
import { registerAudit } from './audit.command.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'koordi-audit-'));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

const env = { KOORDI_SECRET_KEY: randomBytes(32).toString('base64') };
const audit = (...args: string[]) => runner(registerAudit, test, env)('audit', ...args);

it('anchors, exports and verifies, and says where an entry was changed', async () => {
  await writingAs(test.database, SERVICE, async (tx) => {
    for (const id of [1, 2, 3])
      await recordServiceAct(tx, systemClock, 'note.write', { subject: { kind: 'note', id } });
  });
  const file = join(folder, 'anchor.json');
  await audit('anchor', '--output', file);
  expect(JSON.parse(JSON.parse(readFileSync(file, 'utf8')).statement)).toMatchObject({ entries: 3, previous: null });
  expect((await audit('export', join(folder, 'bundle'))).printed).toMatch(/^3 entries and 1 anchors written to /);
  expect(await audit('verify', '--against', file)).toMatchObject({
    printed: '3 entries, 2 anchors: nothing was changed.\n',
    exitCode: 0,
  });

  await sql`alter table audit_entry disable trigger user`.execute(test.owner);
  await sql`update audit_entry set subject_id = '9' where position = 2`.execute(test.owner);
  const { printed, exitCode } = await audit('verify');
  expect(printed).toMatch(
    /^Lane \d+, position 2 \(entry 2 of 20.*Z\): the entry was changed after it was written\.\n3 entries, 1 anchors: 1 fault\.\n$/,
  );
  expect(exitCode).toBe(1);
  const json = JSON.parse((await audit('verify', '--json')).printed);
  expect(json).toMatchObject({ entries: 3, faults: [{ kind: 'changed', position: 2, id: 2 }] });
});

it('refuses files that are not there, and folders with something in them', async () => {
  await expect(audit('verify', '--against', join(folder, 'none.json'))).rejects.toThrow(/^There is no file/);
  await expect(audit('export', folder)).rejects.toThrow(/^There is something in/);
});
