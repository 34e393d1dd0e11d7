import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';
import { ensureBrowser } from './scripts/ensure-browser.mjs';

// This file is read once by the runner and again by each of its workers, who must find the same browser, port, log and mail.
process.env.CHROMIUM_PATH ??= await ensureBrowser((line) => console.error(line));
process.env.KOORDI_E2E_PORT ??= String(await freePort());
process.env.KOORDI_E2E_LOG ??= fileURLToPath(new URL('test-results/koordi.log', import.meta.url));
process.env.KOORDI_E2E_MAIL ??= fileURLToPath(new URL('test-results/mail', import.meta.url));
const baseURL = `http://localhost:${process.env.KOORDI_E2E_PORT}`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  // For what hangs, not for what is slow: a machine with other work takes several times as long.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    screenshot: 'only-on-failure',
    // Recording every journey costs a third of the time: `npx playwright test --trace on` when one fails.
    trace: 'off',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH },
  },
  webServer: {
    command: `node e2e/app-under-test.mjs ${process.env.KOORDI_E2E_PORT}`,
    url: `${baseURL}/fi`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
