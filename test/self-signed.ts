import { generateKeyPairSync, sign } from 'node:crypto';

/** A private key (PEM) and a certificate for it (base64 of DER), as identity providers have them. */
export interface SelfSigned {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Makes a key and an X.509 certificate that it signs itself (RFC 5280), valid from 2020 to 2049. */
export function makeSelfSigned(name: string): SelfSigned {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sha256WithRsa = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
  const commonName = sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(name)));
  const holder = sequence(der(0x31, commonName));
  const unsigned = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    sha256WithRsa,
    holder,
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    holder,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.of(0), sign('sha256', unsigned, pair.privateKey));
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: sequence(unsigned, sha256WithRsa, signature).toString('base64'),
  };
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = length < 0x1_00 ? [length] : [length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, 0x80 + bytes.length, ...bytes), content]);
}
