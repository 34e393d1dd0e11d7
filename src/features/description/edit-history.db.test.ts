import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { finnishDate } from '#platform/clock.ts';
import { readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import {
  approveEdit,
  discardEdit,
  openEdit,
  publishEdit,
  returnEdit,
  saveEdit,
  submitEdit,
  withdrawVersion,
} from './edit.commands.server.ts';
import { findOpenEdit } from './edit.queries.server.ts';
import { readDescription } from './reading.model.ts';
import { sampleText } from './sample-text.ts';

let test: TestDatabase;
let people: readonly Actor[];

beforeAll(async () => {
  test = await createTestDatabase();
  const both = { given: [{ role: 'coordinator' }, { role: 'authority' }] } as const;
  people = [await createActor(test, both), await createActor(test, both)];
});

afterAll(() => test.close());

const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
const days = ['2020-01-01', '2024-06-30', finnishDate(clock.now())];

/** Something that one of two people tries to do to the description of a project. */
interface Attempt {
  readonly act: 'open' | 'save' | 'submit' | 'return' | 'approve' | 'publish' | 'discard' | 'withdraw';
  readonly person: number;
  /** Chooses the day, the name that is written or the version that is withdrawn. */
  readonly choice: number;
  /** Tried on the revision before the one at hand. */
  readonly isLate: boolean;
}

const person = fc.nat(1);
const choice = fc.nat(2);

const anything = fc.record<Attempt>({
  act: fc.constantFrom('open', 'save', 'submit', 'return', 'approve', 'publish', 'discard', 'withdraw'),
  person,
  choice,
  isLate: fc.boolean(),
});

/** What goes well when nothing comes in between. */
const wholeLife = fc.tuple(person, choice).map(([writer, chosen]): Attempt[] => {
  const by = (who: number) => (act: Attempt['act']) => ({ act, person: who, choice: chosen, isLate: false });
  return [
    ...(['open', 'save', 'submit'] as const).map(by(writer)),
    ...(['approve', 'publish'] as const).map(by(1 - writer)),
  ];
});

const attempts = fc
  .array(
    fc.oneof(
      wholeLife,
      anything.map((one) => [one]),
    ),
    { minLength: 3, maxLength: 10 },
  )
  .map((parts) => parts.flat());

it('any history of acts leaves one open work, one version in force, and every publication told unless younger or withdrawn', async () => {
  let project = 30_000;
  await fc.assert(
    fc.asyncProperty(attempts, async (history) => {
      project += 1;
      const code = `S${project}`;
      const text = sampleText.replaceAll('S19999', code);
      await importText(test.target, { name: `${code}.txt`, knownOn: '2012-03-01', content: text });
      for (const attempt of history) {
        await tryOut(code, text, attempt);
        await checkInvariants(code);
      }
    }),
    { numRuns: 12 },
  );
  const { rows } = await sql<{ published: number }>`
    select count(*)::int as published from description_edit where state = 'published'`.execute(test.owner);
  expect(rows[0]?.published).toBeGreaterThan(0);
}, 300_000);

/** Refusals are part of every history. */
async function tryOut(code: string, text: string, attempt: Attempt): Promise<void> {
  const actor = people[attempt.person] as Actor;
  const open = await readingAs(test.database, actor.userId, (read) => findOpenEdit(read, code, 'esr-2007'));
  const revision = (open?.revision ?? 1) - (attempt.isLate && attempt.choice === 0 ? 1 : 0);
  const id = open?.id ?? 0;
  const step = { revision, reason: 'Syy.' };
  try {
    await writingAs(test.database, actor.userId, async (tx) => {
      switch (attempt.act) {
        case 'open':
          return openEdit(tx, actor, clock, { projectCode: code });
        case 'save': {
          const { record } = readDescription(text.replace('Pohjoinen polku', `Polku ${attempt.choice}`));
          return saveEdit(tx, actor, clock, id, { record, baseRevision: revision });
        }
        case 'submit':
          return submitEdit(tx, actor, clock, id, step);
        case 'return':
          return returnEdit(tx, actor, clock, id, step);
        case 'approve':
          return approveEdit(tx, actor, clock, id, step);
        case 'publish':
          return publishEdit(tx, actor, clock, id, { revision, knownOn: days[attempt.choice] ?? '' });
        case 'discard':
          return discardEdit(tx, actor, clock, id, step);
        case 'withdraw': {
          const versionId = await versionToWithdraw(code, attempt.choice);
          return withdrawVersion(tx, actor, clock, { projectCode: code, versionId, reason: 'Syy.' });
        }
      }
    });
  } catch (error) {
    const isForeseen = error instanceof Refused || error instanceof Conflict || (error as Error).name === 'NotFound';
    if (!isForeseen) throw error;
  }
}

async function versionToWithdraw(code: string, choice: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select version.id from description_version version join project on project.id = version.project_id
    where project.code = ${code} order by version.id offset ${choice} limit 1`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

interface Standing {
  readonly openEdits: number;
  readonly inForceNow: number;
  readonly shown: number;
  readonly toldOfWithdrawn: number;
  readonly approvedByOneself: number;
  readonly publishedWithoutVersion: number;
  readonly isYoungestTold: boolean | null;
  readonly steps: number;
  readonly audited: number;
}

async function checkInvariants(code: string): Promise<void> {
  const standing = await standingOf(code);
  expect(standing).toMatchObject({ toldOfWithdrawn: 0, approvedByOneself: 0, publishedWithoutVersion: 0 });
  expect(standing.openEdits).toBeLessThanOrEqual(1);
  expect(standing.inForceNow).toBe(standing.shown > 0 ? 1 : 0);
  expect(standing.isYoungestTold ?? true).toBe(true);
  expect(standing.audited).toBe(standing.steps);
}

async function standingOf(code: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with edit as (select * from description_edit where project_code = ${code}),
    event as (select event.* from description_edit_event event join edit on edit.id = event.description_edit_id),
    version as (
      select version.* from description_version version join project on project.id = version.project_id
      where project.code = ${code}
    )
    select
      (select count(*)::int from edit where state in ('draft', 'submitted', 'returned', 'approved')) as open_edits,
      (select count(*)::int from version where in_force_from is not null and in_force_until is null) as in_force_now,
      (select count(*)::int from version where withdrawn_at is null) as shown,
      (select count(*)::int from version join description_search search on search.description_version_id = version.id
        where withdrawn_at is not null) as told_of_withdrawn,
      (select count(*)::int from edit where state in ('approved', 'published') and submitted_by = (
        select acted_by from event where event.description_edit_id = edit.id and step = 'approved' order by id desc limit 1
      )) as approved_by_oneself,
      (select count(*)::int from edit left join version on version.id = edit.version_id
        where state = 'published' and version.id is null) as published_without_version,
      (select in_force_from is not null and in_force_until is null from version where withdrawn_at is null
        order by known_on desc, is_full desc, id desc limit 1) as is_youngest_told,
      (select count(*)::int from event where step <> 'withdrawn') as steps,
      (select count(*)::int from audit_entry where subject_kind = 'description-edit' and act <> 'description.edit'
        and subject_id in (select edit.id::text from edit)) as audited`.execute(test.owner);
  if (!rows[0]) throw new Error('A query that counts answers one row.');
  return rows[0];
}
