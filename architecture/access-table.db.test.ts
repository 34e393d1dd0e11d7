import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { ensureBuild } from '../scripts/build.mjs';
import { accessTable, accessTableFile } from './access-table.ts';
import { type WalkedRoute, walkRoutes } from './access-walk.ts';

const WALK_TIMEOUT_MS = 300_000;

let test: TestDatabase;
let walked: WalkedRoute[];

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  test = await createTestDatabase();
  walked = await walkRoutes(test);
}, WALK_TIMEOUT_MS);
afterAll(() => test.close());

describe('everybody, sent to every address,', () => {
  it('meets what docs/guide/access-table.md says (node architecture/access-table.ts --write)', () => {
    expect(accessTable(walked)).toBe(readFileSync(accessTableFile, 'utf8'));
  });

  it('meets a page that says who may see it', () => {
    expect(walked.filter(({ permission }) => permission === 'NOBODY SAID').map(({ pattern }) => pattern)).toEqual([]);
  });

  it('gets into the workspace only when signed in', () => {
    const open = walked.filter(
      ({ pattern, met }) => pattern.startsWith('workspace') && met['signed out'].own !== 'sign in',
    );
    expect(open.map(({ pattern }) => pattern)).toEqual([]);
  });

  it('with a role for some projects sends no form that does anything to another’s', () => {
    const bound = ['authority', 'coordinator', 'project-worker', 'service-expert', 'provider'] as const;
    const done = walked.filter(
      ({ method, pattern, met }) =>
        method === 'POST' &&
        pattern.startsWith('workspace/') &&
        pattern.includes(':') &&
        bound.some((role) => met[role].foreign === 'shown'),
    );
    // A kind of table and the name of a form are nobody's.
    expect(done.map(({ pattern }) => pattern)).toEqual(['workspace/drafts/:formKey', 'workspace/sheets/send/:kind']);
  });

  it('as an auditor sends no form that others must not send', () => {
    const changing = walked.filter(
      ({ method, permission, met }) => method === 'POST' && permission.includes('.') && met.auditor.own === 'shown',
    );
    // Choosing rows of a list that one sees changes nothing; one's own imports of tables are one's own.
    expect(changing.map(({ pattern }) => pattern)).toEqual(['workspace/descriptions', 'workspace/sheets/:id']);
  });
});
