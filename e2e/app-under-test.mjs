/**
 * Starts Koordi as a user would, with the demo programme and an empty data folder of its own, for the browser journeys.
 *
 *   KOORDI_E2E_LOG=koordi.log KOORDI_E2E_MAIL=mail node e2e/app-under-test.mjs PORT
 *
 * Beside it stand two identity providers, at which one signs in by writing an e-mail address. What the service prints, its log with it, goes to the named file, where journeys look for faults; the text of each mail it sends
 * goes to a file in the named folder. Playwright ends it with SIGTERM; the data folder goes with it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { startMailSink } from '../test/mail-sink.ts';
import { startOidcProvider } from '../test/oidc-provider.ts';
import { startSamlProvider } from '../test/saml-provider.ts';

const program = fileURLToPath(new URL('../bin/koordi.mjs', import.meta.url));
const dataFolder = mkdtempSync(join(tmpdir(), 'koordi-e2e-'));
const {
  DATABASE_URL: _, // never somebody's own database
  KOORDI_E2E_LOG: logFile = 'koordi.log',
  KOORDI_E2E_MAIL: mailFolder = 'mail',
  ...env
} = process.env;
mkdirSync(dirname(logFile), { recursive: true });
rmSync(mailFolder, { recursive: true, force: true });
mkdirSync(mailFolder, { recursive: true });

const mailSink = await startMailSink(({ to, email }) => {
  const file = join(mailFolder, `${to}.txt`);
  // Renamed when whole: a journey may be looking for it.
  writeFileSync(`${file}.new`, email.text ?? '');
  renameSync(`${file}.new`, file);
});

const providers = await Promise.all([startOidcProvider(), startSamlProvider()]);
const providerSettings = {
  ...Object.assign({}, ...providers.map((provider) => provider.env)),
  KOORDI_OIDC_NAME: 'Kunnan tunnus',
  KOORDI_SAML_NAME: 'Opiston tunnus',
  KOORDI_SAML_EMAIL_DOMAINS: 'koordi.example',
};

// As behind a proxy, whose `X-Forwarded-For` tells the requesters apart. A name, since browsers keep no passkeys for a number.
const publicAddress = ['--public-origin', `http://localhost:${argv[2]}`];
const app = spawn(execPath, [program, 'start', '--port', argv[2], '--data', dataFolder, '--demo', ...publicAddress], {
  env: { ...env, ...providerSettings, KOORDI_SMTP_URL: mailSink.url, KOORDI_MAIL_FROM: 'koordi@koordi.example' },
  stdio: ['ignore', openSync(logFile, 'w'), 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill('SIGTERM'));
app.on('exit', (code) => {
  void mailSink.close();
  for (const provider of providers) void provider.close();
  rmSync(dataFolder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
