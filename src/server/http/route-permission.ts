import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Who may use a route: everybody, or whoever the page at the address lets in, which says so in its `handle`. What is for people who
 * have signed in is a page, or a file beside one: the gate in front of pages is the only one.
 */
export type RoutePermission = 'public' | 'by-page';

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: RoutePermission;
  }
}

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly permission: RoutePermission;
}

const routesOfApps = new WeakMap<FastifyInstance, RouteOptions[]>();

/** From now on, every route must say who may use it: the server does not start with one that does not. */
export function demandPermissions(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  routesOfApps.set(app, routes);
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const silent = routes.filter(({ config }) => config?.permission === undefined).map(nameOf);
    if (silent.length > 0) {
      throw new Error(`Routes that do not say who may use them: ${silent.join(', ')}. Add config.permission.`);
    }
  });
}

/** Says of all routes of a scope, those of its plugins too, that everybody may use them. */
export function openToEverybody(scope: FastifyInstance): void {
  scope.addHook('onRoute', (route) => {
    route.config = { permission: 'public', ...route.config };
  });
}

/** All routes of a server that is ready, as they declare themselves. */
export function declaredRoutes(app: FastifyInstance): DeclaredRoute[] {
  return (routesOfApps.get(app) ?? []).flatMap(({ method, url, config }) =>
    [method].flat().map((one) => ({ method: one, url, permission: config?.permission ?? 'by-page' })),
  );
}

function nameOf({ method, url }: RouteOptions): string {
  return `${[method].flat().join('/')} ${url}`;
}
