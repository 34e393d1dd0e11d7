import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a service asks a device for, as far as the device heeds it. */
interface Question {
  readonly challenge: string;
}

interface Circumstances {
  /** The site whose page asks; the browser says so, not the page. */
  readonly origin: string;
  /** Whether the device had its owner show a finger or the like. */
  readonly isUserVerified?: boolean;
}

/** A device that keeps one passkey, as WebAuthn Level 3 describes it; its answers are JSON, as browsers send them. */
export interface Authenticator {
  readonly credentialId: string;
  create(question: Question, circumstances: Circumstances): string;
  get(question: Question, circumstances: Circumstances): string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export function createAuthenticator(): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const credentialId = id.toString('base64url');
  let counter = 0;
  const dataFor = ({ origin, isUserVerified = true }: Circumstances, flags: number, rest = Buffer.alloc(0)) => {
    counter += 1;
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | USER_PRESENT | (isUserVerified ? USER_VERIFIED : 0));
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([digest(new URL(origin).hostname), head, rest]);
  };
  const credential = (response: object) =>
    JSON.stringify({
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      response,
    });
  return {
    credentialId,
    create: (question, circumstances) => {
      const idLength = Buffer.from([0, id.length]);
      const attested = Buffer.concat([Buffer.alloc(16), idLength, id, coseKey(publicKey)]);
      return credential({
        clientDataJSON: clientData('webauthn.create', question, circumstances).toString('base64url'),
        attestationObject: attestation(dataFor(circumstances, HAS_CREDENTIAL, attested)).toString('base64url'),
        transports: ['internal'],
      });
    },
    get: (question, circumstances) => {
      const data = clientData('webauthn.get', question, circumstances);
      const authenticatorData = dataFor(circumstances, 0);
      const signature = sign('sha256', Buffer.concat([authenticatorData, digest(data)]), privateKey);
      return credential({
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}

function clientData(type: string, { challenge }: Question, { origin }: Circumstances): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function digest(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** A key on the curve P-256 for ES256 (RFC 9053), in CBOR. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, 'base64url')]);
  const kind = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  return Buffer.concat([kind, coordinate(0x21, x), coordinate(0x22, y)]);
}

/** Of the format "none": nobody vouches for the make of the device. In CBOR. */
function attestation(authenticatorData: Buffer): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  const length = Buffer.from([0x58, authenticatorData.length]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none')],
    ...[text('attStmt'), Buffer.from([0xa0])],
    ...[text('authData'), length, authenticatorData],
  ]);
}
