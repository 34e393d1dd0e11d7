import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { makeSelfSigned, type SelfSigned } from './self-signed.ts';

/** An identity provider that speaks SAML and believes everybody who they are. */
export interface SamlProvider {
  /** For KOORDI_SAML_…, but for the domains. */
  readonly env: Readonly<Record<string, string>>;
  /** The fields of the form by which an answer goes back through the browser. */
  answer(question: string, told: Telling): { readonly address: string; readonly fields: Record<string, string> };
  close(): Promise<void>;
}

/** What an answer says; without more than the address, all is in order. */
export interface Telling {
  readonly email: string;
  readonly audience?: string;
  readonly recipient?: string;
  readonly inResponseTo?: string;
  /** Seconds from now until it is worth nothing. */
  readonly seconds?: number;
  readonly assertionId?: string;
  /** Signs with a key of somebody else's. */
  readonly isForged?: boolean;
  /** Changes the whole after it was signed. */
  readonly afterwards?: (xml: string) => string;
  /** Says it unsigned. */
  readonly isUnsigned?: boolean;
}

interface Question {
  readonly id: string;
  readonly service: string;
  readonly answerTo: string;
}

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const MINUTE = 60;

/** Listens on a free port of this machine. People sign in on its page by writing their e-mail address. */
export async function startSamlProvider(): Promise<SamlProvider> {
  const keys = makeSelfSigned('SAML provider');
  const strangerKeys = makeSelfSigned('Somebody else');
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const email = new URL(request.url ?? '', url).searchParams.get('email');
    if (email === null) return response.end(signInPage(new URL(request.url ?? '', url).searchParams));
    const { address, fields } = provider.answer(`${url}${request.url}`, { email });
    return response.end(page(`<form method="post" action="${address}">${hidden(fields)}<button>Go on</button></form>`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  const provider: SamlProvider = {
    env: { KOORDI_SAML_IDP_METADATA: metadataOf(url, keys.certificate) },
    answer: (address, told) => {
      const fields = new URL(address).searchParams;
      const question = questionFrom(fields.get('SAMLRequest') ?? '');
      const assertion = assertionOf(question, url, told);
      const signed = told.isUnsigned ? assertion : signAssertion(assertion, told.isForged ? strangerKeys : keys);
      const response = (told.afterwards ?? ((xml) => xml))(responseOf(question, url, signed));
      return {
        address: question.answerTo,
        fields: {
          SAMLResponse: Buffer.from(response).toString('base64'),
          RelayState: fields.get('RelayState') ?? '',
        },
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

function metadataOf(url: string, certificate: string): string {
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${url}">
<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${url}/sign-in"/>
</md:IDPSSODescriptor></md:EntityDescriptor>`;
}

function questionFrom(request: string): Question {
  const xml = inflateRawSync(Buffer.from(request, 'base64')).toString();
  const found = (pattern: RegExp) => {
    const text = pattern.exec(xml)?.[1];
    if (text === undefined) throw new Error(`The question says nothing for ${pattern}: ${xml}`);
    return text;
  };
  return {
    id: found(/\bID="([^"]+)"/),
    service: found(/<(?:\w+:)?Issuer[^>]*>([^<]+)</),
    answerTo: found(/AssertionConsumerServiceURL="([^"]+)"/),
  };
}

/** An instant so many seconds from now, as SAML writes it. */
function at(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

function assertionOf(question: Question, issuer: string, told: Telling): string {
  const { email, audience = question.service, recipient = question.answerTo, seconds = 5 * MINUTE } = told;
  const { inResponseTo = question.id, assertionId = `_${randomUUID()}` } = told;
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${assertionId}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">person of ${email}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${inResponseTo}" NotOnOrAfter="${at(seconds)}" Recipient="${recipient}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(Math.min(0, seconds) - MINUTE)}" NotOnOrAfter="${at(seconds)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${email}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`;
}

function responseOf({ id, answerTo }: Question, issuer: string, assertion: string): string {
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(0)}" Destination="${answerTo}" InResponseTo="${id}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertion}</samlp:Response>`;
}

function signAssertion(assertion: string, { privateKey, certificate }: SelfSigned): string {
  const publicCert = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`;
  const signature = new SignedXml({
    privateKey,
    publicCert,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const xpath = "/*[local-name(.)='Assertion']";
  signature.addReference({ xpath, transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm: SHA256 });
  const reference = "/*[local-name(.)='Assertion']/*[local-name(.)='Issuer']";
  signature.computeSignature(assertion, { prefix: 'ds', location: { reference, action: 'after' } });
  return signature.getSignedXml();
}

function signInPage(question: URLSearchParams): string {
  const form = `${hidden(Object.fromEntries(question))}<label>E-mail <input name="email"></label><button>Sign in</button>`;
  return page(`<h1>SAML provider</h1><form>${form}</form>`);
}

function hidden(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join('');
}

function page(content: string): string {
  return `<!doctype html><html lang="en"><title>SAML provider</title>${content}</html>`;
}
