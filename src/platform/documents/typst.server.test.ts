import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createTypstRenderer, typstLimits, UnshowableLetters } from './typst.server.ts';

const template = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set text(lang: "fi", font: "Source Sans 3", fallback: false)
#data.title
`;

const endless = `${template}\n#for a in range(100000) { for b in range(100000) {} }`;

describe('the Typst renderer', () => {
  const renderer = createTypstRenderer();
  afterAll(() => renderer.close());

  it('prints a document, and the same bytes for the same data', async () => {
    const [first, second] = await Promise.all([
      renderer.render(template, { title: 'Työ' }),
      renderer.render(template, { title: 'Työ' }),
    ]);
    expect(Buffer.from(first.subarray(0, 8)).toString()).toBe('%PDF-1.7');
    expect(second).toEqual(first);
  });

  it('names the letters that no font has', async () => {
    const printing = renderer.render(template, { title: 'a\u{F0B7}漢"\\😀\u0001' });
    const error = await printing.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnshowableLetters);
    expect(error instanceof UnshowableLetters && [...error.letters].sort()).toEqual(['\u0001', '漢', '😀', '\u{F0B7}']);
  });

  it('says what is wrong with a template and goes on', async () => {
    const bad = renderer.render('#nothing', {});
    const good = renderer.render(template, { title: 'x' });
    await expect(bad).rejects.toThrow(/could not be printed: .*unknown variable: nothing/);
    expect((await good).length).toBeGreaterThan(1000);
  });

  it('gives up a document that takes too long and prints the next', async () => {
    const impatient = createTypstRenderer({ ...typstLimits, timeoutMs: 4000 });
    const slow = impatient.render(endless, { title: 'x' });
    const next = impatient.render(template, { title: 'x' });
    await expect(slow).rejects.toThrow('it took longer than 4 s');
    expect((await next).length).toBeGreaterThan(1000);
    await impatient.close();
  }, 20_000);

  it('starts the process afresh after so many documents', async () => {
    const renewing = createTypstRenderer({ ...typstLimits, documents: 1 });
    const printed = await Promise.all([1, 2, 3].map(() => renewing.render(template, { title: 'x' })));
    expect(printed).toHaveLength(3);
    await renewing.close();
  }, 20_000);

  it('ends the process when it has idled, and starts another for the next document', async () => {
    const dozing = createTypstRenderer({ ...typstLimits, idleMs: 1 });
    const meanwhile = createTypstRenderer();
    const first = await dozing.render(template, { title: 'x' });
    await meanwhile.render(template, { title: 'y' });
    expect(await dozing.render(template, { title: 'x' })).toEqual(first);
    await Promise.all([dozing.close(), meanwhile.close()]);
  }, 20_000);

  it('refuses when too many documents wait', async () => {
    const small = createTypstRenderer({ ...typstLimits, waiting: 1 });
    const printings = [1, 2, 3].map(() => small.render(template, { title: 'x' }));
    const outcomes = await Promise.allSettled(printings);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await small.close();
  });

  it('lets a program end that does not close it', async () => {
    const module = fileURLToPath(new URL('typst.server.ts', import.meta.url));
    const program = `
      import { typst } from ${JSON.stringify(module)};
      const pdf = await typst.render(${JSON.stringify(template)}, { title: 'x' });
      console.log(pdf.length > 1000);`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { timeout: 15_000 });
    expect((await run).stdout).toBe('true\n');
  }, 20_000);
});
