import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailAddressFrom, mailAddressKey } from './mail-address.model.ts';

describe('an address of e-mail', () => {
  it.each([
    ['maija@example.fi', 'maija@example.fi'],
    ['  Maija.Meikalainen@Example.FI ', 'Maija.Meikalainen@example.fi'],
    ["o'brien+esr@sub.example.co.uk", "o'brien+esr@sub.example.co.uk"],
    ['matti@työ.example', 'matti@xn--ty-gka.example'],
    ['matti@Ääkköset.fi', 'matti@xn--kkset-fraa0m.fi'],
  ])('%s is taken as %s', (written, address) => {
    expect(mailAddressFrom(written)).toBe(address);
  });

  it.each([
    '',
    'maija',
    'maija@',
    '@example.fi',
    'maija@localhost',
    'maija@127.0.0.1',
    'maija@[127.0.0.1]',
    'maija@0x7f.1',
    'maija@example..fi',
    'maija@-example.fi',
    'maija@example.fi.',
    '.maija@example.fi',
    'mai..ja@example.fi',
    'mai ja@example.fi',
    '"mai ja"@example.fi',
    'maija@example.fi, other@example.fi',
    'Maija <maija@example.fi>',
    'maija@example.fi\r\nBcc: other@example.fi',
    'maija\n@example.fi',
    'maija@example.fi?bcc=other@example.fi',
    'maija@user:password@example.fi',
    'maija@example.fi/path',
    'maija%0d%0a@example.fi%0d%0aBcc:x',
    'mäijä@example.fi',
    `${'a'.repeat(65)}@example.fi`,
    `maija@${'a'.repeat(64)}.fi`,
    `maija@${'a.'.repeat(130)}fi`,
  ])('%j is none', (written) => {
    expect(mailAddressFrom(written)).toBeUndefined();
  });

  it('never holds what could end a line or begin another receiver, whatever was written', () => {
    const pieces = fc.constantFrom(
      'maija',
      '@',
      'example.fi',
      '.',
      '\r\n',
      '<',
      '>',
      ',',
      ';',
      '"',
      ' ',
      '\0',
      'ä',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((parts) => parts.join('')),
          fc.emailAddress(),
          fc.string(),
        ),
        (written) => {
          const address = mailAddressFrom(written);
          if (address !== undefined) expect(address).toMatch(/^[^\s<>,;:"\\@()[\]\p{Cc}]+@[a-z0-9.-]+\.[a-z0-9-]+$/u);
          if (address !== undefined) expect(mailAddressFrom(address)).toBe(address);
        },
      ),
    );
  });

  it('is the same for search in small and large letters', () => {
    expect(mailAddressKey('Maija@example.fi')).toBe(mailAddressKey('maija@example.fi'));
  });
});
