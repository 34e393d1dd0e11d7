export interface RateLimit {
  /** Counts a request of somebody; false when it is one too many. */
  allows(who: string): boolean;
}

/** Beyond this many different ones, those counted first are forgotten: the memory stays small whoever asks. */
const MOST_KNOWN = 50_000;

/** At most `most` requests of each within `withinMs`, counted in the memory of this process only. */
export function createRateLimit(
  { most, withinMs }: { readonly most: number; readonly withinMs: number },
  now: () => number = Date.now,
): RateLimit {
  const requests = new Map<string, number[]>();
  return {
    allows(who) {
      const recent = (requests.get(who) ?? []).filter((at) => now() - at < withinMs);
      requests.delete(who);
      const isAllowed = recent.length < most;
      if (isAllowed) recent.push(now());
      requests.set(who, recent);
      for (const [oldest] of requests) {
        if (requests.size <= MOST_KNOWN) break;
        requests.delete(oldest);
      }
      return isAllowed;
    },
  };
}
