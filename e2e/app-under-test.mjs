/**
 * Starts Koordi as a user would, with the demo programme and an empty data folder of its own, for the browser journeys.
 *
 *   KOORDI_E2E_LOG=koordi.log node e2e/app-under-test.mjs PORT
 *
 * What the service prints, its log with it, goes to the named file, where journeys look for faults. Playwright ends it with
 * SIGTERM; the data folder goes with it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/koordi.mjs', import.meta.url));
const dataFolder = mkdtempSync(join(tmpdir(), 'koordi-e2e-'));
const { DATABASE_URL: _, KOORDI_E2E_LOG: logFile = 'koordi.log', ...env } = process.env; // never somebody's own database
mkdirSync(dirname(logFile), { recursive: true });

const app = spawn(execPath, [program, 'start', '--port', argv[2], '--data', dataFolder, '--demo'], {
  env,
  stdio: ['ignore', openSync(logFile, 'w'), 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill('SIGTERM'));
app.on('exit', (code) => {
  rmSync(dataFolder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
