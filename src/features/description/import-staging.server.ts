import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { spellingKey } from '#features/organisation/public.ts';
import { type CopyValue, copyRows } from '#platform/db/copy.server.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { factColumns } from './fact-column.model.ts';
import type { ImportItem } from './import-item.model.ts';

/** A file as it came in. */
export interface SourceFile {
  /** Path as the importer gave it; a member of an archive is `archive.zip/member.txt`. */
  readonly name: string;
  readonly mediaType: 'text/plain' | 'text/html' | 'application/pdf' | 'text/csv';
  readonly encoding: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Everything that is to be imported, in temporary tables of one connection: the whole can be compared with the register
 * before anything is written, and the memory of this process stays flat however many files there are.
 */
export interface Staging {
  /** Keeps a file and what it tells; a file that tells nothing is not kept. */
  add(source: SourceFile, items: Iterable<ImportItem>): Promise<void>;
  /** Writes what is still held back and makes the tables ready for comparison. Answers the number of items. */
  finish(): Promise<number>;
}

const itemColumns = {
  ordinal: 'int primary key',
  source_ordinal: 'int not null',
  source_line: 'int',
  code: 'text not null',
  form: 'text not null',
  is_full: 'boolean not null',
  known_on: 'date not null',
  known_basis: 'text not null',
  content_sha256: 'text not null',
  facts_key: 'text not null',
  is_truncated: 'boolean not null',
  error_count: 'int not null',
  warning_count: 'int not null',
  note_count: 'int not null',
  ...Object.fromEntries(factColumns.map(({ column, type }) => [column, type])),
  record: 'json not null',
} as const;

const tables = {
  import_source: {
    ordinal: 'int primary key',
    sha256: 'text not null',
    name: 'text not null',
    media_type: 'text not null',
    encoding: 'text',
    content: 'bytea not null',
  },
  import_item: itemColumns,
  import_item_area: {
    item_ordinal: 'int not null',
    kind: 'text not null',
    position: 'int not null',
    printed_name: 'text not null',
    code: 'text',
  },
  import_item_party: {
    ordinal: 'int primary key',
    item_ordinal: 'int not null',
    role: 'text not null',
    position: 'int not null',
    printed_name: 'text not null',
    business_id: 'text',
    spelling_key: 'text not null',
  },
} as const;

type TableName = keyof typeof tables;

/** Rows are held back until there is about this much text, then written at once. */
const batchBytes = 4_000_000;

/** Where the temporary tables are. */
interface Ground {
  execute(statement: string): Promise<unknown>;
  write(table: string, columns: readonly string[], rows: readonly CopyValue[][]): Promise<unknown>;
}

/** Makes the temporary tables on this connection, empty. */
export async function prepareStaging(client: pg.Client): Promise<Staging> {
  return stagingOn({
    execute: (statement) => client.query(statement),
    write: (table, columns, rows) => copyRows(client, table, columns, rows),
  });
}

/** The same for the few tellings that one transaction takes in, beside whatever else it does. */
export async function prepareStagingIn(tx: Tx): Promise<Staging> {
  return stagingOn({
    execute: (statement) => sql.raw(statement).execute(tx),
    write: async (table, columns, rows) => {
      if (rows.length === 0) return;
      const tuples = rows.map((row) => sql`(${sql.join(row.map(storable))})`);
      await sql`insert into ${sql.table(table)} (${sql.raw(columns.join(', '))}) values ${sql.join(tuples)}`.execute(
        tx,
      );
    },
  });
}

/** PostgreSQL cannot hold the character NUL in a text; COPY leaves it out as well. */
function storable(value: CopyValue): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '');
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

async function stagingOn(ground: Ground): Promise<Staging> {
  for (const [table, columns] of Object.entries(tables)) {
    const definition = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await ground.execute(`drop table if exists ${table}`);
    await ground.execute(`create temporary table ${table} (${definition.join(', ')})`);
  }
  return new BatchedStaging(ground);
}

class BatchedStaging implements Staging {
  private readonly ground: Ground;
  private held: Record<TableName, CopyValue[][]> = emptyBatch();
  private heldBytes = 0;
  private sourceCount = 0;
  private itemCount = 0;
  private partyCount = 0;

  constructor(ground: Ground) {
    this.ground = ground;
  }

  async add(source: SourceFile, items: Iterable<ImportItem>): Promise<void> {
    let isKept = false;
    for (const item of items) {
      if (!isKept) this.addSource(source);
      isKept = true;
      this.addItem(item);
      if (this.heldBytes > batchBytes) await this.flush();
    }
  }

  async finish(): Promise<number> {
    await this.flush();
    await this.ground.execute('create index on import_item (code)');
    await this.ground.execute('create index on import_item_party (item_ordinal)');
    await this.ground.execute('create index on import_item_area (item_ordinal)');
    await this.ground.execute('alter table import_item add outcome text');
    for (const table of Object.keys(tables)) await this.ground.execute(`analyze ${table}`);
    return this.itemCount;
  }

  private addSource({ name, mediaType, encoding, bytes }: SourceFile): void {
    this.sourceCount += 1;
    this.held.import_source.push([this.sourceCount, sha256(bytes), name, mediaType, encoding, bytes]);
    this.heldBytes += bytes.length;
  }

  private addItem(item: ImportItem): void {
    this.itemCount += 1;
    const record = JSON.stringify(item.record);
    this.heldBytes += record.length * 2;
    this.held.import_item.push(this.itemRow(item, record));
    item.areas.forEach(({ kind, printedName, code }, index) => {
      this.held.import_item_area.push([this.itemCount, kind, index + 1, printedName, code]);
    });
    item.parties.forEach(({ role, printedName, businessId }, index) => {
      this.partyCount += 1;
      const key = spellingKey(printedName);
      this.held.import_item_party.push([
        this.partyCount,
        this.itemCount,
        role,
        index + 1,
        printedName,
        businessId,
        key,
      ]);
    });
  }

  /** The values in the order of `itemColumns`. */
  private itemRow(item: ImportItem, record: string): CopyValue[] {
    const { facts, known, problems } = item;
    return [
      this.itemCount,
      this.sourceCount,
      item.sourceLine,
      facts.code,
      item.record.form,
      item.isFull,
      known.on,
      known.basis,
      sha256(item.digested),
      item.factsKey,
      item.record.truncated ?? false,
      problems.error,
      problems.warning,
      problems.note,
      ...factColumns.map(({ fact }) => facts[fact]),
      record,
    ];
  }

  private async flush(): Promise<void> {
    const batch = this.held;
    this.held = emptyBatch();
    this.heldBytes = 0;
    for (const [table, columns] of Object.entries(tables)) {
      await this.ground.write(table, Object.keys(columns), batch[table as TableName]);
    }
  }
}

function emptyBatch(): Record<TableName, CopyValue[][]> {
  return { import_source: [], import_item: [], import_item_area: [], import_item_party: [] };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
