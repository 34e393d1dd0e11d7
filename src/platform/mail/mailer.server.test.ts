import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, startMailSink } from '#test/mail-sink.ts';
import { findMailSettings, type MailSettings } from './mail-setting.server.ts';
import { createMailer, type Mail, MailFailure } from './mailer.server.ts';

const mail: Mail = {
  to: 'maija@example.fi',
  id: 'alert-1',
  unsubscribeAddress: 'https://koordi.example/fi/alerts/manage/abc',
  language: 'fi',
  title: 'Uusia hankkeita: työllisyys',
  pieces: [
    { kind: 'paragraph', text: 'Kaksi <uutta> hanketta & muuta' },
    {
      kind: 'links',
      links: [{ label: 'Työtä "kaikille"', href: 'https://koordi.example/fi/projects/S1?a=1&b=2', lang: 'fi' }],
    },
    { kind: 'link', link: { label: 'Lopeta', href: 'https://koordi.example/fi/alerts/manage/abc', note: 'heti' } },
  ],
};

function settings(url: string): MailSettings {
  const found = findMailSettings({ KOORDI_SMTP_URL: url, KOORDI_MAIL_FROM: 'Koordi <koordi@koordi.example>' });
  if (!found) throw new Error('there are settings');
  return found;
}

async function failureOf(sending: Promise<void>): Promise<MailFailure> {
  return sending.then(
    () => {
      throw new Error('the mail was sent');
    },
    (error: MailFailure) => error,
  );
}

describe('a mail', () => {
  let sink: MailSink;
  beforeAll(async () => {
    sink = await startMailSink();
  });
  afterEach(() => {
    sink.answerTo = () => undefined;
    sink.mails.length = 0;
  });
  afterAll(() => sink.close());

  const send = (changed: Partial<Mail> = {}) => createMailer(settings(sink.url)).send({ ...mail, ...changed });

  it('that cannot be put together is no fault of the server', async () => {
    const failure = await failureOf(send({ to: '' }));
    expect(failure).not.toBeInstanceOf(MailFailure);
    expect(failure).toMatchObject({ code: 'EENVELOPE' });
  });

  it('comes as plain text and as a page that say the same', async () => {
    await send();
    const [{ to, email } = expect.fail('no mail')] = sink.mails;
    expect(to).toBe('maija@example.fi');
    expect([email.from, email.subject]).toEqual([
      { name: 'Koordi', address: 'koordi@koordi.example' },
      'Uusia hankkeita: työllisyys',
    ]);
    expect(email.text?.trimEnd()).toBe(
      [
        'Uusia hankkeita: työllisyys',
        'Kaksi <uutta> hanketta & muuta',
        'Työtä "kaikille"\nhttps://koordi.example/fi/projects/S1?a=1&b=2',
        'Lopeta\nheti\nhttps://koordi.example/fi/alerts/manage/abc',
      ].join('\n\n'),
    );
    expect(email.html).toContain('<html lang="fi">');
    expect(email.html).toContain('<p>Kaksi &lt;uutta&gt; hanketta &amp; muuta</p>');
    expect(email.html).toContain(
      '<a href="https://koordi.example/fi/projects/S1?a=1&amp;b=2" lang="fi">Työtä &quot;kaikille&quot;</a>',
    );
  });

  it('says that a machine sent it, and how one click ends them', async () => {
    await send();
    const headers = new Map(sink.mails[0]?.email.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('list-unsubscribe')).toBe('<https://koordi.example/fi/alerts/manage/abc>');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('message-id')).toBe('<alert-1@koordi.example>');
    expect(headers.get('content-language')).toBe('fi');
  });

  it('promises one click over https only', async () => {
    await send({ unsubscribeAddress: 'http://127.0.0.1/fi/alerts/manage/abc' });
    expect(sink.mails[0]?.raw).toContain('List-Unsubscribe: <http:');
    expect(sink.mails[0]?.raw).not.toContain('List-Unsubscribe-Post');
  });

  it('takes no header from its title', async () => {
    await send({ title: 'Hei\r\nBcc: other@example.fi\r\n\r\nbody' });
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.email.bcc).toBeUndefined();
    expect(sink.mails[0]?.email.subject).toBe('Hei Bcc: other@example.fi body');
  });

  it.each([
    [550, 'refused'],
    [450, 'postponed'],
  ])('answered with %i is %s, told without the address', async (code, kind) => {
    sink.answerTo = (address) => ({ code, text: `no <${address}> here` });
    const failure = await failureOf(send());
    expect([failure.name, failure.kind, failure.message]).toEqual([
      'MailFailure',
      kind,
      `the mail server answered ${code} to RCPT TO`,
    ]);
  });
});

describe('a mail server that is not there', () => {
  it('is told as such, without its password', async () => {
    const mailer = createMailer(settings('smtp://koordi:hunter2@127.0.0.1:1'));
    const failure = await failureOf(mailer.send(mail));
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toBe('the mail server cannot be used (ESOCKET)');
  });

  it('or hangs up is told as such', async () => {
    const server = createServer((socket) => socket.end('421 later\r\n'));
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    expect((await failureOf(createMailer(settings(`smtp://127.0.0.1:${port}`)).send(mail))).kind).toBe('unreachable');
    server.close();
  });
});

describe('the settings of mail', () => {
  const from = { KOORDI_MAIL_FROM: 'koordi@example.fi' };

  it('are none when no server is named', () => {
    expect(findMailSettings({})).toBeUndefined();
    expect(findMailSettings({ ...from, KOORDI_SMTP_URL: '' })).toBeUndefined();
  });

  it('are read from the address of the server, also from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'koordi-mail-'));
    writeFileSync(join(folder, 'url'), 'smtps://user%40x:p%2Fw@mail.example.fi\n');
    expect(findMailSettings({ ...from, KOORDI_SMTP_URL_FILE: join(folder, 'url') })).toEqual({
      host: 'mail.example.fi',
      port: 465,
      isSecure: true,
      requiresTls: false,
      user: 'user@x',
      password: 'p/w',
      from: { name: 'Koordi', address: 'koordi@example.fi' },
    });
    rmSync(folder, { recursive: true });
  });

  it('send a password only under TLS, unless the server is this machine', () => {
    const requiresTls = (url: string) => findMailSettings({ ...from, KOORDI_SMTP_URL: url })?.requiresTls;
    expect(requiresTls('smtp://u:p@mail.example.fi')).toBe(true);
    expect(requiresTls('smtp://u:p@localhost')).toBe(false);
    expect(requiresTls('smtp://mail.example.fi')).toBe(false);
  });

  it('that make no sense are refused without being shown', () => {
    const wrong = { ...from, KOORDI_SMTP_URL: 'https://u:hunter2@mail.example.fi' };
    expect(() => findMailSettings(wrong)).toThrow(/^KOORDI_SMTP_URL is not an address of a mail server/);
    expect(() => findMailSettings(wrong)).not.toThrow(/hunter2/);
    expect(() => findMailSettings({ KOORDI_SMTP_URL: 'smtp://localhost' })).toThrow(/^KOORDI_MAIL_FROM must say/);
    expect(() => findMailSettings({ KOORDI_SMTP_URL: 'smtp://localhost', KOORDI_MAIL_FROM: 'x' })).toThrow(/must say/);
  });
});
