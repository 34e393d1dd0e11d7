import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Invalid } from '#platform/errors.ts';
import { runner } from '#test/terminal.ts';
import { registerForm } from './form.command.ts';

let folder: string;
const koordi = (...args: readonly string[]) => runner(registerForm)('form', ...args);

const text = `Euroopan unioni Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus

1 Hanke

Hankekoodi: S29999

Hankkeen nimi: Tie

Toimintalinja: 3. Työllisyys ja työvoiman liikkuvuus

Suunnitelman mukainen toteutusaika: Alkaa 1.1.2016 ja päättyy 31.12.2015`;

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koordi-form-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('koordi form read', () => {
  it('prints the fields and, in the language asked for, what is wrong on which line and how to mend it', async () => {
    const path = await file('a.txt', text);
    const { printed, exitCode } = await koordi('read', path, '--language', 'sv');
    expect(exitCode).toBe(1);
    expect(printed).toContain('Projektkod: S29999');
    expect(printed).toContain('Fel, rad 13: Projektet slutar 31.12.2015, innan det börjar 1.1.2016.');
    expect(printed).toContain('Raden ”Erityistavoite:” saknas.');
  });

  it('gives a record as JSON that prints back as the same text', async () => {
    const path = await file('b.txt', text);
    const json = await file('b.json', (await koordi('read', path, '--json')).printed);
    expect((await koordi('print', json, '--as', 'text')).printed).toBe(text);
  });
});

describe('koordi form roundtrip', () => {
  it('says "same" of any bytes, in whatever encoding', async () => {
    const paths = [
      await file('utf8.txt', text),
      await file('latin1.txt', Buffer.from(text, 'latin1')),
      await file('crlf.txt', `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`),
      await file(
        'noise.txt',
        Uint8Array.from({ length: 256 }, (_, index) => index),
      ),
      await file('empty.txt', ''),
    ];
    const { printed, exitCode } = await koordi('roundtrip', ...paths);
    expect(printed).toBe(paths.map((path) => `same     ${path}\n`).join(''));
    expect(exitCode).toBe(0);
  });
});

describe('koordi form print', () => {
  it('writes HTML and PDF', async () => {
    const json = await file('c.json', (await koordi('read', await file('c.txt', text), '--json')).printed);
    expect((await koordi('print', json, '--as', 'html')).printed).toContain('<h2>1 Hanke</h2>');
    await koordi('print', json, '--as', 'pdf', '--output', join(folder, 'c.pdf'));
    expect((await readFile(join(folder, 'c.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await koordi('read', join(folder, 'c.pdf'))).printed).toContain('Project code: S29999');
  });

  it('says what is wrong with a record', async () => {
    await expect(koordi('print', await file('d.json', '{"form":'))).rejects.toThrow(/is not JSON/);
    const wrong = await file('e.json', '{"form":"esr-2014","fields":{"code":"x"}}');
    await expect(koordi('print', wrong)).rejects.toThrow(/fields\.code/);
    await expect(koordi('schema', 'esr-1999')).rejects.toThrow(Invalid);
  });
});
