/** Something outside the service took too long, or too many wait for it. */
export class TooSlow extends Error {
  override name = 'TooSlow';
}

/** The result of the work, or `TooSlow` when there is none after so long; the work is left to itself then. */
export async function withinTime<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TooSlow('There was no answer in time.')), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets work be done by a few at once while others wait for their turn; `TooSlow` for whom there is no room to wait. */
export function createTurns({
  atOnce,
  waiting = Number.POSITIVE_INFINITY,
}: {
  readonly atOnce: number;
  readonly waiting?: number;
}) {
  const queue: (() => void)[] = [];
  let free = atOnce;
  const takeTurn = (): Promise<void> | undefined => {
    if (free > 0) free -= 1;
    else return new Promise((resolve) => queue.push(resolve));
    return undefined;
  };
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (queue.length >= waiting) throw new TooSlow('Too many wait.');
    await takeTurn();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
