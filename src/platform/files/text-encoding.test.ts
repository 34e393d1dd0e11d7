import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Invalid } from '#platform/errors.ts';
import { decodeText, encodeText } from './text-encoding.ts';

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe('decodeText', () => {
  it('reads UTF-8 and keeps its byte-order mark', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFFTyöllisyys – 😀'))).toEqual({
      text: '\uFEFFTyöllisyys – 😀',
      encoding: 'utf-8',
    });
  });

  it('reads what is not UTF-8 as Windows-1252', () => {
    expect(decodeText(bytesOf(0x54, 0x79, 0xf6, 0x20, 0x96, 0x20, 0x80))).toEqual({
      text: 'Työ – €',
      encoding: 'windows-1252',
    });
  });

  it('gives each of the 256 bytes a letter of its own in Windows-1252', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text, encoding } = decodeText(all);
    expect(encoding).toBe('windows-1252');
    expect(new Set(text).size).toBe(256);
    expect(encodeText(text, encoding)).toEqual(all);
  });

  it('reads UTF-16 of both byte orders by its mark', () => {
    expect(decodeText(bytesOf(0xff, 0xfe, 0xe4, 0x00))).toEqual({ text: '\uFEFFä', encoding: 'utf-16le' });
    expect(decodeText(bytesOf(0xfe, 0xff, 0x00, 0xe4))).toEqual({ text: '\uFEFFä', encoding: 'utf-16be' });
  });

  it('does not take half a letter after a mark for UTF-16', () => {
    expect(decodeText(bytesOf(0xff, 0xfe, 0xe4))).toEqual({ text: 'ÿþä', encoding: 'windows-1252' });
    expect(decodeText(bytesOf(0xff, 0xfe, 0x00, 0xd8)).encoding).toBe('windows-1252');
  });

  it('reads nothing as an empty text', () => {
    expect(decodeText(bytesOf())).toEqual({ text: '', encoding: 'utf-8' });
  });
});

describe('encodeText', () => {
  const marks = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);

  it('gives back every byte string', () => {
    fc.assert(
      fc.property(marks, fc.uint8Array({ maxLength: 200 }), (mark, tail) => {
        const bytes = bytesOf(...mark, ...tail);
        const { text, encoding } = decodeText(bytes);
        expect(encodeText(text, encoding)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back long texts', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256);
    const { text, encoding } = decodeText(bytes);
    expect(encodeText(text, encoding)).toEqual(bytes);
  });

  it('refuses a letter that Windows-1252 does not have', () => {
    expect(() => encodeText('a😀', 'windows-1252')).toThrow(new Invalid("Windows-1252 has no letter '😀'"));
  });
});
