import { X509Certificate } from 'node:crypto';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { settingFrom } from '#platform/secret/setting.server.ts';

interface CommonSetting {
  /** In addresses, and in `user_credential.provider_id`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** The only domains of e-mail addresses for which it is believed; none named: it is believed where it says that it has verified. */
  readonly emailDomains: readonly string[];
}

export interface OidcSetting extends CommonSetting {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SamlSetting extends CommonSetting {
  readonly kind: 'saml';
  readonly metadata: string;
  /** Where it is asked to say who somebody is. */
  readonly entryPoint: string;
  /** The attribute with the e-mail address; without it the name that the provider gives the person must be one. */
  readonly emailAttribute: string;
}

/** An identity provider of the organisation, as the operator has set it up. Holds a secret: never printed, never logged. */
export type ProviderSetting = OidcSetting | SamlSetting;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The providers of KOORDI_OIDC_… and KOORDI_SAML_…, none where nothing is set. Throws `EnvironmentFailure` when something is missing
 * or makes no sense.
 */
export function findProviders(env: Environment): ProviderSetting[] {
  return [findOidc(env), findSaml(env)].filter((provider) => provider !== undefined);
}

/**
 * SAML comes back as a form from another site, and browsers send the cookie that binds it to who asked only over https. Throws
 * `EnvironmentFailure` where the public address is not such.
 */
export function expectFitAddress(providers: readonly ProviderSetting[], origin: string): void {
  if (!providers.some(({ kind }) => kind === 'saml') || isSafe(new URL(origin))) return;
  throw new EnvironmentFailure(
    `Signing in by SAML needs a public address with https, not ${origin}: give one with --public-origin, or unset KOORDI_SAML_IDP_METADATA.`,
  );
}

function findOidc(env: Environment): OidcSetting | undefined {
  const issuer = settingFrom(env, 'KOORDI_OIDC_ISSUER');
  if (issuer === undefined) return expectNoneBeginning(env, 'KOORDI_OIDC_', 'KOORDI_OIDC_ISSUER');
  const { hostname } = safeAddress(issuer, 'KOORDI_OIDC_ISSUER');
  return {
    id: 'oidc',
    kind: 'oidc',
    name: env.KOORDI_OIDC_NAME?.trim() || hostname,
    emailDomains: domainsFrom(env, 'KOORDI_OIDC_EMAIL_DOMAINS'),
    issuer,
    clientId: required(env, 'KOORDI_OIDC_CLIENT_ID', 'KOORDI_OIDC_ISSUER'),
    clientSecret: required(env, 'KOORDI_OIDC_CLIENT_SECRET', 'KOORDI_OIDC_ISSUER'),
  };
}

function findSaml(env: Environment): SamlSetting | undefined {
  const metadata = settingFrom(env, 'KOORDI_SAML_IDP_METADATA');
  if (metadata === undefined) return expectNoneBeginning(env, 'KOORDI_SAML_', 'KOORDI_SAML_IDP_METADATA');
  const entryPoint = entryPointOf(metadata);
  const { hostname } = safeAddress(entryPoint, 'The SingleSignOnService of KOORDI_SAML_IDP_METADATA');
  required(env, 'KOORDI_SAML_EMAIL_DOMAINS', 'KOORDI_SAML_IDP_METADATA');
  return {
    id: 'saml',
    kind: 'saml',
    name: env.KOORDI_SAML_NAME?.trim() || hostname,
    emailDomains: domainsFrom(env, 'KOORDI_SAML_EMAIL_DOMAINS'),
    metadata,
    entryPoint,
    emailAttribute: env.KOORDI_SAML_EMAIL_ATTRIBUTE?.trim() || 'email',
  };
}

const redirectService = /<(?:\w+:)?SingleSignOnService\b[^>]*HTTP-Redirect[^>]*>/;
const certificate = /<(?:\w+:)?X509Certificate\b[^>]*>([^<]+)</g;

function entryPointOf(metadata: string): string {
  const [service = ''] = redirectService.exec(metadata) ?? [];
  const address = /\bLocation="([^"]+)"/.exec(service)?.[1]?.replaceAll('&amp;', '&');
  const certificates = [...metadata.matchAll(certificate)].map(([, text = '']) => text);
  if (address !== undefined && certificates.length > 0 && certificates.every(isCertificate)) return address;
  throw new EnvironmentFailure(
    'KOORDI_SAML_IDP_METADATA is not the metadata of an identity provider: expected XML with a SingleSignOnService for HTTP-Redirect and an X509Certificate.',
  );
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(Buffer.from(text, 'base64')).publicKey !== undefined;
  } catch {
    return false;
  }
}

function safeAddress(address: string, name: string): URL {
  const url = URL.parse(address);
  if (url && isSafe(url)) return url;
  throw new EnvironmentFailure(`${name} is not a web address with https; expected one like https://login.example.fi.`);
}

/** What goes there nobody on the way can read or change; within this machine there is no way. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));
}

function expectNoneBeginning(env: Environment, beginning: string, missing: string): undefined {
  const given = Object.keys(env).find((name) => name.startsWith(beginning) && env[name]?.trim());
  if (given) throw new EnvironmentFailure(`${given} is set, but not ${missing}: set both or neither.`);
  return undefined;
}

function required(env: Environment, name: string, because: string): string {
  const value = settingFrom(env, name);
  if (value === undefined) throw new EnvironmentFailure(`${name} must be set too, since ${because} is.`);
  return value;
}

function domainsFrom(env: Environment, name: string): string[] {
  const domains = (env[name] ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const wrong = domains.find((domain) => !/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(domain));
  if (wrong === undefined) return domains;
  throw new EnvironmentFailure(
    `${name} holds '${wrong}', which is no domain; expected for example: example.fi, example.org.`,
  );
}
