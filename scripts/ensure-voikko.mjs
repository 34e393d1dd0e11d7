/**
 * Installs Voikko, the Finnish dictionary that the search uses where it is there, on Debian and Ubuntu when that can be done
 * without asking. The tests that need it are skipped otherwise, so a failure is no failure.
 *
 *   node scripts/ensure-voikko.mjs
 */
import { existsSync } from 'node:fs';
import { argv, getuid } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';

const minutes = 60_000;
const packages = ['libvoikko1', 'voikko-fi'];

/** @param {(line: string) => void} [report] hears what is being done */
export async function ensureVoikko(report = () => {}) {
  if (!existsSync('/usr/bin/apt-get') || (await isInstalled())) return;
  const asRoot = getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...words) => {
    const [command, ...args] = [...asRoot, 'apt-get', ...words];
    return run(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 2 * minutes });
  };
  const mayInstall = getuid?.() === 0 || (await run('sudo', ['-n', 'true'], { timeoutMs: 10_000 })).code === 0;
  if (!mayInstall) return;
  report('No Voikko here yet: asking apt-get for it …');
  const install = () => apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  if ((await install()).code === 0) return;
  await apt('update', '-qq');
  if ((await install()).code !== 0) report('It could not be installed: the tests go on without.');
}

async function isInstalled() {
  return (await run('dpkg-query', ['--status', ...packages])).code === 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) await ensureVoikko((line) => console.error(line));
