import type { Readable } from 'node:stream';
import { Busy } from './problem.server.ts';

/** Lets so many streams be open at once, until each is closed; throws `Busy` beyond that. */
export function createStreamGate(most: number): (open: () => Readable) => Readable {
  let openNow = 0;
  return (open) => {
    if (openNow >= most) throw new Busy('Too many files are being read at once.');
    openNow += 1;
    return open().once('close', () => {
      openNow -= 1;
    });
  };
}
