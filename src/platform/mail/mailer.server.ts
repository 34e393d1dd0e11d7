import { createTransport } from 'nodemailer';
import type { MailBody } from './mail-body.model.ts';
import { mailHtml, mailText } from './mail-body.model.ts';
import type { MailSettings } from './mail-setting.server.ts';

export interface Mail extends MailBody {
  /** An address as `mailAddressFrom` gives it. */
  readonly to: string;
  /** The part before the @ of its Message-ID: the same for the same mail, so that a repeated one is seen to be no new one. */
  readonly id: string;
  /** Where one POST, or a visit, ends these mails (RFC 8058); for mails that are not the first of many, none. */
  readonly unsubscribeAddress?: string;
  /** Whether one must sign in there, so that no program can do it for the reader. */
  readonly mustSignInToUnsubscribe?: boolean;
}

export interface Mailer {
  /** Hands one mail to the server. Throws `MailFailure`, and any other error when the mail itself cannot be made. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/**
 * A mail was not accepted. `refused`: the server will not take this mail for this receiver; `postponed`: it asks to try this one
 * again later; `unreachable`: no connection, no sign-in, a server that takes nothing from us. The message never holds an address
 * or a password.
 */
export class MailFailure extends Error {
  override name = 'MailFailure';
  readonly kind: 'refused' | 'postponed' | 'unreachable';

  constructor(kind: MailFailure['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/** Connects when a mail is sent, not before: a mail server that is down keeps nothing from starting. */
export function createMailer({ host, port, isSecure, requiresTls, user, password, from }: MailSettings): Mailer {
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    requireTLS: requiresTls,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // Nothing in a mail of ours is a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: mail.to },
          // Given outright, so that no header decides where the mail goes.
          envelope: { from: from.address, to: [mail.to] },
          messageId: `<${mail.id}@${domain}>`,
          subject: mail.title.replace(/\p{Cc}+/gu, ' '),
          text: mailText(mail),
          html: mailHtml(mail),
          headers: headersOf(mail),
        });
      } catch (error) {
        throw failureOf(error) ?? error;
      }
    },
    close: () => transport.close(),
  };
}

function headersOf({ language, unsubscribeAddress, mustSignInToUnsubscribe }: Mail): Record<string, string> {
  return {
    'Content-Language': language,
    // Answering machines are to keep quiet (RFC 3834).
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeAddress === undefined ? {} : { 'List-Unsubscribe': `<${unsubscribeAddress}>` }),
    // One click is defined for https alone (RFC 8058).
    ...(unsubscribeAddress?.startsWith('https:') && !mustSignInToUnsubscribe
      ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  };
}

/** Nodemailer's words for a mail that it cannot put together; an error without any word is a fault of the program. */
const ownFaults: readonly unknown[] = ['EENVELOPE', 'EMESSAGE', 'ESTREAM', undefined];

/**
 * Servers like to repeat the address in their answer, so of an answer only its number is told. `undefined` when the mail never
 * came as far as a server.
 */
function failureOf(error: unknown): MailFailure | undefined {
  const fact = (name: string) => (error instanceof Error && name in error ? Reflect.get(error, name) : undefined);
  const answer = Number(fact('responseCode'));
  const command = String(fact('command') ?? 'CONN');
  const code = fact('code');
  if (!Number.isInteger(answer)) {
    return ownFaults.includes(code)
      ? undefined
      : new MailFailure('unreachable', `the mail server cannot be used (${String(code)})`);
  }
  const concernsThisMail = command === 'RCPT TO' || command === 'DATA';
  const kind = concernsThisMail ? (answer >= 500 ? 'refused' : 'postponed') : 'unreachable';
  return new MailFailure(kind, `the mail server answered ${answer} to ${command}`);
}
