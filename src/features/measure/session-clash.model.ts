/** A time that a session takes up, with what it needs of others: a room, and people. */
export interface Occupied {
  /** Of the session; for one that is only proposed, anything that no other has. */
  readonly key: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** `roomKey`; null where it needs none. */
  readonly room: string | null;
  /** `staffKey` of each person. */
  readonly staff: readonly string[];
}

/** Another session at the same time, with what both need. */
export interface Clash<Other extends Occupied> {
  readonly with: Other;
  readonly because: 'room' | 'staff';
}

/** One room of a site, however it is spelt; null where no room is told. */
export function roomKey(site: string | null, room: string | null): string | null {
  return site === null || room === null ? null : `${site.toLowerCase()}\n${room.toLowerCase()}`;
}

/** One person: the user where it is known which, else whoever bears the name. */
export function staffKey({ userId, name }: { readonly userId: string | null; readonly name: string }): string {
  return userId === null ? `name ${name.toLowerCase()}` : `user ${userId}`;
}

/** By the key of each of `mine`, what it clashes with among `mine` and `others`; those without a clash are left out. */
export function clashesOf<Other extends Occupied>(
  mine: readonly Other[],
  others: readonly Other[],
): ReadonlyMap<string, readonly Clash<Other>[]> {
  const own = new Set(mine.map(({ key }) => key));
  const all = [...mine, ...others.filter(({ key }) => !own.has(key))].toSorted(
    (a, b) => a.startsAt.valueOf() - b.startsAt.valueOf(),
  );
  const found = new Map<string, Clash<Other>[]>();
  const note = (one: Other, clash: Clash<Other>) => {
    if (own.has(one.key)) found.set(one.key, [...(found.get(one.key) ?? []), clash]);
  };
  // By what each needs, since all the sessions of a morning go on at once.
  const running = new Map<string, Other[]>();
  for (const next of all) {
    const neighbours = new Set<Other>();
    for (const need of needsOf(next)) {
      const going = (running.get(need) ?? []).filter(({ endsAt }) => endsAt > next.startsAt);
      for (const before of going) neighbours.add(before);
      running.set(need, [...going, next]);
    }
    for (const before of neighbours) {
      for (const because of sharedBy(before, next)) {
        note(before, { with: next, because });
        note(next, { with: before, because });
      }
    }
  }
  return found;
}

function needsOf({ room, staff }: Occupied): string[] {
  return [...(room === null ? [] : [`room ${room}`]), ...new Set(staff)];
}

function sharedBy(one: Occupied, other: Occupied): Clash<Occupied>['because'][] {
  const shared: Clash<Occupied>['because'][] = [];
  if (one.room !== null && one.room === other.room) shared.push('room');
  if (one.staff.some((person) => other.staff.includes(person))) shared.push('staff');
  return shared;
}
