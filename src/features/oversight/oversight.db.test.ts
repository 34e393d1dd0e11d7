import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  historyOf,
  recordAct,
  recordReading,
  recordServiceAct,
  type ShowPeople,
} from '#features/audit/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, readingAs, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { definePolicy, permit } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { showAudit } from './asked-audit.server.ts';
import { type AuditEntry, entryList } from './entry-list.model.ts';
import { countEntries, listEntries } from './entry-list.queries.server.ts';

const policy = definePolicy({ 'note.write': { coordinator: 'all', provider: 'all' } });
const at = (instant: string): Clock => ({ now: () => new Date(instant) });

let test: TestDatabase;
let projects: number[];
let coordinator: Actor;
let auditor: Actor;
let provider: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const { rows } = await sql<{ id: number }>`
    insert into project (code) values ('S20193'), ('S20194') returning id`.execute(test.owner);
  projects = rows.map(({ id }) => id);
  const own = { kind: 'project', id: projects[0] ?? 0 } as const;
  const other = { kind: 'project', id: projects[1] ?? 0 } as const;
  coordinator = await createActor(test, { name: 'Kaisa Koordinaattori', given: [{ role: 'coordinator', scope: own }] });
  provider = await createActor(test, { name: 'Pekka Palvelu', given: [{ role: 'provider', scope: other }] });
  auditor = await createActor(test, { name: 'Tarja Tarkastaja', given: [{ role: 'auditor' }] });
  await write(coordinator, 'a', projects[0], 'Korjattiin yhteystiedot', '2026-11-20T21:59:00Z');
  await write(provider, 'b', projects[0], undefined, '2026-11-20T22:00:00Z');
  await write(provider, 'c', projects[1], 'Uusi 100 % jakso', '2026-11-21T12:00:00Z');
  await writingAs(test.database, SERVICE, (tx) =>
    recordServiceAct(tx, at('2026-11-22T12:00:00Z'), 'session.open', { subject: { kind: 'session', id: 'd' } }),
  );
});
afterAll(() => test.close());

async function write(
  actor: Actor,
  id: string,
  projectId: number | undefined,
  reason: string | undefined,
  when: string,
) {
  await writingAs(test.database, actor.userId, (tx) =>
    recordAct(tx, at(when), permit(policy, actor, 'note.write'), { subject: { kind: 'view', id }, projectId, reason }),
  );
}

const asked = (query: string) => listQuestionFrom(entryList, new URLSearchParams(query));
const list = (actor: Actor, query = '', limit?: number) =>
  readingAs(test.database, actor.userId, (read) => listEntries(read, actor, asked(query), limit));
async function ids(actor: Actor, query = ''): Promise<string[]> {
  const { rows } = await list(actor, query);
  return rows.filter(({ act }) => act !== 'audit.read').map(({ subjectId }) => subjectId);
}

describe('reading the audit', () => {
  it('shows everything to whom a right for everything is given, else one’s own acts and projects', async () => {
    expect(await ids(auditor)).toEqual(['d', 'c', 'b', 'a']);
    expect(await ids(coordinator)).toEqual(['b', 'a']);
    const count = await readingAs(test.database, coordinator.userId, (read) =>
      countEntries(read, coordinator, asked('')),
    );
    expect(count).toEqual({ total: 2, isMore: false });
  });

  it('is held by the database as well: a query without a condition shows no more, and nothing to the public', async () => {
    const shown = async (userId: string) =>
      readingAs(test.database, userId, async (read) =>
        (
          await read
            .selectFrom('auditEntry')
            .select('subjectId')
            .where('act', '=', 'note.write')
            .orderBy('id')
            .execute()
        ).map(({ subjectId }) => subjectId),
      );
    expect(await shown(auditor.userId)).toEqual(['a', 'b', 'c']);
    expect(await shown(coordinator.userId)).toEqual(['a', 'b']);
    expect(await shown(provider.userId)).toEqual(['b', 'c']);
    expect(await shown('u of nobody')).toEqual([]);
    expect(await test.database.selectFrom('auditEntry').select('id').execute()).toEqual([]);
  });

  it.each([
    ['person', () => `person=${provider.userId}`, ['c', 'b']],
    ['act', () => 'act=session.open', ['d']],
    ['kind of thing', () => 'kind=view', ['c', 'b', 'a']],
    ['one thing', () => 'subject=view:b', ['b']],
    ['a project and all that belongs to it', () => 'subject=project:S20194', ['c']],
    ['code of the project', () => 'q=s20194', ['c']],
    ['number of the thing', () => 'q=b', ['b']],
    ['words of the reason', () => 'q=YHTEYS', ['a']],
    ['signs that SQL would take for any', () => 'q=100 %', ['c']],
    ['first day, in Finland', () => 'from=2026-11-21', ['d', 'c', 'b']],
    ['last day, in Finland', () => 'until=2026-11-20', ['a']],
    ['days that are none', () => 'from=yesterday&until=2026-02-31', ['d', 'c', 'b', 'a']],
  ])('is narrowed by %s', async (_what, query, expected) => {
    expect(await ids(auditor, query())).toEqual(expected);
  });

  it('goes on behind the last row of a page', async () => {
    const first = await list(auditor, 'kind=view', 2);
    expect(first.rows.map(({ subjectId }) => subjectId)).toEqual(['c', 'b']);
    const second = await readingAs(test.database, auditor.userId, (read) =>
      listEntries(read, auditor, { ...asked('kind=view'), place: first.next }, 2),
    );
    expect(second.rows.map(({ subjectId }) => subjectId)).toEqual(['a']);
  });

  it('tells names, role, project and place in the chain', async () => {
    const { rows } = await list(auditor, 'act=note.write');
    const entry: AuditEntry | undefined = rows.at(-1);
    expect(entry).toMatchObject({
      userName: 'Kaisa Koordinaattori',
      role: 'coordinator',
      projectCode: 'S20193',
      reason: 'Korjattiin yhteystiedot',
      origin: '192.0.2.1',
      position: expect.any(Number),
    });
  });

  it('gives the one history of a record', async () => {
    const history = await readingAs(test.database, auditor.userId, (read) =>
      historyOf(read, { kind: 'view', id: 'a' }),
    );
    expect(history).toMatchObject([
      { userName: 'Kaisa Koordinaattori', act: 'note.write', reason: 'Korjattiin yhteystiedot' },
    ]);
  });

  it('gives no history of who looked at a record: those who read the record do not all read the audit', async () => {
    const reader = permit(definePolicy({ 'note.read': { auditor: 'own' } }), auditor, 'note.read');
    const subject = { kind: 'view', id: 'looked-at' };
    await writingAs(test.database, auditor.userId, (tx) =>
      recordReading(tx, at('2026-03-02T09:00:00Z'), reader, { subject }),
    );
    expect(await readingAs(test.database, auditor.userId, (read) => historyOf(read, subject))).toEqual([]);
  });
});

describe('reading is written down', () => {
  const ask = (actor: Actor, query: string, when: string) =>
    writingAs(test.database, actor.userId, async (tx) => {
      const readings: Parameters<ShowPeople>[] = [];
      const about = { question: asked(query), now: new Date(when) };
      await showAudit(reading(tx), actor, about, (...said) => readings.push(said));
      for (const said of readings) await recordReading(tx, at(when), ...said);
    });
  const readings = async () => {
    const { rows } = await sql<{ details: object }>`
      select details from audit_entry where act = 'audit.read' order by id`.execute(test.owner);
    return rows.map(({ details }) => details);
  };

  it('once for each question in an hour, without the words, which may be about people', async () => {
    await ask(auditor, 'person=u1&q=Matti', '2026-11-22T12:00:00Z');
    await ask(auditor, 'person=u1&q=Maija&after=5.5', '2026-11-22T12:30:00Z');
    await ask(auditor, 'q=s20193', '2026-11-22T12:40:00Z');
    await ask(auditor, 'person=u1&q=Matti', '2026-11-22T13:00:01Z');
    expect(await readings()).toEqual([
      { person: 'u1', words: true },
      { project: 'S20193' },
      { person: 'u1', words: true },
    ]);
  });

  it('without days that are none, which nobody could tell as days', async () => {
    await ask(auditor, 'from=2027-02-30&until=2026-12-31', '2026-11-22T15:00:00Z');
    expect((await readings()).at(-1)).toEqual({ until: '2026-12-31' });
  });

  it('and not permitted to roles that may not read', async () => {
    await expect(ask(provider, '', '2026-11-22T12:00:00Z')).rejects.toThrow(Forbidden);
  });
});
