import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectLists } from './forms/project-list.model.ts';
import { printProjectList } from './project-list-printing.model.ts';
import { readProjectList } from './project-list-reading.model.ts';
import { recordOf } from './record.arbitrary.ts';

/** A row as a list can have it: code and name are there, codes are not those that may name people. */
function isPossibleRow({ fields }: { fields: Readonly<Record<string, unknown>> }): boolean {
  const values = Object.values(fields);
  const isReadable = values.every((value) => typeof value !== 'object' || value === null);
  return (
    isReadable && typeof fields.code === 'string' && !fields.code.startsWith('A6') && typeof fields.name === 'string'
  );
}

describe('a project list', () => {
  it('reads back what was printed, whatever commas and quotes the names have', () => {
    for (const list of projectLists) {
      const row = recordOf(list).filter(isPossibleRow);
      fc.assert(
        fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
          const read = readProjectList(printProjectList(list, rows));
          expect(read?.list.id).toBe(list.id);
          expect(read?.rows.map(({ record }) => record)).toEqual(rows);
        }),
        { numRuns: 100 },
      );
    }
  });

  it('is known by its header alone', () => {
    expect(readProjectList('a,b,c\n1,2,3')).toBeUndefined();
    expect(readProjectList('')).toBeUndefined();
  });
});
