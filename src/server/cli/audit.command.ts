import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { AnchorFault, Verification } from '#features/audit/public.server.ts';
import type { AnchorFile, Fault } from '#features/audit/public.ts';
import { Invalid } from '#platform/errors.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { ExitCode } from './exit-code.ts';
import { startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface VerifyOptions extends DatabaseOptions {
  readonly against?: readonly string[];
  readonly json?: boolean;
}

interface AnchorOptions extends DatabaseOptions {
  readonly output?: string;
  readonly json?: boolean;
}

interface ExportOptions extends DatabaseOptions {
  readonly json?: boolean;
}

const VERIFY_HELP_END = `
Recomputes the digest of every entry and compares the chains with their recorded lengths and with the anchors: those in the
database, and files that were kept elsewhere. Says of everything that was changed, removed, added, moved or written anew
where it is. Ends with 1 when there is any such thing.

Example:
  $ koordi audit verify --against anchor-2026-11-21.json`;

const ANCHOR_HELP_END = `
An anchor says how long each chain of the audit is and with which digest it ends, signed with the key of the service. A
running 'koordi start' makes one every day; carry them out of the house. Without --output it is printed.

Example:
  $ koordi audit anchor --output anchor-2026-11-21.json`;

const EXPORT_HELP_END = `
The folder holds every entry with its digest, the anchors, and verify.mjs, by which anybody with Node checks them without Koordi.

Example:
  $ koordi audit export audit-2026 && node audit-2026/verify.mjs`;

export function registerAudit(program: Command, io: Terminal): void {
  const audit = program
    .command('audit')
    .description('Prove that nothing was changed in what was written down of acts.');
  addDatabaseOptions(audit.command('verify'))
    .description('Recompute the chains of the audit and say where they were tampered with.')
    .option('--against <file...>', 'anchors that were kept elsewhere')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', VERIFY_HELP_END)
    .action((options: VerifyOptions) => verify(options, io));
  addDatabaseOptions(audit.command('anchor'))
    .description('Write down, signed, how the chains of the audit are now.')
    .option('--output <file>', 'where to write the anchor')
    .option('--json', 'print the anchor as JSON on one line')
    .addHelpText('after', ANCHOR_HELP_END)
    .action((options: AnchorOptions) => anchor(options, io));
  addDatabaseOptions(audit.command('export'))
    .description('Write the whole audit into a folder that can be verified without Koordi.')
    .argument('<folder>', 'a new or empty folder')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', EXPORT_HELP_END)
    .action((folder: string, options: ExportOptions) => exportTo(folder, options, io));
}

async function verify(options: VerifyOptions, io: Terminal): Promise<void> {
  const { connectClient } = await import('#platform/db/database.server.ts');
  const { verifyAudit } = await import('#features/audit/public.server.ts');
  const against = await readAnchors(options.against ?? []);
  const keys = await keysOf(options, io);
  const verification = await withDatabase(io, options, async ({ target }) => {
    const client = await connectClient(target);
    const progress = startProgress(io, { label: 'Verifying entries', total: 0, quiet: options.json });
    try {
      return await verifyAudit(client, { against, keys, onProgress: progress.update });
    } finally {
      progress.stop();
      await client.end();
    }
  });
  if (options.json) io.printJson(verification);
  else printVerification(verification, io);
  if (verification.faults.length + verification.anchorFaults.length > 0) io.exitWith(ExitCode.findings);
}

async function readAnchors(paths: readonly string[]): Promise<Map<string, AnchorFile | undefined>> {
  const { readAnchorFile } = await import('#features/audit/public.ts');
  return new Map(
    paths.map((path) => {
      if (!existsSync(path))
        throw new Invalid(`There is no file ${path}: --against takes files of 'koordi audit anchor'.`);
      return [path, readAnchorFile(readFileSync(path, 'utf8'))];
    }),
  );
}

/** The keys of the service, as far as they are known here. None is made: what is verified is not to be changed. */
async function keysOf({ data }: DatabaseOptions, io: Terminal): Promise<KeyRing | undefined> {
  const { findKeyRing } = await import('#platform/secret/key-ring.server.ts');
  const keyFile = io.env.DATABASE_URL ? undefined : join(resolve(data), 'secret.key');
  return findKeyRing(io.env, keyFile !== undefined && existsSync(keyFile) ? keyFile : undefined);
}

function printVerification(verification: Verification, io: Terminal): void {
  const { entries, anchors, unknownSigners, faults, anchorFaults, isCutOff } = verification;
  for (const fault of faults) io.print(faultInWords(fault));
  for (const fault of anchorFaults) io.print(anchorFaultInWords(fault));
  if (isCutOff) io.print('… and more: only the first are told.');
  if (unknownSigners > 0) io.note(`${unknownSigners} anchors are not signed with a key that is known here.`);
  const found = faults.length + anchorFaults.length;
  const outcome = found === 0 ? 'nothing was changed' : `${found} ${found === 1 ? 'fault' : 'faults'}`;
  io.print(`${entries} entries, ${anchors} anchors: ${outcome}.`);
}

const problemsInWords: Record<Fault['kind'], (fault: Fault) => string> = {
  changed: () => 'the entry was changed after it was written.',
  unlinked: () =>
    'the entry does not follow from the one before it: that one was replaced, or this one added past the chain.',
  missing: ({ until, position }) => (until === position ? 'an entry was removed.' : 'entries were removed.'),
  doubled: () => 'there is a second entry at this position.',
  uncounted: () => 'added at the end past the chain.',
  head: () => 'the last entry is not the one that was recorded as the last.',
  'cut-off': ({ anchoredAt }) => `the anchor of ${anchoredAt} knows entries that are gone.`,
  rewritten: ({ anchoredAt, fitsUntil }) =>
    `the anchor of ${anchoredAt} knows another entry here: the chain was written anew ${
      fitsUntil ? `after position ${fitsUntil}` : 'from its beginning'
    }.`,
};

function faultInWords(fault: Fault): string {
  const { kind, lane, position, until, id, actedAt } = fault;
  const positions =
    until === undefined || until === position ? `position ${position}` : `positions ${position}–${until}`;
  const entry = id === undefined ? '' : ` (entry ${id} of ${actedAt})`;
  return `Lane ${lane}, ${positions}${entry}: ${problemsInWords[kind](fault)}`;
}

const anchorProblems: Record<AnchorFault['problem'], string> = {
  'no-anchor': 'this is no anchor.',
  'bad-digest': 'the statement was changed.',
  'bad-signature': 'the signature is not one of this statement.',
  unlinked: 'the anchor before it is missing, or another than it was.',
};

function anchorFaultInWords({ anchor: name, problem }: AnchorFault): string {
  return `Anchor ${name}: ${anchorProblems[problem]}`;
}

async function anchor(options: AnchorOptions, io: Terminal): Promise<void> {
  const { SERVICE, writingAs } = await import('#platform/db/database.server.ts');
  const { systemClock } = await import('#platform/clock.ts');
  const { makeAnchor } = await import('#features/audit/public.server.ts');
  const keys = await keysOf(options, io);
  const { file } = await withDatabase(io, options, ({ database }) =>
    writingAs(database, SERVICE, (tx) => makeAnchor(tx, systemClock, keys)),
  );
  if (!keys) io.note('The anchor is not signed: there is no key (KOORDI_SECRET_KEY).');
  if (options.output !== undefined) writeFileSync(options.output, `${JSON.stringify(file, null, 2)}\n`);
  else if (options.json) io.printJson(file);
  else io.print(JSON.stringify(file, null, 2));
}

async function exportTo(folder: string, options: ExportOptions, io: Terminal): Promise<void> {
  const { connectClient } = await import('#platform/db/database.server.ts');
  const { exportAudit } = await import('#features/audit/public.server.ts');
  const content = await withDatabase(io, options, async ({ target }) => {
    const client = await connectClient(target);
    const progress = startProgress(io, { label: 'Writing entries', total: 0, quiet: options.json });
    try {
      return await exportAudit(client, resolve(folder), progress.update);
    } finally {
      progress.stop();
      await client.end();
    }
  });
  if (options.json) io.printJson(content);
  else io.print(`${content.entries} entries and ${content.anchors} anchors written to ${folder}`);
}
