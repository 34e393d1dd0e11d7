import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { databaseOn, reading } from '#platform/db/database.server.ts';
import { Invalid } from '#platform/errors.ts';
import { listAnchors, listLaneHeads } from './anchor.queries.server.ts';
import { laneCount } from './chain.model.ts';
import { readLane } from './lane-reading.server.ts';

/** What stands in a bundle. */
export interface BundleContent {
  readonly entries: number;
  readonly anchors: number;
}

const verifier = fileURLToPath(new URL('./verify-bundle.mjs', import.meta.url));

/**
 * Writes the whole audit into an empty or new folder, for somebody who checks it without Koordi: the digested words with their
 * digests, the anchors, the lengths of the lanes, and a program of a page that recomputes all. One snapshot; the connection is
 * the owner's. Throws `Invalid` when there is something in the folder.
 */
export async function exportAudit(
  client: pg.Client,
  folder: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<BundleContent> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Invalid(`There is something in ${folder}: give a new folder.`);
  await client.query('begin isolation level repeatable read read only');
  try {
    const read = reading(databaseOn(client));
    const [lanes, anchors] = [await listLaneHeads(read), (await listAnchors(read)).toReversed()];
    const total = lanes.reduce((sum, { length }) => sum + length, 0);
    let entries = 0;
    const lines = entryLines(client, (count) => {
      entries += count;
      onProgress(entries, total);
    });
    await pipeline(Readable.from(lines), createWriteStream(join(folder, 'entries.ndjson')));
    await writeFile(join(folder, 'lanes.json'), `${JSON.stringify(lanes, null, 2)}\n`);
    await writeFile(join(folder, 'anchors.ndjson'), anchors.map(({ file }) => `${JSON.stringify(file)}\n`).join(''));
    await copyFile(verifier, join(folder, 'verify.mjs'));
    await writeFile(join(folder, 'README.txt'), README);
    return { entries, anchors: anchors.length };
  } finally {
    await client.query('rollback');
  }
}

/** A line is JSON; what is digested are the letters between `"entry":` and the last brace, as they are. */
async function* entryLines(client: pg.Client, onWritten: (count: number) => void): AsyncGenerator<string> {
  for (let lane = 1; lane <= laneCount; lane += 1) {
    for await (const batch of readLane(client, lane)) {
      yield batch.map(({ hash, text }) => `{"hash":"${hash}","entry":${text}}\n`).join('');
      onWritten(batch.length);
    }
  }
}

const README = `The audit of Koordi: who did what, when, by which right, on what, why and from where.

  entries.ndjson   every entry, one a line, by lane and position: its digest, and the entry as it was digested
  lanes.json       how long each lane is, and the digest of its last entry
  anchors.ndjson   the same as it was on earlier days, each signed and naming the digest of the one before
  verify.mjs       recomputes everything: node verify.mjs [anchor files kept elsewhere]

A digest is SHA-256, in hex, of the digest before it in the lane (in hex) followed by the letters of the entry. The first
entry of lane 7 follows the digest of the words "koordi audit lane 7". Users stand by number: their names are in the
service, where they can be erased.

A chain alone does not show that a lane was written anew as a whole, or cut short together with lanes.json. Compare with anchors
that were carried out of the house before, and the public key in them with the one you were given.
`;
