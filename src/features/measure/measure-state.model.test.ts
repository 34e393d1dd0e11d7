import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstStates,
  isForward,
  lifeStates,
  measureStates,
  needsReason,
  nextState,
  whyNotMoved,
} from './measure-state.model.ts';

describe('the life of a measure', () => {
  it('goes from need to judgement, one state after the other', () => {
    const walked = lifeStates.map((state) => nextState(state, 'coaching-career'));
    expect(walked).toEqual([...lifeStates.slice(1), undefined]);
    expect(nextState('cancelled', 'coaching-career')).toBeUndefined();
  });

  it('passes by tender and contract where nothing is bought', () => {
    expect(nextState('plan', 'wage-subsidy')).toBe('intake');
    expect(nextState('tender', 'work-try-out')).toBe('intake');
    expect(needsReason('wage-subsidy', 'plan', 'intake')).toBe(false);
    expect(needsReason('wage-subsidy', 'plan', 'tender')).toBe(true);
  });

  it('takes a reason for all that is not the next state', () => {
    expect(needsReason('coaching-career', 'plan', 'tender')).toBe(false);
    expect(needsReason('coaching-career', 'plan', 'contract')).toBe(true);
    expect(needsReason('coaching-career', 'running', 'plan')).toBe(true);
    expect(needsReason('coaching-career', 'plan', 'cancelled')).toBe(true);
    expect(needsReason('coaching-career', 'cancelled', 'plan')).toBe(true);
  });

  it('ends in a judgement that is written down', () => {
    const move = {
      kind: 'coaching-career',
      from: 'closed',
      since: '2026-02-01',
      to: 'judged',
      on: '2026-03-01',
    } as const;
    expect(whyNotMoved(move, undefined)).toBe('measure.refused.judgement-missing');
    expect(whyNotMoved(move, 'Kahdeksan kymmenestä sai työpaikan.')).toBeUndefined();
  });

  it('is forward in one direction only', () => {
    const state = fc.constantFrom(...measureStates);
    fc.assert(fc.property(state, state, (one, other) => !(isForward(one, other) && isForward(other, one))));
  });

  it('says why it does not move', () => {
    const move = {
      kind: 'coaching-career',
      from: 'plan',
      since: '2026-02-01',
      to: 'tender',
      on: '2026-03-01',
    } as const;
    expect(whyNotMoved(move, undefined)).toBeUndefined();
    expect(whyNotMoved({ ...move, to: 'plan' }, undefined)).toBe('measure.refused.same-state');
    expect(whyNotMoved({ ...move, on: '2026-01-31' }, undefined)).toBe('measure.refused.earlier-than-state');
    expect(whyNotMoved({ ...move, to: 'running' }, undefined)).toBe('measure.refused.reason-missing');
    expect(whyNotMoved({ ...move, to: 'running' }, 'Suorahankinta')).toBeUndefined();
  });
});

describe('a measure that is recorded late', () => {
  const days = { startsOn: '2012-02-06', endsOn: '2012-06-26' };

  it('has the states that its days tell of', () => {
    expect(firstStates('closed', days, '2026-03-01')).toEqual([
      { state: 'running', fromOn: '2012-02-06' },
      { state: 'closed', fromOn: '2012-06-27' },
    ]);
    expect(firstStates('judged', days, '2026-03-01').at(-1)).toEqual({ state: 'judged', fromOn: '2026-03-01' });
    expect(firstStates('running', { ...days, endsOn: null }, '2026-03-01')).toEqual([
      { state: 'running', fromOn: '2012-02-06' },
    ]);
  });

  it('never has a state that begins after today, nor one before the last', () => {
    const day = fc.constantFrom('2025-01-01', '2026-03-01', '2027-01-01');
    fc.assert(
      fc.property(fc.constantFrom(...measureStates), fc.option(day), fc.option(day), (state, startsOn, endsOn) => {
        const states = firstStates(state, { startsOn, endsOn }, '2026-03-01');
        const from = states.map(({ fromOn }) => fromOn);
        const isOrdered = from.every(
          (on, index) => on <= '2026-03-01' && (index === 0 || (from[index - 1] ?? '') <= on),
        );
        return (isOrdered || (startsOn ?? '') > (endsOn ?? '9')) && states.at(-1)?.state === state;
      }),
    );
  });
});
