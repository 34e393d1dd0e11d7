import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ServerBuild } from 'react-router';
import { openSignIn } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { type Actor, type Role, roles } from '#platform/permission/actor.ts';
import type { SignIn } from '#platform/permission/sign-in.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { declaredRoutes } from '#server/http/route-permission.ts';
import { createHttp } from '#server/http/server.ts';
import { offerSheets } from '#server/sheets.server.ts';
import { createActor } from '#test/actor.ts';
import { createWorld, exampleRequest, namesSomething, type Side, scopesOf, type World } from './route-examples.ts';

/** What somebody meets at an address. */
export type Outcome = 'shown' | 'refused' | 'hidden' | 'sign in';

/** Signed out, or a role. */
export type Walker = Role | 'signed out';
export const walkers: readonly Walker[] = ['signed out', ...roles];

/** How many readings of people somebody's request wrote down who was shown something. */
export interface Reading {
  readonly by: Walker;
  readonly count: number;
}

/** A route as it was found, and what everybody met there with one's own and with foreign things. */
export interface WalkedRoute {
  readonly method: 'GET' | 'POST';
  /** Behind the language: `projects/:code`; with a slash in front for what has none. */
  readonly pattern: string;
  readonly permission: string;
  /** Whether it says that it shows people, and what readings of people its requests wrote down. */
  readonly showsPeople: boolean;
  readonly readings: readonly Reading[];
  readonly met: Readonly<Record<Walker, Readonly<Record<Side, Outcome>>>>;
}

/** Starts the service over an empty, migrated database and sends everybody to every route. Throws at the first fault of ours. */
export async function walkRoutes(means: {
  readonly database: Database;
  readonly owner: Database;
  readonly target: DatabaseTarget;
}): Promise<WalkedRoute[]> {
  offerSheets();
  await means.owner.insertInto('serviceMark').values({ kind: 'demo' }).execute();
  const world = await createWorld(means);
  const signInDatabase = openSignInDatabase(means.target);
  const keys = keyRingFrom(randomBytes(32).toString('base64'), 'the walk');
  const origin = 'http://localhost';
  const signIn = await openSignIn({ database: signInDatabase, keys, clock: systemClock, origin });
  const services = { clock: systemClock, keys, sendsMail: false, signIn, wakeJob: () => {} };
  const app = await createHttp({ database: means.database, logLevel: 'silent', services, publicOrigin: origin });
  try {
    await app.ready();
    const people = await signInAll(world, signIn);
    const walked: WalkedRoute[] = [];
    for (const route of [...(await pageRoutes()), ...programRoutes(app)]) {
      // Signing out would end the walk of everybody: others are sent there.
      const sent = route.pattern === 'sign-out' ? await signInAll(world, signIn) : people;
      const readings: Reading[] = [];
      const met = await walkRoute(app, world, sent, route, (reading) => readings.push(reading));
      walked.push({ ...route, readings, met });
    }
    return walked.toSorted((a, b) => a.pattern.localeCompare(b.pattern, 'en') || a.method.localeCompare(b.method));
  } finally {
    await app.close();
    await signInDatabase.destroy();
  }
}

interface Person {
  readonly actor: Actor;
  readonly cookie: string;
}

type People = ReadonlyMap<Walker, Person>;

/** One person per role, signed in as those are who try the demo. */
async function signInAll(world: World, signIn: SignIn): Promise<People> {
  const scopes = await scopesOf(world);
  const people = new Map<Walker, Person>();
  for (const role of roles) {
    const actor = await createActor(world, { given: [{ role, scope: scopes[role] }] });
    await world.owner.updateTable('appUser').set({ isDemo: true }).where('id', '=', actor.userId).execute();
    const asking = { headers: new Headers(), origin: '192.0.2.1', requestId: 'walk' };
    const { cookies } = await signIn.openAsDemoPerson(asking, actor.userId);
    people.set(role, { actor, cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
  }
  return people;
}

type Route = Pick<WalkedRoute, 'method' | 'pattern' | 'permission' | 'showsPeople'>;

/** The pages of the build, each for what it answers. */
async function pageRoutes(): Promise<Route[]> {
  const bundle = new URL('../build/pages/server/index.js', import.meta.url);
  const { routes }: ServerBuild = await import(bundle.href);
  const every = Object.values(routes).filter((route) => route !== undefined);
  return every.flatMap(({ id, module, ...route }) => {
    if (every.some(({ parentId }) => parentId === id)) return [];
    const pattern = (route.path ?? '').replace(/^:language\/?/, '');
    const handle = module.handle as PageHandle | undefined;
    const said = {
      pattern,
      permission: handle?.permission ?? 'NOBODY SAID',
      showsPeople: handle?.showsPeople === true,
    };
    const answersGet = module.default !== undefined || module.loader !== undefined;
    return [
      ...(answersGet ? [{ ...said, method: 'GET' as const }] : []),
      ...(module.action ? [{ ...said, method: 'POST' as const }] : []),
    ];
  });
}

/** What programs read; files of pages are one row, and HEAD is GET. */
function programRoutes(app: FastifyInstance): Route[] {
  return declaredRoutes(app).flatMap(({ method, url, permission }) => {
    if (permission === 'by-page' || url.startsWith('/assets/') || (method !== 'GET' && method !== 'POST')) return [];
    return [{ method, pattern: url, permission, showsPeople: false }];
  });
}

async function walkRoute(
  app: FastifyInstance,
  world: World,
  people: People,
  route: Route,
  onShown: (reading: Reading) => void,
): Promise<WalkedRoute['met']> {
  const met: [Walker, Record<Side, Outcome>][] = [];
  for (const walker of walkers) {
    const person = people.get(walker);
    const counted = async (side: Side) => {
      const before = await countReadings(world, person);
      const outcome = await meet(app, world, route, side, person);
      if (person && outcome === 'shown') {
        onShown({ by: walker, count: (await countReadings(world, person)) - before });
      }
      return outcome;
    };
    const own = await counted('own');
    // Where no thing is named there is nothing foreign to ask for.
    const foreign = namesSomething(route.pattern) ? await counted('foreign') : own;
    met.push([walker, { own, foreign }]);
  }
  return Object.fromEntries(met) as WalkedRoute['met'];
}

/** How often it is written down that somebody read personal data of others. */
async function countReadings({ owner }: World, person: Person | undefined): Promise<number> {
  if (!person) return 0;
  const { count } = await owner
    .selectFrom('auditEntry')
    .select((read) => read.fn.countAll<string>().as('count'))
    .where('userId', '=', person.actor.userId)
    .where('act', 'like', '%.read')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Made anew for each request: what one has sent in may have changed it. */
async function meet(
  app: FastifyInstance,
  world: World,
  { method, pattern }: Route,
  side: Side,
  person: Person | undefined,
): Promise<Outcome> {
  const { address, body } = await exampleRequest(pattern, world, side, person?.actor);
  const url = address.startsWith('/') ? address : `/en/${address}`.replace(/\/$/, '');
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const answer = await app.inject({
    method,
    url,
    headers: { host: 'localhost', ...(person && { cookie: person.cookie }), ...(method === 'POST' && form) },
    ...(method === 'POST' && { payload: body }),
  });
  return outcomeOf(answer.statusCode, String(answer.headers.location ?? ''), `${method} ${url}`);
}

function outcomeOf(status: number, location: string, asked: string): Outcome {
  if (status >= 500) throw new Error(`${asked} is answered with ${status}.`);
  if (status === 403 || status === 405) return 'refused';
  if (status === 404) return 'hidden';
  if (status === 303 && /^\/\w+\/sign-in\?/.test(location)) return 'sign in';
  return 'shown';
}
