import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#platform/clock.ts';
import { findingsBeside, findingsOnDay, type RecordedStatus, standingsOf } from './status.model.ts';

const recordedAt = new Date('2026-01-01T10:00:00Z');
const taken = { at: recordedAt, reason: 'väärin', isCorrected: false };
const row = (id: number, fromOn: string, changes: Partial<RecordedStatus> = {}): RecordedStatus => ({
  id,
  status: 'running',
  fromOn,
  reason: null,
  recordedAt,
  takenBack: null,
  ...changes,
});
/** As the query gives them: the latest day first, and of one day what was said last. */
const inOrder = (rows: readonly RecordedStatus[]) =>
  rows.toSorted((one, other) => other.fromOn.localeCompare(one.fromOn) || other.id - one.id);

describe('the days on which states hold', () => {
  it('end the day before the next one, and rows that were taken back have none', () => {
    const rows = inOrder([row(1, '2026-01-01'), row(2, '2026-02-01', { takenBack: taken }), row(3, '2026-03-01')]);
    expect(standingsOf(rows, '2026-02-15').map(({ id, standing }) => [id, standing])).toEqual([
      [3, { is: 'holding', days: { from: '2026-03-01', until: null }, isNow: false }],
      [2, { is: 'taken-back', on: '2026-01-01', reason: 'väärin' }],
      [1, { is: 'holding', days: { from: '2026-01-01', until: '2026-02-28' }, isNow: true }],
    ]);
  });

  it('are each day of one state only, the one that was said last of those that have begun', () => {
    const someRow = fc.record({ day: fc.nat(9), isTaken: fc.boolean() });
    fc.assert(
      fc.property(fc.array(someRow, { maxLength: 8 }), fc.nat(12), (drawn, on) => {
        const dayOf = (at: number) => daysAfter('2026-01-01', at);
        const rows = inOrder(
          drawn.map(({ day, isTaken }, at) => row(at + 1, dayOf(day), { takenBack: isTaken ? taken : null })),
        );
        const now = standingsOf(rows, dayOf(on)).filter(({ standing }) => standing.is === 'holding' && standing.isNow);
        const expected = rows.find(({ fromOn, takenBack }) => takenBack === null && fromOn <= dayOf(on));
        expect(now.map(({ id }) => id)).toEqual(expected ? [expected.id] : []);
      }),
    );
  });
});

describe('a state from a day on', () => {
  const project = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const keysOf = (status: RecordedStatus['status'], fromOn: string, rows: readonly RecordedStatus[] = []) =>
    findingsOnDay(rows, { status, fromOn }, project).map(({ key }) => key);

  it.each([
    ['running', '2026-01-01', []],
    ['running', '2026-12-31', []],
    ['ended', '2027-01-01', []],
    ['application', '2019-01-01', []],
    ['running', '2020-01-01', ['project.fault.status-before-project']],
    ['ended', '2019-01-01', ['project.fault.status-before-project']],
    ['interrupted', '2027-01-01', ['project.fault.status-after-project']],
  ] as const)('is odd as %s from %s beside the days of the project: %j', (status, fromOn, expected) => {
    expect(keysOf(status, fromOn)).toEqual(expected);
  });

  it('is odd where the project has ended before, unless that was wrong', () => {
    const ended = row(1, '2026-03-01', { status: 'ended' });
    expect(keysOf('running', '2026-04-01', [ended])).toEqual(['project.fault.status-after-end']);
    expect(keysOf('running', '2026-02-01', [ended])).toEqual([]);
    expect(keysOf('running', '2026-04-01', [{ ...ended, takenBack: taken }])).toEqual([]);
    const corrected = findingsOnDay([ended], { status: 'running', fromOn: '2026-04-01' }, project, 1);
    expect(corrected).toEqual([]);
  });
});

describe('who says a state from a day on', () => {
  const rows = inOrder([
    row(1, '2026-02-01'),
    row(2, '2026-03-01', { status: 'interrupted' }),
    row(3, '2026-03-01', { status: 'ended' }),
    row(4, '2026-01-15', { takenBack: taken }),
  ]);

  it('is told of the next one that stays, as it holds', () => {
    expect(findingsBeside(rows, '2026-02-10')).toMatchObject([
      { key: 'project.fault.later-status', details: { status: 'ended', from: '1.3.2026', until: '28.2.2026' } },
    ]);
    expect(findingsBeside(rows, '2026-01-15')).toMatchObject([{ details: { status: 'running', from: '1.2.2026' } }]);
  });

  it('is told of one of the same day that gives way, but not of the one that is corrected', () => {
    expect(findingsBeside(rows, '2026-03-01')).toMatchObject([
      { key: 'project.fault.same-day-status', details: { status: 'ended' } },
    ]);
    expect(findingsBeside([row(3, '2026-03-01')], '2026-03-01', 3)).toEqual([]);
  });
});
