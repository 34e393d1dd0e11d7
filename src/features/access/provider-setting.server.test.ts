import { describe, expect, it } from 'vitest';
import { makeSelfSigned } from '#test/self-signed.ts';
import { expectFitAddress, findProviders } from './provider-setting.server.ts';

const oidc = {
  KOORDI_OIDC_ISSUER: 'https://login.example.fi/tenant',
  KOORDI_OIDC_CLIENT_ID: 'koordi',
  KOORDI_OIDC_CLIENT_SECRET: 'very secret',
};
const { certificate } = makeSelfSigned('test');
const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.fi"><IDPSSODescriptor>
<X509Certificate>
${certificate.replace(/(.{64})/g, '$1\n')}</X509Certificate>
<SingleSignOnService Location="https://idp.example.fi/post" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>
<SingleSignOnService Location="https://idp.example.fi/sso?a=1&amp;b=2" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"/>
</IDPSSODescriptor></EntityDescriptor>`;
const saml = { KOORDI_SAML_IDP_METADATA: metadata, KOORDI_SAML_EMAIL_DOMAINS: 'example.fi, Example.ORG' };

describe('identity providers', () => {
  it('are none unless the operator names one', () => {
    expect(findProviders({ KOORDI_OIDC_ISSUER: ' ' })).toEqual([]);
  });

  it('are found with all that is said of them', () => {
    expect(
      findProviders({ ...oidc, ...saml, KOORDI_OIDC_NAME: 'Kaupunki', KOORDI_SAML_EMAIL_ATTRIBUTE: 'mail' }),
    ).toEqual([
      {
        id: 'oidc',
        kind: 'oidc',
        name: 'Kaupunki',
        emailDomains: [],
        issuer: 'https://login.example.fi/tenant',
        clientId: 'koordi',
        clientSecret: 'very secret',
      },
      {
        id: 'saml',
        kind: 'saml',
        name: 'idp.example.fi',
        emailDomains: ['example.fi', 'example.org'],
        metadata,
        entryPoint: 'https://idp.example.fi/sso?a=1&b=2',
        emailAttribute: 'mail',
      },
    ]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['half an OIDC', { KOORDI_OIDC_CLIENT_ID: 'koordi' }, /KOORDI_OIDC_CLIENT_ID is set, but not KOORDI_OIDC_ISSUER/],
    ['half a SAML', { KOORDI_SAML_NAME: 'Haka' }, /KOORDI_SAML_NAME is set, but not KOORDI_SAML_IDP_METADATA/],
    ['a secret alone', { KOORDI_OIDC_CLIENT_SECRET: 'very secret' }, /but not KOORDI_OIDC_ISSUER: set both/],
    ['the file of a secret alone', { KOORDI_OIDC_CLIENT_SECRET_FILE: '/x' }, /but not KOORDI_OIDC_ISSUER: set both/],
    ['domains of OIDC alone', { KOORDI_OIDC_EMAIL_DOMAINS: 'example.fi' }, /but not KOORDI_OIDC_ISSUER: set both/],
    ['an attribute alone', { KOORDI_SAML_EMAIL_ATTRIBUTE: 'mail' }, /but not KOORDI_SAML_IDP_METADATA: set both/],
    ['no secret', { ...oidc, KOORDI_OIDC_CLIENT_SECRET: '' }, /^KOORDI_OIDC_CLIENT_SECRET must be set too/],
    ['no domains of SAML', { ...saml, KOORDI_SAML_EMAIL_DOMAINS: ' ' }, /^KOORDI_SAML_EMAIL_DOMAINS must be set too/],
    ['an address', { ...oidc, KOORDI_OIDC_EMAIL_DOMAINS: 'a@example.fi' }, /holds 'a@example.fi', which is no domain/],
    [
      'an issuer without https',
      { ...oidc, KOORDI_OIDC_ISSUER: 'http://login.example.fi' },
      /KOORDI_OIDC_ISSUER is not a web address with https/,
    ],
    ['no issuer', { ...oidc, KOORDI_OIDC_ISSUER: 'login' }, /expected one like https/],
    [
      'no metadata',
      { ...saml, KOORDI_SAML_IDP_METADATA: '<html></html>' },
      /is not the metadata of an identity provider/,
    ],
    [
      'no certificate',
      { ...saml, KOORDI_SAML_IDP_METADATA: metadata.replace(/MII\w+/, 'AAAA') },
      /and an X509Certificate/,
    ],
    [
      'no redirect',
      { ...saml, KOORDI_SAML_IDP_METADATA: metadata.replace('HTTP-Redirect', 'SOAP') },
      /for HTTP-Redirect/,
    ],
  ])('are refused with %s, without a secret in the sentence', (_what, env, sentence) => {
    expect(() => findProviders(env)).toThrow(sentence);
    expect(() => findProviders(env)).not.toThrow(/very secret/);
  });

  it('by SAML need a public address with https, but on this machine', () => {
    const providers = findProviders({ ...oidc, ...saml });
    expect(() => expectFitAddress(providers, 'http://koordi.example.fi')).toThrow(/needs a public address with https/);
    expect(() => expectFitAddress(providers, 'https://koordi.example.fi')).not.toThrow();
    expect(() => expectFitAddress(providers, 'http://127.0.0.1:4100')).not.toThrow();
    expect(() => expectFitAddress(findProviders(oidc), 'http://koordi.example.fi')).not.toThrow();
  });
});
