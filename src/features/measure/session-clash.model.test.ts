import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashesOf, type Occupied, roomKey, staffKey } from './session-clash.model.ts';

const hour = (value: number) => new Date(Date.UTC(2026, 2, 2, value));

const occupied = (key: string, from: number, to: number, rest: Partial<Occupied> = {}): Occupied => ({
  key,
  startsAt: hour(from),
  endsAt: hour(to),
  room: null,
  staff: [],
  ...rest,
});

describe('sessions clash', () => {
  it('in one room at one time, on both sides', () => {
    const room = roomKey('Koulutie 1', 'A 12');
    const [early, late] = [occupied('early', 8, 12, { room }), occupied('late', 11, 14, { room })];
    const clashes = clashesOf([early, late], []);
    expect(clashes.get('early')).toEqual([{ with: late, because: 'room' }]);
    expect(clashes.get('late')).toEqual([{ with: early, because: 'room' }]);
  });

  it('over one person, though nobody else’s clash is told', () => {
    const staff = [staffKey({ userId: null, name: 'Aino Esimerkki' })];
    const [mine, other] = [occupied('mine', 8, 12, { staff }), occupied('other', 8, 9, { staff })];
    expect([...clashesOf([mine], [other, occupied('third', 8, 9, { staff })]).keys()]).toEqual(['mine']);
  });

  it('not when one ends as the other begins, nor without a room, nor in rooms of two sites', () => {
    const room = roomKey('Koulutie 1', 'A 12');
    expect(clashesOf([occupied('a', 8, 10, { room }), occupied('b', 10, 12, { room })], []).size).toBe(0);
    expect(clashesOf([occupied('a', 8, 10), occupied('b', 8, 10)], []).size).toBe(0);
    expect(roomKey('Koulutie 1', 'a 12')).toBe(room);
    expect(roomKey('Koulutie 2', 'A 12')).not.toBe(room);
    expect(roomKey('Koulutie 1', null)).toBe(null);
  });

  it('with nobody of the same name who is known to be another user', () => {
    expect(staffKey({ userId: 'u1', name: 'Aino' })).not.toBe(staffKey({ userId: 'u2', name: 'Aino' }));
  });

  it('exactly where each pair of them does', () => {
    const arbitrary = fc
      .record({
        from: fc.integer({ min: 0, max: 20 }),
        length: fc.integer({ min: 1, max: 6 }),
        room: fc.constantFrom(null, 'a', 'b'),
        staff: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
      })
      .map(({ from, length, room, staff }) => occupied('', from, from + length, { room, staff }));
    const sessions = fc.array(arbitrary, { maxLength: 12 });
    fc.assert(
      fc.property(sessions, sessions, (some, more) => {
        const mine = some.map((session, index) => ({ ...session, key: `mine ${index}` }));
        const others = more.map((session, index) => ({ ...session, key: `other ${index}` }));
        const expected = mine.flatMap((one) =>
          [...mine, ...others].flatMap((other) => {
            if (one === other || one.startsAt >= other.endsAt || other.startsAt >= one.endsAt) return [];
            const inRoom = one.room !== null && one.room === other.room ? [`${one.key} room ${other.key}`] : [];
            const byStaff = one.staff.some((person) => other.staff.includes(person));
            return [...inRoom, ...(byStaff ? [`${one.key} staff ${other.key}`] : [])];
          }),
        );
        const found = [...clashesOf(mine, others)].flatMap(([key, clashes]) =>
          clashes.map(({ because, with: other }) => `${key} ${because} ${other.key}`),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
