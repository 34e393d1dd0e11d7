import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Busy } from '#platform/errors.ts';
import { createStreamGate } from './stream-gate.server.ts';

it('lets so many streams be open at once, and others when one has been closed', async () => {
  const openFile = createStreamGate(2);
  const endless = () => openFile(() => new Readable({ read() {} }));
  const first = endless();
  endless();
  expect(endless).toThrow(Busy);
  first.destroy();
  await once(first, 'close');
  expect(endless()).toBeInstanceOf(Readable);
  expect(endless).toThrow(Busy);
});

it('keeps no place for a stream that could not be opened', () => {
  const openFile = createStreamGate(1);
  const unopened = () =>
    openFile(() => {
      throw new RangeError('no such file');
    });
  expect(unopened).toThrow(RangeError);
  expect(unopened).toThrow(RangeError);
  expect(openFile(() => Readable.from(['x']))).toBeInstanceOf(Readable);
});

it('ends what nobody takes in, with its source, but waits for a slow source', async () => {
  const openFile = createStreamGate(2, 40);
  const endless = new Readable({
    read() {
      this.push('x'.repeat(1000));
    },
  });
  const asleep = openFile(() => endless);
  const [error] = await once(asleep, 'error');
  expect(error.message).toBe('The reader took too long.');
  expect(endless.destroyed).toBe(true);

  async function* slowly() {
    yield 'a';
    await wait(150);
    yield 'b';
  }
  const chunks = await openFile(() => Readable.from(slowly(), { objectMode: false })).toArray();
  expect(Buffer.concat(chunks).toString()).toBe('ab');
});

it('hands on the failure of its source', async () => {
  const openFile = createStreamGate(1);
  async function* failing() {
    yield 'a';
    throw new Error('the database is gone');
  }
  const stream = openFile(() => Readable.from(failing(), { objectMode: false }));
  await expect(stream.toArray()).rejects.toThrow('the database is gone');
  expect(() => openFile(() => Readable.from([]))).not.toThrow();
});
