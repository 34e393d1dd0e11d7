import { describe, expect, it } from 'vitest';
import { type EarlierSeat, isPrepared, preparationOf } from './preparation.model.ts';

const day = '2026-03-01';
const seat = (changes: Partial<EarlierSeat> = {}): EarlierSeat => ({
  participantId: 1,
  seatId: 1,
  measureId: 1,
  measureName: 'Valmentava',
  shape: 'group',
  isCancelled: false,
  state: 'taken',
  startsOn: '2026-01-01',
  lastOn: '2026-02-15',
  ...changes,
});
const how = (...seats: Partial<EarlierSeat>[]) => preparationOf(seats.map(seat), day).how;

describe('what comes before a measure', () => {
  it('is gone through when its last day is over, and under way until then', () => {
    expect(how({})).toBe('gone-through');
    expect(how({ lastOn: '2026-03-01' })).toBe('under-way');
    expect(how({ lastOn: null })).toBe('under-way');
  });

  it('is still to begin for whoever waits, has an offer, or begins later', () => {
    expect(how({ state: 'waiting', startsOn: null, lastOn: null })).toBe('to-begin');
    expect(how({ state: 'offered', lastOn: null })).toBe('to-begin');
    expect(how({ startsOn: '2026-03-02', lastOn: null })).toBe('to-begin');
  });

  it('is broken off by leaving, but for what people leave when they are ready', () => {
    expect(how({ state: 'left' })).toBe('broken-off');
    expect(how({ state: 'left', shape: 'non-stop' })).toBe('gone-through');
  });

  it('is nothing where the seat was given up, never begun, or its measure cancelled', () => {
    expect(how()).toBe('none');
    expect(how({ state: 'declined' }, { state: 'cancelled' }, { isCancelled: true })).toBe('none');
    expect(how({ lastOn: '2025-12-31' })).toBe('none');
  });

  it('is told by the seat in which somebody has come furthest', () => {
    const told = preparationOf([seat({ state: 'left' }), seat({ seatId: 2, lastOn: null }), seat({ seatId: 3 })], day);
    expect(told).toMatchObject({ how: 'gone-through', seat: { seatId: 3 } });
    expect(isPrepared(told)).toBe(true);
    expect(isPrepared(preparationOf([seat({ state: 'left' })], day))).toBe(false);
  });
});
