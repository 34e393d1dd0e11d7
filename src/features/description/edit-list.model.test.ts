import { expect, it } from 'vitest';
import { languages } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { formName } from './edit-list.model.ts';
import { forms } from './forms/form-catalogue.model.ts';

it.each(languages)('no two forms have the same name (%s)', (language) => {
  const names = forms.map(({ id }) => formName(id, textsFor(language)));
  expect(new Set(names).size).toBe(forms.length);
});
