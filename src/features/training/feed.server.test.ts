import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { answerWithTag, calendarOfTraining, trainingCalendar, trainingFeed } from './feed.server.ts';
import { type OpenTraining, trainingQuestionFrom } from './open-training.model.ts';
import { courseJsonLd } from './training-json-ld.model.ts';

const training: OpenTraining = {
  id: 12,
  name: 'Hitsaajat & levytyöt',
  kind: 'labour-training-vocational',
  shape: 'group',
  field: '07',
  municipalityCode: '240',
  regionCode: '19',
  site: 'Koulutie 1',
  startsOn: '2026-03-02',
  endsOn: '2026-05-29',
  seats: 12,
  freeSeats: null,
  targetGroup: 'Työttömät',
  applyText: null,
  applyUrl: 'https://esimerkki.fi/haku',
  isComing: false,
  applyUntil: '2026-02-15',
  provider: 'Esimerkkiopisto',
  projectCode: null,
  projectName: null,
  shownAt: new Date('2026-01-02T10:00:00Z'),
};
const frame = { t: textsFor('fi'), origin: 'https://koordi.example', madeAt: new Date('2026-01-03T10:00:00Z') };

it('the feed tells of each training when it was opened or changed, and how long one can apply', () => {
  const later = { ...training, id: 13, name: 'Myöhempi', shownAt: new Date('2026-01-04T10:00:00Z') };
  const feed = trainingFeed([training, later], trainingQuestionFrom(new URLSearchParams('region=19')), frame);
  expect(feed).toContain('<title>Hitsaajat &amp; levytyöt</title>');
  expect(feed).toContain('href="https://koordi.example/fi/training/12"');
  expect(feed).toContain('href="https://koordi.example/fi/training/feed.atom?region=19"');
  expect(feed).toContain('2.3.2026 – 29.5.2026 · Koulutie 1, Kemi · Esimerkkiopisto · Hae viimeistään 15.2.2026.');
  expect(feed.indexOf('Myöhempi')).toBeLessThan(feed.indexOf('Hitsaajat'));
});

it('one to come tells that nobody can apply yet, and has no last day to apply on a calendar', () => {
  const coming = { ...training, isComing: true };
  const feed = trainingFeed([coming], trainingQuestionFrom(new URLSearchParams()), frame);
  expect(feed).toContain('Tulossa: tähän ei voi vielä hakea.');
  expect(feed).not.toContain('Hae viimeistään');
  expect(trainingCalendar([coming], frame).match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(courseJsonLd(coming, { origin: frame.origin, language: 'fi' })).not.toHaveProperty('hasCourseInstance.offers');
});

describe('the calendar', () => {
  it('has the last day to apply and the first day of each training', () => {
    const file = trainingCalendar([training, { ...training, id: 14, startsOn: null, applyUntil: null }], frame);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(file).toContain('DTSTART;VALUE=DATE:20260215');
    expect(file).toContain('DTSTART;VALUE=DATE:20260302');
    expect(file.trimEnd().endsWith('END:VTIMEZONE\r\nEND:VCALENDAR')).toBe(true);
  });

  it('of one training has its sessions at their hours', () => {
    const session = {
      id: 5,
      startsAt: new Date('2026-03-02T07:00:00Z'),
      endsAt: new Date('2026-03-02T13:00:00Z'),
      topic: 'Työturvallisuus',
      site: null,
      isRemote: false,
    };
    const file = calendarOfTraining(training, [session], frame);
    expect(file).toContain('DTSTART:20260302T070000Z');
    expect(file).toContain('DTEND:20260302T130000Z');
    expect(file).toContain('measure-session%205@koordi.example');
  });
});

it('a file that the reader has already is not sent again', async () => {
  const ask = (headers: Record<string, string> = {}) =>
    answerWithTag(new Request('https://koordi.example/', { headers }), 'text', { type: 'text/calendar', state: 'a' });
  const first = ask();
  expect([first.status, await first.text()]).toEqual([200, 'text']);
  expect(ask({ 'if-none-match': first.headers.get('etag') ?? '' }).status).toBe(304);
  expect(ask({ 'if-none-match': 'W/"other"' }).status).toBe(200);
});

it('search engines read of a course and of the event by which it is held', () => {
  expect(courseJsonLd(training, { origin: 'https://koordi.example', language: 'sv' })).toMatchObject({
    '@type': 'Course',
    url: 'https://koordi.example/sv/training/12',
    provider: { '@type': 'Organization', name: 'Esimerkkiopisto' },
    hasCourseInstance: {
      '@type': ['CourseInstance', 'EducationEvent'],
      startDate: '2026-03-02',
      location: { name: 'Koulutie 1, Kemi' },
      offers: { price: 0, validThrough: '2026-02-15', url: 'https://esimerkki.fi/haku' },
    },
  });
});
