import { expect, it } from 'vitest';
import { isInvited } from './tender-invitee.model.ts';

it('somebody is invited by the unit that is meant, or by the name that was written', () => {
  const invitees = [
    { unitId: 7, name: 'Lapin ammattiopisto' },
    { unitId: null, name: 'Uusi Yritys Oy' },
  ];
  expect(isInvited(invitees, { unitIds: [3, 7], name: '0737546-2' })).toBe(true);
  expect(isInvited(invitees, { unitIds: [], name: ' uusi yritys oy ' })).toBe(true);
  expect(isInvited(invitees, { unitIds: [3], name: 'Toinen Oy' })).toBe(false);
  expect(isInvited([], { unitIds: [3], name: 'Toinen Oy' })).toBe(false);
});
