import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { reading } from '#platform/db/database.server.ts';
import { rememberDigests } from './bulk-digest.server.ts';
import { bulkStream } from './bulk-file.server.ts';
import { type BulkFile, bulkFiles, datasetIds, datasets, mediaTypes } from './dataset.model.ts';
import { licenceAddress } from './licence.model.ts';
import { InvalidParameter } from './problem.server.ts';
import { dayParameter, languageParameter } from './question.api.server.ts';
import { getRegisterState } from './register-state.queries.server.ts';
import { isKnownToReader, type OpenDataService, originOf } from './service.server.ts';
import { createStreamGate } from './stream-gate.server.ts';

const fileNames = bulkFiles.map(fileName);

const listedFile = z
  .object({
    dataset: z.enum(datasetIds as [string, ...string[]]).describe('opendata.parameter.dataset'),
    address: z.url().describe('opendata.field.file-address'),
    media_type: z.string().describe('opendata.field.media-type'),
    bytes: z.int().nullable().describe('opendata.field.bytes'),
    sha256: z.string().nullable().describe('opendata.field.sha256'),
    has_day: z.boolean().describe('opendata.field.has-day'),
    columns: z.array(z.string()).nullable().describe('opendata.field.columns'),
  })
  .meta({ id: 'File' });

/** The whole register as files, and what there is to know of them before fetching any. */
export const bulkApi: FastifyPluginAsyncZod<OpenDataService> = async (app, service) => {
  const { database } = service;
  const digesting = rememberDigests(database, (error) => app.log.error(error));
  app.addHook('onClose', () => digesting.end());
  const openFile = createStreamGate(mostStreams);

  app.get(
    '/bulk',
    {
      schema: {
        operationId: 'listFiles',
        summary: 'opendata.operation.list-files',
        description: 'opendata.operation.list-files-about',
        querystring: z.strictObject(languageParameter),
        response: {
          200: z.object({
            state: z.string().describe('opendata.field.state'),
            licence: z.url().describe('opendata.field.licence'),
            files: z.array(listedFile).describe('opendata.field.files'),
          }),
        },
      },
    },
    async (request, reply) => {
      const now = await getRegisterState(reading(database));
      const { state, digests } = digesting.latest(now) ?? { state: now, digests: [] };
      // Soon there will be more to tell, though the database stays the same.
      if (state !== now || digests.length === 0) reply.header('etag', `W/"${state}-${digests.length}"`);
      const base = `${originOf(service, request)}/api/v1/bulk`;
      return {
        state,
        licence: licenceAddress,
        files: bulkFiles.map((file, index) => ({
          dataset: file.dataset,
          address: `${base}/${fileName(file)}`,
          media_type: mediaTypes[file.format],
          ...(digests[index] ?? { bytes: null, sha256: null }),
          has_day: datasets[file.dataset].hasDay,
          columns: datasets[file.dataset].columns?.map(({ name }) => name) ?? null,
        })),
      };
    },
  );

  app.get(
    '/bulk/:file',
    {
      schema: {
        operationId: 'getFile',
        summary: 'opendata.operation.get-file',
        description: 'opendata.operation.get-file-about',
        produces: [...new Set(Object.values(mediaTypes))],
        params: z.strictObject({
          file: z.enum(fileNames as [string, ...string[]]).describe('opendata.parameter.file'),
        }),
        querystring: z.strictObject({
          on: dayParameter.optional().describe('opendata.parameter.on'),
          ...languageParameter,
        }),
      },
    },
    async (request, reply) => {
      const file = bulkFiles[fileNames.indexOf(request.params.file)] as BulkFile;
      const { on } = request.query;
      if (on !== undefined && !datasets[file.dataset].hasDay) {
        throw new InvalidParameter('on', 'opendata.problem.no-day');
      }
      const state = await getRegisterState(reading(database));
      const etag = `W/"${createHash('sha256')
        .update(`${state} ${fileName(file)} ${on}`)
        .digest('base64url')
        .slice(0, 27)}"`;
      reply.header('etag', etag);
      if (isKnownToReader(request, etag)) return reply.code(304).send();
      // Fastify would read the whole file to leave it out. Of a stream no length is told.
      const content = request.method === 'HEAD' ? Readable.from([]) : openFile(() => bulkStream(database, file, on));
      const name = `koordi-${file.dataset}${on ? `-${on}` : ''}.${file.format}`;
      return reply
        .header('link', `<${licenceAddress}>; rel="license"`)
        .header('content-disposition', `attachment; filename="${name}"`)
        .type(mediaTypes[file.format])
        .send(content);
    },
  );
};

function fileName({ dataset, format }: BulkFile): string {
  return `${dataset}.${format}`;
}

/** Each file being read holds one of the four connections for cursors; the digests need the last. */
const mostStreams = 3;
