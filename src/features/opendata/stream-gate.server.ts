import { PassThrough, pipeline, type Readable } from 'node:stream';
import { LONGEST_PAUSE_MS } from '#platform/db/cursor.server.ts';
import { Busy } from '#platform/errors.ts';

/**
 * Lets so many streams be open at once, until each is closed; throws `Busy` beyond that. A stream whose reader takes nothing of
 * it for `longestPause` milliseconds is destroyed: otherwise a few readers who have gone to sleep would keep all others out.
 */
export function createStreamGate(most: number, longestPause = LONGEST_PAUSE_MS): (open: () => Readable) => Readable {
  let openNow = 0;
  return (open) => {
    if (openNow >= most) throw new Busy('Too many files are being read at once.');
    const stream = watched(open(), longestPause);
    openNow += 1;
    return stream.once('close', () => {
      openNow -= 1;
    });
  };
}

function watched(source: Readable, longestPause: number): Readable {
  let takenAt = performance.now();
  const output = new PassThrough({
    transform: (chunk, _encoding, done) => {
      takenAt = performance.now();
      done(null, chunk);
    },
  });
  const look = setInterval(() => {
    // Nothing to take: it is the source that is slow.
    if (output.readableLength === 0) takenAt = performance.now();
    else if (performance.now() - takenAt >= longestPause) output.destroy(new Error('The reader took too long.'));
  }, longestPause / 4).unref();
  // A failure of the source destroys the output, and the reader's end the source.
  pipeline(source, output, () => clearInterval(look));
  return output;
}
