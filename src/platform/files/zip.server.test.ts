import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { UnreadableReason } from './unreadable-file.ts';
import { readZip, zipLimits } from './zip.server.ts';

interface Packed {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly statedSize?: number;
}

/** An archive with exactly these members; what a member states of itself can be made to lie. */
function zipOf(...members: Packed[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, method = 8, crc, statedSize } of members) {
    const nameBytes = Buffer.from(name);
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(statedSize ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const start = Buffer.alloc(14);
    start.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, start, nameBytes);
    const file = [Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed];
    files.push(...file);
    offset += Buffer.concat(file).length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

async function contentsOf(source: string | Uint8Array): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for await (const member of readZip(source)) contents[member.name] = Buffer.from(await member.read()).toString();
  return contents;
}

async function namesOf(...names: (string | Uint8Array)[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of readZip(zipOf(...names.map((name) => ({ name, content: 'x' }))))) found.push(name);
  return found;
}

/** Why each member cannot be read; `read` for one that can. */
async function outcomesOf(source: Uint8Array, limits = zipLimits): Promise<(UnreadableReason | 'read')[]> {
  const outcomes: (UnreadableReason | 'read')[] = [];
  for await (const member of readZip(source, limits)) {
    outcomes.push(
      await member.read().then(
        () => 'read' as const,
        (error) => error.reason,
      ),
    );
  }
  return outcomes;
}

describe('readZip', () => {
  it('gives the files in order, packed or stored, from bytes or from a path', async () => {
    const zip = zipOf(
      { name: 'kuvaukset/', content: '', method: 0 },
      { name: 'kuvaukset/S10001.txt', content: 'yksi' },
      { name: 'S10002.txt', content: 'kaksi', method: 0 },
      { name: 'tyhjä.txt', content: '' },
      { name: '__MACOSX/._S10002.txt', content: 'x' },
    );
    const expected = { 'kuvaukset/S10001.txt': 'yksi', 'S10002.txt': 'kaksi', 'tyhjä.txt': '' };
    expect(await contentsOf(zip)).toEqual(expected);
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'a.zip'), zip);
    expect(await contentsOf(join(folder, 'a.zip'))).toEqual(expected);
    await expect(contentsOf(join(folder, 'b.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('reads names in UTF-8, with the flag or without, and in CP437', async () => {
    const cp437 = Uint8Array.from([0x74, 0x79, 0x94, 0x84, 0x86, 0x8f]);
    expect(await namesOf('työ.txt', cp437)).toEqual(['työ.txt', 'työäåÅ']);
    for await (const { name } of readZip(zipOf({ name: 'työ', content: '', flags: 0x800 }))) expect(name).toBe('työ');
  });

  it('makes names that lead elsewhere or cannot be shown harmless', async () => {
    expect(await namesOf('../../etc/passwd', '/a', 'C:\\b\\c', 'd/./e', 'f\n\u202Eg', 'h\0')).toEqual([
      'etc/passwd',
      'a',
      'b/c',
      'd/e',
      'f\uFFFD\uFFFDg',
      'h\uFFFD',
    ]);
  });

  it('refuses one member and goes on with the next', async () => {
    const zip = zipOf(
      { name: 'encrypted', content: 'x', flags: 1 },
      { name: 'unknown method', content: 'x', method: 12 },
      { name: 'wrong checksum', content: 'x', crc: 1 },
      { name: 'wrong size', content: 'xyz', statedSize: 2 },
      { name: 'archive', content: zipOf({ name: 'a', content: 'b' }) },
      { name: 'good', content: 'x' },
    );
    const expected = ['encrypted', 'unsupported', 'damaged', 'damaged', 'nested', 'read'];
    expect(await outcomesOf(zip)).toEqual(expected);
  });

  it('refuses a member that is too large, and stops one that says it is small', async () => {
    const limits = { ...zipLimits, memberSize: 1000 };
    const large = 'abcdefgh'.repeat(200);
    const zip = zipOf(
      { name: 'a', content: large },
      { name: 'b', content: large, statedSize: 10 },
      { name: 'c', content: 'c' },
    );
    expect(await outcomesOf(zip, limits)).toEqual(['tooLarge', 'damaged', 'read']);
  });

  it('refuses what is left when all members together are too large', async () => {
    const member = { name: 'a', content: 'a'.repeat(600) };
    expect(await outcomesOf(zipOf(member, member, member), { ...zipLimits, totalSize: 1500 })).toEqual([
      'read',
      'read',
      'tooLarge',
    ]);
  });

  it('refuses a member that unpacks out of all proportion', async () => {
    const zip = zipOf({ name: 'bomb', content: new Uint8Array(2 * 1024 ** 2) });
    expect(await outcomesOf(zip)).toEqual(['tooCompressed']);
  });

  it('refuses an archive of too many files', async () => {
    const members = Array.from({ length: 4 }, (_, index) => ({ name: `${index}`, content: '' }));
    await expect(outcomesOf(zipOf(...members), { ...zipLimits, members: 3 })).rejects.toMatchObject({
      reason: 'tooMany',
    });
  });

  it('refuses what is no archive, and an archive cut short or with a broken directory', async () => {
    const zip = zipOf({ name: 'a', content: 'b'.repeat(100) });
    const broken = Uint8Array.from(zip);
    broken.fill(0x7f, zip.length - 22 - 40, zip.length - 22 - 30);
    for (const bytes of [new Uint8Array(), Buffer.from('no archive'), zip.subarray(0, 40), zip.subarray(10), broken]) {
      await expect(contentsOf(bytes)).rejects.toMatchObject({ name: 'UnreadableFile', reason: 'damaged' });
    }
  });

  it('never fails otherwise, whichever byte is changed', async () => {
    const zip = zipOf({ name: 'a.txt', content: 'text '.repeat(20) }, { name: 'b.txt', content: 'stored', method: 0 });
    for (let index = 0; index < zip.length; index += 1) {
      const changed = Uint8Array.from(zip);
      changed[index] = (changed[index] ?? 0) ^ 0xff;
      const outcome = await outcomesOf(changed).catch((error) => [error.reason]);
      expect(outcome.every((each) => typeof each === 'string')).toBe(true);
    }
  });
});
