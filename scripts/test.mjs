/**
 * All tests, as `npm test` runs them: a browser is found or got, Voikko where that may be installed, the app is built, then the runners one after
 * another. Ends with a table and, as the last line, `N passed, N failed, N skipped`. Exit code 1 when anything failed or
 * nothing ran.
 *
 *   npm test
 *   npm test -- --only unit      one runner: unit, db or e2e
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { run } from './child.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureVoikko } from './ensure-voikko.mjs';

const results = 'test-results';
const systemPostgres = '/usr/lib/postgresql/15/bin';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const kinds = ['unit', 'db', 'e2e'];
if (values.only !== undefined && !kinds.includes(values.only)) {
  console.error(`--only takes one of: ${kinds.join(', ')}.`);
  process.exit(2);
}
const wanted = (kind) => values.only === undefined || values.only === kind;

/** @type {{ name: string, passed: number, failed: number, skipped: number, seconds: number, note?: string }[]} */
const table = [];

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });

const browser = wanted('e2e') ? await findBrowser() : undefined;
await ensureVoikko((line) => console.log(line));
const isBuilt = await build();
if (wanted('unit')) await vitest('unit', { project: 'unit' });
if (wanted('db')) {
  await vitest('database, PostgreSQL 18 (embedded)', { project: 'db', postgres: 'embedded' });
  if (existsSync(systemPostgres))
    await vitest('database, PostgreSQL 15 (system)', { project: 'db', postgres: systemPostgres });
  else record({ name: 'database, PostgreSQL 15 (system)', note: 'skipped: not installed on this machine' });
}
if (browser && isBuilt) await playwright(browser);
printSummary();

async function findBrowser() {
  const startedAt = performance.now();
  try {
    return await ensureBrowser((line) => console.log(line));
  } catch (error) {
    record({ name: 'browser', failed: 1, seconds: (performance.now() - startedAt) / 1000, note: error.message });
    return undefined;
  }
}

async function build() {
  const { code, output, seconds } = await run('node', ['scripts/build.mjs']);
  if (code === 0) return true;
  console.log(output);
  record({ name: 'build', failed: 1, seconds, note: 'the app could not be built; see above' });
  return false;
}

async function vitest(name, { project, postgres }) {
  const report = `${results}/vitest-${table.length}.json`;
  console.log(`\n${name}`);
  const { code, seconds } = await run(
    'vitest',
    ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { show: true, env: postgres ? { KOORDI_TEST_POSTGRES: postgres } : {} },
  );
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = await readJson(report);
  // A file that cannot even be loaded has no tests to count.
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + brokenFiles;
  record({
    name,
    passed: numPassedTests,
    failed: failedAtLeast(failed, code),
    skipped: numPendingTests + numTodoTests,
    seconds,
  });
}

async function playwright(executablePath) {
  console.log('\nbrowser journeys');
  const { code, seconds } = await run('playwright', ['test'], { show: true, env: { CHROMIUM_PATH: executablePath } });
  const { stats = {}, errors = [] } = await readJson(`${results}/e2e.json`);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  const failed = unexpected + flaky + errors.length;
  record({ name: 'browser journeys', passed: expected, failed: failedAtLeast(failed, code), skipped, seconds });
}

/** A runner that ended badly has failed, even where its report names no failed test. */
function failedAtLeast(failed, exitCode) {
  return exitCode === 0 ? failed : Math.max(failed, 1);
}

async function readJson(path) {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
}

function record(row) {
  table.push({ passed: 0, failed: 0, skipped: 0, seconds: 0, ...row });
}

function printSummary() {
  const width = Math.max(...table.map(({ name }) => name.length));
  const column = (value) => String(value).padStart(8);
  console.log(`\n${''.padEnd(width)}${['passed', 'failed', 'skipped', 'seconds'].map(column).join('')}`);
  for (const { name, passed, failed, skipped, seconds, note } of table) {
    const counts = [passed, failed, skipped, seconds.toFixed(1)].map(column).join('');
    console.log(`${name.padEnd(width)}${counts}${note ? `  ${note}` : ''}`);
  }
  const total = (count) => table.reduce((sum, row) => sum + row[count], 0);
  if (total('failed') > 0 || total('passed') === 0) process.exitCode = 1;
  console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
}
