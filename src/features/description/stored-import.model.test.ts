import { expect, it } from 'vitest';
import { isAtWork, keptChanges } from './stored-import.model.ts';

it('keeps of a difference that concerns a named person only that there is one', () => {
  const changes = [
    { field: 'name', before: 'Pohjoinen polku', after: 'Eteläinen polku' },
    { field: 'contactName', before: 'Aino Esimerkki', after: 'Tapio Malli' },
  ];
  expect(keptChanges('esr-2007', changes)).toEqual([changes[0], { field: 'contactName', before: '', after: '' }]);
});

it('is at work on what was received or confirmed', () => {
  expect((['received', 'ready', 'recording', 'done', 'failed', 'discarded'] as const).filter(isAtWork)).toEqual([
    'received',
    'recording',
  ]);
});
