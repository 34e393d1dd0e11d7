import { describe, expect, it } from 'vitest';
import { nextStepOf } from './next-step.model.ts';

const nothing = {
  lasting: 2,
  nextLasting: '2026-03-02',
  line: [],
  offered: { count: 0, firstReplyBy: null },
  started: 0,
  leftBehind: 0,
  isOver: false,
  isCancelled: false,
  endedOn: undefined,
};

describe('the next step about seats', () => {
  it('is to put people in line while nobody is and there is room', () => {
    expect(nextStepOf(nothing)).toEqual({ kind: 'request' });
    expect(nextStepOf({ ...nothing, lasting: 0, started: 2 })).toEqual({ kind: 'nothing' });
  });

  it('is to offer free seats to as many of those who wait, in their order', () => {
    expect(nextStepOf({ ...nothing, line: [7, 3, 9] })).toEqual({ kind: 'offer', free: 2, numbers: [7, 3] });
    expect(nextStepOf({ ...nothing, lasting: undefined, line: [7, 3] })).toMatchObject({ numbers: [7, 3] });
  });

  it('is to ask for replies while offers hold all seats', () => {
    const offered = { count: 2, firstReplyBy: '2026-03-05' };
    expect(nextStepOf({ ...nothing, lasting: 0, line: [7], offered })).toEqual({
      kind: 'replies',
      count: 2,
      replyBy: '2026-03-05',
    });
  });

  it('is to tell those who still wait, once the measure is over, and nothing else', () => {
    const over = { ...nothing, isOver: true, endedOn: '2026-02-28' };
    expect(nextStepOf({ ...over, line: [7, 3], leftBehind: 2 })).toEqual({ kind: 'settle', count: 2, numbers: [7, 3] });
    expect(nextStepOf({ ...over, isCancelled: true, line: [7, 3], leftBehind: 2 })).toMatchObject({ numbers: [] });
    expect(nextStepOf({ ...over, started: 4 })).toEqual({ kind: 'nothing' });
  });

  it('is to enter who took part in a measure that has ended with nobody, unless it was cancelled', () => {
    const over = { ...nothing, lasting: undefined, isOver: true, endedOn: '2012-05-31' };
    expect(nextStepOf(over)).toEqual({ kind: 'record-past' });
    expect(nextStepOf({ ...over, isOver: false })).toEqual({ kind: 'record-past' });
    expect(nextStepOf({ ...over, isCancelled: true })).toEqual({ kind: 'nothing' });
  });

  it('is to close a measure whose last day has gone by, as long as somebody waits', () => {
    const ended = { ...nothing, lasting: 0, nextLasting: undefined, endedOn: '2026-02-28' };
    expect(nextStepOf({ ...ended, line: [7, 3], leftBehind: 2 })).toEqual({
      kind: 'ended',
      count: 2,
      day: '2026-02-28',
    });
    expect(nextStepOf({ ...ended, started: 2 })).toEqual({ kind: 'nothing' });
  });

  it('is to wait for the day on which a seat becomes free', () => {
    const full = { ...nothing, lasting: 0, line: [7], started: 2 };
    expect(nextStepOf({ ...full, nextLasting: '2026-04-01' })).toEqual({ kind: 'full', day: '2026-04-01' });
    expect(nextStepOf({ ...full, nextLasting: undefined })).toEqual({ kind: 'full-for-good' });
  });
});
