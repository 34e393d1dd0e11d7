import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { selectRows } from '#platform/db/database.server.ts';
import { createSeatTrial, march, today } from '#test/seat-trial.ts';

const { trial, begin, look, request, offer, take } = createSeatTrial();

const against = async (first: string | null, last: string | null, day = today) => {
  const [row] = await look((read) =>
    selectRows(
      read,
      sql<{ outside: number; fullest: number }>`
        select * from seats_against_days(${trial.measureId}, ${first}::date, ${last}::date, ${day}::date)`,
    ),
  );
  return row;
};

it('tells how many seats would lie outside other days of a measure', async () => {
  await begin({ seats: 3 });
  const [one = 0, two = 0, three = 0] = await request(3);
  await take([one]);
  await offer([two], { ...march, startsOn: '2026-04-01', endsOn: '2026-04-30' });
  await take([three], { ...march, startsOn: '2026-05-01', endsOn: null });
  expect(await against('2026-01-01', '2026-12-31')).toEqual({ outside: 0, fullest: 1 });
  expect(await against('2026-03-03', '2026-12-31')).toEqual({ outside: 1, fullest: 1 });
  expect(await against(null, '2026-04-29')).toEqual({ outside: 2, fullest: 1 });
  expect(await against('2026-03-02', null)).toEqual({ outside: 0, fullest: 1 });
});

it('tells how many seats are held at once from today on, and ever of a measure that has ended', async () => {
  await begin({ seats: 3 });
  const [one = 0, two = 0, three = 0] = await request(3);
  await take([one, two]);
  await take([three], { ...march, startsOn: '2026-04-01', endsOn: '2026-04-30' });
  expect(await against(null, null)).toEqual({ outside: 0, fullest: 2 });
  expect(await against(null, null, '2026-04-01')).toEqual({ outside: 0, fullest: 1 });
  expect(await against(null, null, '2026-06-01')).toEqual({ outside: 0, fullest: 0 });
  expect(await against(null, null, '2027-06-01')).toEqual({ outside: 0, fullest: 2 });
});
