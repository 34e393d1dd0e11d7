import { createHash } from 'node:crypto';
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { finnishDate } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { type ApiDocument, apiDocument, keepApiDocument } from './api-document.ts';
import { rememberExamples } from './api-example.server.ts';
import { bulkApi } from './bulk.api.server.ts';
import { catalogueApi } from './catalogue.api.server.ts';
import { codelistApi } from './codelist.api.server.ts';
import { licenceAddress, licenceName } from './licence.model.ts';
import { organisationApi } from './organisation.api.server.ts';
import { MethodNotAllowed, sendProblem } from './problem.server.ts';
import { projectApi } from './project.api.server.ts';
import { withLists } from './question.api.server.ts';
import { apiVersion, isKnownToReader, languageOf, type OpenDataService, originOf } from './service.server.ts';
import { statisticsApi } from './statistics.api.server.ts';

/**
 * The API below `/api/v1`: answers GET and HEAD from anywhere, keeps its answers apart by the state of the database, and says
 * what is wrong as problem documents.
 */
export async function registerApi(app: FastifyInstance, service: OpenDataService): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => sendProblem(new NotFound(request.url), request, reply));
  openToAllSites(app);
  answerUnchanged(app, service);
  app.addHook('preValidation', async (request) => {
    request.query = withLists(request.query as Record<string, unknown>);
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'opendata.api.title',
        description: 'opendata.api.description',
        version: apiVersion,
        license: { name: licenceName, url: licenceAddress },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig }),
    transformObject: createJsonSchemaTransformObject({ zodToJsonConfig }),
  });
  const api = app.withTypeProvider<ZodTypeProvider>();
  for (const part of [projectApi, organisationApi, codelistApi, statisticsApi, bulkApi, catalogueApi])
    await api.register(part, service);
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) => {
    const told = await apiDocument(textsFor(languageOf(request)), originOf(service, request));
    return reply
      .type('application/json; charset=utf-8')
      .header('vary', 'accept-language')
      .serializer(JSON.stringify)
      .send(told?.document);
  });
  // Who comes to the root by hand wants to know what there is.
  app.get('/', { schema: { hide: true } }, (request, reply) =>
    reply.header('vary', 'accept-language').redirect(`/${languageOf(request)}/open-data/api`),
  );
  answerEverythingElse(app);
  app.addHook('onReady', async () =>
    keepApiDocument(withProblems(app.swagger() as unknown as ApiDocument), rememberExamples(app, service)),
  );
}

/** Limits that are only those of a whole number in JavaScript say nothing to anybody. */
const zodToJsonConfig: NonNullable<Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig']> = {
  override: ({ jsonSchema }) => {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};

/** Data that everybody may read may be read from the pages of any site. */
function openToAllSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag, link, content-disposition, x-request-id',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
  app.options('/*', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match, accept-language',
        'access-control-max-age': '86400',
      })
      .send(),
  );
}

const etags = new WeakMap<FastifyRequest, string>();

/** An answer is known by the state of the database, the day and the origin; who has it already gets 304 before any work. */
function answerUnchanged(app: FastifyInstance, service: OpenDataService): void {
  app.addHook('preHandler', async (request, reply) => {
    const revision = await service.askRevision();
    if (revision === undefined) return;
    const state = [
      apiVersion,
      revision,
      finnishDate(service.clock.now()),
      originOf(service, request),
      languageOf(request),
    ];
    const etag = `W/"${createHash('sha1').update(state.join(' ')).digest('base64url')}"`;
    etags.set(request, etag);
    if (isKnownToReader(request, etag)) return reply.code(304).header('etag', etag).send();
  });
  app.addHook('onSend', async (request, reply) => {
    if (reply.statusCode === 304) reply.header('cache-control', 'public, no-cache');
    if (reply.statusCode !== 200) return;
    reply.header('cache-control', 'public, no-cache');
    const etag = etags.get(request);
    if (etag && !reply.hasHeader('etag')) reply.header('etag', etag);
  });
}

function answerEverythingElse(app: FastifyInstance): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    schema: { hide: true },
    handler: (request, reply) => sendProblem(new NotFound(request.url), request, reply),
  });
  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/*',
    schema: { hide: true },
    // Whatever was sent along is not even looked at.
    onRequest: async (request, reply) => {
      reply.header('allow', 'GET, HEAD, OPTIONS');
      return sendProblem(new MethodNotAllowed(request.method), request, reply);
    },
    handler: async () => undefined,
  });
}

/** Every operation may answer with a problem. */
function withProblems(document: ApiDocument): ApiDocument {
  const problem = {
    description: 'opendata.problem.refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    item.get ? { get: { ...item.get, responses: { ...item.get.responses, default: problem } } } : item,
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}
