import type { Services } from '#platform/web/services.ts';

/** The job that looks for news and sends mail; woken when a confirmation waits. */
export const alertJobName = 'alerts';

/** Whether searches can be saved for e-mail: addresses must be sealed, and mail sent. */
export function offersMail({ keys, sendsMail }: Services): boolean {
  return keys !== undefined && sendsMail;
}
