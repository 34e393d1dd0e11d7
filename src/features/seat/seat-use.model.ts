import { daysAfter } from '#platform/clock.ts';

/** Days (ISO) on which a seat is held, the last one included; without a last day it is held on. */
export interface HeldDays {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Days that follow each other on which equally many seats are held, the last one included; the last stretch of all has no end. */
export interface UseStretch {
  readonly from: string;
  readonly until: string | null;
  readonly held: number;
}

/** How many seats are held from `from` on, one stretch after the other without a gap; the last one goes on for ever. */
export function stretchesFrom(held: readonly HeldDays[], from: string): UseStretch[] {
  const changes = new Map<string, number>();
  const change = (day: string, by: number) => changes.set(day, (changes.get(day) ?? 0) + by);
  for (const { startsOn, endsOn } of held) {
    if (endsOn !== null && endsOn < from) continue;
    change(startsOn < from ? from : startsOn, 1);
    if (endsOn !== null) change(daysAfter(endsOn, 1), -1);
  }
  const days = [...changes].filter(([, by]) => by !== 0).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const stretches: UseStretch[] = [];
  let begin = from;
  let count = 0;
  for (const [day, by] of days) {
    if (day > begin) {
      stretches.push({ from: begin, until: daysAfter(day, -1), held: count });
      begin = day;
    }
    count += by;
  }
  return [...stretches, { from: begin, until: null, held: count }];
}

/** The same from a day to another, the last one included. */
export function stretchesBetween(
  held: readonly HeldDays[],
  from: string,
  until: string,
): (UseStretch & { until: string })[] {
  return stretchesFrom(held, from)
    .filter((stretch) => stretch.from <= until)
    .map((stretch) => ({ ...stretch, until: stretch.until === null || stretch.until > until ? until : stretch.until }));
}

/** How many seats are held on a day. */
export function heldOn(held: readonly HeldDays[], day: string): number {
  return held.filter((days) => isHeldOn(days, day)).length;
}

function isHeldOn({ startsOn, endsOn }: HeldDays, day: string): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn);
}

/** The first of these days on which so many more seats would be too many; `undefined` when there is room throughout. */
export function firstFullDay(
  held: readonly HeldDays[],
  { startsOn, endsOn }: HeldDays,
  { seats, wanted }: { readonly seats: number; readonly wanted: number },
): string | undefined {
  const full = stretchesFrom(held, startsOn).find((stretch) => stretch.held + wanted > seats);
  return full && (endsOn === null || full.from <= endsOn) ? full.from : undefined;
}

/** The first day from `from` on with a free seat; `undefined` when all are held for good. */
export function nextFreeDay(held: readonly HeldDays[], from: string, seats: number): string | undefined {
  return stretchesFrom(held, from).find((stretch) => stretch.held < seats)?.from;
}

/** How many seats are free on all of these days. */
export function lastingRoom(held: readonly HeldDays[], { startsOn, endsOn }: HeldDays, seats: number): number {
  const stretches = stretchesFrom(held, startsOn).filter(({ from }) => endsOn === null || from <= endsOn);
  return Math.max(0, seats - Math.max(0, ...stretches.map((stretch) => stretch.held)));
}

/** The first of these days from which so many more seats are free to the last of them; `undefined` where there is none. */
export function firstLastingDay(
  held: readonly HeldDays[],
  { startsOn, endsOn }: HeldDays,
  { seats, wanted }: { readonly seats: number; readonly wanted: number },
): string | undefined {
  const full = stretchesFrom(held, startsOn)
    .filter((stretch) => stretch.held + wanted > seats && (endsOn === null || stretch.from <= endsOn))
    .at(-1);
  if (!full) return startsOn;
  if (full.until === null || (endsOn !== null && full.until >= endsOn)) return undefined;
  return daysAfter(full.until, 1);
}
