import { expect, it } from 'vitest';
import type { AreaEntry } from './area.model.ts';
import { changeOfAreaList } from './area-list-change.model.ts';

const kemi: AreaEntry = { code: '240', nameFi: 'Kemi', nameSv: 'Kemi', regionCode: '19' };
const alavus: AreaEntry = { code: '010', nameFi: 'Alavus', nameSv: 'Alavus', regionCode: '14' };
const nastola: AreaEntry = { code: '532', nameFi: 'Nastola', nameSv: 'Nastola', regionCode: '07' };

it('tells areas added and removed, fields changed and how many are the same', () => {
  expect(
    changeOfAreaList([kemi, alavus, nastola], [kemi, { ...alavus, nameSv: 'Alavo' }, { ...nastola, code: '999' }]),
  ).toEqual({
    added: ['999'],
    removed: ['532'],
    changed: [{ code: '010', field: 'nameSv', from: 'Alavus', to: 'Alavo' }],
    sameCount: 1,
  });
});

it('takes what only one list tells for no change', () => {
  const { changed, sameCount } = changeOfAreaList(
    [{ ...kemi, elyCentreCode: null }],
    [{ ...kemi, elyCentreCode: '15' }],
  );
  expect([changed, sameCount]).toEqual([[], 1]);
});
