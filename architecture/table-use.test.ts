import { describe, expect, it } from 'vitest';
import { tablesNamedInSource, tablesNamedInSql } from './table-use.ts';

const known = new Set(['project', 'project_version', 'area', 'organisation']);
const inSql = (sql: string) => tablesNamedInSql(sql, known).map(({ table }) => table);
const inSource = (source: string) => [...new Set(tablesNamedInSource(source, known).map(({ table }) => table))].sort();

describe('tables named in SQL', () => {
  it.each([
    ['select * from project', ['project']],
    ['select * from project p, area as a where a.id = p.area_id', ['project', 'area']],
    [
      'select 1 from (select id from project_version) v left join area on area.id = v.area_id',
      ['project_version', 'area'],
    ],
    ['insert into project (id) select id from area on conflict do nothing', ['project', 'area']],
    ['with gone as (delete from only project returning id) update area set x = 1 from gone', ['project', 'area']],
    ['create table if not exists project (id int references organisation)', ['project', 'organisation']],
    ['create index i on project (id); comment on table area is $$x$$', ['project', 'area']],
    ['copy project from stdin', ['project']],
    ['truncate project, area', ['project', 'area']],
    ['SELECT * FROM public.project', ['project']],
  ])('%s', (sql, tables) => {
    expect(inSql(sql)).toEqual(tables);
  });

  it('are not found in comments, quoted texts, columns and longer names', () => {
    expect(inSql(`select extract(year from project.start_on), 'from area' from project_page -- from area`)).toEqual([]);
    expect(inSql(`comment on column project.name is 'taken from area'`)).toEqual([]);
  });

  it('are read, written or referred to', () => {
    const kinds = (sql: string) => tablesNamedInSql(sql, known).map(({ table, kind }) => `${kind} ${table}`);
    expect(kinds('create table project (area_id int references area)')).toEqual(['write project', 'reference area']);
    expect(kinds('insert into project select id from area')).toEqual(['write project', 'read area']);
    expect(kinds('delete from project using area')).toEqual(['write project', 'read area']);
    expect(kinds('update project set x = 1 from area')).toEqual(['write project', 'read area']);
    expect(kinds('alter table project add x int; create index on area (x)')).toEqual(['write project', 'write area']);
  });
});

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: source code as text */
describe('tables named in TypeScript', () => {
  it('are found in sql templates, whole or in part', () => {
    expect(inSource('sql<{ id: number }>`select id from project where ${condition}`')).toEqual(['project']);
    expect(inSource('const part = sql`join area on ${condition}`;')).toEqual(['area']);
  });

  it('are found in plain statements', () => {
    expect(inSource(`client.query('select id from project')`)).toEqual(['project']);
    expect(inSource('client.query(copyFrom(`copy project (id) from stdin`))')).toEqual(['project']);
  });

  it('are found in calls of the query builder', () => {
    expect(inSource(`db.selectFrom('projectVersion as v').innerJoin('area', 'area.id', 'v.areaId')`)).toEqual([
      'area',
      'project_version',
    ]);
    expect(inSource(`db.selectFrom(['project', 'area as a'])`)).toEqual(['area', 'project']);
  });

  it('are read or written by calls of the query builder', () => {
    const source = `db.insertInto('project').columns(['id']).expression(db.selectFrom('area'))`;
    expect(tablesNamedInSource(source, known)).toEqual(
      expect.arrayContaining([
        { table: 'project', kind: 'write' },
        { table: 'area', kind: 'read' },
      ]),
    );
  });

  it('are not found in other words', () => {
    expect(inSource(`throw new Error('Nothing came from project 1'); // update area`)).toEqual([]);
  });
});
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: source code as text */
