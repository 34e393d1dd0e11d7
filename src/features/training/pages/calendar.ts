import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { answerWithTag, calendarOfTraining, trainingCalendar } from '../feed.server.ts';
import { fittingTrainings, trainingQuestionFrom } from '../open-training.model.ts';
import { findOpenTraining, listOpenSessions, listOpenTrainings } from '../open-training.queries.server.ts';
import type { Route } from './+types/calendar';

export const handle = { permission: 'public' } satisfies PageHandle;

/** More than a training of a year has. */
const mostSessions = 500;

/** The calendar of one training (`?training=12`), or of all that fit a question. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { origin, language } = pageRequestFrom(context);
  const read = readFrom(context);
  const today = todayFrom(context);
  const madeAt = servicesFrom(context).clock.now();
  const frame = { t: textsFor(language), origin, madeAt };
  const asked = new URL(request.url).searchParams;
  const one = asked.get('training');
  const type = 'text/calendar; charset=utf-8';
  if (one !== null) {
    const training = await findOpenTraining(read, today, one);
    const sessions = await listOpenSessions(read, training.id, { now: madeAt, limit: mostSessions });
    const state = JSON.stringify([origin, language, training, sessions]);
    return answerWithTag(request, calendarOfTraining(training, sessions, frame), { type, state });
  }
  const trainings = fittingTrainings(await listOpenTrainings(read, today), trainingQuestionFrom(asked));
  const state = JSON.stringify([origin, language, trainings]);
  return answerWithTag(request, trainingCalendar(trainings, frame), { type, state });
}
