#!/usr/bin/env node
// Starts the command-line program on a Node that can run it. Any Node must be able to read this file: hence plain JavaScript
// without newer syntax, and no import before the version is known.

const OLDEST_NODE = 20;
const ENVIRONMENT_FAILURE = 3;

const version = process.versions.node.split('.').map(Number);

if (version[0] < OLDEST_NODE) {
  fail(`Koordi needs Node ${OLDEST_NODE} or newer, and this is Node ${process.versions.node}: install a newer one.`);
} else {
  void begin();
}

async function begin() {
  const { createRequire, ...module } = await import('node:module');
  const { dirname, join } = await import('node:path');
  const { fileURLToPath } = await import('node:url');
  const file = fileURLToPath(import.meta.url);
  const requireFromHere = createRequire(file);
  if (!resolves(requireFromHere, 'commander')) {
    fail(`The packages of Koordi are not installed: run "npm install" in ${dirname(dirname(file))}.`);
  } else if (runsTypeScript()) {
    if (module.enableCompileCache) module.enableCompileCache();
    await import('../src/server/cli/koordi.ts');
  } else {
    const manifest = resolves(requireFromHere, `node-${process.platform}-${process.arch}/package.json`);
    await runAgain(manifest && join(dirname(manifest), 'bin', 'node'), file);
  }
}

/** Node runs TypeScript by itself from 22.18 and 23.6 on. */
function runsTypeScript() {
  const [major, minor] = version;
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major > 23;
}

function resolves(requireFromHere, name) {
  try {
    return requireFromHere.resolve(name);
  } catch {
    return undefined;
  }
}

/** Runs this file once more with the Node that npm has brought. */
async function runAgain(node, file) {
  const { spawn } = await import('node:child_process');
  const { existsSync } = await import('node:fs');
  if (!node || !existsSync(node)) return failWithoutNode();
  const child = spawn(node, process.execArgv.concat(file, process.argv.slice(2)), { stdio: 'inherit' });
  child.on('error', failWithoutNode);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // Ctrl-C reaches the child from the terminal as well; it takes both for one.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function failWithoutNode() {
  fail(
    `Koordi runs on Node 22.18 or newer, and this is Node ${process.versions.node}: run "npm install" without --omit=optional, which brings one, or install one.`,
  );
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = ENVIRONMENT_FAILURE;
}
