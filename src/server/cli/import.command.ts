import type { Command } from 'commander';
import type { FileRefusal, ImportOptions, ImportPlan, PlannedChange } from '#features/description/public.server.ts';
import { Invalid } from '#platform/errors.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import { addDayOption } from './day-option.ts';
import { ExitCode } from './exit-code.ts';
import { addLanguageOption, type LanguageOptions } from './language-option.ts';
import { type Progress, startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface ImportCommandOptions extends DatabaseOptions, LanguageOptions {
  readonly dryRun?: boolean;
  readonly knownOn?: string;
  readonly allChanges?: boolean;
  readonly json?: boolean;
}

/** Changed projects whose differences are printed; the rest are counted. */
const changesShown = 20;
const refusalsShown = 20;

const HELP_END = `
Takes official descriptions (.txt, .html, .pdf, .zip of these) and project lists (.csv), from files and folders. Says first what
will be new, changed, the same or refused, then does it. The same files again change nothing; an import that was cut off goes on
when it is started again. The day from which a source can have been known is concluded from its content, unless it is stated.

Example:
  $ koordi import descriptions/ projects-2016.csv --dry-run
  $ koordi import projects-2016.csv --known-on 2016-10-31`;

export function registerImport(program: Command, io: Terminal): void {
  const command = addLanguageOption(addDatabaseOptions(program.command('import')), io);
  addDayOption(command, '--known-on <date>', 'the day the sources tell about, such as 2016-10-31')
    .description('Import official descriptions and project lists into the register.')
    .argument('<path...>', 'files and folders')
    .option('--dry-run', 'say what would be done and change nothing')
    .option('--all-changes', 'show every change field by field')
    .option('--json', 'print the plan as JSON')
    .addHelpText('after', HELP_END)
    .action((paths: string[], options: ImportCommandOptions) => importPaths(paths, options, io));
}

async function importPaths(paths: readonly string[], options: ImportCommandOptions, io: Terminal): Promise<void> {
  const { connectClient } = await import('#platform/db/database.server.ts');
  const { finnishDate, systemClock } = await import('#platform/clock.ts');
  await refuseWrongDay(options.knownOn, finnishDate(systemClock.now()));
  const { recordServiceAct } = await import('#features/audit/public.server.ts');
  const { runImport, sourcesAt } = await import('#features/description/public.server.ts');
  const recordImport: ImportOptions['onBatch'] = (tx, { counts }) =>
    recordServiceAct(tx, systemClock, 'description.import', {
      subject: { kind: 'import', id: 'command line' },
      details: { new: counts.new, changed: counts.changed, same: counts.same },
    });
  await withDatabase(io, options, async ({ target }) => {
    const client = await connectClient(target);
    const progress = steppedProgress(io, options.json ?? false);
    try {
      await runImport(
        client,
        await sourcesAt(paths),
        { clock: systemClock, knownOn: options.knownOn, onProgress: progress.update, onBatch: recordImport },
        async (plan) => {
          progress.stop();
          await printPlan(plan, options, io);
          if (plan.refusals.some(({ isLeftOut }) => !isLeftOut)) io.exitWith(ExitCode.findings);
          return !options.dryRun;
        },
      );
      progress.stop();
      if (!options.json) io.note(options.dryRun ? 'Nothing was changed (--dry-run).' : 'Done.');
    } finally {
      progress.stop();
      await client.end();
    }
  });
}

async function refuseWrongDay(knownOn: string | undefined, today: string): Promise<void> {
  const { earliestKnownDay } = await import('#features/description/public.ts');
  if (knownOn === undefined || (knownOn >= earliestKnownDay && knownOn <= today)) return;
  throw new Invalid(
    `--known-on is ${knownOn}; expected the day the sources tell about, from ${earliestKnownDay} to today, ${today}.`,
  );
}

const stepLabels = { read: 'Reading files', record: 'Recording' } as const;

/** One bar for each step of the import, begun when the step begins. */
function steppedProgress(io: Terminal, quiet: boolean) {
  let current: { step: keyof typeof stepLabels; progress: Progress } | undefined;
  const stop = () => {
    current?.progress.stop();
    current = undefined;
  };
  const update = (step: keyof typeof stepLabels, done: number, total: number) => {
    if (current?.step !== step) {
      stop();
      current = { step, progress: startProgress(io, { label: stepLabels[step], total, quiet }) };
    }
    current.progress.update(done, total);
  };
  return { update, stop };
}

async function printPlan(plan: ImportPlan, options: ImportCommandOptions, io: Terminal): Promise<void> {
  if (options.json) return io.printJson(await planAsJson(plan, options));
  const { counts, links, findings } = plan;
  const refused = plan.refusals.filter(({ isLeftOut }) => !isLeftOut);
  const leftOut = plan.refusals.filter(({ isLeftOut }) => isLeftOut);
  io.print(`${plan.files} ${plan.files === 1 ? 'file' : 'files'}`);
  io.print(`  new projects      ${counts.new}`);
  io.print(`  new versions      ${counts.changed}`);
  io.print(`  same              ${counts.same}`);
  io.print(`  links             ${links.new} new, ${links.same} same`);
  io.print(`  findings          ${findings.error} errors, ${findings.warning} warnings, ${findings.note} notes`);
  io.print(`  refused           ${refused.length}`);
  io.print(`  left out          ${leftOut.length}`);
  await printChanges(plan, options, io);
  await printRefusals('Refused:', refused, options, io);
  await printRefusals('Left out:', leftOut, options, io);
}

async function printChanges(plan: ImportPlan, options: ImportCommandOptions, io: Terminal): Promise<void> {
  let shown = 0;
  for await (const change of plan.changes()) {
    if (shown === changesShown && !options.allChanges) {
      io.print(`… and ${plan.counts.changed - shown} more (--all-changes shows them).`);
      return;
    }
    await printChange(change, options, io);
    shown += 1;
  }
}

async function printChange(change: PlannedChange, options: ImportCommandOptions, io: Terminal): Promise<void> {
  const { titleOfField } = await import('#features/description/public.ts');
  const before = change.previousKnownOn
    ? `was known on ${change.previousKnownOn}`
    : 'the register knows only later versions';
  io.print(`${change.code} ${change.name}: known on ${change.knownOn}, ${before}`);
  if (change.previousKnownOn && change.changes.length === 0) io.print('  no field that both tell differs');
  for (const { field, before: old, after } of change.changes) {
    io.print(`  ${titleOfField(change.form, field, options.language)}: ${quoted(old)} → ${quoted(after)}`);
  }
}

function quoted(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return `“${oneLine.length > 100 ? `${oneLine.slice(0, 99)}…` : oneLine}”`;
}

async function printRefusals(
  title: string,
  refusals: readonly FileRefusal[],
  options: ImportCommandOptions,
  io: Terminal,
): Promise<void> {
  if (refusals.length === 0) return;
  const { refusalInWords } = await import('#features/description/public.ts');
  const { textsFor } = await import('#platform/i18n/texts.ts');
  const t = textsFor(options.language);
  io.print(title);
  for (const refusal of refusals.slice(0, refusalsShown)) {
    const { found, expected, remedy } = refusalInWords(refusal, t);
    io.print(`  ${refusal.source}${refusal.line ? `:${refusal.line}` : ''}: ${found} ${expected} ${remedy}`);
  }
  if (refusals.length > refusalsShown) io.print(`  … and ${refusals.length - refusalsShown} more (--json shows them).`);
}

async function planAsJson(plan: ImportPlan, options: ImportCommandOptions): Promise<object> {
  const { refusalInWords } = await import('#features/description/public.ts');
  const { textsFor } = await import('#platform/i18n/texts.ts');
  const changes: PlannedChange[] = [];
  for await (const change of plan.changes()) changes.push(change);
  return {
    dryRun: options.dryRun ?? false,
    files: plan.files,
    counts: plan.counts,
    findings: plan.findings,
    links: plan.links,
    changes,
    refusals: plan.refusals.map((refusal) => ({ ...refusal, ...refusalInWords(refusal, textsFor(options.language)) })),
  };
}
