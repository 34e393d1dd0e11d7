import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { platformTables, rooms } from './rooms.mjs';

// The house style of the database, asked of its own catalogue: each rule lists its offenders.

type Names = RawBuilder<{ name: string }>;

const tables = (condition: RawBuilder<boolean>): Names => sql`
  select relname as name
  from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and ${condition}
  order by 1`;

const columns = (condition: RawBuilder<boolean>): Names => sql`
  select format('%s.%s', attrelid::regclass, attname) as name
  from pg_attribute join pg_class on pg_class.oid = attrelid
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped
    and ${condition}
  order by 1`;

const rules: Record<string, Names> = {
  'every table says in a whole sentence what a row is': tables(
    sql`coalesce(obj_description(pg_class.oid, 'pg_class'), '') !~ '^[A-Z].{20,}\.$'`,
  ),
  'every table has a name in the singular': tables(sql`relname ~ 's$' and relname !~ '(ss|us|series)$'`),
  'every foreign key has an index that begins with its columns': sql`
    select format('%s.%s', conrelid::regclass, conname) as name
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index
      where indrelid = conrelid and indpred is null and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)
    order by 1`,
  'every instant knows its time zone': columns(sql`atttypid in ('timestamp'::regtype, 'time'::regtype)`),
  'instants, and only they, are called …_at': columns(sql`(atttypid = 'timestamptz'::regtype) <> (attname ~ '_at$')`),
  'what is called …_on is a date': columns(sql`attname ~ '_on$' and atttypid <> 'date'::regtype`),
  'what is called …_cents is a whole number': columns(sql`attname ~ '_cents$' and atttypid <> 'bigint'::regtype`),
  'no text is cut to a length': columns(sql`atttypid in ('varchar'::regtype, 'bpchar'::regtype)`),
  'no number is approximate': columns(sql`atttypid in ('float4'::regtype, 'float8'::regtype, 'money'::regtype)`),
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

async function names(query: Names): Promise<string[]> {
  const { rows } = await query.execute(test.owner);
  return rows.map(({ name }) => name);
}

describe('in the database', () => {
  it('the tables and views are those of the manifest of rooms', async () => {
    const listed = [...Object.values(rooms).flatMap((room) => room.tables), ...platformTables];
    expect(await names(tables(sql`true`))).toEqual(listed.sort());
  });

  it('tables with personal data are guarded by row-level security, or closed to the pages', async () => {
    const personal = Object.values(rooms).flatMap((room) => room.personal ?? []);
    expect(personal.length).toBeGreaterThan(0);
    const open = await names(sql`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relname = any(${personal})
        and not relrowsecurity
        and has_any_column_privilege('koordi_app', pg_class.oid, 'select')
      order by 1`);
    expect(open).toEqual([]);
  });

  it('what the register shows says when it changes', async () => {
    // What row-level security guards, the public sees nothing of.
    const shownOf = ({ published = [], personal = [] }: Partial<(typeof rooms)[string]> = {}) =>
      published.filter((table) => !personal.includes(table));
    const published = (rooms.register?.mayImport ?? []).flatMap((room) => shownOf(rooms[room]));
    const silent = await names(sql`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any(${published})
        and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'shown_in_public')
      order by 1`);
    expect(published.length).toBeGreaterThan(0);
    expect(silent).toEqual([]);
  });

  it('the roles that pages work as own nothing, so that row-level security holds for them', async () => {
    expect(
      await names(sql`
        select relname as name from pg_class
        where pg_get_userbyid(relowner) in ('koordi_app', 'koordi_sign_in') order by 1`),
    ).toEqual([]);
  });

  it('row-level security is not forced on the owner, who may be no superuser and has to maintain the tables', async () => {
    expect(await names(sql`select relname as name from pg_class where relforcerowsecurity order by 1`)).toEqual([]);
  });

  it.each(Object.entries(rules))('%s', async (_rule, offenders) => {
    expect(await names(offenders)).toEqual([]);
  });

  it('each of these rules names a planted offender', async () => {
    await sql`create table wrongs (
      id int primary key, area_id int references area, name varchar(10), seen timestamp, sent_at date, known_on text,
      paid_cents int, share real)`.execute(test.owner);
    await sql`comment on table wrongs is 'wrong things'`.execute(test.owner);
    const found = await Promise.all(Object.values(rules).map(names));
    expect(found).toEqual([
      ['wrongs'],
      ['wrongs'],
      ['wrongs.wrongs_area_id_fkey'],
      ['wrongs.seen'],
      ['wrongs.sent_at'],
      ['wrongs.known_on'],
      ['wrongs.paid_cents'],
      ['wrongs.name'],
      ['wrongs.share'],
    ]);
  });
});
