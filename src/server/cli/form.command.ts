import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { Invalid } from '#platform/errors.ts';
import { ExitCode } from './exit-code.ts';
import { addLanguageOption, type LanguageOptions } from './language-option.ts';
import type { Terminal } from './terminal.ts';

interface ReadOptions extends LanguageOptions {
  readonly json?: boolean;
}

interface PrintOptions extends LanguageOptions {
  readonly as: 'text' | 'html' | 'pdf' | 'json';
  readonly output?: string;
}

const READ_HELP_END = `
Prints the fields and what is to be said of them: line, what was found, what is expected, how to mend it. Ends with 1 when there
are errors or warnings.

Example:
  $ koordi form read S11829.txt --language fi
  $ koordi form read S11829.txt --json > S11829.json`;

const ROUNDTRIP_HELP_END = `
Reads each file, prints it again and compares byte by byte: a line per file, "same" or where it differs. Ends with 1 when any
differs.

Example:
  $ koordi form roundtrip descriptions/*.txt`;

const PRINT_HELP_END = `
Takes the JSON of "form read --json".

Example:
  $ koordi form print S11829.json --as pdf --output S11829.pdf`;

export function registerForm(program: Command, io: Terminal): void {
  const form = program.command('form').description('Read, check and print official descriptions.');
  addLanguageOption(form.command('read'), io)
    .description('Read a description and judge it.')
    .argument('<file>', 'a description as .txt, .html or .pdf')
    .option('--json', 'print the record and the findings as JSON')
    .addHelpText('after', READ_HELP_END)
    .action((file: string, options: ReadOptions) => read(file, options, io));
  form
    .command('roundtrip')
    .description('Check that descriptions print back as they were.')
    .argument('<file...>', 'descriptions as text')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', ROUNDTRIP_HELP_END)
    .action((files: string[], options: { json?: boolean }) => roundtrip(files, options, io));
  addLanguageOption(form.command('print'), io)
    .description('Print a record as the official form.')
    .argument('<record>', 'a record as JSON')
    .addOption(new Option('--as <format>', 'format').choices(['text', 'html', 'pdf', 'json']).default('text'))
    .option('--output <file>', 'file to write; else standard output')
    .addHelpText('after', PRINT_HELP_END)
    .action((file: string, options: PrintOptions) => print(file, options, io));
  form
    .command('schema')
    .description('Print the JSON Schema of a form generation.')
    .argument('<form>', 'id of the form, such as esr-2007')
    .addHelpText('after', '\nExample:\n  $ koordi form schema esr-2014')
    .action((id: string) => schema(id, io));
}

async function read(file: string, { json, language }: ReadOptions, io: Terminal): Promise<void> {
  const { judge, readDescription, inWords, bySeverityAndLine } = await import('#features/description/public.ts');
  const { textsFor } = await import('#platform/i18n/texts.ts');
  const reading = readDescription(await textOfFile(file));
  const t = textsFor(language);
  const problems = judge(reading).toSorted(bySeverityAndLine);
  if (json) {
    const worded = problems.map((problem) => ({ ...problem, words: inWords(problem, t) }));
    io.printJson({ ...reading.record, lines: Object.fromEntries(reading.lines), problems: worded });
  } else {
    await printFields(reading.record, language, io);
    for (const problem of problems) {
      const { severity, place, found, expected, remedy } = inWords(problem, t);
      io.print(`${severity}${place && `, ${place}`}: ${found}\n  ${expected}\n  ${remedy}`);
    }
  }
  if (problems.some(({ severity }) => severity !== 'note')) io.exitWith(ExitCode.findings);
}

async function printFields(
  record: Parameters<typeof import('#features/description/public.ts').printedFields>[0],
  language: LanguageOptions['language'],
  io: Terminal,
): Promise<void> {
  const { printedFields } = await import('#features/description/public.ts');
  io.print(`${record.form}${record.truncated ? ' (cut off)' : ''}`);
  for (const { title, value } of printedFields(record, language)) {
    io.print(`${title}: ${value.includes('\n') ? `\n    ${value.replaceAll('\n', '\n    ')}` : value}`);
  }
}

/** The text of a description, whatever kind of file it is in. */
async function textOfFile(file: string): Promise<string> {
  const bytes = await bytesOf(file);
  const extension = extname(file).toLowerCase();
  if (extension === '.pdf') {
    const { textOfPdf } = await import('#features/description/public.server.ts');
    return (await textOfPdf(bytes)).text;
  }
  const { decodeText } = await import('#platform/files/text-encoding.ts');
  const { text } = decodeText(bytes);
  if (extension !== '.html' && extension !== '.htm') return text;
  const { textOfHtml } = await import('#features/description/public.ts');
  return textOfHtml(text);
}

/** The bytes of a file; Node's own error for a folder does not name it. */
async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EISDIR' ? new Invalid(`${file} is a folder; expected a file.`) : error;
  });
}

async function roundtrip(files: readonly string[], { json }: { json?: boolean }, io: Terminal): Promise<void> {
  const { readDescription, printText } = await import('#features/description/public.ts');
  const { decodeText, encodeText } = await import('#platform/files/text-encoding.ts');
  const outcomes: { file: string; same: boolean; form: string; byte?: number }[] = [];
  for (const file of files) {
    const bytes = await bytesOf(file);
    const { text, encoding } = decodeText(bytes);
    const { record } = readDescription(text);
    const again = encodeText(printText(record), encoding);
    const byte = firstDifference(bytes, again);
    outcomes.push({ file, same: byte === undefined, form: record.form, ...(byte !== undefined && { byte }) });
    if (!json) io.print(byte === undefined ? `same     ${file}` : `differs  ${file}: from byte ${byte}`);
  }
  if (json) io.printJson(outcomes);
  if (outcomes.some(({ same }) => !same)) io.exitWith(ExitCode.findings);
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return index;
  return undefined;
}

async function print(file: string, options: PrintOptions, io: Terminal): Promise<void> {
  const { checkRecord } = await import('#features/description/public.ts');
  const checked = checkRecord(recordPartOf(parseJson(file, await readFile(file, 'utf8'))));
  if ('faults' in checked) {
    const faults = checked.faults.map(({ path, expected }) => `${path}: ${expected}`);
    throw new Invalid(`${file} is no record of a description: ${faults.slice(0, 5).join('; ')}.`);
  }
  const content = await printedAs(checked.record, options);
  if (options.output) await writeFile(options.output, content);
  else if (typeof content === 'string') io.printPart(content);
  else process.stdout.write(content);
}

async function printedAs(
  record: Parameters<typeof import('#features/description/public.ts').printText>[0],
  { as, language }: PrintOptions,
): Promise<string | Uint8Array> {
  const { printText, printHtml } = await import('#features/description/public.ts');
  if (as === 'text') return printText(record);
  if (as === 'html') return printHtml(record, language);
  if (as === 'json') return `${JSON.stringify(record, null, 2)}\n`;
  const { printPdf } = await import('#features/description/public.server.ts');
  return printPdf(record, { language });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Invalid(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** `form read --json` prints line numbers and findings beside the record; they are no part of it. */
function recordPartOf(candidate: unknown): unknown {
  if (typeof candidate !== 'object' || candidate === null) return candidate;
  const { lines: _lines, problems: _problems, ...record } = candidate as Record<string, unknown>;
  return record;
}

async function schema(id: string, io: Terminal): Promise<void> {
  const { findForm, forms, jsonSchemaOf } = await import('#features/description/public.ts');
  const form = findForm(id);
  if (!form) throw new Invalid(`There is no form ${id}. Known: ${forms.map((known) => known.id).join(', ')}.`);
  io.printJson(jsonSchemaOf(form));
}
