import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { ensureBuild } from '../scripts/build.mjs';
import { accessTable, accessTableFile } from './access-table.ts';
import { type WalkedRoute, walkRoutes } from './access-walk.ts';

// Everybody is sent to some four hundred addresses, twice: minutes where the machine does much else.
const WALK_TIMEOUT_MS = 900_000;

/** The pages on which people can be read of: users and those invited, contact persons of what is not public, rows of tables. */
const pagesWithPeople = [
  'workspace/audit',
  'workspace/audit/export.csv',
  'workspace/audit/export.ndjson',
  'workspace/audit/export.xlsx',
  'workspace/coordination/:code/seats',
  'workspace/coordination/:code/started',
  'workspace/descriptions/:id',
  'workspace/descriptions/:id/edit',
  'workspace/descriptions/:id/preview',
  'workspace/imports/:id',
  'workspace/invitations',
  'workspace/invitations/:invitation',
  'workspace/measures/:id',
  'workspace/measures/:id/seats',
  'workspace/measures/:id/seats/:seat',
  'workspace/measures/:id/seats/do/:form/:whom',
  'workspace/measures/:id/sessions',
  'workspace/measures/:id/sessions/:session/staff',
  'workspace/measures/:id/sessions/run',
  'workspace/measures/:id/staff',
  'workspace/measures/:id/staff/:staff',
  'workspace/measures/:id/work-places',
  'workspace/measures/:id/work-places/:place',
  'workspace/measures/series/:series/seats',
  'workspace/needs/:need',
  'workspace/needs/:need/edit',
  'workspace/people',
  'workspace/people/:user',
  'workspace/people/:user/grant',
  'workspace/people/:user/grants/:grant/end',
  'workspace/people/:user/password',
  'workspace/people/:user/second-factor',
  'workspace/projects/:code/bodies/:body',
  'workspace/projects/:code/bodies/:body/meetings/:meeting',
  'workspace/projects/:code/bodies/:body/meetings/:meeting/items/:item',
  'workspace/projects/:code/bodies/:body/members/:member',
  'workspace/projects/:code/contacts',
  'workspace/projects/:code/participants',
  'workspace/projects/:code/participants/:number',
  'workspace/projects/:code/plan/:version',
  'workspace/projects/:code/recommendations/:recommendation',
  'workspace/projects/:code/segments/:segment',
  'workspace/sheets/:id',
  'workspace/sheets/:id/faulty-rows',
  'workspace/who-is-our-contact',
  'workspace/who-is-our-contact/:contact',
];

/** Where a role meets numbers in place of the people whom others meet: nobody is read of, and no reading is written. */
const pagesOfCounts = [
  'workspace/coordination/:code/seats administrator 0',
  'workspace/coordination/:code/started administrator 0',
  'workspace/measures/:id/seats administrator 0',
];

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
    expect(done.map(({ pattern }) => pattern)).toEqual([
      'workspace/drafts/:formKey',
      'workspace/sheets/send/:kind',
      'workspace/sheets/send/:kind/one',
      'workspace/sheets/send/:kind/one/draft',
    ]);
  });

  it('leaves a reading in the audit wherever people are shown, one for each page, and nowhere else', () => {
    const pages = walked.filter(({ method }) => method === 'GET');
    const showing = pages.filter(({ showsPeople }) => showsPeople);
    expect(showing.map(({ pattern }) => pattern)).toEqual(pagesWithPeople);
    const unlike = showing.flatMap(({ pattern, readings }) =>
      readings.filter(({ count }) => count !== 1).map(({ by, count }) => `${pattern} ${by} ${count}`),
    );
    expect([...new Set(unlike)]).toEqual(pagesOfCounts);
    const silent = pages.filter(({ showsPeople }) => !showsPeople);
    expect(
      silent.flatMap(({ pattern, readings }) => (readings.every(({ count }) => count === 0) ? [] : pattern)),
    ).toEqual([]);
  });

  it('as an auditor sends no form that others must not send', () => {
    const changing = walked.filter(
      ({ method, permission, met }) => method === 'POST' && permission.includes('.') && met.auditor.own === 'shown',
    );
    // Choosing rows of a list that one sees changes nothing.
    expect(changing.map(({ pattern }) => pattern)).toEqual(['workspace/descriptions']);
  });
});
