import { describe, expect, it } from 'vitest';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { clock, codeOf, createSeatTrial, today } from '#test/seat-trial.ts';
import { leaveSeat } from './leave.commands.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { countSeats } from './seat.queries.server.ts';
import { askedForm, seatFormPage } from './seat-form.server.ts';
import { getSeatsPage } from './seats-page.queries.server.ts';

const { trial, begin, act, look, take, seatOf } = createSeatTrial();

/** A course that ended a month ago and was closed then. */
const beginPast = (state = 'closed') => begin({ state, shape: 'group', endsOn: '2026-01-31', seats: 2 });

const enter = (askedOn: string, actor = trial.coordinator, count = 2) =>
  act(actor, (tx) =>
    requestSeats(tx, actor, clock, {
      measureId: trial.measureId,
      numbers: [],
      newSexes: Array(count).fill('female'),
      askedOn,
    }),
  );

const page = () =>
  look(async (read) => {
    const head = await findMeasureHead(read, trial.coordinator, trial.measureId);
    return getSeatsPage(read, trial.coordinator, head, { today });
  }, trial.coordinator);

const proposed = (form: string, whom = '-') =>
  look(async (read) => {
    const asked = askedForm({ id: String(trial.measureId), form, whom: `${whom}@${today}` }, today);
    return (await seatFormPage(asked, false).find(read, trial.coordinator)).row;
  }, trial.coordinator);

describe('a measure of the past', () => {
  it('is entered with its people afterwards: who asked, who had a seat on which days, and who left', async () => {
    await beginPast();
    expect((await page()).next).toEqual({ kind: 'record-past' });
    expect(await proposed('request')).toMatchObject({ askedOn: '2026-01-31' });
    const [one = 0, two = 0] = await enter('2026-01-01');
    const { next, may } = await page();
    expect(next).toEqual({ kind: 'settle', count: 2, numbers: [one, two] });
    expect(may).toMatchObject({ request: true, take: true, offer: false });
    expect(await proposed('take', `${one},${two}`)).toMatchObject({ startsOn: '2026-01-01', endsOn: '2026-01-31' });
    await take([one, two], { startsOn: '2026-01-01', endsOn: '2026-01-31', workPlaceId: null });
    const { id } = await seatOf(two);
    expect(await proposed('leave', String(id))).toMatchObject({ lastDay: '2026-01-31' });
    await act(trial.coordinator, (tx) =>
      leaveSeat(tx, trial.coordinator, clock, {
        measureId: trial.measureId,
        seatId: id,
        lastDay: '2026-01-15',
        reason: 'Sai työpaikan',
      }),
    );
    expect(await look((read) => countSeats(read, trial.measureId, '2026-01-20'))).toMatchObject({
      started: 2,
      running: 1,
    });
    expect((await page()).next).toEqual({ kind: 'nothing' });
  });

  it('had nobody asking or on a seat after its last day', async () => {
    await beginPast('judged');
    expect(await codeOf(enter('2026-02-01'))).toBe('seat.refused.asked-after');
    const [one = 0] = await enter('2026-01-01');
    expect(await codeOf(take([one]))).toBe('seat.fault.after-measure.remedy');
  });

  it('is entered by nobody who gives no seats, nor at all where it was cancelled', async () => {
    await beginPast();
    expect(await codeOf(enter('2026-01-01', trial.worker))).toBe('seat.refused.measure-closed');
    await beginPast('cancelled');
    expect(await codeOf(enter('2026-01-01'))).toBe('seat.refused.measure-cancelled');
    expect((await page()).may).toMatchObject({ request: false, take: false });
  });

  it('never says that its seats are in use', async () => {
    await beginPast('running');
    expect((await page()).next).toEqual({ kind: 'record-past' });
    await enter('2026-01-01');
    expect((await page()).next).toMatchObject({ kind: 'ended', count: 2, day: '2026-01-31' });
  });
});
