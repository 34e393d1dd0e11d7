/**
 * Installs Voikko, the Finnish dictionary that the search uses where it is there, on Debian and Ubuntu: in CI as root, or
 * when KOORDI_TEST_INSTALL=1 allows it. Elsewhere it says how that is done. The tests that need it are skipped without, so a
 * failure is no failure.
 *
 *   KOORDI_TEST_INSTALL=1 node scripts/ensure-voikko.mjs
 */
import { existsSync } from 'node:fs';
import { argv, env, getuid } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';

const minutes = 60_000;
const packages = ['libvoikko1', 'voikko-fi'];

/** @param {(line: string) => void} [report] hears what is being done, or is left to the reader to do */
export async function ensureVoikko(report = () => {}) {
  if (!existsSync('/usr/bin/apt-get') || (await isInstalled())) return;
  const isRoot = getuid?.() === 0;
  if (env.KOORDI_TEST_INSTALL !== '1' && !(env.CI && isRoot)) {
    const command = `${isRoot ? '' : 'sudo '}apt-get install ${packages.join(' ')}`;
    report(`No Voikko here: the tests that need it are skipped. To have them: ${command}, or KOORDI_TEST_INSTALL=1.`);
    return;
  }
  const apt = (...words) => {
    const [command, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', ...words];
    return run(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 2 * minutes });
  };
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
