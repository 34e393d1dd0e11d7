import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type MailSink, startMailSink } from '#test/mail-sink.ts';
import { runner } from '#test/terminal.ts';
import { registerAlerts } from './alerts.command.ts';

let test: TestDatabase;
let sink: MailSink;

beforeAll(async () => {
  test = await createTestDatabase();
  sink = await startMailSink();
});
afterAll(async () => {
  await test.close();
  await sink.close();
});

const mail = () => ({ KOORDI_SMTP_URL: sink.url, KOORDI_MAIL_FROM: 'koordi@example.fi' });
const send = (env: Record<string, string>, ...options: string[]) =>
  runner(registerAlerts, test, env)('alerts', 'send', ...options);

it('says what came of it, in words and for machines', async () => {
  const env = { ...mail(), KOORDI_SECRET_KEY: randomBytes(32).toString('base64') };
  const origin = ['--public-origin', 'https://koordi.example'];
  const told = await send(env, ...origin);
  expect(told).toMatchObject({ printed: '0 saved searches checked, 0 mails sent, 0 not sent\n', exitCode: 0 });
  expect(JSON.parse((await send(env, ...origin, '--json')).printed)).toEqual({
    searchesChecked: 0,
    mailsSent: 0,
    mailsFailed: 0,
  });
});

it('says in one sentence what the environment lacks', async () => {
  const origin = ['--public-origin', 'https://koordi.example'];
  await expect(send({})).rejects.toThrow(/^Mails need the address of the service/);
  await expect(send({}, ...origin)).rejects.toThrow(/^No mail server is set/);
  await expect(send(mail(), ...origin)).rejects.toThrow(/^There is no key to open addresses with/);
});
