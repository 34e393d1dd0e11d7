import { describe, expect, it } from 'vitest';
import { businessIdProblem, isBusinessId, normaliseBusinessId } from './business-id.model.ts';

describe('Y-tunnus', () => {
  it.each(['2296962-1', '1563976-3', '0292800-5', '1068892-9'])('takes the right number %s', (id) => {
    expect(isBusinessId(id)).toBe(true);
    expect(normaliseBusinessId(id)).toBe(id);
    expect(businessIdProblem(id)).toBeUndefined();
  });

  it('says which check digit would fit', () => {
    expect(isBusinessId('2296962-2')).toBe(false);
    expect(normaliseBusinessId('2296962-2')).toBeUndefined();
    expect(businessIdProblem('2296962-2')).toEqual({ reason: 'check-digit', expected: '1' });
  });

  it('knows numbers for which no check digit exists', () => {
    expect(businessIdProblem('0000006-0')).toEqual({ reason: 'check-digit' });
  });

  it('pads old six-digit numbers and evens out dashes and spaces', () => {
    expect(normaliseBusinessId('292800-5')).toBe('0292800-5');
    expect(normaliseBusinessId(' 0292800–5 ')).toBe('0292800-5');
    expect(isBusinessId('292800-5')).toBe(false);
  });

  it.each(['', '22969621', '2296962-', 'FI22969621', '12345-6', '22969621-1'])(
    'says that %j has another form',
    (text) => {
      expect(businessIdProblem(text)).toEqual({ reason: 'form' });
      expect(normaliseBusinessId(text)).toBeUndefined();
    },
  );
});
