import type { EntryPage } from '#features/entry/public.server.ts';
import type { EntryForm } from '#features/entry/public.ts';
import { findMeasureHead, listMeasureSegments } from '#features/measure/public.server.ts';
import { hasWorkPlaces, type MeasureHead } from '#features/measure/public.ts';
import { listParticipantsByNumber } from '#features/participant/public.server.ts';
import type { Sex } from '#features/participant/public.ts';
import type { Finding, RowOf, SheetColumns } from '#features/sheet/public.ts';
import { isDay } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { changeSeatDays, offerSeats, takeSeats } from './give.commands.server.ts';
import { correctLeaving, leaveSeat } from './leave.commands.server.ts';
import { chooseModule, recordWageSubsidy, reserveCapacity } from './package.commands.server.ts';
import { callOffFindings, paysWage } from './package.model.ts';
import { findSubsidy, listCapacity } from './package.queries.server.ts';
import { listUnprepared } from './preparation.queries.server.ts';
import { firstProposed, proposedDays } from './proposal.model.ts';
import { requestSeats } from './request.commands.server.ts';
import type { SeatAct } from './seat.policy.ts';
import { countSeatsOf, type FoundSeat, findLastDay, findSeat, listHeldDays } from './seat.queries.server.ts';
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
import { seatViewOf } from './seat-view.model.ts';
import { servedBy } from './served.server.ts';
import { numbersAsWritten, readNumbers } from './whom.model.ts';

/** Which form of which measure an address means, for whom, and the day (ISO) by which its days are proposed. */
export interface AskedForm {
  readonly measure: string;
  readonly form: SeatFormName;
  /** Of the forms of the measure: numbers of persons, or `-` for nobody in particular. Of those of a seat: its id. */
  readonly whom: string;
  readonly day: string;
}

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

/** The day, or the last one where that has gone by. */
function notAfter(lastOn: string | null, day: string): string {
  return lastOn !== null && lastOn < day ? lastOn : day;
}

function requestPage(asked: AskedForm): EntryPage<typeof requestForm.columns> {
  return {
    form: requestForm,
    ...frameOf(asked),
    find: async (read, actor) => {
      const { id } = await headFor(read, actor, asked.measure, 'seat.request');
      const lastOn = await findLastDay(read, id);
      return { row: { askedOn: notAfter(lastOn, asked.day) }, revision: 0 };
    },
    judge: async (read, row, actor) => {
      const { whom } = row;
      const head = await headFor(read, actor, asked.measure, 'seat.request');
      const numbers = readNumbers(whom ?? '') ?? [];
      const known = await listParticipantsByNumber(read, head.projectId, numbers);
      const unknown = numbers.filter((number) => known.every((person) => person.number !== number));
      if (unknown.length > 0) {
        return [{ key: 'seat.fault.unknown-person', column: 'whom', details: { persons: unknown.join(', ') } }];
      }
      return otherSegmentFindings(read, head, known, row, asked.day);
    },
    save: async (tx, actor, clock, row) => {
      const measureId = rowNumber(asked.measure);
      const numbers = readNumbers(row.whom ?? '') ?? [];
      await requestSeats(tx, actor, clock, {
        measureId,
        numbers,
        newSexes: sexesOf(row),
        newSegmentId: row.segment === null ? null : rowNumber(row.segment),
        askedOn: row.askedOn,
      });
      return `${seatsAddress(measureId)}?done=requested#waiting`;
    },
  };
}

/** Warns of people who do not belong to the parts of the target group for which the measure is meant. */
async function otherSegmentFindings(
  read: Read,
  head: MeasureHead,
  known: readonly { readonly number: number; readonly segmentId: number | null }[],
  row: RowOf<typeof requestForm.columns>,
  today: string,
): Promise<Finding[]> {
  const meant = (await listMeasureSegments(read, head, today)).filter(({ isMeant }) => isMeant);
  if (meant.length === 0) return [];
  const fits = (segmentId: number | null) => meant.some(({ id }) => id === segmentId);
  const details = { segments: meant.map(({ name }) => name).join(', ') };
  const others = known.filter(({ segmentId }) => !fits(segmentId)).map(({ number }) => number);
  const newOnes = sexesOf(row).length;
  const findings: Finding[] = [];
  if (others.length > 0) {
    const whose = { ...details, count: others.length, persons: numbersAsWritten(others) };
    findings.push({ key: 'seat.fault.other-segment', column: 'whom', details: whose, isWarning: true });
  }
  if (newOnes > 0 && !fits(row.segment === null ? null : rowNumber(row.segment))) {
    findings.push({ key: 'seat.fault.other-segment-new', column: 'segment', details, isWarning: true });
  }
  return findings;
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
      const head = await headFor(read, actor, asked.measure, act);
      const numbers = readNumbers(asked.whom) ?? [];
      const days = await findProposedDays(read, head, asked, numbers.length);
      return { row: { whom: numbersAsWritten(numbers), ...days }, revision: 0 };
    },
    judge: (read, row, actor) => unpreparedFindings(read, actor, asked, act, row),
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

async function findProposedDays(read: Read, head: MeasureHead, { form, day }: AskedForm, persons: number) {
  const run = { shape: head.shape, startsOn: head.startsOn, lastOn: await findLastDay(read, head.id) };
  const kind = form === 'offer' ? 'offer' : 'take';
  const { startsOn } = firstProposed(kind, run, day);
  const fullness = {
    held: await listHeldDays(read, head.id, startsOn),
    seats: await countSeatsOf(read, head.id, startsOn),
  };
  return proposedDays(kind, run, fullness, { day, wanted: Math.max(1, persons) });
}

/** Who has not gone through what comes before: without a reason nobody goes on, and with one it is told before it is saved. */
async function unpreparedFindings(
  read: Read,
  actor: Actor,
  asked: AskedForm,
  act: 'seat.offer' | 'seat.take',
  { whom, startsOn, reason }: RowOf<TakeColumns>,
): Promise<Finding[]> {
  const head = await headFor(read, actor, asked.measure, act);
  const known = await listParticipantsByNumber(read, head.projectId, readNumbers(whom) ?? []);
  const persons = known.map(({ id, number }) => ({ participantId: id, number }));
  const unprepared = await listUnprepared(read, head.id, persons, startsOn);
  if (unprepared.length === 0) return [];
  const details = { count: unprepared.length, persons: numbersAsWritten(unprepared) };
  return reason === null
    ? [{ key: 'seat.fault.unprepared', column: 'reason', details }]
    : [{ key: 'seat.fault.unprepared-all-the-same', column: 'whom', details, isWarning: true }];
}

/** Nothing where it is left open, and where it was not asked. */
function placeIn(text: string | null | undefined): number | null {
  return text ? rowNumber(text) : null;
}

async function seatFor(read: Read, actor: Actor, { measure, whom }: AskedForm, act: SeatAct): Promise<FoundSeat> {
  const head = await headFor(read, actor, measure, act);
  const seat = await findSeat(read, head.id, rowNumber(whom), servedBy(actor, seatViewOf(actor, head)));
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
      const { revision, lastOn } = await seatFor(read, actor, asked, 'seat.leave');
      return { row: { lastDay: notAfter(lastOn, asked.day) }, revision };
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
    judge: async (read, row, actor) => {
      const { id: measureId } = await findMeasureHead(read, actor, asked.measure);
      const line = (await listCapacity(read, measureId)).find(({ id }) => id === rowNumber(row.line));
      return line ? callOffFindings({ ...row, unit: line.unit }) : [];
    },
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
