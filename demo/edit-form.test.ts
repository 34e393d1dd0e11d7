import { expect, it } from 'vitest';
import { fieldTextsOf, formOf, recordWith, textsFrom, typedOf } from '#features/description/public.ts';
import { generateProgramme } from './programme.ts';

it('every description of the demo comes back from its form as it was', () => {
  const { descriptions } = generateProgramme();
  expect(descriptions.length).toBeGreaterThan(300);
  for (const { code, record } of descriptions) {
    const form = formOf(record);
    const texts = fieldTextsOf(record);
    expect(recordWith(record, textsFrom(form, texts, typedOf(form, texts))), code).toEqual(record);
  }
});
