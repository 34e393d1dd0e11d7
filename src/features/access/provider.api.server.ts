import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOfPath, preferredLanguage } from '#platform/i18n/language.ts';
import type { AskingRequest, ProviderOutcome, ProviderReply, SignIn } from '#platform/permission/sign-in.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { nextAddress } from './next-address.model.ts';
import { providerPage } from './provider-page.model.ts';

/** Where identity providers send people back. Operators write these down there: they never change. */
export const providerAddresses = {
  oidc: '/auth/sso/callback/oidc',
  saml: '/auth/sso/saml2/sp/acs/saml',
  samlMetadata: '/auth/sso/saml2/sp/metadata',
} as const;

/** Longer than any answer by SAML. */
const LONGEST_ANSWER_BYTES = 256 * 1024;

/** As many as may begin (`sign-in-provider.tsx`). */
const ANSWER_LIMIT = { most: 100, withinMs: 15 * 60_000 } as const;
const TOO_MANY: ProviderOutcome = { failure: 'wait', next: undefined, cookies: [] };

export interface ProviderAnswers {
  /** `undefined` where nobody can sign in. */
  readonly signIn: () => SignIn | undefined;
  readonly askingOf: (request: FastifyRequest) => AskingRequest;
}

/**
 * The only addresses of the library for signing in that browsers reach, and the only form that another site may send here: an answer is
 * taken from the browser alone that asked, which a cookie of ours says (`answerProvider`).
 */
export function registerProviderAnswers(scope: FastifyInstance, { signIn, askingOf }: ProviderAnswers): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { bodyLimit: LONGEST_ANSWER_BYTES, parseAs: 'string' },
    async (_request: FastifyRequest, body: string | Buffer) => Object.fromEntries(new URLSearchParams(String(body))),
  );
  const answers = createRateLimit(ANSWER_LIMIT);
  const answer = async (request: FastifyRequest, reply: FastifyReply, told: ProviderReply) => {
    const desk = signIn();
    if (!desk?.providers.some(({ id }) => id === told.providerId)) throw new NoProvider('There is no such provider.');
    const asking = askingOf(request);
    const { failure, next, cookies } = answers.allows(asking.origin)
      ? await desk.answerProvider(asking, told)
      : TOO_MANY;
    const language = languageOfPath(next ?? '') ?? preferredLanguage(request.headers['accept-language']);
    const page = nextAddress(next, language);
    return reply
      .header('cache-control', 'no-store')
      .header('set-cookie', [...cookies])
      .redirect(failure ? providerPage(language, told.providerId, page, failure) : page, 303);
  };
  // Asking for the headings alone would use the answer up.
  scope.get(providerAddresses.oidc, { exposeHeadRoute: false }, (request, reply) =>
    answer(request, reply, { providerId: 'oidc', fields: fieldsOf(request.query) }),
  );
  scope.post(providerAddresses.saml, (request, reply) =>
    answer(request, reply, { providerId: 'saml', fields: fieldsOf(request.body) }),
  );
  scope.get(providerAddresses.samlMetadata, async (_request, reply) => {
    const description = await signIn()?.describeToProvider();
    if (description === undefined) throw new NoProvider('There is no provider of SAML.');
    return reply
      .type('application/samlmetadata+xml; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(description);
  });
}

class NoProvider extends Error {
  override name = 'NoProvider';
  readonly statusCode = 404;
}

/** The fields that are said once and are text. */
function fieldsOf(sent: unknown): Readonly<Record<string, string>> {
  const fields = Object.entries(sent ?? {}).filter(([, value]) => typeof value === 'string' && value.length > 0);
  return Object.fromEntries(fields) as Record<string, string>;
}
