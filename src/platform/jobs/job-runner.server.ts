import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.server.ts';

/** Work that a service does by itself, again and again. */
export interface Job {
  /** For the log. */
  readonly name: string;
  /** A number that no other lock of Koordi has: of several processes on one database only the holder works. */
  readonly lockKey: number;
  readonly everyMinutes: number;
  /**
   * Finds out by the data what there is to do; a job that failed or was cut off is simply run again. Soon after the signal it
   * is to end, between two pieces of work.
   */
  run(stopping: AbortSignal): Promise<void>;
}

export interface JobRunner {
  /** Runs a job as soon as possible: there is something to do. */
  wake(name: string): void;
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

export interface JobSurroundings {
  readonly database: Database;
  readonly clock: Clock;
  /** Told when a job failed; the runner goes on. */
  reportFault(error: unknown, job: string): void;
}

/** How often the clock is looked at. A machine that slept finds its jobs due when it wakes. */
const LOOK_MS = 5_000;
const MINUTE_MS = 60_000;

/** Runs each job at once and then as often as it says, one at a time, until stopped. */
export function startJobs(jobs: readonly Job[], { database, clock, reportFault }: JobSurroundings): JobRunner {
  const nextRun = new Map(jobs.map(({ name }) => [name, clock.now().getTime()]));
  let working: Promise<void> | undefined;
  const stopping = new AbortController();

  const work = async () => {
    for (const job of dueJobs()) {
      nextRun.set(job.name, clock.now().getTime() + job.everyMinutes * MINUTE_MS);
      await runAlone(database, job, stopping.signal).catch((error: unknown) => reportFault(error, job.name));
    }
  };
  const dueJobs = () => {
    const now = clock.now().getTime();
    return stopping.signal.aborted ? [] : jobs.filter(({ name }) => (nextRun.get(name) ?? now) <= now);
  };
  const look = () => {
    if (working || dueJobs().length === 0) return;
    working = work().finally(() => {
      working = undefined;
      // A job may have been woken while it was at work.
      look();
    });
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return {
    wake: (name) => {
      if (nextRun.has(name)) nextRun.set(name, clock.now().getTime());
      look();
    },
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await working;
    },
  };
}

/** The lock is the session's: it goes with the process, however that ends. */
async function runAlone(database: Database, { lockKey, run }: Job, stopping: AbortSignal): Promise<void> {
  await database.connection().execute(async (session) => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lockKey}) as taken`.execute(session);
    if (!rows[0]?.taken) return;
    try {
      await run(stopping);
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(session);
    }
  });
}
