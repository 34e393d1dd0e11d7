import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { generate, PostgresDialect as PostgresTypes } from 'kysely-codegen';
import pg from 'pg';
import { connectClient } from '#platform/db/database.server.ts';
import { clientConfig, type DatabaseTarget } from '#platform/db/database-target.server.ts';
import { startEmbedded } from '#platform/db/embedded.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { dumpStructure } from './database-dump.ts';
import { writeOrVerify } from './generated-files.ts';

// Writes what follows from the migrations: the types of all tables and the structure as text. `npm run database [-- --verify]`.
// It asks a PostgreSQL of its own, made and thrown away, so that the result depends on nothing but the migrations.

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** As `value-parsers.server.ts` parses them. */
const TYPE_MAPPING = { int8: 'number', date: 'string' };

async function withMigratedDatabase<Result>(work: (target: DatabaseTarget) => Promise<Result>): Promise<Result> {
  const directory = join(tmpdir(), `koordi-database-${process.pid}`);
  try {
    const server = await startEmbedded({ directory, settings: { fsync: 'off', shared_buffers: '32MB' } });
    try {
      await migrate(server.target);
      return await work(server.target);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function generateTypes(target: DatabaseTarget): Promise<string> {
  const pool = new pg.Pool({ ...clientConfig(target), max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await generate({
      db,
      dialect: new PostgresTypes(),
      camelCase: true,
      excludePattern: 'koordi_meta.*',
      outFile: null,
      typeMapping: TYPE_MAPPING,
    });
  } finally {
    await db.destroy();
  }
}

async function describeStructure(target: DatabaseTarget): Promise<string> {
  const client = await connectClient(target);
  try {
    return await dumpStructure(client);
  } finally {
    await client.end();
  }
}

const files = await withMigratedDatabase(async (target) => ({
  'src/platform/db/schema.gen.ts': await generateTypes(target),
  'db/schema.sql': await describeStructure(target),
}));
process.exitCode = writeOrVerify(ROOT, files, 'npm run database');
