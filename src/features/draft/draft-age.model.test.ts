import { expect, it } from 'vitest';
import { forgottenOn } from './draft-age.model.ts';

it('says when a draft is forgotten, from thirty days before on', () => {
  const typedAt = new Date('2026-01-01T10:00:00Z');
  expect(forgottenOn(typedAt, '2026-05-30')).toBeUndefined();
  expect(forgottenOn(typedAt, '2026-05-31')).toBe('2026-06-30');
  expect(forgottenOn(typedAt, '2026-06-30')).toBe('2026-06-30');
});
