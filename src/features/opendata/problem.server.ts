import type { FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Busy, Conflict, Forbidden, Invalid, NotFound, Refused } from '#platform/errors.ts';
import { type PlainTextKey, type Texts, textsFor } from '#platform/i18n/texts.ts';
import { languageOf } from './service.server.ts';

/** What a program is told when it gets no answer: RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string().describe('opendata.field.problem-type'),
    title: z.string().describe('opendata.field.problem-title'),
    status: z.int().describe('opendata.field.problem-status'),
    detail: z.string().optional().describe('opendata.field.problem-detail'),
    instance: z.string().describe('opendata.field.problem-instance'),
    errors: z
      .array(z.object({ parameter: z.string(), detail: z.string() }))
      .optional()
      .describe('opendata.field.problem-errors'),
    allowed: z.array(z.string()).optional().describe('opendata.field.problem-allowed'),
  })
  .meta({ id: 'Problem' });

type Problem = z.infer<typeof problemSchema>;

/** A parameter cannot be what it is; `reason` says why. */
export class InvalidParameter extends Error {
  override name = 'InvalidParameter';
  readonly parameter: string;
  readonly reason: PlainTextKey;

  constructor(parameter: string, reason: PlainTextKey) {
    super(`${parameter}: ${reason}`);
    this.parameter = parameter;
    this.reason = reason;
  }
}

/** What was asked for was withdrawn from the public; `reason` says why. */
export class Withdrawn extends Error {
  override name = 'Withdrawn';
  readonly reason: string;

  constructor(reason: string) {
    super('The version was withdrawn.');
    this.reason = reason;
  }
}

/** Answers a failure as a problem document in the reader's language; what is our fault is logged and not told. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error);
  if (status >= 500 && status !== 503) request.log.error(error);
  const t = textsFor(languageOf(request));
  const problem: Problem = {
    type: 'about:blank',
    title: t(titles[status] ?? (status < 500 ? 'opendata.problem.refused' : 'opendata.problem.fault')),
    status,
    instance: `urn:uuid:${request.id}`,
    ...detailsOf(error, request, t),
  };
  return reply
    .code(status)
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem);
}

const titles: Readonly<Record<number, PlainTextKey>> = {
  400: 'opendata.problem.invalid',
  404: 'opendata.problem.not-found',
  405: 'opendata.problem.method',
  410: 'opendata.problem.withdrawn',
  503: 'opendata.problem.busy',
};

/** The caller used a method that the address has not. */
export class MethodNotAllowed extends Error {
  override name = 'MethodNotAllowed';
}

function statusOf(error: unknown): number {
  if (hasZodFastifySchemaValidationErrors(error) || error instanceof Invalid || error instanceof InvalidParameter)
    return 400;
  if (error instanceof Forbidden) return 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof MethodNotAllowed) return 405;
  if (error instanceof Conflict) return 409;
  if (error instanceof Withdrawn) return 410;
  if (error instanceof Refused) return 422;
  if (error instanceof Busy) return 503;
  return statusOfRequest(error) ?? 500;
}

/** What the server found wrong with the request itself, before any route saw it. */
function statusOfRequest(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : Number.NaN;
  return status >= 400 && status < 500 ? status : undefined;
}

function detailsOf(error: unknown, request: FastifyRequest, t: Texts): Partial<Problem> {
  if (error instanceof Invalid) return { detail: error.message };
  if (error instanceof Withdrawn) return { detail: error.reason };
  if (error instanceof InvalidParameter) {
    const errors = [{ parameter: error.parameter, detail: t(error.reason) }];
    return { detail: t('opendata.problem.invalid-detail', { count: errors.length }), errors };
  }
  if (!hasZodFastifySchemaValidationErrors(error)) return {};
  const issues = error.validation.map(issueOf);
  const allowed = allowedParameters(request);
  return {
    detail: t('opendata.problem.invalid-detail', { count: issues.length }),
    errors: issues.flatMap((issue) => errorsOf(issue, t)).slice(0, mostErrors),
    ...(issues.some(({ code }) => code === 'unrecognized_keys') && { allowed }),
  };
}

const mostErrors = 20;
const longestName = 100;

/** One thing that is wrong, as the schema says it. */
interface Issue {
  readonly code: string;
  readonly parameter: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly format?: string;
}

function issueOf({ keyword, instancePath, params }: FastifySchemaValidationError): Issue {
  return { code: keyword, parameter: instancePath.split('/')[1] ?? '', ...params };
}

function errorsOf(issue: Issue, t: Texts): { parameter: string; detail: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      parameter: key.slice(0, longestName),
      detail: t('opendata.problem.unknown-parameter'),
    }));
  }
  return [{ parameter: issue.parameter, detail: expectationOf(issue, t) }];
}

function expectationOf({ code, values, minimum, maximum, format }: Issue, t: Texts): string {
  if (code === 'invalid_value') return t('opendata.problem.one-of', { values: (values ?? []).join(', ') });
  if (code === 'invalid_format' && format === 'date') return t('opendata.problem.expected-day');
  if (code === 'too_big') return t('opendata.problem.at-most', { limit: String(maximum) });
  if (code === 'too_small') return t('opendata.problem.at-least', { limit: String(minimum) });
  return t('opendata.problem.not-valid');
}

function allowedParameters(request: FastifyRequest): string[] {
  const { querystring } = (request.routeOptions.schema ?? {}) as { querystring?: unknown };
  return querystring instanceof z.ZodObject ? Object.keys(querystring.shape) : [];
}
