import { hasWorkPlaces, isSensitiveKind, type MeasureHead, measureKinds } from '#features/measure/public.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { participantPolicy } from '#features/participant/public.ts';
import { daysAfter } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import { pageOf } from '#platform/db/rows-page.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { nextStepOf } from './next-step.model.ts';
import { type Capacity, listCapacity } from './package.queries.server.ts';
import { isOver } from './seat.model.ts';
import type { SeatAct } from './seat.policy.ts';
import {
  countSeats,
  countSeatsOf,
  listHeldDays,
  listOpenSeats,
  listPastSeats,
  listSeatsBeside,
  listWorkPlaceSeats,
  type SeatCounts,
} from './seat.queries.server.ts';
import { mayOnSeats } from './seat-permission.ts';
import { type HeldDays, heldOn, nextFreeDay, stretchesBetween } from './seat-use.model.ts';
import { seatViewOf } from './seat-view.model.ts';
import { servedBy } from './served.server.ts';

const pastOnPage = 25;
/** So many days ahead are drawn where the measure has no last day. */
const daysAhead = 180;

/** All that the page of the seats of a measure shows to its reader. */
export async function getSeatsPage(
  read: Read,
  actor: Actor,
  head: MeasureHead,
  { today, before }: { readonly today: string; readonly before: number | undefined },
) {
  const view = seatViewOf(actor, head);
  const counts = await countSeats(read, head.id, today);
  const use = await seatUseOf(read, head, today, await countSeatsOf(read, head.id, dayOf(head, today)));
  const open = view === 'counts' ? [] : await listOpenSeats(read, head.id, today, servedBy(actor, view));
  const past = view === 'line' ? await listPastSeats(read, head.id, { today, before, most: pastOnPage + 1 }) : [];
  const line = open.filter(({ state }) => state === 'waiting');
  const offered = open.filter(({ state }) => state === 'offered');
  const mayDo = (act: SeatAct) => mayOnSeats(actor, act, head);
  return {
    view,
    counts,
    use,
    offered,
    held: open.filter(({ state }) => state === 'taken' || state === 'left'),
    line: view === 'line' ? line : [],
    past: pageOf(past, pastOnPage),
    beside: view === 'line' ? await listSeatsBeside(read, head.id, today, measureKinds.filter(isSensitiveKind)) : [],
    places: hasWorkPlaces(head) ? await listWorkPlaceSeats(read, head.id, today) : [],
    capacity: view === 'line' ? await withSuppliers(read, await listCapacity(read, head.id)) : [],
    next: nextStepOf({
      ...use,
      line: line.map(({ number }) => number),
      offered,
      started: counts.started,
      leftBehind: leftBehindOf(head, counts),
    }),
    may: {
      request: !isOver(head.state) && mayDo('seat.request'),
      offer: !isOver(head.state) && mayDo('seat.offer'),
      take: mayDo('seat.take'),
      answer: mayDo('seat.accept'),
      settle: mayDo('seat.settle'),
      seePeople: may(participantPolicy, actor, 'participant.read', head.place),
    },
  };
}

export type SeatsPage = Awaited<ReturnType<typeof getSeatsPage>>;

/** Seats in use over the days of the measure, and what is free of them; a measure to come is looked at on its first day. */
async function seatUseOf(read: Read, head: MeasureHead, today: string, seats: number | null) {
  const { id, startsOn, endsOn } = head;
  const from = startsOn ?? today;
  const held: HeldDays[] = await listHeldDays(read, id, from);
  const day = dayOf(head, today);
  const until = endsOn ?? daysAfter(day, daysAhead);
  const hasEnded = isOver(head.state) || (endsOn !== null && endsOn < today);
  const isFree = seats !== null && !hasEnded;
  const nextFree = isFree ? nextFreeDay(held, day, seats) : undefined;
  return {
    stretches: stretchesBetween(held, from, until),
    day,
    seats,
    free: seats === null ? undefined : hasEnded ? 0 : Math.max(0, seats - heldOn(held, day)),
    nextFree: nextFree !== undefined && nextFree <= until ? nextFree : undefined,
  };
}

function leftBehindOf({ state }: MeasureHead, { waiting, offered, tooLate }: SeatCounts): number | undefined {
  return isOver(state) ? waiting + offered + tooLate : undefined;
}

function dayOf({ startsOn }: MeasureHead, today: string): string {
  return startsOn !== null && startsOn > today ? startsOn : today;
}

/** Capacity with the name of the provider that gives it, where one does. */
export type NamedCapacity = Capacity & { readonly supplier: string | null };

export async function withSuppliers(read: Read, lines: readonly Capacity[]): Promise<NamedCapacity[]> {
  const ids = lines.flatMap(({ supplierUnitId }) => supplierUnitId ?? []);
  const units = ids.length === 0 ? [] : await listNamedUnits(read, ids);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return lines.map((line) => ({ ...line, supplier: names.get(line.supplierUnitId ?? 0) ?? null }));
}
