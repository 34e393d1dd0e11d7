import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { countProjects, refreshFacts } from '#features/description/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { connectClient, type Database, reading } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';

export interface ContentOptions {
  /** The invented programme: loaded when not there yet, loaded when the register is empty, or left out. */
  readonly demo: 'load' | 'when-empty' | 'skip';
  /** Told what was added, a short phrase each. */
  readonly report?: (phrase: string) => void;
}

/**
 * Brings what Koordi needs to be of use: the official code lists it ships, and the demo programme when it is wanted. Called at
 * every start; several may call at once, and wait for each other.
 */
export async function prepareContent(
  database: Database,
  target: DatabaseTarget,
  { demo, report }: ContentOptions,
): Promise<void> {
  const lock = await connectClient(target);
  try {
    await lock.query('select pg_advisory_lock($1)', [advisoryLocks.contentOfStart]);
    const lists = await database.transaction().execute((tx) => loadReferenceAreas(tx));
    if (lists > 0) report?.(`${lists} area lists`);
    const versions = await refreshFacts(database);
    if (versions > 0) report?.(`the facts of ${versions} versions by today's rules`);
    const projects = (await isDemoWanted(database, demo)) ? await loadDemoProgramme(target) : 0;
    if (projects > 0) report?.(`a demo programme of ${projects} projects`);
  } finally {
    await lock.end();
  }
}

async function isDemoWanted(database: Database, demo: ContentOptions['demo']): Promise<boolean> {
  return demo === 'load' || (demo === 'when-empty' && (await countProjects(reading(database))) === 0);
}

/** Imported when wanted: its texts are not needed otherwise. */
async function loadDemoProgramme(target: DatabaseTarget): Promise<number> {
  const { loadDemo } = await import('../../demo/load-demo.ts');
  return loadDemo(target, systemClock);
}
