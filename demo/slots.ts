import { monthInWords, monthsBetween } from './calendar.ts';
import { hasParticipants } from './draft.ts';
import { wordsOfEmploymentOffice } from './employment-office.ts';
import { centreOfRegion } from './facts/authorities.ts';
import type { Project } from './project.ts';
import type { Random } from './random.ts';
import { enumerated, type Slots } from './sentence.ts';

/** A number for running text: only from two up, so that the words beside it can stand in the plural. */
function several(count: number): string | undefined {
  return count >= 2 ? String(count) : undefined;
}

/** Groups an integer by spaces: `225013` → `225 013`. */
function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Slots that tell a figure: each is told once in a text. */
export const figureSlots: ReadonlySet<string> = new Set([
  'attendees',
  'bulletins',
  'coaches',
  'companies',
  'employed',
  'employers',
  'enterprises',
  'events',
  'feedback',
  'groups',
  'jobs',
  'months',
  'partners',
  'plannedPersons',
  'plannedWomen',
  'qualifications',
  'respondents',
  'staff',
  'started',
  'steeringMeetings',
  'subsidised',
  'trainingDays',
  'trainings',
  'visits',
]);

/** What the sentences of a project's texts can say of it, by slot. */
export function slotsOf(random: Random, project: Project): Slots {
  return {
    ...placeSlots(project),
    ...timeSlots(project),
    ...partySlots(project),
    ...plannedSlots(project),
    ...realisedSlots(project),
    ...activitySlots(random, project),
  };
}

function placeSlots({ area }: Project): Slots {
  const { municipalities, words, town } = area;
  return {
    ofArea: words.of,
    inArea: words.in,
    toArea: words.to,
    inTown: town.inTown,
    inFirstTown: municipalities.length > 1 ? town.inTown : undefined,
    town: town.name,
    areaSv: town.nameSv && `${town.nameSv}regionen`,
    areaEn: area.regions.length > 0 ? `the region of ${enumerated(area.regions, 'and')}` : 'Finland',
    region: area.regions.length > 0 ? enumerated(area.regions) : undefined,
    municipalities: municipalitiesInWords(municipalities),
  };
}

function municipalitiesInWords(names: readonly string[]): string | undefined {
  if (names.length < 2) return undefined;
  return names.length > 7 ? `alueen kaikki ${names.length} kuntaa` : enumerated(names);
}

function timeSlots({ startsOn, endsOn }: Project): Slots {
  const startYear = startsOn.slice(0, 4);
  const endYear = endsOn.slice(0, 4);
  const isOneYear = startYear === endYear;
  return {
    startYear,
    endYear,
    startMonth: monthInWords(startsOn),
    months: String(monthsBetween(startsOn, endsOn)),
    years: isOneYear ? `vuonna ${startYear}` : `vuosina ${startYear}–${endYear}`,
    yearsSv: isOneYear ? `år ${startYear}` : `åren ${startYear}–${endYear}`,
    yearsEn: isOneYear ? `in ${startYear}` : `in ${startYear}–${endYear}`,
  };
}

function partySlots({ area, brand, endsOn, implementer, mother, startsOn }: Project): Slots {
  const office = wordsOfEmploymentOffice(endsOn.slice(0, 4));
  const centre = centreOfRegion[area.regionCode] ?? 'Uudenmaan';
  return {
    brand,
    organisation: implementer.plainName,
    ofOrganisation: implementer.genitive,
    ofOrganisationSv: `${implementer.plainName}s`,
    teNominative: office.nominative,
    teOf: office.of,
    teFrom: office.from,
    teIn: office.in,
    ofCentre: startsOn < '2010' ? `${centre} TE-keskuksen` : `${centre} ELY-keskuksen`,
    motherBrand: mother?.brand,
    motherOrganisation: mother?.organisation,
  };
}

function plannedSlots({ figures }: Project): Slots {
  const { companies, enterprises, jobs, persons, qualifications } = figures;
  return {
    plannedPersons: several(persons.planned),
    plannedWomen: several(persons.plannedWomen),
    plannedJobs: several(jobs.planned),
    plannedEnterprises: several(enterprises.planned),
    plannedQualifications: several(qualifications.planned),
    plannedCompanies: several(companies.planned),
  };
}

function realisedSlots({ figures, money, stage }: Project): Slots {
  if (stage === 'application') return {};
  const { companies, enterprises, jobs, outcomes, persons, qualifications, subsidised } = figures;
  return {
    started: several(persons.realised),
    women: several(persons.realisedWomen),
    men: several(persons.realised - persons.realisedWomen),
    jobs: several(jobs.realised),
    enterprises: several(enterprises.realised),
    qualifications: several(qualifications.realised),
    companies: several(companies.realised),
    employed: several(outcomes.employed),
    educated: several(outcomes.educated),
    practice: several(outcomes.practice),
    others: several(outcomes.others),
    subsidised: several(subsidised),
    percentUsed: money.granted > 0 ? String(Math.round((100 * money.realised) / money.granted)) : undefined,
    realisedEuros: grouped(money.realised),
  };
}

/** Counts of work that no field of the form tells, in proportion to the time, the people and the money of the project. */
function activitySlots(random: Random, project: Project): Slots {
  const months = monthsBetween(project.startsOn, project.endsOn);
  const started = hasParticipants(project) ? project.figures.persons.realised : months * 2;
  const monthly = project.money.plannedPublic / months;
  const trainings = Math.min(random.whole(2, 9), Math.max(2, Math.floor(started / 6)));
  const events = random.whole(Math.ceil(months / 3), months * 2);
  const feedback = random.between(3.4, 4.7).toFixed(1);
  return {
    // A month's work of one person cost about five thousand euros; one of them is the project manager.
    staff: several(Math.min(8, Math.round(monthly / 5_000) - 1)),
    groups: String(Math.min(random.whole(3, 12), Math.max(3, Math.floor(started / 6)))),
    trainings: String(trainings),
    trainingDays: String(trainings * random.whole(5, 30)),
    visits: String(Math.min(random.whole(12, 24 + months * 6), 12 + Math.floor(monthly / 60))),
    employers: employersOf(random, project, started),
    coaches: String(random.whole(8, 26)),
    events: several(events),
    attendees: grouped(events * random.whole(11, 32)),
    bulletins: String(Math.max(3, Math.round(months / random.whole(2, 5)))),
    bulletinsPerYear: String(random.whole(2, 6)),
    steeringMeetings: several(Math.round(months / 3.5)),
    partners: String(random.whole(5, 24)),
    respondents: several(Math.round(started * random.between(0.4, 0.8))),
    feedback: feedback.replace('.', ','),
    feedbackEn: feedback,
    parallels: several(project.parallels),
  };
}

/** Enterprises that took part: on forms that print their number, that number. */
function employersOf(random: Random, { era, figures, role }: Project, started: number): string | undefined {
  const isPrinted = era === '2014' || role === 'regionalFund';
  const guessed = random.whole(4, Math.max(6, Math.min(60, started)));
  return isPrinted ? several(figures.companies.realised) : String(guessed);
}
