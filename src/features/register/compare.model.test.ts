import { describe, expect, it } from 'vitest';
import { compareQuestionFrom, likenessOf } from './compare.model.ts';

const asked = (query: string) => compareQuestionFrom(new URLSearchParams(query));

describe('what is to be compared', () => {
  it('is read from repeated parameters and from several codes in one, each once and in order', () => {
    expect(asked('code=S20193&code=s11829,+S20193&code=').codes).toEqual(['S20193', 'S11829']);
  });

  it('says what is no code and what is too many', () => {
    expect(asked('code=x1&code=S10001 S10002 S10003 S10004 S10005 S10006')).toEqual({
      codes: ['S10001', 'S10002', 'S10003', 'S10004', 'S10005'],
      wrong: ['X1'],
      beyond: ['S10006'],
    });
  });
});

describe('the values of a field', () => {
  it('are the same when they are written alike', () => {
    expect(likenessOf(['Lapin  ELY', 'lapin ely'])).toBe('same');
  });

  it('are different when two that are told differ', () => {
    expect(likenessOf(['1', '2', null])).toBe('different');
  });

  it('are told by some only', () => {
    expect(likenessOf(['1', null])).toBe('partly-told');
  });
});
