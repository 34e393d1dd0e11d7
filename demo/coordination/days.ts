import { nameStaff, planSessions } from '#features/measure/public.server.ts';
import { daysOfRun } from '#features/measure/public.ts';
import { recordAnnouncement } from '#features/training/public.server.ts';
import type { AnnouncementRow } from '#features/training/public.ts';
import { type Clock, daysAfter, finnishInstant, weekdayOf } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { type DemoMeasures, idOf } from './measures.ts';
import type { Stage } from './stage.ts';

/** Sessions of a measure on the same days of each week, from last week on. */
interface RunFact {
  readonly measure: string;
  /** Whoever plans them. */
  readonly by: Extract<Role, 'coordinator' | 'provider'>;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly begins: string;
  readonly ends: string;
  readonly topics: readonly string[];
  readonly site: string;
  readonly room: string | null;
  /** Nobody where a session is led by somebody else. */
  readonly trainer?: string;
  /** The weeks in which they are, counted from this one. */
  readonly weeks?: readonly [first: number, last: number];
}

const strandkusten = 'Strandvägen 7, Parainen';
/** Last week, this one and those that one plans ahead. */
const usualWeeks = [-1, 3] as const;

/** Next Tuesday two of them want one room at the same time. */
const runs: readonly RunFact[] = [
  run('care-part', [1, 2, 3, 4], ['09:00', '15:00'], {
    topics: ['Kohtaaminen ja vuorovaikutus', 'Ravitsemus', 'Ergonomia', 'Lääkehoidon perusteet'],
    site: 'Opistokuja 4, Turku',
    room: 'B 204',
    trainer: 'Päivi Katajarinne',
  }),
  run('finnish-1', [1, 2, 3, 4, 5], ['08:30', '13:30'], {
    topics: ['Työpaikan suomi', 'Puhelimessa', 'Työturvallisuus suomeksi'],
    site: 'Kielikuja 2, Turku',
    room: 'Luokka 3',
    trainer: 'Helena Tuomikari',
  }),
  run('job-club', [2], ['10:00', '12:00'], {
    topics: ['Työnhaun suunnitelma', 'Ansioluettelo', 'Haastattelu'],
    site: 'Satamakatu 12, Turku',
    room: null,
    trainer: 'Jarmo Ruskakoivu',
  }),
  run('welder', [1, 2, 3, 4, 5], ['07:30', '14:30'], {
    topics: ['MAG-hitsaus', 'Piirustusten lukeminen', 'Pienahitsit'],
    site: 'Telakkatie 1, Turku',
    room: 'Halli 2',
    trainer: 'Antero Honkavesi',
  }),
  run('youth-club', [3], ['12:00', '15:00'], {
    topics: ['Avoin klubi'],
    site: 'Asemakatu 5, Salo',
    room: null,
    trainer: 'Veera Poutaniemi',
  }),
  {
    ...run('tourism', [1, 2, 4], ['09:00', '15:00'], {
      topics: ['Kundmöte på två språk', 'Saariston reitit', 'Livsmedelshygien'],
      site: strandkusten,
      room: 'A 12',
      trainer: 'Magnus Sandgrund',
    }),
    by: 'provider',
  },
  {
    ...run('island-club', [3], ['13:00', '15:00'], {
      topics: ['Jobbsökning i grupp'],
      site: strandkusten,
      room: 'A 12',
      trainer: 'Magnus Sandgrund',
    }),
    by: 'provider',
  },
  {
    ...run('island-club', [2], ['13:00', '15:00'], {
      topics: ['Arbetsgivare på besök'],
      site: strandkusten,
      room: 'A 12',
    }),
    by: 'provider',
    weeks: [1, 1],
  },
];

function run(
  measure: string,
  weekdays: readonly number[],
  [begins, ends]: readonly [string, string],
  rest: Pick<RunFact, 'topics' | 'site' | 'room' | 'trainer'>,
): RunFact {
  return { measure, by: 'coordinator', weekdays, begins, ends, ...rest };
}

/** Names those who teach, and plans their sessions. */
export async function addSessions(stage: Stage, measures: DemoMeasures): Promise<void> {
  for (const fact of runs) {
    const measureId = idOf(measures, fact.measure);
    const planned = sessionsOf(stage, fact);
    await stage.act(fact.by, -16, async (tx, actor, clock) => {
      const staffIds = fact.trainer ? [await nameTrainer(stage, { tx, actor, clock }, measureId, fact.trainer)] : [];
      await planSessions(tx, actor, clock, measureId, { sessions: planned, staffIds });
    });
  }
}

/** Public holidays are left out, as the form proposes. */
function sessionsOf(stage: Stage, { weekdays, begins, ends, topics, site, room, weeks = usualWeeks }: RunFact) {
  const monday = daysAfter(stage.today, 1 - weekdayOf(stage.today));
  const span = { from: daysAfter(monday, 7 * weeks[0]), to: daysAfter(monday, 7 * weeks[1] + 6) };
  const days = daysOfRun({ ...span, weekdays }).filter(({ isHoliday }) => !isHoliday);
  return days.map(({ day }, place) => ({
    startsAt: finnishInstant(day, begins),
    endsAt: finnishInstant(day, ends),
    isContactDay: true,
    topic: topics[place % topics.length] ?? null,
    isRemote: false,
    site,
    room,
  }));
}

interface Acting {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
}

/** Whoever plans may teach, too. */
function nameTrainer(stage: Stage, { tx, actor, clock }: Acting, measureId: number, name: string): Promise<number> {
  const userId = name === actor.name ? actor.userId : null;
  const terms = { userId, name, role: 'trainer', fromOn: stage.day(-30), untilOn: null } as const;
  return nameStaff(tx, actor, clock, measureId, terms);
}

type Announced = readonly [measure: string, channel: AnnouncementRow['channel'], on: number, address: string | null];

const announcements: readonly Announced[] = [
  ['interior', 'job-market', -12, 'https://tyomarkkinatori.example/rekrykoulutus'],
  ['interior', 'social-media', -10, null],
  ['interior', 'info-event', -5, 'Telakkatie 1, Turku'],
  ['national-welder', 'job-market', -50, 'https://tyomarkkinatori.example/hitsaaja'],
  ['finnish-1', 'newsletter', -75, null],
  ['care-part', 'newspaper', -100, null],
  ['care-part', 'job-market', -110, 'https://tyomarkkinatori.example/hoiva-avustaja'],
];

/** By the provider, of what it runs itself. */
const providersAnnouncements: readonly Announced[] = [
  ['boats', 'own-site', -9, 'https://strandkusten.example/batbyggare'],
  ['boats', 'social-media', -7, null],
  ['tourism', 'own-site', -80, 'https://strandkusten.example/turism'],
];

export async function addAnnouncements(stage: Stage, measures: DemoMeasures): Promise<void> {
  const record = (role: Role, [measure, channel, on, address]: Announced) =>
    stage.act(role, on, (tx, actor, clock) =>
      recordAnnouncement(tx, actor, clock, idOf(measures, measure), {
        channel,
        announcedOn: stage.day(on),
        address,
        note: null,
      }),
    );
  for (const announced of announcements) await record('coordinator', announced);
  for (const announced of providersAnnouncements) await record('provider', announced);
}
