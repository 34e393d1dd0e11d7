import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { Busy } from './problem.server.ts';
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
