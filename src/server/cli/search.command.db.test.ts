import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Invalid } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type CommandOutcome, runner } from '#test/terminal.ts';
import { registerSearch } from './search.command.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'koordi-eval-'));
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function evaluating(labels: string, segments: string, ...more: readonly string[]): Promise<CommandOutcome> {
  return runner(registerSearch, test)('search', 'eval', '--labels', labels, '--segments', segments, ...more);
}

describe('koordi search eval', () => {
  it('measures how well texts are found, and says where they are not', async () => {
    const segments = await file('segments.json', ['Hankkeita on monta.', 'Koulutusta nuorille.', 'Muuta']);
    const labels = await file('labels.json', {
      hanke: { include: 'hank.*', exclude: null },
      nuori: { include: 'nuor.*|muuta' },
    });
    const { printed } = await evaluating(labels, segments, '--verbose');
    expect(printed).toContain('no dictionary: recall 0.7500, precision 1.0000, 2 queries');
    expect(printed).toContain('  nuori: recall 0.50, precision 1.00\n    missed: muuta');
    const [first] = JSON.parse((await evaluating(labels, segments, '--json')).printed);
    expect(first).toMatchObject({ recall: 0.75, precision: 1, queries: [{ query: 'hanke' }, { query: 'nuori' }] });
  });

  it('says what is wrong with its files', async () => {
    const segments = await file('few.json', ['Hanke']);
    const right = await file('right.json', { hanke: { include: 'hanke' } });
    const wrong: readonly (readonly [string, string, RegExp])[] = [
      [join(folder, 'absent.json'), segments, /There is no file .*absent\.json/],
      [await file('text.json', 'hanke'), segments, /text\.json is not JSON/],
      [await file('list.json', ['hanke']), segments, /labels are not as expected/],
      [await file('none.json', {}), segments, /hold no query/],
      [await file('pattern.json', { hanke: { include: '(' } }), segments, /label of 'hanke' is no regular expression/],
      [right, await file('numbers.json', [1]), /segments are not as expected/],
    ];
    for (const [labels, texts, message] of wrong) {
      const failure = await evaluating(labels, texts).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Invalid);
      expect(String(failure)).toMatch(message);
    }
  });
});

describe('koordi search index', () => {
  it('says how many versions it has indexed, and with what', async () => {
    const { printed } = await runner(registerSearch, test)('search', 'index', '--json');
    expect(JSON.parse(printed)).toEqual({
      versions: 0,
      analyser: expect.stringMatching(/^\d+, (voikko|no dictionary)/),
    });
    expect((await runner(registerSearch, test)('search', 'index', '--all')).printed).toMatch(/^0 versions indexed/);
  });
});
