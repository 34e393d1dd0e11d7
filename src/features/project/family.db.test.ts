import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { listPublicFamily, listWorkFamily } from './family.queries.server.ts';
import { decideLink, recordStatedLinks, recordSuggestedLinks } from './link.commands.server.ts';
import { recordProjects } from './project.commands.server.ts';

const clock = { now: () => new Date('2026-01-01T12:00:00Z') };
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await writingAs(test.database, SERVICE, async (tx) => {
    await recordStatedLinks(tx, clock, [
      { kind: 'parallel', from: 'S10001', to: 'S10002' },
      { kind: 'successor', from: 'S10001', to: 'S10003' },
    ]);
    await recordProjects(tx, ['S10004', 'S10005', 'S10009']);
    await recordSuggestedLinks(tx, [
      { kind: 'parallel', from: 'S10003', to: 'S10004' },
      { kind: 'successor', from: 'S10004', to: 'S10005' },
    ]);
    await decideLink(tx, clock, { kind: 'successor', from: 'S10004', to: 'S10005' }, 'rejected');
  });
});

afterAll(() => test.close());

const family = (code: string, isPublic = sql<boolean>`true`) =>
  listPublicFamily(reading(test.database), code, () => isPublic);

describe('the family of a project', () => {
  it('is the same from whichever of its projects one asks, and leaves out what was rejected', async () => {
    const whole = await family('S10001');
    expect(whole).toEqual({
      codes: ['S10001', 'S10002', 'S10003', 'S10004'],
      links: [
        { kind: 'parallel', from: 'S10001', to: 'S10002', isSuggested: false },
        { kind: 'successor', from: 'S10001', to: 'S10003', isSuggested: false },
        { kind: 'parallel', from: 'S10003', to: 'S10004', isSuggested: true },
      ],
      isCut: false,
    });
    for (const code of whole.codes) expect(await family(code)).toEqual(whole);
  });

  it('is the project alone when it has no bonds, or is not known', async () => {
    for (const code of ['S10005', 'S10009', 'S99999']) {
      expect(await family(code)).toEqual({ codes: [code], links: [], isCut: false });
    }
  });

  it('is cut when it has no end, and the circle it may close does no harm', async () => {
    await sql`insert into project (code) select 'S' || (20000 + n) from generate_series(1, 200) n`.execute(
      test.database,
    );
    await sql`
      insert into project_link (kind, from_project_id, to_project_id, status, basis)
      select 'successor', earlier.id, later.id, 'suggested', 'name'
      from generate_series(1, 200) n
      join project earlier on earlier.code = 'S' || (20000 + n)
      join project later on later.code = 'S' || (20000 + n % 200 + 1)`.execute(test.database);
    const { codes, isCut } = await family('S20100');
    expect(isCut).toBe(true);
    expect(codes).toHaveLength(60);
    expect(codes).toContain('S20071');
  });

  it('tells the public what people bound once both projects are public, and nothing of coordination', async () => {
    const idOf = async (code: string) =>
      (await test.owner.selectFrom('project').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
    await writingAs(test.database, SERVICE, async (tx) => {
      await recordProjects(tx, ['S10021', 'S10022', 'S10023']);
      await decideLink(tx, clock, { kind: 'parallel', from: 'S10021', to: 'S10022' }, 'confirmed');
    });
    await sql`
      insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
      values ('coordination', ${await idOf('S10023')}, ${await idOf('S10022')}, 'confirmed', 'person', now())`.execute(
      test.owner,
    );
    expect((await family('S10021')).codes).toEqual(['S10021', 'S10022']);
    expect((await family('S10021', sql`false`)).codes).toEqual(['S10021']);
    expect((await family('S10001', sql`false`)).codes).toHaveLength(4);
    const work = await listWorkFamily(reading(test.database), 'S10021', ['coordination', 'parallel']);
    expect(work.codes).toEqual(['S10021', 'S10022', 'S10023']);
  });
});
