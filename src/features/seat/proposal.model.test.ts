import { describe, expect, it } from 'vitest';
import { firstProposed, proposedDays } from './proposal.model.ts';

const club = { shape: 'non-stop', startsOn: '2026-01-01', lastOn: '2026-12-31' } as const;
const today = { day: '2026-03-02', wanted: 1 };

describe('the days proposed for seats', () => {
  it('do not begin before the offer is answered, and at once where it is agreed already', () => {
    const free = { held: [], seats: 2 };
    expect(proposedDays('offer', club, free, today)).toEqual({
      startsOn: '2026-03-09',
      endsOn: null,
      replyBy: '2026-03-09',
    });
    expect(proposedDays('take', club, free, today).startsOn).toBe('2026-03-02');
  });

  it('begin when there is room for all of them to the end', () => {
    const held = [
      { startsOn: '2026-01-01', endsOn: '2026-04-30' },
      { startsOn: '2026-01-01', endsOn: '2026-05-31' },
    ];
    const full = { held, seats: 2 };
    expect(proposedDays('offer', club, full, today).startsOn).toBe('2026-05-01');
    expect(proposedDays('offer', club, full, { ...today, wanted: 2 }).startsOn).toBe('2026-06-01');
    expect(proposedDays('take', club, { held, seats: null }, today).startsOn).toBe('2026-03-02');
  });

  it('are those of a course to come or gone by', () => {
    const course = { shape: 'group', startsOn: '2026-03-05', lastOn: '2026-05-31' } as const;
    const free = { held: [], seats: 2 };
    expect(proposedDays('offer', course, free, today)).toEqual({
      startsOn: '2026-03-05',
      endsOn: '2026-05-31',
      replyBy: '2026-03-05',
    });
    expect(proposedDays('take', course, free, { ...today, day: '2027-01-01' })).toMatchObject({
      startsOn: '2026-03-05',
      endsOn: '2026-05-31',
    });
    expect(firstProposed('take', { startsOn: null, lastOn: '2026-02-01' }, '2026-03-02').startsOn).toBe('2026-02-01');
  });

  it('end with a measure that ends before the usual day of reply', () => {
    expect(firstProposed('offer', { startsOn: '2026-01-01', lastOn: '2026-03-04' }, '2026-03-02')).toEqual({
      startsOn: '2026-03-04',
      replyBy: '2026-03-04',
    });
  });
});
