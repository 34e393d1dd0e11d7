import type { FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { registerApi } from './api.server.ts';
import { registerExports } from './export.api.server.ts';
import { registerFeeds } from './feed.api.server.ts';
import { sendProblem } from './problem.server.ts';
import type { OpenDataService } from './service.server.ts';
import { registerSitemap } from './sitemap.api.server.ts';

/** Adds all that programs read to a server: the API, the files, the feeds, the site map; and lists of projects as files. */
export async function registerOpenData(app: FastifyInstance, service: OpenDataService): Promise<void> {
  await app.register(async (scope) => registerApi(scope, service), { prefix: '/api/v1' });
  await app.register(async (scope) => {
    scope.setValidatorCompiler(validatorCompiler);
    scope.setErrorHandler(sendProblem);
    await registerFeeds(scope, service);
    await registerSitemap(scope, service);
    await registerExports(scope, service);
  });
}
