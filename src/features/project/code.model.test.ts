import { describe, expect, it } from 'vitest';
import { officialCodeCell, projectCodeCell, provisionalCode } from './code.model.ts';
import { fundOfCode } from './profile.model.ts';

const read = (text: string, cell = projectCodeCell()) => cell.read(text, { is1904: false });

describe('the code of a project', () => {
  it.each([
    ['S11829', 'S11829'],
    ['s 11829', 'S11829'],
    ['A-32345', 'A32345'],
    ['X00001', 'X00001'],
  ])('%s is %s', (written, code) => {
    expect(read(written)).toMatchObject({ value: code });
  });

  it.each(['11829', 'S1182', 'SS11829', 'S1234567890', 'hanke'])('%s is none', (written) => {
    expect(read(written)).toEqual({ fault: { key: 'project.fault.code' } });
  });

  it('that the official service gives does not begin with our letter', () => {
    expect(read('X00001', officialCodeCell())).toEqual({ fault: { key: 'project.fault.not-official' } });
    expect(read('S11829', officialCodeCell())).toMatchObject({ value: 'S11829' });
    expect(provisionalCode(7)).toBe('X00007');
  });

  it('tells the fund', () => {
    expect(['S11829', 'A30001', 'J10001', 'X00001'].map(fundOfCode)).toEqual(['esf', 'erdf', 'jtf', 'esf']);
  });
});
