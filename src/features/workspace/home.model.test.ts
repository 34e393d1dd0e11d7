import { describe, expect, it } from 'vitest';
import type { Task } from '#features/notice/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { groupTasks } from './home.model.ts';

const today = '2026-11-22';
const task = (key: string, other: Partial<Task> = {}): Task => ({
  key,
  kind: 'thing.do',
  title: (t) => `${t.language} ${key}`,
  href: `/workspace/things/${key}`,
  ...other,
});
const groups = (...tasks: readonly Task[]) => groupTasks(tasks, today, textsFor('sv'));

describe('the tasks of a home', () => {
  it('stand by how soon they are to be done, what is late first, and no group is empty', () => {
    const found = groups(
      task('later'),
      task('week', { dueOn: '2026-11-25' }),
      task('late', { dueOn: '2026-11-20' }),
      task('later still', { dueOn: '2027-01-01' }),
    );
    expect(found.map(({ urgency, count }) => [urgency, count])).toEqual([
      ['late', 1],
      ['week', 1],
      ['later', 2],
    ]);
  });

  it('of a group stand by their day, those without one last, in the language of the page', () => {
    const [group] = groups(
      task('none'),
      task('second', { dueOn: '2027-02-01' }),
      task('first', { dueOn: '2027-01-01' }),
    );
    expect(group?.piles[0]?.tasks.map(({ title }) => title)).toEqual(['sv first', 'sv second', 'sv none']);
  });

  it('of one kind do not bury the others: after five the rest are behind a button, and all are counted', () => {
    const many = Array.from({ length: 12 }, (_, index) => task(`${index}`));
    const [group] = groups(...many, task('other', { kind: 'thing.see' }));
    expect([group?.count, group?.isMore]).toEqual([13, false]);
    expect(group?.piles.map(({ tasks, more }) => [tasks.length, more.length])).toEqual([
      [5, 7],
      [1, 0],
    ]);
  });

  it('are more than counted where one stands for those that are not listed', () => {
    const [group] = groups(task('one'), task('two'), task('more', { kind: 'thing.more', isForMore: true }));
    expect([group?.count, group?.isMore]).toEqual([2, true]);
    expect(group?.piles.at(-1)?.tasks.map(({ title }) => title)).toEqual(['sv more']);
  });
});
