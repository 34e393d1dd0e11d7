import { createHmac, timingSafeEqual } from 'node:crypto';

/** The value of a cookie in a `Cookie` heading, decoded; `undefined` when it is not there or cannot be decoded. */
export function cookieValue(headers: Headers, name: string): string | undefined {
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  try {
    return pair && decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return undefined;
  }
}

/** The text that was signed, as `signedText` and the library for signing in write it; `undefined` when the signature is another. */
export function verifiedText(signed: string | undefined, secret: string): string | undefined {
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || dot < 1) return undefined;
  const text = signed.slice(0, dot);
  const [given, expected] = [Buffer.from(signed.slice(dot + 1)), Buffer.from(signatureOf(text, secret))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : undefined;
}

export function signedText(text: string, secret: string): string {
  return `${text}.${signatureOf(text, secret)}`;
}

function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64');
}
