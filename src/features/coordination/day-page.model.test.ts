import { describe, expect, it } from 'vitest';
import { allProjects, dayPageOf, dayRows } from './day-page.model.ts';
import type { DayFacts } from './day-view.model.ts';
import { aMeasure, aProject } from './sample-facts.ts';
import type { Warning } from './warning.model.ts';

const all: DayFacts = {
  on: '2012-03-01',
  projects: Array.from({ length: 120 }, (_, n) => aProject({ id: n, code: `S${20_000 + n}` })),
  measures: Array.from({ length: 120 }, (_, n) => aMeasure({ id: n, projectId: n, seats: 10, held: 4 })),
  dueDays: [{ projectId: 119, kind: 'report', id: 1, name: 'Raportti', dueOn: '2012-01-31' }],
  unshared: [],
  spans: [],
};
const warnings: Warning[] = [
  { kind: 'no-mother', projectId: 3 },
  { kind: 'no-plan', projectId: 3 },
  { kind: 'no-plan', projectId: 119 },
];

describe('a page of the projects of a day', () => {
  it('has what belongs to its projects alone, and the sums of all', () => {
    const { facts, sums, pageCount, ...page } = dayPageOf(all, warnings, { page: 3, isWarned: false });
    expect([facts.projects.length, facts.measures.length, facts.dueDays.length]).toEqual([20, 20, 1]);
    expect(page.warnings).toEqual([{ kind: 'no-plan', projectId: 119 }]);
    expect(pageCount).toBe(3);
    expect(sums).toMatchObject({ projects: 120, warnedProjects: 2, warnings: 3 });
    expect(sums.figures.seats.held).toBe(480);
  });

  it('may have only projects of which something is to be said, with the same sums', () => {
    const { facts, sums, pageCount } = dayPageOf(all, warnings, { page: 1, isWarned: true });
    expect(facts.projects.map(({ id }) => id)).toEqual([3, 119]);
    expect(pageCount).toBe(1);
    expect(sums.projects).toBe(120);
  });

  it('is the first for what is no page, and the last for one behind it', () => {
    expect(dayPageOf(all, warnings, { page: 0, isWarned: false }).page).toBe(1);
    expect(dayPageOf(all, warnings, { page: 99, isWarned: false }).page).toBe(3);
    expect(dayPageOf({ ...all, projects: [] }, [], { page: 1, isWarned: false })).toMatchObject({
      page: 1,
      pageCount: 1,
    });
  });

  it('may have all projects at once, each in a row with its own numbers, days and warnings', () => {
    const page = dayPageOf(all, warnings, { page: 1, isWarned: false }, allProjects);
    const { rows, sums } = dayRows(page, { 3: 500, 119: 700 });
    expect(page.pageCount).toBe(1);
    expect(rows).toHaveLength(120);
    expect(rows[3]).toMatchObject({ toCome: 500, warnings: 2, figures: { seats: { held: 4 } } });
    expect(rows.map(({ warnings: count }) => count).reduce((sum, count) => sum + count)).toBe(sums.warnings);
    expect(sums).toMatchObject({ project: undefined, toCome: 1200, figures: { seats: { held: 480 } } });
  });
});
