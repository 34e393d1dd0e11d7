import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findVersionById, findVersionInForce, findWithdrawnVersion } from '#features/description/public.server.ts';
import type { Version } from '#features/description/public.ts';
import { select } from '#features/search/public.server.ts';
import { selectNamedRows } from '#platform/db/cursor.server.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { JsonValue } from '#platform/files/ndjson.ts';
import { linkRowsOf, partyRowsOf, projectRowsOf, versionRowsOf } from './bulk.queries.server.ts';
import { jsonRows, rowSchema } from './column.model.ts';
import { linkColumns, partyColumns, projectColumns, versionColumns } from './dataset.model.ts';
import { largestId, placeFrom, placeIn, placeWord } from './place.model.ts';
import { Withdrawn } from './problem.server.ts';
import { publicRecord } from './public-record.model.ts';
import {
  languageParameter,
  limitParameter,
  nextAddress,
  onParameter,
  placeParameter,
  questionOf,
  questionParameters,
  sortParameter,
} from './question.api.server.ts';
import { type OpenDataService, originOf } from './service.server.ts';

const project = rowSchema(projectColumns).meta({ id: 'Project' });
const version = rowSchema(versionColumns).meta({ id: 'Version' });
const party = rowSchema(partyColumns).meta({ id: 'Party' });
const link = rowSchema(linkColumns).meta({ id: 'Link' });

const fields = z.record(z.string(), z.unknown()).describe('opendata.field.fields');
const projectDetails = z
  .object({ ...project.shape, fields, parties: z.array(party), links: z.array(link) })
  .meta({ id: 'ProjectDetails' });
const versionDetails = z.object({ ...version.shape, fields }).meta({ id: 'VersionDetails' });

const codeParameter = z
  .string()
  .regex(/^[A-Z]\d{5,9}$/)
  .describe('opendata.parameter.code');

/** Projects, their versions and what each version tells. */
export const projectApi: FastifyPluginAsyncZod<OpenDataService> = async (app, service) => {
  const read = reading(service.database);

  app.get(
    '/projects',
    {
      schema: {
        operationId: 'listProjects',
        summary: 'opendata.operation.list-projects',
        description: 'opendata.operation.list-projects-about',
        querystring: z.strictObject({
          ...questionParameters,
          ...sortParameter,
          limit: limitParameter,
          after: placeParameter,
          ...languageParameter,
        }),
        response: {
          200: z.object({
            total: z.int().describe('opendata.field.total'),
            items: z.array(project).describe('opendata.field.items'),
            next: z.url().nullable().describe('opendata.field.next'),
          }),
        },
      },
    },
    async (request, reply) => {
      const { limit, after, lang: _lang, ...asked } = request.query;
      const question = questionOf(asked);
      const sort = question.sort ?? (question.words === '' ? 'code' : 'relevance');
      const selection = await select(read, { ...question, sort });
      const place = after === undefined ? undefined : placeFrom(after);
      const begin = place ? placeIn(selection.versionIds(0, selection.total), place) : 0;
      const ids = selection.versionIds(begin, limit);
      const end = begin + ids.length;
      const last = ids.at(-1);
      const next =
        last === undefined || end >= selection.total
          ? null
          : nextAddress(originOf(service, request), request.url, placeWord({ offset: end, last }));
      if (next !== null) reply.header('link', `<${next}>; rel="next"`);
      const rows = await selectNamedRows(read, projectRowsOf(ids));
      return { total: selection.total, items: jsonRows(projectColumns, rows), next };
    },
  );

  app.get(
    '/projects/:code',
    {
      schema: {
        operationId: 'getProject',
        summary: 'opendata.operation.get-project',
        description: 'opendata.operation.get-project-about',
        params: z.strictObject({ code: codeParameter }),
        querystring: z.strictObject({ ...onParameter, ...languageParameter }),
        response: { 200: projectDetails },
      },
    },
    async ({ params: { code }, query: { on } }) => {
      const found = await findVersionInForce(read, code, on);
      if (!found) throw new NotFound(`The register tells nothing of ${code}.`);
      const rows = await selectNamedRows(read, projectRowsOf([found.id]));
      const describedIn = rows[0]?.described_in ?? found.id;
      const description = describedIn === found.id ? found : await findVersionById(read, code, describedIn);
      return {
        ...jsonRows(projectColumns, rows)[0],
        fields: fieldsOf(description ?? found),
        parties: jsonRows(partyColumns, await selectNamedRows(read, partyRowsOf(found.id))),
        links: jsonRows(linkColumns, await selectNamedRows(read, linkRowsOf(code))),
      };
    },
  );

  app.get(
    '/projects/:code/versions',
    {
      schema: {
        operationId: 'listVersions',
        summary: 'opendata.operation.list-versions',
        description: 'opendata.operation.list-versions-about',
        params: z.strictObject({ code: codeParameter }),
        querystring: z.strictObject(languageParameter),
        response: { 200: z.object({ items: z.array(version).describe('opendata.field.items') }) },
      },
    },
    async ({ params: { code } }) => {
      const items = await versionsOf(read, code);
      if (items.length === 0) throw new NotFound(`The register tells nothing of ${code}.`);
      return { items };
    },
  );

  app.get(
    '/projects/:code/versions/:version',
    {
      schema: {
        operationId: 'getVersion',
        summary: 'opendata.operation.get-version',
        description: 'opendata.operation.get-version-about',
        params: z.strictObject({
          code: codeParameter,
          version: z.coerce.number().int().min(1).max(largestId).describe('opendata.column.version'),
        }),
        querystring: z.strictObject(languageParameter),
        response: { 200: versionDetails },
      },
    },
    async ({ params }) => {
      const withdrawn = await findWithdrawnVersion(read, params.code, params.version);
      if (withdrawn) throw new Withdrawn(withdrawn.reason);
      const found = await findVersionById(read, params.code, params.version);
      const row = found && (await versionsOf(read, params.code)).find((told) => told.version === found.id);
      if (!row) throw new NotFound(`There is no version ${params.version} of ${params.code}.`);
      return { ...row, fields: fieldsOf(found) };
    },
  );
};

async function versionsOf(read: Read, code: string): Promise<Record<string, JsonValue>[]> {
  return jsonRows(versionColumns, await selectNamedRows(read, versionRowsOf(code)));
}

function fieldsOf({ code, id, record }: Version): Readonly<Record<string, unknown>> {
  return publicRecord(code, id, record).fields;
}
