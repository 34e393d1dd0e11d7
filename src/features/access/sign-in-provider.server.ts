import { sso } from '@better-auth/sso';
import type { OidcSetting, ProviderSetting, SamlSetting } from './provider-setting.server.ts';

/**
 * The operator's identity providers for the library. Nobody gets an account by signing in there: the address must be that of a user
 * who is known, and the provider must vouch for it, by saying that it is verified or by being the one for its domain.
 */
export function providersOf(providers: readonly ProviderSetting[], service: string) {
  const plugin = sso({
    disableImplicitSignUp: true,
    trustEmailVerified: true,
    // Each is the one for the domains that the operator named.
    domainVerification: { enabled: true },
    providersLimit: 0,
    defaultSSO: providers.map((provider) => ({
      providerId: provider.id,
      domain: provider.emailDomains.join(','),
      ...(provider.kind === 'oidc' ? { oidcConfig: oidcOf(provider) } : { samlConfig: samlOf(provider, service) }),
    })),
    saml: {
      enableInResponseToValidation: true,
      allowIdpInitiated: false,
      requireTimestamps: true,
      algorithms: { onDeprecated: 'reject' },
    },
  });
  // Its table is for providers that people set up on pages; ours are the operator's, and it never asks for another.
  return { ...plugin, schema: {} };
}

/** Where the service describes itself to a provider of SAML; also the name by which the provider knows it. */
export function samlEntityId(service: string): string {
  return `${service}/sso/saml2/sp/metadata`;
}

interface VouchedUser {
  readonly email?: string | null | undefined;
}

interface Vouching {
  readonly sso?: { readonly providerId: string; readonly profile?: Record<string, unknown> | undefined } | undefined;
}

/**
 * Why a provider is not believed about somebody, though what it sent is in order: the address is not of the domains it is there for,
 * or it says itself that it has not verified it.
 */
export function whyDoubted(
  providers: readonly ProviderSetting[],
  { email }: VouchedUser,
  { sso: told }: Vouching,
): { error: string } | undefined {
  if (!told) return undefined;
  const domains = providers.find(({ id }) => id === told.providerId)?.emailDomains ?? [];
  const domain = (email ?? '').split('@').at(-1)?.toLowerCase() ?? '';
  if (domains.length > 0 && !domains.includes(domain)) return { error: 'foreign_domain' };
  const isDenied = [false, 'false'].some((no) => told.profile?.email_verified === no);
  return isDenied ? { error: 'email_not_verified' } : undefined;
}

function oidcOf({ issuer, clientId, clientSecret }: OidcSetting) {
  return {
    issuer,
    clientId,
    clientSecret,
    discoveryEndpoint: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    pkce: true,
    scopes: ['openid', 'profile', 'email'],
  };
}

function samlOf({ metadata, entryPoint, emailAttribute }: SamlSetting, service: string) {
  const entityID = samlEntityId(service);
  return {
    issuer: entityID,
    entryPoint,
    audience: entityID,
    callbackUrl: '/',
    wantAssertionsSigned: true,
    idpMetadata: { metadata },
    spMetadata: { entityID },
    mapping: { id: 'nameID', email: emailAttribute },
  };
}
