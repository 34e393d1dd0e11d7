import type { Cookies } from '#platform/permission/sign-in.ts';

/** Sends the browser on to a page of ours, with cookies to keep. */
export function withCookies(address: string, cookies: Cookies): Response {
  const headers = new Headers({ location: address });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
