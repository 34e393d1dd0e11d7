import type { EntryPage } from '#features/entry/public.server.ts';
import type { EntryForm } from '#features/entry/public.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { hasWorkPlaces, type MeasureHead } from '#features/measure/public.ts';
import { listParticipantsByNumber } from '#features/participant/public.server.ts';
import type { Sex } from '#features/participant/public.ts';
import type { RowOf, SheetColumns } from '#features/sheet/public.ts';
import { daysAfter, isDay } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { chooseModule, recordWageSubsidy, reserveCapacity } from './package.commands.server.ts';
import { paysWage } from './package.model.ts';
import { findSubsidy } from './package.queries.server.ts';
import {
  changeSeatDays,
  correctLeaving,
  leaveSeat,
  offerSeats,
  requestSeats,
  takeSeats,
} from './seat.commands.server.ts';
import type { SeatAct } from './seat.policy.ts';
import { type FoundSeat, findSeat } from './seat.queries.server.ts';
import { seatAddress, seatsAddress } from './seat-address.model.ts';
import {
  callOffForm,
  correctLeavingForm,
  daysForm,
  leaveForm,
  moduleForm,
  offerForm,
  requestForm,
  type SeatFormName,
  seatFormNames,
  subsidyForm,
  takeForm,
} from './seat-form.model.ts';
import { permitOnSeats } from './seat-permission.ts';
import { numbersAsWritten, readNumbers } from './whom.model.ts';

/** Which form of which measure an address means, for whom, and the day (ISO) by which its days are proposed. */
export interface AskedForm {
  readonly measure: string;
  readonly form: SeatFormName;
  /** Of the forms of the measure: numbers of persons, or `-` for nobody in particular. Of those of a seat: its id. */
  readonly whom: string;
  readonly day: string;
}

const dayOfReply = 7;

/** Throws `NotFound` when there is no such form. */
export function askedForm(
  { id, form, whom }: { readonly id: string; readonly form: string; readonly whom: string },
  today: string,
): AskedForm {
  const name = seatFormNames.find((known) => known === form);
  // A day in the address keeps what is proposed the same when the form comes back after midnight.
  const [numbers = '', day = ''] = whom.split('@');
  if (!name) throw new NotFound(`There is no form ${form} of seats.`);
  return { measure: id, form: name, whom: numbers, day: isDay(day) ? day : today };
}

/** A page of a form whose columns only the page itself knows. */
type AnyEntryPage = EntryPage<SheetColumns>;

/** The page of a form. */
export function seatFormPage(asked: AskedForm, hasPlaces: boolean): AnyEntryPage {
  // Each page reads and writes the rows of its own form only.
  return pages[asked.form](asked, hasPlaces) as AnyEntryPage;
}

/** Whether the measure of a form has work places to choose from. Throws `NotFound`, `Forbidden`. */
export async function hasPlacesToChoose(read: Read, actor: Actor, { measure }: AskedForm): Promise<boolean> {
  return hasWorkPlaces(await findMeasureHead(read, actor, measure));
}

const pages: Readonly<Record<SeatFormName, (asked: AskedForm, hasPlaces: boolean) => unknown>> = {
  request: requestPage,
  offer: (asked, hasPlaces) => givingPage(asked, offerForm(hasPlaces), 'seat.offer'),
  take: (asked, hasPlaces) => givingPage(asked, takeForm(hasPlaces), 'seat.take'),
  days: daysPage,
  leave: leavePage,
  'correct-leaving': correctLeavingPage,
  subsidy: subsidyPage,
  module: modulePage,
  'call-off': callOffPage,
};

function frameOf({ measure, form, whom, day }: AskedForm) {
  return {
    key: `seat-${form}:${measure}:${whom}`,
    address: `/workspace/measures/${measure}/seats/do/${form}/${whom}@${day}`,
  };
}

async function headFor(read: Read, actor: Actor, measure: string, act: SeatAct): Promise<MeasureHead> {
  const head = await findMeasureHead(read, actor, measure);
  permitOnSeats(actor, act, head);
  return head;
}

function requestPage(asked: AskedForm): EntryPage<typeof requestForm.columns> {
  return {
    form: requestForm,
    ...frameOf(asked),
    find: async (read, actor) => {
      await headFor(read, actor, asked.measure, 'seat.request');
      return { row: { askedOn: asked.day }, revision: 0 };
    },
    judge: async (read, { whom }, actor) => {
      const head = await headFor(read, actor, asked.measure, 'seat.request');
      const numbers = readNumbers(whom ?? '') ?? [];
      const known = await listParticipantsByNumber(read, head.projectId, numbers);
      const unknown = numbers.filter((number) => known.every((person) => person.number !== number));
      return unknown.length === 0
        ? []
        : [{ key: 'seat.fault.unknown-person', column: 'whom', details: { persons: unknown.join(', ') } }];
    },
    save: async (tx, actor, clock, row) => {
      const measureId = rowNumber(asked.measure);
      const numbers = readNumbers(row.whom ?? '') ?? [];
      await requestSeats(tx, actor, clock, { measureId, numbers, newSexes: sexesOf(row), askedOn: row.askedOn });
      return `${seatsAddress(measureId)}?done=requested#waiting`;
    },
  };
}

function sexesOf({ women, men, others, untold }: RowOf<typeof requestForm.columns>): Sex[] {
  const some = (sex: Sex, count: number | null) => Array.from({ length: count ?? 0 }, () => sex);
  return [...some('female', women), ...some('male', men), ...some('other', others), ...some('unknown', untold)];
}

type OfferColumns = ReturnType<typeof offerForm>['columns'];
type TakeColumns = ReturnType<typeof takeForm>['columns'];

/** Offering and giving seats ask the same but for the day of reply. */
function givingPage(
  asked: AskedForm,
  form: EntryForm<OfferColumns> | EntryForm<TakeColumns>,
  act: 'seat.offer' | 'seat.take',
): EntryPage<OfferColumns> {
  return {
    form: form as EntryForm<OfferColumns>,
    ...frameOf(asked),
    find: async (read, actor) => {
      const { startsOn, endsOn, shape } = await headFor(read, actor, asked.measure, act);
      const row = {
        whom: numbersAsWritten(readNumbers(asked.whom) ?? []),
        replyBy: daysAfter(asked.day, dayOfReply),
        startsOn: startsOn !== null && startsOn > asked.day ? startsOn : asked.day,
        ...(shape !== 'non-stop' && endsOn !== null && { endsOn }),
      };
      return { row, revision: 0 };
    },
    save: async (tx, actor, clock, { whom, replyBy, startsOn, endsOn, workPlace, reason }) => {
      const measureId = rowNumber(asked.measure);
      const terms = { startsOn, endsOn, workPlaceId: placeIn(workPlace), reason: reason ?? undefined };
      const numbers = readNumbers(whom) ?? [];
      if (act === 'seat.offer') await offerSeats(tx, actor, clock, { measureId, numbers, replyBy, ...terms });
      else await takeSeats(tx, actor, clock, { measureId, numbers, ...terms });
      return `${seatsAddress(measureId)}${act === 'seat.offer' ? '?done=offered#offered' : '?done=taken#held'}`;
    },
  };
}

/** Nothing where it is left open, and where it was not asked. */
function placeIn(text: string | null | undefined): number | null {
  return text ? rowNumber(text) : null;
}

async function seatFor(read: Read, actor: Actor, { measure, whom }: AskedForm, act: SeatAct): Promise<FoundSeat> {
  const head = await headFor(read, actor, measure, act);
  const seat = await findSeat(read, head.id, rowNumber(whom));
  if (!seat) throw new NotFound(`The measure has no seat ${whom}.`);
  return seat;
}

function placeOf({ measure, whom }: AskedForm) {
  return { measureId: rowNumber(measure), seatId: rowNumber(whom) };
}

function doneAt(asked: AskedForm, done: string): string {
  const { measureId, seatId } = placeOf(asked);
  return `${seatAddress(measureId, seatId)}?done=${done}`;
}

function daysPage(asked: AskedForm, hasPlaces: boolean): EntryPage<ReturnType<typeof daysForm>['columns']> {
  return {
    form: daysForm(hasPlaces),
    ...frameOf(asked),
    find: async (read, actor) => {
      const { startsOn, endsOn, workPlaceId, revision } = await seatFor(read, actor, asked, 'seat.change-days');
      const row = {
        ...(startsOn !== null && { startsOn }),
        endsOn,
        workPlace: workPlaceId === null ? null : String(workPlaceId),
      };
      return { row, revision };
    },
    save: async (tx, actor, clock, { startsOn, endsOn, workPlace }, revision) => {
      const terms = { startsOn, endsOn, workPlaceId: placeIn(workPlace), revision };
      await changeSeatDays(tx, actor, clock, { ...placeOf(asked), ...terms });
      return doneAt(asked, 'days');
    },
  };
}

function leavePage(asked: AskedForm): EntryPage<typeof leaveForm.columns> {
  return {
    form: leaveForm,
    ...frameOf(asked),
    find: async (read, actor) => {
      const { revision } = await seatFor(read, actor, asked, 'seat.leave');
      return { row: { lastDay: asked.day }, revision };
    },
    save: async (tx, actor, clock, row) => {
      await leaveSeat(tx, actor, clock, { ...placeOf(asked), ...row });
      return doneAt(asked, 'left');
    },
  };
}

function correctLeavingPage(asked: AskedForm): EntryPage<typeof correctLeavingForm.columns> {
  return {
    form: correctLeavingForm,
    ...frameOf(asked),
    find: async (read, actor) => {
      const { endsOn, revision } = await seatFor(read, actor, asked, 'seat.correct-leaving');
      return { row: { lastDay: endsOn }, revision };
    },
    save: async (tx, actor, clock, { lastDay, reason }, revision) => {
      await correctLeaving(tx, actor, clock, { ...placeOf(asked), lastDay, reason, revision });
      return doneAt(asked, 'corrected');
    },
  };
}

function subsidyPage(asked: AskedForm): EntryPage<typeof subsidyForm.columns> {
  return {
    form: subsidyForm,
    ...frameOf(asked),
    find: async (read, actor) => {
      const { kind } = await headFor(read, actor, asked.measure, 'wage-subsidy.record');
      if (!paysWage(kind)) throw new NotFound('The measure pays no wages.');
      const { id } = await seatFor(read, actor, asked, 'wage-subsidy.record');
      const known = await findSubsidy(read, id);
      if (!known) return { row: {}, revision: 0 };
      const { percent, monthlyCents: monthly, hoursPerWeek: hours, trainingDays, revision } = known;
      return { row: { percent, monthly, hours, trainingDays }, revision };
    },
    save: async (tx, actor, clock, { percent, monthly, hours, trainingDays }, revision) => {
      const paid = { percent, monthlyCents: monthly, hoursPerWeek: hours, trainingDays, revision };
      await recordWageSubsidy(tx, actor, clock, { ...placeOf(asked), ...paid });
      return doneAt(asked, 'subsidy');
    },
  };
}

function modulePage(asked: AskedForm): EntryPage<typeof moduleForm.columns> {
  return {
    form: moduleForm,
    ...frameOf(asked),
    find: async (read, actor) => ({ row: await daysIn(read, actor, asked, 'seat-module.choose'), revision: 0 }),
    save: async (tx, actor, clock, { module, startsOn, endsOn, price }) => {
      const chosen = { moduleId: rowNumber(module), startsOn, endsOn, priceCents: price };
      await chooseModule(tx, actor, clock, { ...placeOf(asked), ...chosen });
      return doneAt(asked, 'module');
    },
  };
}

function callOffPage(asked: AskedForm): EntryPage<typeof callOffForm.columns> {
  return {
    form: callOffForm,
    ...frameOf(asked),
    find: async (read, actor) => ({ row: await daysIn(read, actor, asked, 'call-off.reserve'), revision: 0 }),
    save: async (tx, actor, clock, { line, amount, startsOn, endsOn, price }) => {
      const called = { lineId: rowNumber(line), amount, startsOn, endsOn, priceCents: price };
      await reserveCapacity(tx, actor, clock, { ...placeOf(asked), ...called });
      return doneAt(asked, 'call-off');
    },
  };
}

/** What is bought for a person is proposed for the days of the seat. */
async function daysIn(read: Read, actor: Actor, asked: AskedForm, act: SeatAct) {
  const { startsOn, endsOn } = await seatFor(read, actor, asked, act);
  return { ...(startsOn !== null && { startsOn }), ...(endsOn !== null && { endsOn }) };
}
