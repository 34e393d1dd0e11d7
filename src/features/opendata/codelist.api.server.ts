import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listAreaListVersions, listAreas } from '#features/codelist/public.server.ts';
import type { Area } from '#features/codelist/public.ts';
import { areaKinds } from '#features/codelist/public.ts';
import { finnishDate } from '#platform/clock.ts';
import { reading } from '#platform/db/database.server.ts';
import { jsonRows, rowSchema } from './column.model.ts';
import { type AreaRow, areaColumns } from './dataset.model.ts';
import { languageParameter, onParameter } from './question.api.server.ts';
import type { OpenDataService } from './service.server.ts';

const area = rowSchema(areaColumns).meta({ id: 'Area' });

const areaList = z
  .object({
    kind: z.enum(areaKinds).describe('opendata.parameter.kind'),
    valid_from: z.iso.date().describe('opendata.field.valid-from'),
    source: z.string().describe('opendata.field.list-source'),
    areas: z.int().describe('opendata.field.areas'),
  })
  .meta({ id: 'AreaList' });

/** The official lists of areas, as they were on any day. */
export const codelistApi: FastifyPluginAsyncZod<OpenDataService> = async (app, { database, clock }) => {
  const read = reading(database);

  app.get(
    '/codelists',
    {
      schema: {
        operationId: 'listCodelists',
        summary: 'opendata.operation.list-codelists',
        description: 'opendata.operation.list-codelists-about',
        querystring: z.strictObject(languageParameter),
        response: { 200: z.object({ items: z.array(areaList).describe('opendata.field.items') }) },
      },
    },
    async () => {
      const lists = await listAreaListVersions(read);
      return {
        items: lists.map(({ kind, validFrom, source, areaCount }) => ({
          kind,
          valid_from: validFrom,
          source,
          areas: areaCount,
        })),
      };
    },
  );

  app.get(
    '/codelists/:kind',
    {
      schema: {
        operationId: 'getCodelist',
        summary: 'opendata.operation.get-codelist',
        description: 'opendata.operation.get-codelist-about',
        params: z.strictObject({ kind: z.enum(areaKinds).describe('opendata.parameter.kind') }),
        querystring: z.strictObject({ ...onParameter, ...languageParameter }),
        response: {
          200: z.object({
            kind: z.enum(areaKinds).describe('opendata.parameter.kind'),
            on: z.iso.date().describe('opendata.field.list-on'),
            items: z.array(area).describe('opendata.field.items'),
          }),
        },
      },
    },
    async ({ params: { kind }, query }) => {
      const on = query.on ?? finnishDate(clock.now());
      const areas = await listAreas(read, kind, on);
      return { kind, on, items: jsonRows(areaColumns, areas.map(areaRow)) };
    },
  );
};

function areaRow(listed: Area): AreaRow {
  return {
    area_code: listed.code,
    name_fi: listed.nameFi,
    name_sv: listed.nameSv,
    region_code: listed.regionCode,
    sub_region_code: listed.subRegionCode,
    ely_centre_code: listed.elyCentreCode,
    vitality_centre_code: listed.vitalityCentreCode,
    employment_area_code: listed.employmentAreaCode,
  };
}
