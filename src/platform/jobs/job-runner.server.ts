import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.server.ts';
import { createTurns } from '../patience.ts';

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
/** Each job at work holds a connection for its lock besides those it works with, and pages need connections too. */
const JOBS_AT_A_TIME = 4;

/** Runs each job at once and then as often as it says, beside a few others but never twice at a time, until stopped. */
export function startJobs(jobs: readonly Job[], surroundings: JobSurroundings): JobRunner {
  const stopping = new AbortController();
  const inTurn = createTurns({ atOnce: JOBS_AT_A_TIME });
  const loops = new Map(jobs.map((job) => [job.name, startLoop(job, surroundings, inTurn, stopping.signal)]));
  const timer = setInterval(() => {
    for (const { look } of loops.values()) look();
  }, LOOK_MS);
  return {
    wake: (name) => loops.get(name)?.wake(),
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await Promise.all([...loops.values()].map(({ finished }) => finished()));
    },
  };
}

interface JobLoop {
  /** Begins the job when it is due and not at work. */
  look(): void;
  wake(): void;
  /** Waits for what is under way. */
  finished(): Promise<void>;
}

function startLoop(
  job: Job,
  { database, clock, reportFault }: JobSurroundings,
  inTurn: ReturnType<typeof createTurns>,
  stopping: AbortSignal,
): JobLoop {
  const now = () => clock.now().getTime();
  let nextRun = now();
  let working: Promise<void> | undefined;

  const work = async () => {
    nextRun = now() + job.everyMinutes * MINUTE_MS;
    // Another process at work may have looked before there was what this one was woken for.
    const isDone = await inTurn(async () => stopping.aborted || (await runAlone(database, job, stopping)));
    if (!isDone) nextRun = now() + LOOK_MS;
  };
  const look = () => {
    if (working || stopping.aborted || nextRun > now()) return;
    working = work()
      .catch((error: unknown) => reportFault(error, job.name))
      .finally(() => {
        working = undefined;
        // It may have been woken while it was at work.
        look();
      });
  };
  look();
  return {
    look,
    wake: () => {
      nextRun = now();
      look();
    },
    finished: async () => working,
  };
}

/**
 * False, with nothing done, while another process is at this job. The lock is the session's: it goes with the process, however
 * that ends.
 */
function runAlone(database: Database, { lockKey, run }: Job, stopping: AbortSignal): Promise<boolean> {
  return database.connection().execute(async (session) => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lockKey}) as taken`.execute(session);
    if (!rows[0]?.taken) return false;
    try {
      await run(stopping);
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(session);
    }
    return true;
  });
}
