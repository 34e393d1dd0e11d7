import { textsFor } from '#platform/i18n/texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { answerWithTag, trainingFeed } from '../feed.server.ts';
import { fittingTrainings, trainingQuestionFrom } from '../open-training.model.ts';
import { listOpenTrainings } from '../open-training.queries.server.ts';
import type { Route } from './+types/feed';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const { origin, language } = pageRequestFrom(context);
  const question = trainingQuestionFrom(new URL(request.url).searchParams);
  const trainings = fittingTrainings(await listOpenTrainings(readFrom(context), todayFrom(context)), question);
  const feed = trainingFeed(trainings, question, { t: textsFor(language), origin });
  return answerWithTag(request, feed, { type: 'application/atom+xml; charset=utf-8', state: feed });
}
