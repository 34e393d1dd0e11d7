import { type Command, Option } from 'commander';
import type { LinkKind, LinkStatus } from '#features/project/public.ts';
import { addDatabaseOptions, type DatabaseOptions, withDatabase } from './database-access.ts';
import type { Terminal } from './terminal.ts';

interface LinksOptions extends DatabaseOptions {
  readonly status?: LinkStatus;
  readonly json?: boolean;
}

interface DecideOptions extends DatabaseOptions {
  readonly kind: LinkKind;
}

const LINKS_HELP_END = `
A parallel project is bound to its mother project, a successor to its predecessor. Bonds come from lists of pairs, or are
suggested from the names of projects until somebody confirms or rejects them.

Example:
  $ koordi project links --status suggested`;

export function registerProject(program: Command, io: Terminal): void {
  const project = program.command('project').description('See and decide how projects belong together.');
  addDatabaseOptions(project.command('links'))
    .description('List the bonds between projects.')
    .addOption(new Option('--status <status>', 'only these').choices(['suggested', 'confirmed', 'rejected']))
    .option('--json', 'print them as JSON')
    .addHelpText('after', LINKS_HELP_END)
    .action((options: LinksOptions) => list(options, io));
  for (const decision of ['confirm', 'reject'] as const) {
    addDatabaseOptions(project.command(decision))
      .description(
        decision === 'confirm' ? 'Confirm a bond between two projects.' : 'Reject a bond between two projects.',
      )
      .argument('<from>', 'code of the mother project or predecessor')
      .argument('<to>', 'code of the parallel project or successor')
      .addOption(new Option('--kind <kind>', 'what binds them').choices(['parallel', 'successor']).default('parallel'))
      .addHelpText('after', `\nExample:\n  $ koordi project ${decision} S10826 S10972`)
      .action((from: string, to: string, options: DecideOptions) =>
        decide({ from, to, kind: options.kind }, decision === 'confirm' ? 'confirmed' : 'rejected', options, io),
      );
  }
}

async function list(options: LinksOptions, io: Terminal): Promise<void> {
  const { reading } = await import('#platform/db/database.server.ts');
  const { listLinks } = await import('#features/project/public.server.ts');
  const links = await withDatabase(io, options, ({ database }) => listLinks(reading(database), options.status));
  if (options.json) return io.printJson(links);
  for (const { kind, from, to, status, basis } of links) io.print(`${from} → ${to}  ${kind}, ${status} (${basis})`);
  io.note(`${links.length} ${links.length === 1 ? 'bond' : 'bonds'}`);
}

async function decide(
  link: { readonly from: string; readonly to: string; readonly kind: LinkKind },
  decision: 'confirmed' | 'rejected',
  options: DecideOptions,
  io: Terminal,
): Promise<void> {
  const { systemClock } = await import('#platform/clock.ts');
  const { SERVICE, writingAs } = await import('#platform/db/database.server.ts');
  const { decideLink } = await import('#features/project/public.server.ts');
  await withDatabase(io, options, ({ database }) =>
    writingAs(database, SERVICE, (tx) => decideLink(tx, systemClock, link, decision)),
  );
  io.note(`${link.from} → ${link.to}: ${decision}.`);
}
