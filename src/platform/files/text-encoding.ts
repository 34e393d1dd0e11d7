import { Invalid } from '#platform/errors.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text and the encoding its bytes were in. A byte-order mark stays in the text as U+FEFF. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * The letters of 0x80–0x9F; every other byte is the letter of the same number. The five bytes without a letter stand for
 * the control characters of the same number, so that every byte has a letter of its own and nothing is lost.
 */
const lettersFrom0x80 =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F' + //
  '\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const byteOfLetter = new Map([...lettersFrom0x80].map((letter, index) => [letter.charCodeAt(0), 0x80 + index]));

/**
 * Reads the bytes of a text file: UTF-16 with a byte-order mark, else UTF-8 when the bytes are valid UTF-8, else
 * Windows-1252, in which every byte string is a text. Never fails, and `encodeText` gives the same bytes back.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = startsWithMark(bytes, encoding) ? decodeStrictly(bytes, encoding) : undefined;
    if (text !== undefined) return { text, encoding };
  }
  const text = decodeStrictly(bytes, 'utf-8');
  return text === undefined
    ? { text: decodeWindows1252(bytes), encoding: 'windows-1252' }
    : { text, encoding: 'utf-8' };
}

/**
 * The bytes of a text; the inverse of `decodeText`.
 *
 * @throws {Invalid} when the encoding has no such letter, which never happens to a text as it was decoded
 */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'windows-1252') return encodeWindows1252(text);
  return encoding === 'utf-8' ? new TextEncoder().encode(text) : encodeUtf16(text, encoding);
}

function startsWithMark(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const [first, second] = encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff];
  return bytes[0] === first && bytes[1] === second;
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Written out because `TextDecoder` has taken Windows-1252 for Latin-1 in some releases of Node. */
function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Array.from(bytes.subarray(from, from + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? lettersFrom0x80.charCodeAt(byte - 0x80) : byte,
    );
    text += String.fromCharCode(...codes);
  }
  return text;
}

function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isOwnByte = code < 0x80 || (code > 0x9f && code <= 0xff);
    const byte = isOwnByte ? code : byteOfLetter.get(code);
    if (byte === undefined) {
      throw new Invalid(`Windows-1252 has no letter '${String.fromCodePoint(text.codePointAt(index) ?? code)}'`);
    }
    bytes[index] = byte;
  }
  return bytes;
}

function encodeUtf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
  }
  return bytes;
}
