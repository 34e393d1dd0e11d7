import { get, type IncomingMessage } from 'node:http';
import { connectClient } from '#platform/db/database.server.ts';
import { type Bench, timesAsMany } from './harness/bench.ts';
import type { BenchDatabase } from './harness/bench-server.ts';
import type { ServerProcess } from './harness/child.ts';
import { startKoordi } from './harness/page-cost.ts';
import { familyProcessorTime, peakMemory, processorTime } from './harness/process-use.ts';
import { type Row, rounded, type Section } from './harness/report.ts';
import { ratios, summarise } from './harness/summary.ts';
import { copyProjects } from './peers/copy-of-projects.ts';

const formats = ['csv', 'ndjson', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** How much of COPY's speed a file is to have. */
const speedTarget = { atLeast: 0.3 };
/** Memory may grow by so much when there are five times as many projects. */
const memoryTarget = { atMost: 1.3 };

/** Files of the whole register as they are fetched, against COPY of the same columns; and the server's memory meanwhile. */
export async function benchExport(bench: Bench): Promise<Section> {
  const registers = [
    { database: await bench.register(), projects: bench.descriptions },
    { database: await bench.bigRegister(), projects: bench.descriptions * timesAsMany },
  ] as const;
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const format of formats) {
    const exports: Export[] = [];
    for (const { database, projects } of registers) {
      bench.say(`fetching ${projects} projects as ${format}`);
      exports.push(await measureExport(bench, database, projects, format));
    }
    rows.push(...exports.flatMap(speedRows), ...memoryRows(format, exports));
    notes.push(...exports.map(noteOn));
  }
  return {
    title: 'Files of the whole register',
    rows,
    notes: [
      'Fetched uncompressed over HTTP, as a program does; COPY writes CSV of the same columns. CPU of COPY is that of PostgreSQL, of a file also that of the server.',
      ...notes,
    ],
  };
}

/** A file or a COPY, once. */
interface Fetched {
  readonly bytes: number;
  readonly lines: number;
  readonly header: string;
  readonly seconds: number;
  readonly processorSeconds: number;
}

interface Export {
  readonly format: Format;
  readonly projects: number;
  readonly files: readonly Fetched[];
  readonly copies: readonly Fetched[];
  /** Bytes. */
  readonly peakMemory: number;
}

async function measureExport(bench: Bench, database: BenchDatabase, projects: number, format: Format): Promise<Export> {
  const client = await connectClient(database.target);
  const server = await startKoordi(database);
  try {
    const files: Fetched[] = [];
    const copies: Fetched[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const file = await fetchFile(bench, server, format);
      const copy = await measured(
        () => familyProcessorTime(bench.server.pid),
        async () => readAll(copyProjects(client)),
      );
      if (format === 'csv') refuseDifference(file, copy);
      if (round === 0) continue;
      files.push(file);
      copies.push(copy);
    }
    return { format, projects, files, copies, peakMemory: await peakOf(bench, database, projects, format) };
  } finally {
    await server.stop();
    await client.end();
  }
}

/**
 * The most memory that a new server holds while it sends as many rows as the big register has, in one file or in several:
 * the more rows pass through, the more garbage lies about, whatever the register's size.
 */
async function peakOf(bench: Bench, database: BenchDatabase, projects: number, format: Format): Promise<number> {
  const server = await startKoordi(database);
  try {
    const files = (bench.descriptions * timesAsMany) / projects;
    for (let file = 0; file < files; file += 1) await fetchFile(bench, server, format);
    return peakMemory(server.pid);
  } finally {
    await server.stop();
  }
}

async function fetchFile({ server }: Bench, { pid, address }: ServerProcess, format: Format): Promise<Fetched> {
  return measured(
    () => processorTime(pid) + familyProcessorTime(server.pid),
    async () => {
      const url = `${address}/api/v1/bulk/projects.${format}`;
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        get(url, { headers: { 'accept-encoding': 'identity' } }, resolve).on('error', reject);
      });
      if (response.statusCode !== 200) throw new Error(`${url} was answered with ${response.statusCode}.`);
      return readAll(response);
    },
  );
}

async function measured<Result>(
  processor: () => number,
  work: () => Promise<Result>,
): Promise<Result & { seconds: number; processorSeconds: number }> {
  const processorBefore = processor();
  const startedAt = performance.now();
  const result = await work();
  return {
    ...result,
    seconds: (performance.now() - startedAt) / 1000,
    processorSeconds: (processor() - processorBefore) / 1000,
  };
}

const newLine = 10;

async function readAll(stream: NodeJS.ReadableStream): Promise<Pick<Fetched, 'bytes' | 'lines' | 'header'>> {
  let bytes = 0;
  let lines = 0;
  let header: string | undefined;
  for await (const chunk of stream) {
    const piece = Buffer.from(chunk);
    header ??= piece
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/, 1)[0];
    bytes += piece.length;
    for (let at = piece.indexOf(newLine); at >= 0; at = piece.indexOf(newLine, at + 1)) lines += 1;
  }
  return { bytes, lines, header: header ?? '' };
}

/** Files of other columns or rows are not to be compared. */
function refuseDifference(file: Fetched, copy: Fetched): void {
  if (file.header !== copy.header || file.lines !== copy.lines) {
    throw new Error(`The file has ${file.lines} lines of ${file.header}; COPY has ${copy.lines} of ${copy.header}.`);
  }
}

function speedRows({ format, projects, files, copies }: Export): Row[] {
  const row = (unit: string, value: (fetched: Fetched) => number, target?: Row['target']): Row => ({
    what: `${format}, ${rounded(projects)} projects`,
    unit,
    koordi: summarise(files.map(value)),
    against: { what: 'COPY to CSV', value: summarise(copies.map(value)) },
    ratio: ratios(files.map(value), copies.map(value)),
    ...(target && { target }),
  });
  return [
    row('rows/s', ({ seconds }) => projects / seconds, speedTarget),
    row('rows/CPU s', ({ processorSeconds }) => projects / processorSeconds),
  ];
}

function memoryRows(format: Format, [few, many]: readonly Export[]): Row[] {
  if (!few || !many) return [];
  return [
    {
      what: `peak memory, ${format}, ${rounded(many.projects)} projects`,
      unit: 'MB',
      koordi: summarise([many.peakMemory / 1e6]),
      against: { what: `${rounded(few.projects)}, as many rows`, value: summarise([few.peakMemory / 1e6]) },
      ratio: summarise([many.peakMemory / few.peakMemory]),
      target: memoryTarget,
    },
  ];
}

function noteOn({ format, projects, files }: Export): string {
  const [file] = files;
  return `${format}, ${rounded(projects)} projects: ${rounded((file?.bytes ?? 0) / 1e6)} MB.`;
}
