import { afterAll, beforeAll, expect, it } from 'vitest';
import { readingAs, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { accessPolicy } from './access.policy.ts';
import { findingsOf, type InvitationRow, rowKey } from './invitation-sheet.model.ts';
import { invitationSheet } from './invitation-sheet.server.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };

let test: TestDatabase;
let administrator: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  administrator = await createActor(test, { given: [{ role: 'administrator' }] });
  await test.owner.insertInto('project').values({ code: 'S12345' }).execute();
});
afterAll(() => test.close());

const row = (changed: Partial<InvitationRow> = {}): InvitationRow => ({
  email: 'uusi@koordi.example',
  role: 'coordinator',
  scope: 's12345',
  from: '2026-03-10',
  lastDay: null,
  language: null,
  ...changed,
});

const judge = (rows: readonly InvitationRow[]) =>
  readingAs(test.database, administrator.userId, (read) => invitationSheet.compare(read, rows));

it('foresees of each row what it would do, and why it cannot', async () => {
  const judged = await judge([
    row(),
    row({ role: 'administrator', scope: null }),
    row({ scope: 'S99999' }),
    row({ scope: null }),
    row({ email: administrator.email.toUpperCase() }),
  ]);
  const told = judged.map((one) => (one.outcome === 'refused' ? one.findings[0].key : one.outcome));
  expect(told).toEqual([
    'new',
    'new',
    'access.sheet.fault.scope',
    'access.sheet.fault.role-scope',
    'access.sheet.fault.known',
  ]);
});

it('invites by a mail of one’s own, and a second time nobody', async () => {
  const rows = [row({ email: 'eka@koordi.example' }), row({ email: 'toka@koordi.example', language: 'sv' })];
  const recording = { permission: permit(accessPolicy, administrator, 'access.invite'), clock };
  await writingAs(test.database, administrator.userId, (tx) => invitationSheet.record(tx, recording, rows));
  const written = await test.owner
    .selectFrom('invitation')
    .select(['email', 'language', 'mailDueAt', 'tokenSha256'])
    .orderBy('id')
    .execute();
  expect(written).toEqual([
    { email: 'eka@koordi.example', language: 'fi', mailDueAt: clock.now(), tokenSha256: null },
    { email: 'toka@koordi.example', language: 'sv', mailDueAt: clock.now(), tokenSha256: null },
  ]);
  expect(await judge(rows)).toEqual([{ outcome: 'same' }, { outcome: 'same' }]);
});

it('leaves out whom somebody else invited since the preview, and invites the others', async () => {
  const rows = ['kolmas@koordi.example', 'eka@koordi.example', 'neljas@koordi.example', administrator.email].map(
    (email) => row({ email }),
  );
  const recording = { permission: permit(accessPolicy, administrator, 'access.invite'), clock };
  const record = () =>
    writingAs(test.database, administrator.userId, (tx) => invitationSheet.record(tx, recording, rows));
  const taken = await Promise.all([record(), record()]);
  expect(taken.toSorted((a, b) => a - b)).toEqual([0, 2]);
  const unfit = [row({ email: 'viides@koordi.example', scope: 'S99999' })];
  expect(
    await writingAs(test.database, administrator.userId, (tx) => invitationSheet.record(tx, recording, unfit)),
  ).toBe(0);
});

it('knows a person by the address, and days that end before they begin', () => {
  expect(rowKey(row({ email: 'A@Koordi.example' }))).toBe(rowKey(row({ email: 'a@koordi.example' })));
  expect(findingsOf(row({ lastDay: '2026-03-09' }))).toHaveLength(1);
  expect(findingsOf(row({ lastDay: '2026-03-10' }))).toEqual([]);
});
