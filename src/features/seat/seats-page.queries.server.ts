import { sql } from 'kysely';
import {
  hasWorkPlaces,
  isSensitiveKind,
  type MeasureHead,
  measureKinds,
  measurePolicy,
} from '#features/measure/public.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { participantPolicy } from '#features/participant/public.ts';
import { daysAfter } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import { pageOf, type RowsPage } from '#platform/db/rows-page.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { rowBefore, rowNumber } from '#platform/web/row-number.ts';
import { mostAtOnce, type NextStep, nextStepOf } from './next-step.model.ts';
import { type Capacity, listCapacity } from './package.queries.server.ts';
import { findPreparationsOfSeats } from './preparation.queries.server.ts';
import { firstProposed } from './proposal.model.ts';
import { isOver } from './seat.model.ts';
import type { SeatAct } from './seat.policy.ts';
import {
  countSeats,
  countSeatsOf,
  type ListedSeat,
  listHeldDays,
  listLine,
  listOpenSeats,
  listPastSeats,
  listSeatsBeside,
  listWorkPlaceSeats,
  type OpenList,
  type SeatInLine,
} from './seat.queries.server.ts';
import { mayOnSeats } from './seat-permission.ts';
import {
  firstLastingDay,
  type HeldDays,
  heldOn,
  lastingRoom,
  nextFreeDay,
  stretchesBetween,
  type UseStretch,
} from './seat-use.model.ts';
import { seatViewOf } from './seat-view.model.ts';
import { servedBy } from './served.server.ts';
import { fewestTold, hiddenCounts, isHidden, type SeatCounts } from './told-counts.model.ts';
import { findFullestWeeks } from './week-hours.queries.server.ts';

const onPage = 50;
/** So many days ahead are drawn where the measure has no last day, and so many gone by where it is long. */
const daysAhead = 180;
const daysBack = 365;

/** Which part of each list is asked for: pages from 1, and the row behind which those go on that are over. */
export interface SeatsAsked {
  readonly today: string;
  readonly pages?: Readonly<Record<OpenList, number>>;
  readonly before?: number | undefined;
  /** Only those of the line for whom the reader has asked for a seat. */
  readonly own?: boolean;
}

/** A page of the open seats in one list. */
export interface OpenSeatsPage<Seat = ListedSeat> extends RowsPage<Seat> {
  /** From 1. */
  readonly page: number;
}

/** What an address asks for: `?line=2` the second page of the line, and so for the other lists. */
export function seatsAsked(request: Request, today: string): SeatsAsked {
  const asked = new URL(request.url).searchParams;
  const page = (list: OpenList) => rowNumber(asked.get(list)?.slice(0, 5)) || 1;
  return {
    today,
    pages: { line: page('line'), offered: page('offered'), held: page('held') },
    before: rowBefore(request),
    own: asked.get('own') === 'yes',
  };
}

/** All that the page of the seats of a measure shows to its reader. */
export async function getSeatsPage(read: Read, actor: Actor, head: MeasureHead, asked: SeatsAsked) {
  const { today, before } = asked;
  const view = seatViewOf(actor, head);
  const hidden = isHidden(view, head.isSensitive);
  const counts = await countSeats(read, head.id, today);
  const use = await seatUseOf(read, head, today, await countSeatsOf(read, head.id, dayOf(head, today)));
  const condition = servedBy(actor, view);
  const list = (name: 'offered' | 'held') =>
    openPage(asked.pages?.[name], (span) => listOpenSeats(read, head.id, name, { today, condition, ...span }));
  const seesLine = view === 'line';
  // Whoever runs a measure is told of the seats that were used, not of those that came to nothing.
  const pastCondition = seesLine ? condition : sql<boolean>`seat.state in ('taken', 'left') and ${condition}`;
  const pastSpan = { today, before, most: onPage + 1, condition: pastCondition };
  const past = view === 'counts' ? [] : await listPastSeats(read, head.id, pastSpan);
  const mayDo = (act: SeatAct) => mayOnSeats(actor, act, head);
  const offered = view === 'counts' ? noSeats : await list('offered');
  const line = seesLine ? await linePage(read, actor, head.id, asked) : noLine;
  const open = [...offered.rows, ...line.rows];
  const mayRecordPast = head.state !== 'cancelled' && mayDo('seat.take');
  return {
    view,
    isHidden: hidden,
    counts: hidden ? hiddenCounts(counts) : counts,
    use: hidden ? hiddenUse(use) : use,
    offered,
    held: view === 'counts' ? noSeats : await list('held'),
    line,
    preparations: seesLine ? await findPreparationsOfSeats(read, head.id, open, dayOf(head, today)) : undefined,
    isOwnLine: asked.own ?? false,
    past: pageOf(past, onPage),
    beside: seesLine ? await besideOf(read, head.id, today) : [],
    places: hasWorkPlaces(head) && !hidden ? await listWorkPlaceSeats(read, head.id, today) : [],
    capacity: seesLine ? await withSuppliers(read, await listCapacity(read, head.id)) : [],
    next: seesLine ? await nextStepFor(read, head, { counts, use }) : ({ kind: 'nothing' } as const),
    may: {
      request: mayDo('seat.request') && (!isOver(head.state) || mayRecordPast),
      offer: !isOver(head.state) && mayDo('seat.offer'),
      take: head.state !== 'cancelled' && mayDo('seat.take'),
      answer: mayDo('seat.accept'),
      settle: mayDo('seat.settle'),
      move: may(measurePolicy, actor, 'measure.move', head.place),
      seePeople: may(participantPolicy, actor, 'participant.read', head.place),
    },
  };
}

/** Who is in other measures, too, with the most hours that they are anywhere in a week. */
async function besideOf(read: Read, measureId: number, today: string) {
  const beside = await listSeatsBeside(read, measureId, today, measureKinds.filter(isSensitiveKind));
  const seats = beside.map(({ ownSeatId, participantId }) => ({ id: ownSeatId, participantId }));
  const weeks = beside.length > 0 ? await findFullestWeeks(read, measureId, seats, today) : {};
  return beside.map((seat) => ({ ...seat, week: weeks[seat.ownSeatId] }));
}

export type SeatsPage = Awaited<ReturnType<typeof getSeatsPage>>;

const noSeats: OpenSeatsPage = { rows: [], hasMore: false, page: 1 };
const noLine: OpenSeatsPage<SeatInLine> = { rows: [], hasMore: false, page: 1 };

/** A page of a list; the first one where the list has become too short for the page that is asked for. */
async function openPage<Seat>(
  asked: number | undefined,
  list: (span: { readonly skip: number; readonly most: number }) => Promise<Seat[]>,
): Promise<OpenSeatsPage<Seat>> {
  const page = asked ?? 1;
  const rows = await list({ skip: (page - 1) * onPage, most: onPage + 1 });
  return rows.length === 0 && page > 1 ? openPage(1, list) : { ...pageOf(rows, onPage), page };
}

function linePage(read: Read, actor: Actor, measureId: number, { pages, own }: SeatsAsked) {
  const condition = own ? sql<boolean>`seat.recorded_by = ${actor.userId}` : sql<boolean>`true`;
  return openPage(pages?.line, (span) => listLine(read, measureId, { condition, ...span }));
}

interface Known {
  readonly counts: SeatCounts;
  readonly use: SeatUse;
}

async function nextStepFor(read: Read, head: MeasureHead, { counts, use }: Known): Promise<NextStep> {
  const first = await listLine(read, head.id, { most: mostAtOnce });
  return nextStepOf({
    ...use.toGive,
    endedOn: use.endedOn,
    line: first.map(({ number }) => number),
    offered: { count: counts.offered, firstReplyBy: counts.firstReplyBy },
    started: counts.started,
    leftBehind: counts.waiting + counts.offered + counts.tooLate,
    isOver: isOver(head.state),
    isCancelled: head.state === 'cancelled',
  });
}

/** Seats in use over the days of the measure, and what is free of them. */
interface SeatUse {
  /** Day by day for a chart; of a long measure, the last year and what is to come. */
  readonly stretches: readonly (UseStretch & { readonly until: string })[];
  /** The day that is looked at: of a measure to come its first. */
  readonly day: string;
  readonly seats: number | null;
  /** `undefined` where nobody says how many seats there are, or the measure is over. */
  readonly free: number | undefined;
  readonly nextFree: string | undefined;
  /** What of it can be offered today, to the end of the measure. */
  readonly toGive: { readonly lasting: number | undefined; readonly nextLasting: string | undefined };
  /** Told instead of both to whom they are hidden from. */
  readonly hasRoom: boolean | undefined;
  /** The last day of a measure that has ended, by its days. */
  readonly endedOn: string | undefined;
}

async function seatUseOf(read: Read, head: MeasureHead, today: string, seats: number | null): Promise<SeatUse> {
  const { id, startsOn, endsOn } = head;
  const day = dayOf(head, today);
  const endedOn = endsOn !== null && endsOn < today ? endsOn : undefined;
  const until = endsOn ?? daysAfter(day, daysAhead);
  const from = later(startsOn ?? today, daysAfter(endedOn ?? day, -daysBack));
  const held: HeldDays[] = await listHeldDays(read, id, from);
  const isFree = seats !== null && endedOn === undefined && !isOver(head.state);
  const nextFree = isFree ? nextFreeDay(held, day, seats) : undefined;
  return {
    stretches: stretchesBetween(held, from, until),
    day,
    seats,
    free: isFree ? Math.max(0, seats - heldOn(held, day)) : undefined,
    nextFree: nextFree !== undefined && nextFree <= until ? nextFree : undefined,
    toGive: isFree ? roomToGive(held, head, today, seats) : nothingToGive,
    hasRoom: undefined,
    endedOn,
  };
}

const nothingToGive = { lasting: undefined, nextLasting: undefined } as const;

function roomToGive(held: readonly HeldDays[], { startsOn, endsOn }: MeasureHead, today: string, seats: number) {
  const days = { ...firstProposed('offer', { startsOn, lastOn: endsOn }, today), endsOn };
  return { lasting: lastingRoom(held, days, seats), nextLasting: firstLastingDay(held, days, { seats, wanted: 1 }) };
}

/** How full a measure is tells how many people are in it: of that only whether there is room, where there are seats enough. */
function hiddenUse({ day, seats, free, endedOn }: SeatUse): SeatUse {
  const hasRoom = seats !== null && seats >= fewestTold && free !== undefined ? free > 0 : undefined;
  return { stretches: [], day, seats, free: undefined, nextFree: undefined, toGive: nothingToGive, hasRoom, endedOn };
}

function later(day: string, other: string): string {
  return day > other ? day : other;
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
