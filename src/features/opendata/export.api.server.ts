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
import { type OpenDataService, originOf } from './service.server.ts';

const rowsAtOnce = 500;

/** What is on the list of projects as a file for people: all that fits, in the order of the list, in the reader's language. */
export async function registerExports(app: FastifyInstance, service: OpenDataService): Promise<void> {
  const read = reading(service.database);
  for (const language of languages) {
    for (const format of ['csv', 'xlsx'] as const) {
      app.get(`/${language}/projects/export.${format}`, async (request, reply) => {
        const origin = originOf(service, request);
        const t = textsFor(language);
        reply.headers({
          'content-type': mediaTypes[format],
          'content-disposition': `attachment; filename="${t('opendata.export.file-name')}.${format}"`,
          'cache-control': 'no-cache',
          'x-robots-tag': 'noindex',
        });
        if (request.method === 'HEAD') return reply.send('');
        const answer = await select(read, questionFrom(new URL(request.url, origin).searchParams));
        const columns = exportColumns(t, origin, answer.areas);
        const batches = rowsInOrder(read, answer);
        if (format === 'xlsx') return reply.send(xlsxStream({ title: t('opendata.export.sheet'), columns, batches }));
        return reply.send(Readable.from(csvPieces(columns, batches, finnishCsv), { objectMode: false }));
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
