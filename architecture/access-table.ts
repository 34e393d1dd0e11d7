/**
 * The table of who may open what, as people read it: `docs/guide/access-table.md`.
 *
 *   node architecture/access-table.ts --write    walks all routes and writes the table
 */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { connectClient, databaseOn, openDatabase } from '#platform/db/database.server.ts';
import { startEmbedded } from '#platform/db/embedded.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { ensureBuild } from '../scripts/build.mjs';
import { type Outcome, type WalkedRoute, walkers, walkRoutes } from './access-walk.ts';

export const accessTableFile = fileURLToPath(new URL('../docs/guide/access-table.md', import.meta.url));

const HEAD = `# Who may open what

Every address of the service, and what everybody meets there. The table is written by walking: \`node architecture/access-table.ts --write\`
starts the service, signs somebody in for each role and asks for every address; a test walks again and compares. So the table
says what is, not what was meant; a new address without a row fails the test.

The walkers: administrator and auditor have their role for everything, authority and coordinator for an organisation, the others for one
project. *Own* is what belongs to that project or organisation (or to the walker, where things are personal); *foreign* is
another's. Most forms are sent empty: **yes** means that it was read, not that it was right.

| In the table | |
| --- | --- |
| yes | is shown, or the form is read |
| own | own ones are shown, foreign ones refused (403) |
| own, hidden | own ones are shown, foreign ones look as if they were not there (404) |
| no | is refused (403) |
| hidden | looks as if it were not there (404); so does a link whose token nobody has |
| sign in | is led to the page for signing in |

The column *declared* is what the page says of itself: \`public\`, \`signed-in\`, or the act that one of the reader's roles must permit.
`;

/** The whole document. */
export function accessTable(walked: readonly WalkedRoute[]): string {
  const isInside = ({ pattern }: WalkedRoute) => pattern === 'workspace' || pattern.startsWith('workspace/');
  const isForPrograms = ({ pattern }: WalkedRoute) => pattern.startsWith('/');
  const parts = [
    { title: 'Public pages', routes: walked.filter((route) => !isInside(route) && !isForPrograms(route)) },
    { title: 'The workspace', routes: walked.filter(isInside) },
    { title: 'For programs', routes: walked.filter(isForPrograms) },
  ];
  return `${HEAD}${parts.map(({ title, routes }) => `\n## ${title}\n\n${tableOf(routes)}\n`).join('')}`;
}

function tableOf(routes: readonly WalkedRoute[]): string {
  const heading = ['Address', '', 'Declared', ...walkers.map((walker) => walker.replace('-', ' '))];
  const rows = routes.map(({ method, pattern, permission, met }) => [
    `\`${addressOf(pattern)}\``,
    method,
    permission,
    ...walkers.map((walker) => words(met[walker])),
  ]);
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Without the patterns of blanks, whose strokes would end a cell. */
function addressOf(pattern: string): string {
  return (pattern.startsWith('/') ? pattern : `/${pattern}`).replace(/\([^)]*\)/g, '');
}

const single: Readonly<Record<Outcome, string>> = {
  shown: 'yes',
  refused: 'no',
  hidden: 'hidden',
  'sign in': 'sign in',
};

function words({ own, foreign }: WalkedRoute['met'][keyof WalkedRoute['met']]): string {
  if (own === foreign) return single[own];
  if (own === 'shown') return foreign === 'hidden' ? 'own, hidden' : 'own';
  return `${single[own]}, foreign: ${single[foreign]}`;
}

async function walkOnOwnDatabase(): Promise<WalkedRoute[]> {
  await ensureBuild({ quiet: true });
  const directory = join(tmpdir(), `koordi-access-table-${process.pid}`);
  const server = await startEmbedded({ directory, settings: { fsync: 'off', shared_buffers: '32MB' } });
  try {
    await migrate(server.target);
    const database = await openDatabase(server.target);
    const client = await connectClient(server.target);
    try {
      return await walkRoutes({ database, owner: databaseOn(client), target: server.target });
    } finally {
      await client.end();
      await database.destroy();
    }
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const text = accessTable(await walkOnOwnDatabase());
  if (argv.includes('--write')) writeFileSync(accessTableFile, text);
  else console.log(text);
}
