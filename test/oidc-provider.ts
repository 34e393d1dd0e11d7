import type { IncomingMessage } from 'node:http';
import { Events, OAuth2Server } from 'oauth2-mock-server';

/** An identity provider that speaks OpenID Connect and believes everybody who they are. */
export interface OidcProvider {
  /** For KOORDI_OIDC_…. */
  readonly env: Readonly<Record<string, string>>;
  /** What is said of the next who is asked about, beside the claims that belong to the address. */
  claims: Readonly<Record<string, unknown>>;
  /** Where the page for signing in there sends on when somebody has written an address into it. */
  answerAddress(question: string, email: string): string;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. People sign in on its page by writing their e-mail address. */
export async function startOidcProvider(): Promise<OidcProvider> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const { url } = server.issuer;
  if (url === undefined) throw new Error('A provider that has been started has an address.');
  const emails = new Map<string, string>();
  const provider: OidcProvider = {
    env: { KOORDI_OIDC_ISSUER: url, KOORDI_OIDC_CLIENT_ID: 'koordi', KOORDI_OIDC_CLIENT_SECRET: 'a secret for tests' },
    claims: {},
    answerAddress: (question, email) => {
      const answer = new URL(question.replace('/sign-in?', '/authorize?'));
      answer.searchParams.set('email', email);
      return answer.href;
    },
    close: () => server.stop(),
  };
  const claimsOf = (email: string) => ({ sub: `person of ${email}`, email, email_verified: true, ...provider.claims });
  const { service } = server;
  service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: { body: object }) => {
    Object.assign(body, { authorization_endpoint: `${url}/sign-in` });
  });
  service.addRoute('GET', '/sign-in', (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(signInPage(queryOf(request)));
  });
  service.on(Events.BeforeAuthorizeRedirect, (answer: { url: URL }, request: IncomingMessage) => {
    const asked = queryOf(request);
    if (asked.has('declined')) {
      answer.url.searchParams.delete('code');
      answer.url.searchParams.set('error', 'access_denied');
      answer.url.searchParams.set('error_description', '<b>No!</b>');
    }
    emails.set(answer.url.searchParams.get('code') ?? '', asked.get('email') ?? '');
  });
  service.on(Events.BeforeTokenSigning, ({ payload }: { payload: object }, request: { body: { code?: string } }) => {
    Object.assign(payload, claimsOf(emails.get(request.body.code ?? '') ?? ''));
  });
  service.on(Events.BeforeUserinfo, (answer: { body: object }, request: IncomingMessage) => {
    const [, claims = ''] = (request.headers.authorization ?? '').split('.');
    Object.assign(answer.body, JSON.parse(Buffer.from(claims, 'base64url').toString()));
  });
  return provider;
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URL(url, 'http://provider.invalid').searchParams;
}

function signInPage(question: URLSearchParams): string {
  const kept = [...question].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
  return `<!doctype html><html lang="en"><title>OpenID provider</title><h1>OpenID provider</h1>
<form action="/authorize">${kept}<label>E-mail <input name="email"></label><button>Sign in</button>
<button name="declined" value="yes">Turn back</button></form>`;
}
