import { describe, expect, it } from 'vitest';
import { shownTime, timeCell } from './time-cell.model.ts';

const kind = timeCell({ example: '09:00' });
const read = (cell: string | number | boolean) => kind.read(cell, { is1904: false });

describe('a time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9.15', '09:15'],
    ['09:15', '09:15'],
    ['0915', '09:15'],
    ['klo 14.00', '14:00'],
    ['kl. 9', '09:00'],
    [0.375, '09:00'],
    [9, '09:00'],
    ['0.00', '00:00'],
    ['23.59', '23:59'],
  ])('%s is read as %s', (written, value) => {
    expect(read(written)).toEqual({ value, repairs: [] });
  });

  it.each(['', '24', '9.60', '9.5', 'aamulla', '9–15', true])('%j is none', (written) => {
    expect(read(written)).toEqual({ fault: { key: 'sheet.fault.time' } });
  });

  it('is shown as it is read', () => {
    expect(['09:15', '00:05', '23:00'].map(shownTime)).toEqual(['9.15', '0.05', '23.00']);
    for (const value of ['09:15', '00:05', '23:00']) expect(read(shownTime(value))).toEqual({ value, repairs: [] });
  });
});
