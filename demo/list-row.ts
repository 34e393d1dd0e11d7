import type { DescriptionRecord } from '#features/description/public.ts';
import { elapsedShare, firstDayOf, lastDayOf, monthNumber } from './calendar.ts';
import type { Project } from './project.ts';
import type { Random } from './random.ts';

/** Days on which the lists of the two periods were exported, in the middle of the period. */
const listDays = { '2007': '2011-09-05', '2014': '2016-10-24' } as const;

/** A project as an earlier list told of it. */
export interface DemoListRow {
  readonly code: string;
  readonly knownOn: string;
  readonly record: DescriptionRecord;
}

/**
 * How the list of its period told of the project before its description was read: still running, to end earlier, with less
 * money, sometimes under another name of its implementer. `undefined` for a project that had not begun, and for some others.
 */
export function listRowOf(random: Random, project: Project, record: DescriptionRecord): DemoListRow | undefined {
  const { code, era, knownOn, language, startsOn } = project;
  if (era === '2021' || language === 'en') return undefined;
  const listedOn = listDays[era];
  if (startsOn >= listedOn || knownOn <= listedOn || random.happens(0.35)) return undefined;
  return { code, knownOn: listedOn, record: rowRecord(random, project, record, listedOn) };
}

function rowRecord(
  random: Random,
  project: Project,
  { fields }: DescriptionRecord,
  listedOn: string,
): DescriptionRecord {
  const { code, endsOn, era, implementer, money, name, role, startsOn } = project;
  const endedBefore = endsOn < listedOn;
  const grew = endedBefore ? 1 : random.between(0.45, 1);
  const hasGrown = !endedBefore && random.happens(0.6);
  const granted = Math.round(money.granted * (hasGrown ? grew : 1));
  const planned = Math.max(granted, Math.round(money.plannedPublic * (hasGrown ? grew : 1)));
  const share = endedBefore ? 1 : elapsedShare(startsOn, endsOn, listedOn);
  const spent = (euros: number, limit: number) =>
    endedBefore ? euros * 100 : centsAsListed(era, Math.min(euros * share, limit) * random.between(0.75, 1));
  const realised = spent(money.realised, granted);
  const ending = !endedBefore && random.happens(0.45) ? earlierEnd(random, startsOn, endsOn, listedOn) : endsOn;
  const status = endedBefore ? String(fields.status) : 'Toiminnassa';
  return {
    form: `list-${era}`,
    fields: {
      code,
      fund: role === 'regionalFund' ? 'EAKR' : 'ESR',
      name,
      ...(era === '2007' && { programmePart: fields.programmePart }),
      priorityNumber: /^\d+/.exec(String(fields.priority))?.[0] ?? '',
      authority: fields.authority,
      status,
      startsOn,
      endsOn: ending,
      implementerName: (random.happens(0.6) && implementer.earlierName) || implementer.printedName,
      grantedEuState: granted * 100,
      realisedEuState: realised,
      plannedPublic: planned * 100,
      realisedPublic: endedBefore
        ? money.realisedPublic * 100
        : Math.max(realised, spent(money.realisedPublic, planned)),
    },
  };
}

/** The lists of 2007–2013 had whole euros, those of 2014–2020 cents. */
function centsAsListed(era: Project['era'], euros: number): number {
  return era === '2007' ? Math.round(euros) * 100 : Math.round(euros * 100);
}

/** An end some months before the later one, but after the day of the list and the start of the project. */
function earlierEnd(random: Random, startsOn: string, endsOn: string, listedOn: string): string {
  const month = monthNumber(Number(endsOn.slice(0, 4)), Number(endsOn.slice(5, 7))) - random.whole(3, 12);
  return firstDayOf(month) > startsOn && firstDayOf(month) > listedOn ? lastDayOf(month) : endsOn;
}
