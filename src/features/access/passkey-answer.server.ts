import type { PlainTextKey } from '#platform/i18n/texts.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { Cookies, PasskeyQuestion } from '#platform/permission/sign-in.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';

// What the script for passkeys is told, see `src/browser/passkey.ts`.

type Context = Parameters<typeof pageRequestFrom>[0];

/** What the device is to be asked for. */
export function questionFor({ options, cookies }: PasskeyQuestion): Response {
  return withCookies({ options }, cookies);
}

/** Where to go now. */
export function onwards(address: string, cookies: Cookies = []): Response {
  return withCookies({ address }, cookies);
}

/** What went wrong, in the language of the page. */
export function problemFor(context: Context, code: PlainTextKey, status = 422): Response {
  const t = textsFor(pageRequestFrom(context).language);
  return Response.json({ problem: t(code) }, { status });
}

function withCookies(answer: object, cookies: Cookies): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return Response.json(answer, { headers });
}
