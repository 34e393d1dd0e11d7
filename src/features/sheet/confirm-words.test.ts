import { expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';

it.each([
  [15, 0, 'Tallennetaan 15 uutta riviä.', 'To be saved: 15 new rows.', 'Sparas: 15 nya rader.'],
  [0, 1, 'Tallennetaan yksi muuttuva rivi.', 'To be saved: one changed row.', 'Sparas: en ändrad rad.'],
  [
    1,
    2,
    'Tallennetaan yksi uusi rivi ja 2 muuttuvaa riviä.',
    'To be saved: one new row and 2 changed rows.',
    'Sparas: en ny rad och 2 ändrade rader.',
  ],
])('of %i new and %i changed rows only what there is is told', (fresh, changed, fi, en, sv) => {
  const both = fresh > 0 && changed > 0 ? 'yes' : 'no';
  const told = (['fi', 'en', 'sv'] as const).map((l) =>
    textsFor(l)('sheet.confirm.explained', { fresh, changed, both }),
  );
  expect(told).toEqual([fi, en, sv]);
});
