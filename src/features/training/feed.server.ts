import { createHash } from 'node:crypto';
import { atomOf } from '#platform/files/atom.ts';
import { type CalendarEvent, calendarText } from '#platform/files/calendar.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { type OpenTraining, type TrainingQuestion, trainingQuery } from './open-training.model.ts';
import type { OpenSession } from './open-training.queries.server.ts';
import { trainingAddress } from './training-address.model.ts';
import { daysInWords, placeInWords, whenToApply } from './training-words.model.ts';

/** Open trainings as an Atom document, those that were opened or changed last first. */
export function trainingFeed(
  trainings: readonly OpenTraining[],
  question: TrainingQuestion,
  { t, origin }: { readonly t: Texts; readonly origin: string },
): string {
  const query = trainingQuery({ ...question, page: 1 });
  const address = `${origin}/${t.language}/training/feed.atom${query}`;
  return atomOf({
    title: t('training.feed.title'),
    language: t.language,
    author: t('site.service.name'),
    self: address,
    first: address,
    next: undefined,
    page: `${origin}/${t.language}/training${query}`,
    licence: undefined,
    entries: trainings
      .toSorted((a, b) => b.shownAt.valueOf() - a.shownAt.valueOf())
      .map((training) => ({
        identity: `training ${training.id}`,
        title: training.name,
        updated: training.shownAt,
        page: origin + trainingAddress(t.language, training.id),
        summary: summaryOf(training, t),
      })),
  });
}

function summaryOf(training: OpenTraining, t: Texts): string {
  const { kind, provider } = training;
  return [
    t(`measure.kind.${kind}`),
    daysInWords(t, training),
    placeInWords(t, training),
    provider,
    whenToApply(t, training),
  ]
    .filter(Boolean)
    .join(' · ');
}

interface CalendarFrame {
  readonly t: Texts;
  readonly origin: string;
  readonly madeAt: Date;
}

/** When open trainings begin, and until when one can apply. */
export function trainingCalendar(trainings: readonly OpenTraining[], { t, origin, madeAt }: CalendarFrame): string {
  const events = trainings.flatMap((training) => daysOf(training, t, origin));
  return calendarText({ name: t('training.feed.title'), language: t.language, origin, madeAt, events });
}

/** All that one training has on a calendar, its sessions among it. */
export function calendarOfTraining(
  training: OpenTraining,
  sessions: readonly OpenSession[],
  { t, origin, madeAt }: CalendarFrame,
): string {
  const url = origin + trainingAddress(t.language, training.id);
  const held = sessions.map(
    ({ id, startsAt, endsAt, topic, site, isRemote }): CalendarEvent => ({
      key: `measure-session ${id}`,
      time: { startsAt, endsAt },
      summary: topic === null ? training.name : `${training.name}: ${topic}`,
      location: isRemote ? t('measure.session.remote') : (site ?? placeInWords(t, training)),
      url,
    }),
  );
  const events = [...daysOf(training, t, origin), ...held];
  return calendarText({ name: training.name, language: t.language, origin, madeAt, events });
}

function daysOf(training: OpenTraining, t: Texts, origin: string): CalendarEvent[] {
  const { id, name, startsOn, applyUntil, isComing } = training;
  const url = origin + trainingAddress(t.language, id);
  const location = placeInWords(t, training);
  return [
    ...(applyUntil === null || isComing
      ? []
      : [
          {
            key: `training-apply ${id}`,
            time: { on: applyUntil },
            summary: t('training.feed.last-day', { name }),
            url,
          },
        ]),
    ...(startsOn === null
      ? []
      : [
          {
            key: `training ${id}`,
            time: { on: startsOn },
            summary: t('training.feed.begins', { name }),
            description: daysInWords(t, training),
            location,
            url,
          },
        ]),
  ];
}

/** A file that programs fetch again and again: nothing but 304 when they have it already. */
export function answerWithTag(
  request: Request,
  body: string,
  { type, state }: { type: string; state: string },
): Response {
  const etag = `W/"${createHash('sha1').update(state).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'public, no-cache', 'access-control-allow-origin': '*' };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}
