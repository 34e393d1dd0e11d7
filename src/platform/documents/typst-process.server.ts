import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { TypstOutcome, TypstReply, TypstRequest } from './typst-request.ts';

// The process that `typst.server.ts` starts: the compiler works synchronously and never gives its memory back.

const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
const weights = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

const compiler = NodeCompiler.create({
  // Templates need no files; this folder has none but fonts.
  workspace: fonts,
  fontArgs: [{ fontPaths: weights.map((weight) => join(fonts, weight)) }],
});

process.on('message', (request: TypstRequest) => {
  const reply: TypstReply = { id: request.id, ...render(request), memory: process.memoryUsage.rss() };
  process.send?.(reply);
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole group; the parent finishes what it has begun and then lets go.
process.on('SIGINT', () => undefined);

function render({ template, data }: TypstRequest): TypstOutcome {
  try {
    const source = { mainFileContent: template, inputs: { data } };
    return { pdf: compiler.pdf(source, { pdfStandard: 'ua-1', pdfTags: true }) };
  } catch (error) {
    const diagnostics = diagnosticsOf(error);
    const unshowable = unshowableIn(diagnostics);
    return unshowable.length > 0 ? { unshowable } : { failure: diagnostics };
  } finally {
    compiler.evictCache(0);
  }
}

/** The compiler puts its diagnostics, printed for programmers, in the code of the error. */
function diagnosticsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function unshowableIn(diagnostics: string): string[] {
  const found = diagnostics.matchAll(/the text `\\"(.*?)\\"` could not be displayed/g);
  return [...new Set([...found].map(([, printed = '']) => unescaped(unescaped(printed))))];
}

/** Undoes the escapes of a Rust string: `\u{f0b7}`, `\n`, `\"`, `\\`. */
function unescaped(printed: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
  return printed.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (named[letter] ?? letter) : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
