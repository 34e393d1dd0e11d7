import fastify from 'fastify';
import { expect, it } from 'vitest';
import { declaredRoutes, demandPermissions, openToEverybody } from './route-permission.ts';

it('keeps a server from starting with a route that does not say who may use it, and names it', async () => {
  const app = fastify();
  demandPermissions(app);
  app.get('/said', { config: { permission: 'public' } }, async () => 'x');
  app.get('/silent', async () => 'x');
  await expect(app.ready()).rejects.toThrow(/GET \/silent/);
});

it('knows of each route what it says, or what is said for all of a scope', async () => {
  const app = fastify({ exposeHeadRoutes: false });
  demandPermissions(app);
  await app.register(async (scope) => {
    openToEverybody(scope);
    scope.get('/open', async () => 'x');
    scope.get('/page', { config: { permission: 'by-page' } }, async () => 'x');
  });
  await app.ready();
  expect(declaredRoutes(app)).toEqual([
    { method: 'GET', url: '/open', permission: 'public' },
    { method: 'GET', url: '/page', permission: 'by-page' },
  ]);
  await app.close();
});
