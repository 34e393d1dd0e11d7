import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { readByCursor } from '#platform/db/cursor.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import { csvPieces, standardCsv } from '#platform/files/csv.ts';
import { jsonRowOf, ndjsonPieces } from '#platform/files/ndjson.ts';
import { xlsxStream } from '#platform/files/xlsx.server.ts';
import {
  linkRows,
  organisationRows,
  partyRows,
  projectAreaRows,
  projectRows,
  recordRows,
  versionRows,
} from './bulk.queries.server.ts';
import type { Column } from './column.model.ts';
import {
  type BulkFile,
  type DatasetId,
  type FileFormat,
  linkColumns,
  organisationColumns,
  partyColumns,
  projectAreaColumns,
  projectColumns,
  versionColumns,
} from './dataset.model.ts';
import { publicRecord } from './public-record.model.ts';

/**
 * A file of the whole register as it is told now, or was on a day (ISO), read while it is sent: memory holds one batch of rows,
 * and destroying the stream ends the query. The same register gives the same bytes.
 */
export function bulkStream(database: Database, { dataset, format }: BulkFile, on?: string): Readable {
  return makers[dataset](database, format, on);
}

const makers: Readonly<Record<DatasetId, (database: Database, format: FileFormat, on?: string) => Readable>> = {
  projects: (database, format, on) =>
    tableStream(format, 'Hankkeet', projectColumns, readByCursor(database, projectRows(on))),
  descriptions: (database, _format, on) =>
    textStream(
      ndjsonPieces(readByCursor(database, recordRows(on), recordBatch), ({ code, version, record }) =>
        publicRecord(code, version, record),
      ),
    ),
  versions: (database, format) => tableStream(format, 'Versiot', versionColumns, readByCursor(database, versionRows())),
  parties: (database, format, on) =>
    tableStream(format, 'Osapuolet', partyColumns, readByCursor(database, partyRows(on))),
  areas: (database, format, on) =>
    tableStream(format, 'Alueet', projectAreaColumns, readByCursor(database, projectAreaRows(on))),
  organisations: (database, format) =>
    tableStream(format, 'Organisaatiot', organisationColumns, readByCursor(database, organisationRows())),
  links: (database, format) => tableStream(format, 'Kytkennät', linkColumns, readByCursor(database, linkRows())),
};

/** Descriptions are some ten kilobytes each. */
const recordBatch = 100;

function tableStream<Row>(
  format: FileFormat,
  title: string,
  columns: readonly Column<Row>[],
  batches: AsyncIterable<Row[]>,
): Readable {
  switch (format) {
    case 'csv':
      return textStream(csvPieces(columns, batches, standardCsv));
    case 'ndjson':
      return textStream(ndjsonPieces(batches, (row) => jsonRowOf(columns, row)));
    case 'xlsx':
      return xlsxStream({ title, columns, batches });
  }
}

function textStream(pieces: AsyncIterable<string>): Readable {
  return Readable.from(pieces, { objectMode: false });
}

/** A file as it came out: its length in bytes and its digest. */
export interface FileDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads a stream to its end. */
export async function digestOf(stream: Readable): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    hash.update(piece);
  }
  return { bytes, sha256: hash.digest('hex') };
}
