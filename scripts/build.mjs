import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

// Builds the pages into build/ when anything they are made of has changed. Alone: `npm run build`.

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'build');
const stampFile = join(folder, 'stamp');
const lockFile = join(folder, 'lock');
const logFile = join(folder, 'build.log');

const LOCK_POLL_MS = 200;
const LOCK_PATIENCE_MS = 300_000;

const steps = [
  ['scripts/generate-texts.ts'],
  ['scripts/generate-tokens.ts'],
  ['node_modules/@react-router/dev/bin.cjs', 'build'],
  ['scripts/compress-assets.mjs'],
];

/** The pages could not be built; the message is for the person who runs Koordi. */
export class BuildFailure extends Error {
  name = 'BuildFailure';
}

/**
 * Makes sure that build/ fits the sources. Two builds at once take turns; the second then finds nothing to do.
 *
 * @param {{ quiet?: boolean }} [options] quiet: the output of the build goes to build/build.log only.
 * @returns {Promise<'fresh' | 'built'>}
 */
export async function ensureBuild({ quiet = false } = {}) {
  if (isFresh()) return 'fresh';
  const release = await takeLock();
  try {
    if (isFresh()) return 'fresh';
    rmSync(stampFile, { force: true });
    const log = createWriteStream(logFile);
    for (const step of steps) await runStep(step, log, quiet);
    log.end();
    writeFileSync(stampFile, digestOfSources());
    return 'built';
  } finally {
    release();
  }
}

function isFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digestOfSources();
}

/** One digest over all that goes into the pages: a changed, added or removed file changes it. */
function digestOfSources() {
  const hash = createHash('sha256');
  const configuration = [
    'package-lock.json',
    'package.json',
    'react-router.config.ts',
    'tsconfig.json',
    'vite.config.ts',
  ];
  const sources = ['generate-texts.ts', 'generate-tokens.ts', 'text-catalogue.ts'].map((name) => `scripts/${name}`);
  for (const path of [...configuration, ...sources, ...filesUnder('src')]) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Source files in a fixed order, without tests and without the server, which Node runs as it is. */
function filesUnder(start) {
  return readdirSync(join(root, start), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(join('src', 'server')))
    .toSorted();
}

async function runStep(step, log, quiet) {
  const child = spawn(nodeToUse(), step, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      log.write(text);
      if (!quiet) process.stderr.write(text);
    });
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0)
    throw new BuildFailure(`The pages could not be built: ${reasonIn(output)} (the whole story is in ${logFile}).`);
}

/** The Node that npm installed with the project: the caller may be run by an older one. */
function nodeToUse() {
  const installed = join(root, 'node_modules/.bin/node');
  return existsSync(installed) ? installed : process.execPath;
}

/** The one line of a long output that says why: our own generators' first, then the bundler's, then any that looks like it. */
function reasonIn(output) {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = [/^Problem in /, /^\[[A-Z_]+\] /, /error/i];
  const found = telling.map((pattern) => lines.find((line) => pattern.test(line))).find(Boolean);
  return found ?? lines.at(-1) ?? 'no reason given';
}

/** Waits for another build to end. A lock whose process is gone is taken over. */
async function takeLock() {
  makeFolder();
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw unwritable(error);
    }
    if (!lockHolderLives()) rmSync(lockFile, { force: true });
    else await pause(LOCK_POLL_MS);
  }
  throw new BuildFailure(`Another build seems to be stuck: stop it, or remove ${lockFile}.`);
}

function makeFolder() {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
}

function unwritable(error) {
  return new BuildFailure(`The pages could not be built: cannot write to ${folder} (${error.code}).`);
}

function lockHolderLives() {
  const holder = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0;
  // Just created and not yet written: its process is about to.
  if (!holder) return existsSync(lockFile);
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(`Pages: ${await ensureBuild()}`);
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
