import type { MeasureShape } from '#features/measure/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { firstLastingDay, type HeldDays } from './seat-use.model.ts';

/** So many days an offer usually waits for its reply. */
const daysOfReply = 7;

/** The days (ISO) of a measure; the last one is that of its seats, too. */
interface Run {
  readonly startsOn: string | null;
  readonly lastOn: string | null;
}

/**
 * From which day on seats are proposed to be used, seen from a day, and by when an offer of them is to be answered: not before that, since
 * the answer may come late. Of a measure that has ended, its first day.
 */
export function firstProposed(
  form: 'offer' | 'take',
  { startsOn, lastOn }: Run,
  day: string,
): { readonly startsOn: string; readonly replyBy: string } {
  const reply = daysAfter(day, daysOfReply);
  if (lastOn !== null && lastOn < day) return { startsOn: startsOn ?? lastOn, replyBy: reply };
  if (startsOn !== null && startsOn > day) return { startsOn, replyBy: earlier(reply, startsOn) };
  const replyBy = lastOn === null ? reply : earlier(reply, lastOn);
  return { startsOn: form === 'offer' ? replyBy : day, replyBy };
}

/** How full a measure is: the days of its seats that are held, and how many it has; null where nobody says. */
interface Fullness {
  readonly held: readonly HeldDays[];
  readonly seats: number | null;
}

/** What a form begins with that offers or gives seats to so many: from the first day on from which there is room for them to the end. */
export function proposedDays(
  form: 'offer' | 'take',
  { shape, ...run }: Run & { readonly shape: MeasureShape },
  { held, seats }: Fullness,
  { day, wanted }: { readonly day: string; readonly wanted: number },
): { readonly startsOn: string; readonly endsOn: string | null; readonly replyBy: string } {
  const { startsOn, replyBy } = firstProposed(form, run, day);
  const free = seats === null ? startsOn : firstLastingDay(held, { startsOn, endsOn: run.lastOn }, { seats, wanted });
  // In a measure that goes on people stay as long as they need to.
  return { startsOn: free ?? startsOn, endsOn: shape === 'non-stop' ? null : run.lastOn, replyBy };
}

function earlier(day: string, other: string): string {
  return day < other ? day : other;
}
