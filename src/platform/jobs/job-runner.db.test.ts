import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type Job, type JobRunner, startJobs } from './job-runner.server.ts';

let test: TestDatabase;
let runners: JobRunner[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(runners.map((runner) => runner.stop()));
  runners = [];
});
afterAll(() => test.close());

const faults: unknown[] = [];
let now = new Date('2026-03-29T00:00:00Z').getTime();
const clock = { now: () => new Date(now) };

function start(run: Job['run'], lockKey = 1): JobRunner {
  const job = { name: 'job', lockKey, everyMinutes: 5, run };
  const runner = startJobs([job], { database: test.database, clock, reportFault: (error) => faults.push(error) });
  runners.push(runner);
  return runner;
}

/** Long enough for a job that was begun to be seen: it asks the database once before it runs. */
async function roundTrips(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await sql`select`.execute(test.database);
}

/** A job that waits to be let go. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const run = vi.fn<Job['run']>(() => promise);
  return { run, release: resolve };
}

describe('a job', () => {
  it('runs at once, when woken, and when its time has come', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const run = vi.fn<Job['run']>(async () => {});
    const runner = start(run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => {
      runner.wake('job');
      expect(run.mock.calls.length).toBeGreaterThan(1);
    });
    await runner.stop();
    const before = run.mock.calls.length;
    const later = start(run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(before + 1));
    vi.advanceTimersByTime(60_000);
    await roundTrips();
    expect(run).toHaveBeenCalledTimes(before + 1);
    now += 5 * 60_000;
    await vi.waitFor(() => {
      vi.advanceTimersByTime(5_000);
      expect(run).toHaveBeenCalledTimes(before + 2);
    });
    await later.stop();
  });

  it('woken while at work runs once more', async () => {
    const { run, release } = held();
    const runner = start(run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    runner.wake('job');
    runner.wake('job');
    release();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
  });

  it('that fails is told of and run again', async () => {
    const run = vi.fn<Job['run']>(async () => {
      if (run.mock.calls.length === 1) throw new Error('no luck');
    });
    const runner = start(run);
    await vi.waitFor(() => expect(faults).toEqual([new Error('no luck')]));
    runner.wake('job');
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
  });

  it('does not wait for another that takes long', async () => {
    const long = held();
    const short = vi.fn<Job['run']>(async () => {});
    const jobs = [
      { name: 'long', lockKey: 3, everyMinutes: 5, run: long.run },
      { name: 'short', lockKey: 4, everyMinutes: 5, run: short },
    ];
    const runner = startJobs(jobs, { database: test.database, clock, reportFault: (error) => faults.push(error) });
    runners.push(runner);
    await vi.waitFor(() => expect(long.run).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(short).toHaveBeenCalledTimes(1));
    runner.wake('short');
    await vi.waitFor(() => expect(short).toHaveBeenCalledTimes(2));
    long.release();
  });

  it('that another process is at is tried again soon', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const first = held();
    start(first.run, 5);
    await vi.waitFor(() => expect(first.run).toHaveBeenCalledTimes(1));
    const second = vi.fn<Job['run']>(async () => {});
    start(second, 5);
    await roundTrips();
    expect(second).not.toHaveBeenCalled();
    first.release();
    await runners[0]?.stop();
    await vi.waitFor(() => {
      now += 5_000;
      vi.advanceTimersByTime(5_000);
      expect(second).toHaveBeenCalledTimes(1);
    });
  });

  it('is done by one of several processes', async () => {
    const first = held();
    start(first.run, 2);
    await vi.waitFor(() => expect(first.run).toHaveBeenCalled());
    const second = vi.fn<Job['run']>(async () => {});
    const other = start(second, 2);
    await other.stop();
    expect(second).not.toHaveBeenCalled();
    first.release();
    await runners[0]?.stop();
    start(second, 2);
    await vi.waitFor(() => expect(second).toHaveBeenCalled());
  });

  it('is waited for when the service stops, and not begun again', async () => {
    const { run, release } = held();
    const runner = start(run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    let isStopped = false;
    const stopping = runner.stop().then(() => {
      isStopped = true;
    });
    runner.wake('job');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isStopped).toBe(false);
    expect(run.mock.calls[0]?.[0].aborted).toBe(true);
    release();
    await stopping;
    expect(run).toHaveBeenCalledTimes(1);
  });
});

it('more jobs than there are connections wait for their turn, and all of them work', async () => {
  const done: number[] = [];
  const jobs = Array.from({ length: 25 }, (_, number): Job => {
    const run = async () => {
      await sql`select pg_sleep(0.01)`.execute(test.database);
      done.push(number);
    };
    return { name: `job ${number}`, lockKey: 1000 + number, everyMinutes: 5, run };
  });
  const reportFault = vi.fn<(error: unknown) => void>();
  runners.push(startJobs(jobs, { database: test.database, clock, reportFault }));
  await vi.waitFor(() => expect(done).toHaveLength(jobs.length), 5000);
  expect(reportFault).not.toHaveBeenCalled();
});
