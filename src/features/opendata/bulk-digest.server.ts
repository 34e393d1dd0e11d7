import { addAbortSignal } from 'node:stream';
import { type Database, reading } from '#platform/db/database.server.ts';
import { bulkStream, digestOf, type FileDigest } from './bulk-file.server.ts';
import { bulkFiles } from './dataset.model.ts';
import { getRegisterState } from './register-state.queries.server.ts';

/** The digests of all files in one state of the register. */
export interface Digests {
  readonly state: string;
  /** In the order of `bulkFiles`. */
  readonly digests: readonly FileDigest[];
}

export interface Digesting {
  /** The last that are known, `undefined` at first; unless they are of the state `now`, they are being worked out, once. */
  latest(now: string): Digests | undefined;
  /** Gives up what is being worked out. */
  end(): Promise<void>;
}

/** Works out the digests of all files when asked for those of a new state: one run at a time, however many ask. */
export function rememberDigests(database: Database, reportFault: (error: unknown) => void): Digesting {
  const ending = new AbortController();
  let known: Digests | undefined;
  let running: Promise<void> | undefined;
  const run = async (state: string) => {
    try {
      known = (await digestAll(database, state, ending.signal)) ?? known;
    } catch (error) {
      if (!ending.signal.aborted) reportFault(error);
    } finally {
      running = undefined;
    }
  };
  return {
    latest: (now) => {
      if (known?.state !== now && !ending.signal.aborted) running ??= run(now);
      return known;
    },
    end: async () => {
      ending.abort();
      await running;
    },
  };
}

/** One after the other: nobody is in a hurry, and others want the database too. `undefined` when the register changed meanwhile. */
async function digestAll(database: Database, state: string, ending: AbortSignal): Promise<Digests | undefined> {
  const digests: FileDigest[] = [];
  for (const file of bulkFiles) {
    digests.push(await digestOf(addAbortSignal(ending, bulkStream(database, file))));
    if ((await getRegisterState(reading(database))) !== state) return undefined;
  }
  return { state, digests };
}
