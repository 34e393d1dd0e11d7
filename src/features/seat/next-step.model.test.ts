import { describe, expect, it } from 'vitest';
import { nextStepOf } from './next-step.model.ts';

const nothing = { free: 2, nextFree: '2026-03-02', line: [], offered: [], started: 0, leftBehind: undefined };

describe('the next step about seats', () => {
  it('is to put people in line while nobody is and there is room', () => {
    expect(nextStepOf(nothing)).toEqual({ kind: 'request' });
    expect(nextStepOf({ ...nothing, free: 0, started: 2 })).toEqual({ kind: 'nothing' });
  });

  it('is to offer free seats to as many of those who wait, in their order', () => {
    expect(nextStepOf({ ...nothing, line: [7, 3, 9] })).toEqual({ kind: 'offer', free: 2, numbers: [7, 3] });
    expect(nextStepOf({ ...nothing, free: undefined, line: [7, 3] })).toMatchObject({ numbers: [7, 3] });
  });

  it('is to ask for replies while offers hold all seats', () => {
    const offered = [{ replyBy: '2026-03-09' }, { replyBy: '2026-03-05' }];
    expect(nextStepOf({ ...nothing, free: 0, line: [7], offered })).toEqual({
      kind: 'replies',
      count: 2,
      replyBy: '2026-03-05',
    });
  });

  it('is to tell those who still wait, once the measure is over, and nothing else', () => {
    expect(nextStepOf({ ...nothing, line: [7, 3], leftBehind: 2 })).toEqual({ kind: 'settle', count: 2 });
    expect(nextStepOf({ ...nothing, leftBehind: 0 })).toEqual({ kind: 'nothing' });
  });

  it('is to wait for the day on which a seat becomes free', () => {
    const full = { ...nothing, free: 0, line: [7], started: 2 };
    expect(nextStepOf({ ...full, nextFree: '2026-04-01' })).toEqual({ kind: 'full', day: '2026-04-01' });
    expect(nextStepOf({ ...full, nextFree: undefined })).toEqual({ kind: 'full-for-good' });
  });
});
