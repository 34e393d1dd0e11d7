import autocannon from 'autocannon';
import { quantile } from './summary.ts';

/** A handful of readers at once: enough that the server never waits for us, few enough that it is not a test of queues. */
const connections = 4;

export interface LoadResult {
  readonly requests: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Asks a server for some seconds, each time for the next of the addresses. Throws when any answer is not the page. */
export async function load(
  origin: string,
  nextAddress: () => string,
  encoding: string,
  seconds: number,
): Promise<LoadResult> {
  const running = autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers: { 'accept-encoding': encoding },
    requests: [{ setupRequest: (request) => ({ ...request, path: nextAddress() }) }],
  });
  const times: number[] = [];
  running.on('response', (_client, _status, _bytes, milliseconds) => {
    times.push(milliseconds);
  });
  const { requests, errors, non2xx } = await running;
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} of ${requests.total} answers were not the page.`);
  times.sort((a, b) => a - b);
  return { requests: requests.total, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
