import { EnvironmentFailure } from '../environment-failure.ts';
import { settingFrom } from '../secret/setting.server.ts';
import { mailAddressFrom } from './mail-address.model.ts';

/** How mail is sent. Holds a password: never printed, never logged. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); otherwise the connection is turned into TLS when the server offers it. */
  readonly isSecure: boolean;
  /** Nothing is sent when the connection cannot be turned into TLS. */
  readonly requiresTls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: { readonly name: string; readonly address: string };
}

const URL_NAME = 'KOORDI_SMTP_URL';
const FROM_NAME = 'KOORDI_MAIL_FROM';
const SENDER_NAME = 'Koordi';

/**
 * The settings of KOORDI_SMTP_URL (`smtps://user:password@mail.example.fi`, or KOORDI_SMTP_URL_FILE, a file with it) and
 * KOORDI_MAIL_FROM (`koordi@example.fi` or `Name <koordi@example.fi>`). `undefined` when no server is named: no mail is sent then.
 * Throws `EnvironmentFailure`, without echoing the address of the server, when they make no sense.
 */
export function findMailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings | undefined {
  const address = settingFrom(env, URL_NAME);
  if (address === undefined) return undefined;
  const url = URL.parse(address);
  if (!url?.hostname || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) {
    throw new EnvironmentFailure(
      `${URL_NAME} is not an address of a mail server; expected smtps://user:password@host.`,
    );
  }
  const isSecure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    requiresTls: !isSecure && url.password !== '' && !isThisMachine(url.hostname),
    user: url.username === '' ? undefined : decoded(url.username),
    password: url.password === '' ? undefined : decoded(url.password),
    from: senderFrom(env[FROM_NAME]?.trim()),
  };
}

function senderFrom(text: string | undefined): MailSettings['from'] {
  const [, name = '', bracketed] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(text ?? '') ?? [];
  const address = mailAddressFrom(bracketed ?? text ?? '');
  if (address === undefined) {
    throw new EnvironmentFailure(
      `${FROM_NAME} must say from which address mail is sent, for example koordi@example.fi.`,
    );
  }
  return { name: name.replaceAll('"', '').trim() || SENDER_NAME, address };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    throw new EnvironmentFailure(`The user or password in ${URL_NAME} is not encoded as in an address.`, {
      cause: error,
    });
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
