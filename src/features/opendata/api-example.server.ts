import type { FastifyInstance } from 'fastify';
import { reading } from '#platform/db/database.server.ts';
import { type ApiExamples, exampleRequests, shortened, withoutAnswer } from './api-example.model.ts';
import { findExampleSubject } from './api-example.queries.server.ts';
import type { OpenDataService } from './service.server.ts';

/** Examples with what the register answers to them now; asked anew when something was written. */
export function rememberExamples(
  app: FastifyInstance,
  service: OpenDataService,
): (origin: string) => Promise<ApiExamples> {
  let known: { state: string; examples: Promise<ApiExamples> } | undefined;
  return async (origin) => {
    const revision = await service.askRevision();
    const state = `${revision} ${origin}`;
    if (revision === undefined || known?.state !== state) {
      const examples = askAll(app, service, origin);
      known = { state, examples };
      examples.catch(() => {
        known = undefined;
      });
    }
    return known.examples;
  };
}

async function askAll(app: FastifyInstance, { database }: OpenDataService, origin: string): Promise<ApiExamples> {
  const requests = exampleRequests(await findExampleSubject(reading(database)));
  const examples: Record<string, ApiExamples[string]> = {};
  for (const [id, request] of Object.entries(requests)) {
    if (withoutAnswer.has(id)) {
      examples[id] = { request };
      continue;
    }
    const answer = await app.inject({ url: request, headers: { host: new URL(origin).host } });
    if (answer.statusCode === 200) examples[id] = { request, answer: shortened(answer.json()) };
  }
  return examples;
}
