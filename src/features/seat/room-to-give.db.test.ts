import { describe, expect, it } from 'vitest';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { createSeatTrial, march, today } from '#test/seat-trial.ts';
import { askedForm, seatFormPage } from './seat-form.server.ts';
import { listSeatTasks } from './seat-task.queries.server.ts';
import { getSeatsPage } from './seats-page.queries.server.ts';

const { trial, begin, look, request, offer, take } = createSeatTrial();

const next = () =>
  look(async (read) => {
    const head = await findMeasureHead(read, trial.coordinator, trial.measureId);
    return (await getSeatsPage(read, trial.coordinator, head, { today })).next;
  }, trial.coordinator);

const freeTask = async () => {
  const tasks = await look((read) => listSeatTasks(read, trial.coordinator, today), trial.coordinator);
  return tasks.some(({ key }) => key === `seat.free ${trial.measureId}`);
};

const proposed = (form: 'offer' | 'take', numbers: readonly number[]) => {
  const asked = askedForm({ id: String(trial.measureId), form, whom: `${numbers.join(',')}@${today}` }, today);
  return look(async (read) => {
    const { row } = await seatFormPage(asked, false).find(read, trial.coordinator);
    const { startsOn, endsOn, replyBy } = row as Record<'startsOn' | 'endsOn' | 'replyBy', string>;
    return { startsOn, endsOn, replyBy };
  }, trial.coordinator);
};

describe('a seat that is free today but not to the end', () => {
  it('is no seat to offer: whoever begins later holds it, too', async () => {
    const [one = 0, two = 0, three = 0] = await request(4);
    await take([one]);
    await take([two], { ...march, startsOn: '2026-04-01', endsOn: null });
    await take([three], { ...march, startsOn: '2026-05-01', endsOn: null });
    expect(await freeTask()).toBe(false);
    expect(await next()).toEqual({ kind: 'full-for-good' });
  });
});

describe('a full measure', () => {
  it('proposes the first day on which there is room, and that offer is taken', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    await take([one, two]);
    expect(await next()).toEqual({ kind: 'full', day: '2026-04-01' });
    expect(await freeTask()).toBe(false);
    const days = await proposed('offer', [three]);
    expect(days).toEqual({ startsOn: '2026-04-01', endsOn: null, replyBy: '2026-03-09' });
    await offer([three], { ...march, startsOn: days.startsOn, endsOn: '2026-12-31' }, days.replyBy);
  });
});

describe('a measure with free seats', () => {
  it('proposes no first day before the day of reply, but today where it is agreed already', async () => {
    const [one = 0] = await request(1);
    expect(await freeTask()).toBe(true);
    expect(await next()).toMatchObject({ kind: 'offer', numbers: [one] });
    expect((await proposed('offer', [one])).startsOn).toBe('2026-03-09');
    expect((await proposed('take', [one])).startsOn).toBe(today);
  });

  it('has one to offer also when it is free only from the day of reply on', async () => {
    const [one = 0, two = 0, three = 0] = await request(3);
    await take([one, two], { ...march, endsOn: '2026-03-08' });
    expect(await freeTask()).toBe(true);
    expect(await next()).toMatchObject({ kind: 'offer', numbers: [three] });
    expect((await proposed('take', [three])).startsOn).toBe('2026-03-09');
  });

  it('has some to offer also in its last week', async () => {
    await begin({ endsOn: '2026-03-04' });
    const [one = 0] = await request(1);
    expect(await freeTask()).toBe(true);
    expect(await proposed('offer', [one])).toMatchObject({ startsOn: '2026-03-04', replyBy: '2026-03-04' });
  });
});
