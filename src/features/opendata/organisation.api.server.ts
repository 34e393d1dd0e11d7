import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { selectNamedRows } from '#platform/db/cursor.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { organisationRowsAfter, organisationRowsOf } from './bulk.queries.server.ts';
import { jsonRows, rowSchema } from './column.model.ts';
import { organisationColumns } from './dataset.model.ts';
import { placeFrom, placeWord } from './place.model.ts';
import { languageParameter, limitParameter, nextAddress, placeParameter } from './question.api.server.ts';
import { type OpenDataService, originOf } from './service.server.ts';

const organisation = rowSchema(organisationColumns).meta({ id: 'Organisation' });

const organisationKey = z
  .string()
  .regex(/^(\d{7}-\d|u[1-9]\d{0,8})$/)
  .describe('opendata.parameter.organisation-key');

/** Organisations with every name under which they have been printed. */
export const organisationApi: FastifyPluginAsyncZod<OpenDataService> = async (app, service) => {
  const read = reading(service.database);

  app.get(
    '/organisations',
    {
      schema: {
        operationId: 'listOrganisations',
        summary: 'opendata.operation.list-organisations',
        description: 'opendata.operation.list-organisations-about',
        querystring: z.strictObject({
          business_id: z
            .string()
            .regex(/^\d{7}-\d$/)
            .optional()
            .describe('opendata.parameter.business_id'),
          limit: limitParameter,
          after: placeParameter,
          ...languageParameter,
        }),
        response: {
          200: z.object({
            items: z.array(organisation).describe('opendata.field.items'),
            next: z.url().nullable().describe('opendata.field.next'),
          }),
        },
      },
    },
    async (request, reply) => {
      const { business_id, limit, after } = request.query;
      const place = (after === undefined ? undefined : placeFrom(after)) ?? { offset: 0, last: 0 };
      // One more than asked tells whether there is more.
      const rows = await selectNamedRows(read, organisationRowsAfter(place.last, limit + 1, business_id));
      const shown = rows.slice(0, limit);
      const last = shown.at(-1)?.listed_at;
      const next =
        rows.length > limit && last !== undefined
          ? nextAddress(originOf(service, request), request.url, placeWord({ offset: place.offset + limit, last }))
          : null;
      if (next !== null) reply.header('link', `<${next}>; rel="next"`);
      return { items: jsonRows(organisationColumns, shown), next };
    },
  );

  app.get(
    '/organisations/:organisation',
    {
      schema: {
        operationId: 'getOrganisation',
        summary: 'opendata.operation.get-organisation',
        description: 'opendata.operation.get-organisation-about',
        params: z.strictObject({
          organisation: organisationKey,
        }),
        querystring: z.strictObject(languageParameter),
        response: { 200: organisation },
      },
    },
    async ({ params }) => {
      const [row] = jsonRows(organisationColumns, await selectNamedRows(read, organisationRowsOf(params.organisation)));
      if (!row) throw new NotFound(`There is no organisation ${params.organisation}.`);
      return row;
    },
  );
};
