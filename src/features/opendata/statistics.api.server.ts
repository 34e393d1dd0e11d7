import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { select } from '#features/search/public.server.ts';
import {
  type FacetId,
  type FigureId,
  facetIds,
  facetsWithSeveralValues,
  figureIds,
  type Group,
  isMoney,
  notTold,
  type Sum,
} from '#features/search/public.ts';
import { selectNamedRows } from '#platform/db/cursor.server.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { namedUnitRowsOf } from './bulk.queries.server.ts';
import { languageParameter, questionOf, questionParameters } from './question.api.server.ts';
import type { OpenDataService } from './service.server.ts';

const sum = z.object({ sum: z.number(), told: z.int() }).meta({ id: 'Sum' }).describe('opendata.field.sum');
const sums = z.object(Object.fromEntries(figureIds.map((figure) => [columnNameOf(figure), sum]))).meta({ id: 'Sums' });

const group = z
  .object({
    value: z.string().describe('opendata.field.group-value'),
    organisation: z.string().optional().describe('opendata.field.group-organisation'),
    name: z.string().optional().describe('opendata.field.group-name'),
    projects: z.int().describe('opendata.field.group-projects'),
    sums,
  })
  .meta({ id: 'Group' });

/** Sums over projects, whole and in groups. */
export const statisticsApi: FastifyPluginAsyncZod<OpenDataService> = async (app, { database }) => {
  const read = reading(database);

  app.get(
    '/statistics',
    {
      schema: {
        operationId: 'getStatistics',
        summary: 'opendata.operation.get-statistics',
        description: 'opendata.operation.get-statistics-about',
        querystring: z.strictObject({
          by: z.enum(facetIds).default('period').describe('opendata.parameter.by'),
          ...questionParameters,
          ...languageParameter,
        }),
        response: {
          200: z.object({
            by: z.enum(facetIds).describe('opendata.parameter.by'),
            several: z.boolean().describe('opendata.field.several'),
            projects: z.int().describe('opendata.field.total'),
            sums,
            groups: z.array(group).describe('opendata.field.groups'),
          }),
        },
      },
    },
    async ({ query: { by, lang: _lang, ...asked } }) => {
      const selection = await select(read, questionOf(asked));
      const groups = groupsOnce(selection.groups(by), by).toSorted((a, b) => (a.value < b.value ? -1 : 1));
      const units = by === 'organisation' ? await namedUnits(read, groups) : undefined;
      return {
        by,
        several: by !== 'organisation' && facetsWithSeveralValues.has(by),
        projects: selection.total,
        sums: inEuros((figure) => selection.sum(figure)),
        groups: groups.map((group) => ({
          value: group.value,
          ...units?.get(group.value),
          projects: group.projects,
          sums: inEuros((figure) => group.sum(figure)),
        })),
      };
    },
  );
};

/** An implementer is on the shelf by its unit and by its Y-tunnus: the units alone hold each project once. */
function groupsOnce(groups: readonly Group[], by: FacetId): Group[] {
  return groups.filter(({ value }) => by !== 'organisation' || value === notTold || unitOf(value) !== undefined);
}

function unitOf(value: string): number | undefined {
  const [, unit] = /^u(\d+)$/.exec(value) ?? [];
  return unit === undefined ? undefined : Number(unit);
}

/** Key and name of the organisation of each group, by its value. */
async function namedUnits(read: Read, groups: readonly Group[]) {
  const rows = await selectNamedRows(read, namedUnitRowsOf(groups.flatMap(({ value }) => unitOf(value) ?? [])));
  return new Map(rows.map(({ unit, organisation, name }) => [`u${unit}`, { organisation, name }]));
}

/** By the names that the figures have in all files: money in euros. */
function inEuros(sumOf: (figure: FigureId) => Sum): Record<string, Sum> {
  return Object.fromEntries(
    figureIds.map((figure) => {
      const { sum: amount, told } = sumOf(figure);
      return [columnNameOf(figure), { sum: isMoney(figure) ? amount / 100 : amount, told }];
    }),
  );
}

/** `grantedEuState` → `granted_eu_state`. */
function columnNameOf(figure: FigureId): string {
  return figure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
