import { markService } from '#features/access/public.server.ts';
import type { DemoWish, ServiceKind } from '#features/access/public.ts';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { countProjects, refreshFacts } from '#features/description/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { connectClient, type Database, databaseOn, reading, type Tx } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';

export interface ContentOptions {
  /**
   * The invented programme and its people: loaded when not there yet, loaded when the register is empty, or left out. What is asked
   * first settles whether the database is one for trying out; `undefined` asks nothing.
   */
  readonly demo?: DemoWish | undefined;
  /** Told what was added, a short phrase each. */
  readonly report?: (phrase: string) => void;
}

/** What there is now. */
export interface Content {
  /** `undefined` when nothing was asked. */
  readonly kind: ServiceKind | undefined;
  /** How many projects of the demo programme came in. */
  readonly demoProjects: number;
}

/**
 * Brings what Koordi needs to be of use: the official code lists it ships, and the demo when it is wanted. Called at every start;
 * several may call at once, and wait for each other. Throws `EnvironmentFailure` when the demo is wanted in a real database.
 */
export async function prepareContent(
  database: Database,
  target: DatabaseTarget,
  { demo, report }: ContentOptions,
): Promise<Content> {
  const lock = await connectClient(target);
  try {
    await lock.query('select pg_advisory_lock($1)', [advisoryLocks.contentOfStart]);
    const lists = await database.transaction().execute((tx) => loadReferenceAreas(tx));
    if (lists > 0) report?.(`${lists} area lists`);
    const versions = await refreshFacts(database);
    if (versions > 0) report?.(`the facts of ${versions} versions by today's rules`);
    if (!demo) return { kind: undefined, demoProjects: 0 };
    const owner = databaseOn(lock);
    const kind = await owner.transaction().execute((tx) => markService(tx, demo));
    const demoProjects = (await isDemoWanted(database, demo, kind)) ? await loadDemoProgramme(target) : 0;
    if (demoProjects > 0) report?.(`a demo programme of ${demoProjects} projects`);
    const people = kind === 'demo' ? await owner.transaction().execute(loadDemoPeople) : 0;
    if (people > 0) report?.(`${people} invented people`);
    const measures = kind === 'demo' ? await owner.transaction().execute(loadDemoCoordination) : 0;
    if (measures > 0) report?.(`a coordination project with ${measures} measures`);
    return { kind, demoProjects };
  } finally {
    await lock.end();
  }
}

async function isDemoWanted(database: Database, demo: DemoWish, kind: ServiceKind): Promise<boolean> {
  if (kind === 'real') return false;
  return demo === 'load' || (demo === 'when-empty' && (await countProjects(reading(database))) === 0);
}

/** Imported when wanted: its texts are not needed otherwise. */
async function loadDemoProgramme(target: DatabaseTarget): Promise<number> {
  const { loadDemo } = await import('../../demo/load-demo.ts');
  return loadDemo(target, systemClock);
}

async function loadDemoPeople(tx: Tx): Promise<number> {
  const { addDemoPeople } = await import('../../demo/people.ts');
  const added = await addDemoPeople(tx, systemClock);
  if (added > 0) {
    const { addWaitingWork } = await import('../../demo/waiting-work.ts');
    await addWaitingWork(tx, systemClock);
  }
  return added;
}

async function loadDemoCoordination(tx: Tx): Promise<number> {
  const { addCoordination } = await import('../../demo/coordination.ts');
  return addCoordination(tx, systemClock);
}
