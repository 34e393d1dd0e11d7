import { describe, expect, it } from 'vitest';
import { findSecondFactorRule } from './second-factor-setting.server.ts';

describe('the setting for the second factor', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['optional', false],
    ['required', true],
  ])('is understood: %j', (value, isRequired) => {
    expect(findSecondFactorRule({ KOORDI_SECOND_FACTOR: value })).toBe(isRequired);
  });

  it('is told when it is something else', () => {
    expect(() => findSecondFactorRule({ KOORDI_SECOND_FACTOR: 'yes' })).toThrow(
      `KOORDI_SECOND_FACTOR is 'yes': expected 'required' or 'optional'.`,
    );
  });
});
