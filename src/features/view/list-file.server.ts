import { Readable } from 'node:stream';
import { csvPieces, finnishCsv } from '#platform/files/csv.ts';
import type { Batches, TableColumn } from '#platform/files/table-column.ts';
import { xlsxStream } from '#platform/files/xlsx.server.ts';
import type { ListColumn } from './parts/list-frame.tsx';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type ListFormat = keyof typeof mediaTypes;

interface ListFile<Row> {
  /** Of the file, without its ending, and of the sheet. */
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly batches: Batches<Row>;
}

/** A list as a file to keep: the columns and the order of the page. */
export function listFile<Row>(format: ListFormat, { name, columns, batches }: ListFile<Row>): Response {
  const inFile = columns.map((column): TableColumn<Row> => ({ ...column, name: column.header }));
  const content =
    format === 'xlsx'
      ? xlsxStream({ title: name, columns: inFile, batches })
      : Readable.from(csvPieces(inFile, batches, finnishCsv), { objectMode: false });
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    },
  });
}
