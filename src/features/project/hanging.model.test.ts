import { expect, it } from 'vitest';
import { hangingOf } from './hanging.model.ts';

it('tells what hangs on a project in the words of its people, and where they find it', () => {
  expect(hangingOf([{ relation: 'measure', amount: 3 }])).toEqual([
    { what: 'measures', amount: 3, section: 'measures' },
  ]);
});

it('counts once what several tables tell of', () => {
  const rows = [
    { relation: 'contract', amount: 2 },
    { relation: 'contract_buyer', amount: 3 },
  ];
  expect(hangingOf(rows)).toEqual([{ what: 'purchases', amount: 3, section: 'purchases' }]);
});

it('does not leave out what it has no word for', () => {
  expect(hangingOf([{ relation: 'thing', amount: 1 }])).toEqual([{ what: 'other', amount: 1, section: undefined }]);
});
