/** Why a mail did not go: as the mailer tells it, or a fault in making it. */
export type MailTrouble = 'refused' | 'postponed' | 'unreachable' | 'unreadable' | 'faulty';

/** So often may a receiver's server refuse a mail for good; then it is given up. */
export const mostRefusals = 3;

const MINUTE_MS = 60_000;
/** How long to wait after a failed attempt: 5, 15, 45 … minutes, at most 6 hours. */
const FIRST_PAUSE_MINUTES = 5;
const LONGEST_PAUSE_MINUTES = 360;
/** A refusal is no accident of the moment; yet a server that is set up wrong for an hour is to end nothing. */
const REFUSED_PAUSE_MINUTES = 24 * 60;

/** When to try a mail again that failed now, after so many attempts before. */
export function nextAttemptAt(now: Date, trouble: MailTrouble, attemptsBefore: number): Date {
  const pause = trouble === 'refused' ? REFUSED_PAUSE_MINUTES : growingPause(attemptsBefore);
  return new Date(now.getTime() + pause * MINUTE_MS);
}

function growingPause(attemptsBefore: number): number {
  return Math.min(FIRST_PAUSE_MINUTES * 3 ** Math.min(attemptsBefore, 5), LONGEST_PAUSE_MINUTES);
}
