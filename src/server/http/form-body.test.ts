import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfForm } from './form-body.ts';

const boundary = '----WebKitFormBoundaryAbCdEfGhIjKlMnOp';
const type = `multipart/form-data; boundary=${boundary}`;
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const whole = (...parts: string[]) => `${parts.join('')}--${boundary}--\r\n`;
const file = part('files', 'a;b\r\n1;2', '; filename="lista ä.csv"\r\nContent-Type: text/csv');
const faultOf = (body: string | Buffer, contentType = type) => faultOfForm(contentType, Buffer.from(body));

async function isRead(body: Buffer): Promise<boolean> {
  const form = new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return form.then(
    () => true,
    () => false,
  );
}

describe('a form', () => {
  it.each([
    ['with a field and a file', whole(part('act', 'x'), file)],
    ['with an empty field', whole(part('act', ''))],
    ['without a last line end', whole(part('act', 'x')).trimEnd()],
  ])('%s is whole', async (_what, body) => {
    expect(faultOf(body)).toBeUndefined();
    expect(await isRead(Buffer.from(body))).toBe(true);
  });

  it.each([
    ['cut off', whole(part('act', 'x'), file).slice(0, -30)],
    ['of something else', 'hello'],
    ['that is empty', ''],
    ['with a part without a name', whole(`--${boundary}\r\nContent-Disposition: form-data\r\n\r\nx\r\n`)],
    ['with a part without a heading', whole(`--${boundary}\r\nx\r\n`)],
    ['whose heading is followed by no line', whole(part('act', 'x').slice(0, -5))],
    ['with something after its end', `${whole(part('act', 'x'))}more`],
  ])('%s cannot be read', (_what, body) => {
    expect(faultOf(body)).toBe('unreadable');
  });

  it('without a boundary cannot be read', () => {
    expect(faultOf(whole(part('act', 'x')), 'multipart/form-data')).toBe('unreadable');
  });

  it('with very many parts or fields is refused, quickly', () => {
    expect(faultOf(whole(part('x', '').repeat(100_000)))).toBe('too-many-fields');
    expect(faultOf('a&'.repeat(100_000), 'application/x-www-form-urlencoded')).toBe('too-many-fields');
    expect(faultOf('a=1&b=2', 'application/x-www-form-urlencoded')).toBeUndefined();
  });

  it('that is found to be whole is read, however it is damaged', async () => {
    const sound = Buffer.from(whole(part('act', 'x'), file, part('note', 'ä\r\n--')));
    const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.constantFrom(0, 10, 13, 34, 45, 59, 120, 255)), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(sound.length), async (changes, length) => {
        const body = Buffer.from(sound);
        for (const [at, byte] of changes) body[at] = byte;
        const cut = length % 2 === 0 ? body : body.subarray(0, length);
        if (faultOf(cut) === undefined) expect(await isRead(cut)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
