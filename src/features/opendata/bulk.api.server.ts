import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '#platform/db/database.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { bulkStream, digestOf, type FileDigest } from './bulk-file.server.ts';
import { type BulkFile, bulkFiles, datasetIds, datasets, mediaTypes } from './dataset.model.ts';
import { licenceAddress } from './licence.model.ts';
import { dayParameter, languageParameter } from './question.api.server.ts';
import { getRegisterState } from './register-state.queries.server.ts';
import { type OpenDataService, originOf } from './service.server.ts';
import { createStreamGate } from './stream-gate.server.ts';

const fileNames = bulkFiles.map(fileName);

const listedFile = z
  .object({
    dataset: z.enum(datasetIds as [string, ...string[]]).describe('opendata.parameter.dataset'),
    address: z.url().describe('opendata.field.file-address'),
    media_type: z.string().describe('opendata.field.media-type'),
    bytes: z.int().describe('opendata.field.bytes'),
    sha256: z.string().describe('opendata.field.sha256'),
    has_day: z.boolean().describe('opendata.field.has-day'),
    columns: z.array(z.string()).nullable().describe('opendata.field.columns'),
  })
  .meta({ id: 'File' });

/** The whole register as files, and what there is to know of them before fetching any. */
export const bulkApi: FastifyPluginAsyncZod<OpenDataService> = async (app, service) => {
  const { database } = service;
  const digestsOfNow = rememberDigests(database);
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
    async (request) => {
      const { state, digests } = await digestsOfNow();
      const base = `${originOf(service, request)}/api/v1/bulk`;
      return {
        state,
        licence: licenceAddress,
        files: bulkFiles.map((file, index) => ({
          dataset: file.dataset,
          address: `${base}/${fileName(file)}`,
          media_type: mediaTypes[file.format],
          ...(digests[index] ?? { bytes: 0, sha256: '' }),
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
      const on = datasets[file.dataset].hasDay ? request.query.on : undefined;
      const state = await getRegisterState(reading(database));
      const etag = `W/"${createHash('sha256')
        .update(`${state} ${fileName(file)} ${on}`)
        .digest('base64url')
        .slice(0, 27)}"`;
      reply.header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      // Fastify would read the whole file to leave it out.
      const content = request.method === 'HEAD' ? '' : openFile(() => bulkStream(database, file, on));
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

/** Each file being read holds a connection to the database; the pages need some too. */
const mostStreams = 4;

interface Digests {
  readonly state: string;
  /** In the order of `bulkFiles`. */
  readonly digests: readonly FileDigest[];
}

/** The digests of all files in the present state of the register, worked out once for each state. */
function rememberDigests(database: Database): () => Promise<Digests> {
  let known: { state: string; digests: Promise<readonly FileDigest[]> } | undefined;
  return async () => {
    const state = await getRegisterState(reading(database));
    if (known?.state !== state) {
      const digests = digestAll(database);
      known = { state, digests };
      digests.catch(() => {
        known = undefined;
      });
    }
    return { state, digests: await known.digests };
  };
}

/** One after the other: nobody is in a hurry, and others want the database too. */
async function digestAll(database: Database): Promise<FileDigest[]> {
  const digests: FileDigest[] = [];
  for (const file of bulkFiles) digests.push(await digestOf(bulkStream(database, file)));
  return digests;
}
