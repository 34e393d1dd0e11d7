import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Answer, select } from '#features/search/public.server.ts';
import { questionFrom } from '#features/search/public.ts';
import { selectNamedRows } from '#platform/db/cursor.server.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { csvPieces, finnishCsv } from '#platform/files/csv.ts';
import { xlsxStream } from '#platform/files/xlsx.server.ts';
import { languages } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { projectRowsOf } from './bulk.queries.server.ts';
import { mediaTypes, type ProjectRow } from './dataset.model.ts';
import { exportColumns } from './export-column.model.ts';
import { peoplesQuestion } from './question.api.server.ts';
import { getRegisterState } from './register-state.queries.server.ts';
import { apiVersion, isKnownToReader, type OpenDataService, originOf } from './service.server.ts';
import { createStreamGate } from './stream-gate.server.ts';

const rowsAtOnce = 500;

/** Each file being written costs processor time that the pages need too. */
const mostFiles = 8;

/** What is on the list of projects as a file for people: all that fits, in the order of the list, in the reader's language. */
export async function registerExports(app: FastifyInstance, service: OpenDataService): Promise<void> {
  const read = reading(service.database);
  const openFile = createStreamGate(mostFiles);
  for (const language of languages) {
    for (const format of ['csv', 'xlsx'] as const) {
      const schema = { querystring: peoplesQuestion };
      app.get(`/${language}/projects/export.${format}`, { schema }, async (request, reply) => {
        const origin = originOf(service, request);
        const state = await getRegisterState(read);
        const told = `${apiVersion} ${state} ${origin}${request.url}`;
        const etag = `W/"${createHash('sha1').update(told).digest('base64url')}"`;
        const t = textsFor(language);
        reply.headers({ etag, 'cache-control': 'no-cache' });
        if (isKnownToReader(request, etag)) return reply.code(304).send();
        reply.headers({
          'content-type': mediaTypes[format],
          'content-disposition': `attachment; filename="${t('opendata.export.file-name')}.${format}"`,
          'x-robots-tag': 'noindex',
        });
        // Of a stream no length is told.
        if (request.method === 'HEAD') return reply.send(Readable.from([]));
        const answer = await select(read, questionFrom(new URL(request.url, origin).searchParams));
        const columns = exportColumns(t, origin, answer.areas);
        const batches = rowsInOrder(read, answer);
        const file = openFile(() =>
          format === 'xlsx'
            ? xlsxStream({ title: t('opendata.export.sheet'), columns, batches })
            : Readable.from(csvPieces(columns, batches, finnishCsv), { objectMode: false }),
        );
        return reply.send(file);
      });
    }
  }
}

/** Versions never change, so that no connection need be held while the reader takes them in. */
async function* rowsInOrder(read: Read, { total, versionIds }: Answer): AsyncGenerator<ProjectRow[]> {
  const ids = versionIds(0, total);
  for (let begin = 0; begin < ids.length; begin += rowsAtOnce) {
    yield await selectNamedRows(read, projectRowsOf(ids.slice(begin, begin + rowsAtOnce)));
  }
}
