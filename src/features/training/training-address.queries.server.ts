import { finnishDate } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import { listOpenTrainings } from './open-training.queries.server.ts';

/** The pages of open trainings for the site map, behind the language, each with the day (ISO) on which it last changed. */
export async function listTrainingAddresses(
  read: Read,
  now: Date,
): Promise<{ readonly path: string; readonly changedOn: string }[]> {
  const trainings = await listOpenTrainings(read, finnishDate(now));
  return trainings.map(({ id, shownAt }) => ({ path: `/training/${id}`, changedOn: finnishDate(shownAt) }));
}
