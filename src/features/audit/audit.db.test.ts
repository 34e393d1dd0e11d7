import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '#platform/clock.ts';
import { connectClient, type Database, reading, SERVICE, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { definePolicy, permit } from '#platform/permission/policy.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { makeAnchor, makeDailyAnchor } from './anchor.commands.server.ts';
import { listLaneHeads } from './anchor.queries.server.ts';
import { type AuditedAct, recordAct, recordReading, recordServiceAct } from './audit.commands.server.ts';
import type { ShowPeople } from './audited-reading.server.ts';
import { exportAudit } from './bundle.server.ts';
import { entryText } from './entry-text.server.ts';
import { showOnceAnHour } from './repeated-reading.server.ts';
import { verifyAudit } from './verify.server.ts';

const policy = definePolicy({ 'note.write': { coordinator: 'all' } });
const noon: Clock = { now: () => new Date('2026-11-20T10:00:00.123Z') };
const dayAfter: Clock = { now: () => new Date('2026-11-21T10:00:00Z') };
const keys = keyRingFrom(randomBytes(32).toString('base64'), 'the test');

let test: TestDatabase;
let client: pg.Client;
let actor: Actor;
beforeEach(async () => {
  test = await createTestDatabase();
  client = await connectClient(test.target);
  actor = await createActor(test, { given: [{ role: 'coordinator' }] });
});
afterEach(async () => {
  await client.end();
  await test.close();
});

/** One transaction, so that all of them come into one lane. */
async function writeEntries(count: number, database: Database = test.database): Promise<void> {
  await writingAs(database, actor.userId, async (tx) => {
    for (let number = 1; number <= count; number += 1) {
      await recordAct(tx, noon, permit(policy, actor, 'note.write'), {
        subject: { kind: 'note', id: number },
        projectId: 7,
        reason: 'Tarkistus',
        details: { number, 'pitkä "avain"': 'ä\n\t\\ \u0001', list: [1, 'x'] },
      });
    }
  });
}

/** Changes what only the owner of the database can, past the triggers. */
async function tamper(statement: string): Promise<void> {
  await client.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
}

async function laneOfEntries(): Promise<number> {
  return (await listLaneHeads(reading(test.database))).find(({ length }) => length > 0)?.lane ?? 0;
}

async function faults() {
  const { faults: found } = await verifyAudit(client);
  return found.map(({ kind, position, until }) => ({ kind, position, ...(until !== undefined && { until }) }));
}

describe('what is looked at again and again', () => {
  const reads = definePolicy({ 'note.read': { provider: 'own' } });

  async function look(reader: Actor, when: string, shown: AuditedAct): Promise<boolean> {
    const now = new Date(when);
    return writingAs(test.database, reader.userId, async (tx) => {
      let said: Parameters<ShowPeople> | undefined;
      const show: ShowPeople = (...about) => {
        said = about;
      };
      await showOnceAnHour(reading(tx), show, now, permit(reads, reader, 'note.read'), shown);
      if (said) await recordReading(tx, { now: () => now }, ...said);
      return said !== undefined;
    });
  }

  it('is written down once an hour for each reader and each thing', async () => {
    const reader = await createActor(test, { given: [{ role: 'provider' }] });
    const second = await createActor(test, { given: [{ role: 'provider' }] });
    const first = { subject: { kind: 'note', id: 1 } };
    expect(await look(reader, '2026-11-20T10:00:00Z', first)).toBe(true);
    expect(await look(reader, '2026-11-20T10:00:02Z', first)).toBe(false);
    expect(await look(second, '2026-11-20T10:00:03Z', first)).toBe(true);
    expect(await look(reader, '2026-11-20T10:00:04Z', { subject: { kind: 'note', id: 2 } })).toBe(true);
    expect(await look(reader, '2026-11-20T10:00:05Z', { ...first, details: { format: 'csv' } })).toBe(true);
    expect(await look(reader, '2026-11-20T11:00:00Z', first)).toBe(true);
  });
});

describe('an entry', () => {
  it('tells who, by which right, when, what, on what, why and from where', async () => {
    await writeEntries(1);
    const { rows } = await client.query(`select ${entryText} as text from audit_entry entry`);
    expect(JSON.parse(rows[0].text)).toMatchObject({
      position: 1,
      utc: '2026-11-20T10:00:00.123',
      user: actor.userId,
      role: 'coordinator',
      grant: actor.grants[0]?.id,
      act: 'note.write',
      kind: 'note',
      subject: '1',
      project: 7,
      reason: 'Tarkistus',
      origin: actor.origin,
      request: actor.requestId,
    });
  });

  it('cannot be written in the name of another, nor changed or removed by the service', async () => {
    const forged = writingAs(test.database, 'somebody else', (tx) =>
      recordAct(tx, noon, permit(policy, actor, 'note.write'), { subject: { kind: 'note', id: 1 } }),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    await writeEntries(1);
    await expect(sql`update audit_entry set act = 'note.read'`.execute(test.database)).rejects.toThrow(/denied/);
    await expect(sql`delete from audit_entry`.execute(test.database)).rejects.toThrow(/denied/);
    await expect(sql`update audit_lane set length = 0`.execute(test.database)).rejects.toThrow(/denied/);
    for (const statement of ['update audit_entry set act = act', 'delete from audit_entry', 'truncate audit_entry']) {
      await expect(client.query(statement)).rejects.toThrow(/only ever added/);
    }
  });

  it('gets its place and digest from the database, whatever is given', async () => {
    await sql`insert into audit_entry (acted_at, act, subject_kind, subject_id, lane, position, previous_hash, hash)
      values (now(), 'note.write', 'note', '1', 3, 77, '', '')`.execute(test.owner);
    expect(await faults()).toEqual([]);
    const { rows } = await client.query('select position::int from audit_entry');
    expect(rows).toEqual([{ position: 1 }]);
  });

  it('whose act was undone leaves no gap', async () => {
    await writeEntries(2);
    const undone = writingAs(test.database, SERVICE, async (tx) => {
      await recordServiceAct(tx, noon, 'note.write', { subject: { kind: 'note', id: 3 } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await writingAs(test.database, SERVICE, async (tx) => {
      await recordServiceAct(tx, noon, 'note.write', { subject: { kind: 'note', id: 4 } });
      await sql`savepoint row`.execute(tx);
      await recordServiceAct(tx, noon, 'note.write', { subject: { kind: 'note', id: 5 } });
      await sql`rollback to savepoint row`.execute(tx);
      await recordServiceAct(tx, noon, 'note.write', { subject: { kind: 'note', id: 6 } });
    });
    expect(await verifyAudit(client)).toMatchObject({ entries: 4, faults: [] });
  });
});

describe('many at a time', () => {
  it('fifty writers on ten connections make whole chains, and none waits for ever', async () => {
    const writers = Array.from({ length: 50 }, () => writeEntries(3));
    await Promise.all(writers);
    expect(await verifyAudit(client)).toMatchObject({ entries: 150, faults: [] });
    const heads = await listLaneHeads(reading(test.database));
    expect(heads.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
  });

  it('one more than there are lanes waits for one of them', async () => {
    const holders = await Promise.all(Array.from({ length: 16 }, () => connectClient(test.target)));
    const insert = `insert into audit_entry (acted_at, act, subject_kind, subject_id) values (now(), 'a.b', 'c', 'd')`;
    for (const holder of holders) await holder.query(`begin; ${insert}`);
    const late = client.query(insert);
    for (const holder of holders) await holder.query(`${insert}; commit`);
    await late;
    expect(await verifyAudit(client)).toMatchObject({ entries: 33, faults: [] });
    for (const holder of holders) await holder.end();
  });
});

describe('verifying finds', () => {
  const columns = [
    `id = id + 1000`,
    `acted_at = acted_at + interval '1 microsecond'`,
    `user_id = 'u2'`,
    `role = 'auditor'`,
    `grant_id = 4711`,
    `act = 'note.read'`,
    `subject_kind = 'draft'`,
    `subject_id = '99'`,
    `project_id = 8`,
    `reason = null`,
    `origin = '192.0.2.99'`,
    `request_id = 'other'`,
    `details = details || '{"number": 0}'`,
    `previous_hash = hash`,
    `hash = previous_hash`,
  ];
  it.each(columns)('a change of a column: %s', async (change) => {
    await writeEntries(4);
    await client.query('alter table audit_entry alter id set generated by default');
    const isIdentity = change.startsWith('id');
    if (isIdentity) await client.query('alter table audit_entry alter id drop identity');
    await tamper(`update audit_entry set ${change} where position = 3`);
    expect(await faults()).toEqual([{ kind: 'changed', position: 3 }]);
    const [fault] = (await verifyAudit(client)).faults;
    expect(fault).toMatchObject({ lane: await laneOfEntries(), id: isIdentity ? 1003 : 3 });
    expect(fault?.actedAt).toMatch(/^2026-11-20T10:00:00\.123/);
  });

  it.each([
    ['start', 1],
    ['middle', 3],
    ['end', 5],
  ])('an entry removed at the %s', async (_where, position) => {
    await writeEntries(5);
    await tamper(`delete from audit_entry where position = ${position}`);
    expect(await faults()).toEqual([{ kind: 'missing', position, until: position }]);
  });

  it('all entries removed, with the rows of their lanes', async () => {
    await writeEntries(5);
    await tamper('delete from audit_entry');
    expect(await faults()).toEqual([{ kind: 'missing', position: 1, until: 5 }]);
    await tamper('delete from audit_lane');
    await writeEntries(1);
    expect(await faults()).toEqual([{ kind: 'uncounted', position: 1, until: 1 }]);
  });

  it('two entries that changed places', async () => {
    await writeEntries(5);
    await tamper('update audit_entry set position = 106 - position where position in (2, 4)');
    await tamper('update audit_entry set position = position - 100 where position > 100');
    expect(await faults()).toEqual([
      { kind: 'changed', position: 2 },
      { kind: 'changed', position: 4 },
    ]);
  });

  it('an entry moved into another lane', async () => {
    await writeEntries(3);
    await tamper('update audit_entry set lane = 1 + lane % 16, position = 1 where position = 3');
    expect((await faults()).toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'changed', position: 1 },
      { kind: 'missing', position: 3, until: 3 },
      { kind: 'uncounted', position: 1, until: 1 },
    ]);
  });

  it('an entry added past the chain: at the end, and in the place of another', async () => {
    await writeEntries(3);
    const forged = `sha256(convert_to(encode(previous_hash, 'hex') || audit_text(audit_entry), 'UTF8'))`;
    await tamper(
      `insert into audit_entry
      select (jsonb_populate_record(entry, jsonb_build_object('id', 99, 'position', 4, 'previous_hash', entry.hash))).*
      from audit_entry entry where position = 3`.replace(
        'insert into audit_entry',
        'insert into audit_entry overriding system value',
      ),
    );
    await tamper(`update audit_entry set hash = ${forged} where position = 4`);
    expect(await faults()).toEqual([{ kind: 'uncounted', position: 4, until: 4 }]);
    await tamper(`update audit_entry set subject_id = '98' where position = 2`);
    await tamper(`update audit_entry set hash = ${forged} where position = 2`);
    expect(await faults()).toEqual([
      { kind: 'unlinked', position: 3 },
      { kind: 'uncounted', position: 4, until: 4 },
    ]);
  });

  it('the last entry replaced by another that fits', async () => {
    await writeEntries(3);
    await tamper(`update audit_entry set subject_id = '98' where position = 3`);
    await tamper(
      `update audit_entry set hash = sha256(convert_to(encode(previous_hash, 'hex') || audit_text(audit_entry), 'UTF8'))
       where position = 3`,
    );
    expect(await faults()).toEqual([{ kind: 'head', position: 3 }]);
  });

  it('any single change of any text', async () => {
    await writeEntries(6);
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !value.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), text, async (position, value) => {
        await client.query('begin; set local session_replication_role = replica');
        await client.query('update audit_entry set subject_id = $1 where position = $2', [value, position]);
        const { rows } = await client.query(`select position::int from audit_entry entry
          where hash <> sha256(convert_to(encode(previous_hash, 'hex') || ${entryText}, 'UTF8'))`);
        await client.query('rollback');
        expect(rows).toEqual(value === String(position) ? [] : [{ position }]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an anchor', () => {
  const anchorNow = (clock: Clock) => writingAs(test.database, SERVICE, (tx) => makeAnchor(tx, clock, keys));

  /** Writes a lane anew from a position, with digests, length and head that fit one another. */
  async function rewrite(from: number): Promise<void> {
    await tamper(`
      do $$ declare entry audit_entry; before bytea; begin
        select previous_hash into before from audit_entry where position = ${from};
        for entry in select * from audit_entry where position >= ${from} order by position loop
          entry.previous_hash := before;
          entry.reason := 'Toinen syy';
          before := sha256(convert_to(encode(before, 'hex') || audit_text(entry), 'UTF8'));
          update audit_entry set previous_hash = entry.previous_hash, reason = entry.reason, hash = before
          where position = entry.position;
        end loop;
        update audit_lane set head = before where length > 0;
      end $$`);
  }

  it('shows that a lane was written anew as a whole, and from where', async () => {
    await writeEntries(4);
    const { file } = await anchorNow(noon);
    expect(await verifyAudit(client, { keys })).toMatchObject({ anchors: 1, unknownSigners: 0, faults: [] });
    await rewrite(1);
    const found = await verifyAudit(client);
    expect(found.faults).toMatchObject([
      { kind: 'rewritten', position: 4, fitsUntil: 0, anchoredAt: '2026-11-20T10:00:00.123Z' },
    ]);
    await tamper('delete from audit_anchor');
    expect(await faults()).toEqual([]);
    const against = new Map([['kept.json', file]]);
    expect((await verifyAudit(client, { against })).faults).toMatchObject([{ kind: 'rewritten', position: 4 }]);
  });

  it('says up to where the lane still fits', async () => {
    await writeEntries(3);
    await anchorNow(noon);
    // Somebody else keeps the other lanes, so that the same one is taken.
    const lane = await laneOfEntries();
    await client.query(
      `begin; select pg_advisory_xact_lock(727100, other) from generate_series(1, 16) other where other <> ${lane}`,
    );
    await writeEntries(3);
    await client.query('commit');
    await anchorNow(dayAfter);
    await rewrite(5);
    const { faults: found } = await verifyAudit(client);
    expect(found).toMatchObject([{ kind: 'rewritten', lane, position: 6, fitsUntil: 3 }]);
  });

  it('knows of entries that were cut off together with the record of their number', async () => {
    await writeEntries(5);
    await anchorNow(noon);
    await tamper('delete from audit_entry where position > 3');
    await tamper(
      `update audit_lane set (length, head) = (select position, hash from audit_entry where position = 3) where length > 0`,
    );
    expect(await faults()).toEqual([{ kind: 'cut-off', position: 4, until: 5 }]);
  });

  it('is made once a day, follows the one before, and is never changed', async () => {
    const daily = (clock: Clock) => writingAs(test.database, SERVICE, (tx) => makeDailyAnchor(tx, clock, keys));
    const first = await daily(noon);
    expect(await daily(noon)).toBeUndefined();
    const second = await daily(dayAfter);
    expect(JSON.parse(second?.file.statement ?? '').previous).toBe(first?.file.sha256);
    await expect(sql`delete from audit_anchor`.execute(test.database)).rejects.toThrow(/denied/);
    await expect(client.query('delete from audit_anchor')).rejects.toThrow(/only ever added/);
    await tamper('delete from audit_anchor where id = (select min(id) from audit_anchor)');
    expect((await verifyAudit(client)).anchorFaults).toMatchObject([{ problem: 'unlinked' }]);
  });

  it('is not believed when its statement or signature was changed, or when nobody known signed it', async () => {
    const { file } = await anchorNow(noon);
    const statement = file.statement.replace('"entries":0', '"entries":1');
    const others = keyRingFrom(randomBytes(32).toString('base64'), 'the test');
    const verification = await verifyAudit(client, {
      keys: others,
      against: new Map([
        ['statement', { ...file, statement }],
        ['signature', { ...file, signature: Buffer.alloc(64).toString('base64') }],
        ['none', undefined],
      ]),
    });
    expect(verification.anchorFaults).toEqual([
      { anchor: 'statement', problem: 'bad-digest' },
      { anchor: 'signature', problem: 'bad-signature' },
      { anchor: 'none', problem: 'no-anchor' },
    ]);
    expect(verification.unknownSigners).toBe(1);
  });

  it('without a key is made unsigned', async () => {
    const { file } = await writingAs(test.database, SERVICE, (tx) => makeAnchor(tx, noon, undefined));
    expect(file).toMatchObject({ publicKey: null, signature: null });
    expect(await verifyAudit(client)).toMatchObject({ unknownSigners: 1, anchorFaults: [] });
  });
});

describe('a bundle', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  async function exported(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'koordi-audit-'));
    folders.push(folder);
    await exportAudit(client, folder);
    return folder;
  }

  async function verifyBundle(folder: string, ...anchors: string[]): Promise<{ code: number; said: string }> {
    const run = promisify(execFile)(process.execPath, [join(folder, 'verify.mjs'), ...anchors]);
    return run.then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, said: error.stdout }),
    );
  }

  it('is verified by the program in it, and by nothing of Koordi', async () => {
    await Promise.all([writeEntries(3), writeEntries(2)]);
    const anchor = await writingAs(test.database, SERVICE, (tx) => makeAnchor(tx, noon, keys));
    await writeEntries(2);
    const folder = await exported();
    const { code, said } = await verifyBundle(folder);
    expect(said).toContain('7 entries, 1 anchors: nothing was changed.');
    expect(said).toContain(`signed with ${anchor.file.publicKey}`);
    expect(code).toBe(0);
    await expect(exportAudit(client, folder)).rejects.toThrow(/There is something in/);
  });

  it('shows a changed line, a removed one, and what a kept anchor knows', async () => {
    await writeEntries(4);
    const anchor = await writingAs(test.database, SERVICE, (tx) => makeAnchor(tx, noon, keys));
    const folder = await exported();
    const file = join(folder, 'entries.ndjson');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('Tarkistus', 'Tarkastus'));
    expect(await verifyBundle(folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('position 1 (entry 1 of'),
    });
    writeFileSync(file, whole.split('\n').toSpliced(1, 1).join('\n'));
    expect(await verifyBundle(folder)).toMatchObject({ code: 1, said: expect.stringContaining('follows position 1') });
    writeFileSync(file, whole);
    const kept = join(folder, 'kept.json');
    writeFileSync(kept, JSON.stringify(anchor.file));
    expect(await verifyBundle(folder, kept)).toMatchObject({ code: 0 });
    await tamper(`delete from audit_entry where position = 4`);
    await tamper('delete from audit_anchor');
    await tamper(`update audit_lane set (length, head) = (select position, hash from audit_entry where position = 3)
      where length > 0`);
    const cutOff = await exported();
    expect(await verifyBundle(cutOff)).toMatchObject({ code: 0 });
    expect(await verifyBundle(cutOff, kept)).toMatchObject({ code: 1, said: expect.stringContaining('position 4') });
  });
});
