import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { reading } from '#platform/db/database.server.ts';
import { catalogueOf } from './catalogue.model.ts';
import { getExtent } from './extent.queries.server.ts';
import { jsonLdOf, type Thing, turtleOf } from './linked-data.model.ts';
import { languageParameter } from './question.api.server.ts';
import { type OpenDataService, originOf } from './service.server.ts';

/** The description of the datasets, as JSON-LD and as Turtle. */
export const catalogueApi: FastifyPluginAsyncZod<OpenDataService> = async (app, service) => {
  const things = async (request: FastifyRequest): Promise<Thing[]> =>
    catalogueOf({
      origin: originOf(service, request),
      contactEmail: service.contactEmail,
      ...(await getExtent(reading(service.database))),
    });
  const schema = {
    description: 'opendata.operation.get-catalogue-about',
    querystring: z.strictObject(languageParameter),
  };

  // The address by which the description names itself: whoever follows it is led to a form of it that can be read.
  app.get('/catalogue', { schema: { hide: true, querystring: schema.querystring } }, (request, reply) => {
    const { accept = '' } = request.headers;
    const form = /turtle/.test(accept) && !/json/.test(accept) ? 'ttl' : 'jsonld';
    return reply.header('vary', 'accept').redirect(`/api/v1/catalogue.${form}`, 303);
  });
  app.get(
    '/catalogue.jsonld',
    { schema: { ...schema, summary: 'opendata.operation.get-catalogue', operationId: 'getCatalogue' } },
    async (request, reply) =>
      reply.type('application/ld+json; charset=utf-8').send(JSON.stringify(jsonLdOf(await things(request)))),
  );
  app.get(
    '/catalogue.ttl',
    { schema: { ...schema, summary: 'opendata.operation.get-catalogue-turtle', operationId: 'getCatalogueTurtle' } },
    async (request, reply) => reply.type('text/turtle; charset=utf-8').send(turtleOf(await things(request))),
  );
};
