import { elapsedShare } from './calendar.ts';
import { type Draft, hasParticipants } from './draft.ts';
import { type Money, moneyForPersons } from './money.ts';
import type { Random } from './random.ts';

export interface PlannedAndRealised {
  readonly planned: number;
  readonly plannedWomen: number;
  readonly realised: number;
  readonly realisedWomen: number;
}

/** Where those who took part went when their time ended; the parts sum up to those who started. */
export interface Outcomes {
  readonly employed: number;
  readonly educated: number;
  readonly practice: number;
  readonly others: number;
}

export interface Figures {
  readonly persons: PlannedAndRealised;
  readonly jobs: PlannedAndRealised;
  readonly enterprises: PlannedAndRealised;
  readonly qualifications: PlannedAndRealised;
  /** Participating enterprises, and other organisations in EAKR projects. */
  readonly companies: PlannedAndRealised;
  readonly organisations: PlannedAndRealised;
  readonly outcomes: Outcomes;
  /** Of those who started, how many worked with a wage subsidy at some time. */
  readonly subsidised: number;
}

const none: PlannedAndRealised = { planned: 0, plannedWomen: 0, realised: 0, realisedWomen: 0 };

/** Figures in proportion to the money, with all the edges: noughts, targets missed and exceeded, nothing realised yet. */
export function figuresOf(random: Random, draft: Draft, money: Money): Figures {
  const persons = personsOf(random, draft, money);
  const outcomes = outcomesOf(random, persons.realised);
  const { brings } = draft.theme;
  const isDevelopment = draft.role === 'development';
  return {
    persons,
    outcomes,
    subsidised: Math.round(outcomes.employed * random.between(0.3, 0.8)),
    jobs: isDevelopment && brings.jobs ? partOf(random, persons, 0.01, 0.12) : none,
    enterprises: isDevelopment && brings.enterprises ? partOf(random, persons, 0.05, 0.2) : none,
    qualifications:
      hasParticipants(draft) && brings.qualifications && draft.role !== 'ownProduction'
        ? partOf(random, persons, 0.05, 0.35)
        : none,
    companies: companiesOf(random, draft),
    organisations: draft.role === 'regionalFund' ? companiesOf(random, draft) : none,
  };
}

function personsOf(random: Random, draft: Draft, money: Money): PlannedAndRealised {
  if (!hasParticipants(draft)) return none;
  const [least, most] = draft.theme.costOfPerson;
  const planned = roundedTarget(random, Math.max(6, moneyForPersons(draft, money) / random.between(least, most)));
  const [leastWomen, mostWomen] = draft.theme.womenShare;
  const share = random.between(leastWomen, mostWomen);
  const realised = Math.round(planned * reachedShare(random, draft));
  return {
    planned,
    plannedWomen: Math.round(planned * (random.happens(0.4) ? 0.5 : share)),
    realised,
    realisedWomen: Math.min(realised, Math.round(realised * Math.min(0.97, share * random.between(0.85, 1.15)))),
  };
}

/** People set themselves round targets more often than not. */
function roundedTarget(random: Random, persons: number): number {
  const within = Math.min(persons, 900);
  const step = within > 60 && random.happens(0.75) ? 10 : within > 20 && random.happens(0.6) ? 5 : 1;
  return Math.max(4, Math.round(within / step) * step);
}

function reachedShare(random: Random, { endsOn, knownOn, stage, startsOn }: Draft): number {
  switch (stage) {
    case 'application':
      return 0;
    case 'running':
      return random.happens(0.1) ? 0 : elapsedShare(startsOn, endsOn, knownOn) * random.between(0.5, 1.1);
    case 'interrupted':
      return random.happens(0.3) ? 0 : random.between(0.05, 0.4);
    default:
      return random.happens(0.03) ? 0 : random.happens(0.65) ? random.between(0.7, 1.15) : random.between(0.4, 1.6);
  }
}

/** Something that follows from a share of those who take part: jobs, enterprises, qualifications. */
function partOf(random: Random, persons: PlannedAndRealised, least: number, most: number): PlannedAndRealised {
  if (random.happens(0.2)) return none;
  const planned = Math.round(persons.planned * random.between(least, most));
  const realised = Math.min(persons.realised, Math.round(persons.realised * random.between(0, most)));
  const womenOf = (total: number, women: number, all: number) =>
    all === 0 ? 0 : Math.min(total, women, Math.round((total * women) / all));
  return {
    planned,
    plannedWomen: womenOf(planned, persons.plannedWomen, persons.planned),
    realised,
    realisedWomen: womenOf(realised, persons.realisedWomen, persons.realised),
  };
}

function outcomesOf(random: Random, started: number): Outcomes {
  const employed = Math.round(started * random.between(0.16, 0.42));
  const educated = Math.round(started * random.between(0.1, 0.28));
  const practice = Math.round(started * random.between(0.05, 0.16));
  return { employed, educated, practice, others: started - employed - educated - practice };
}

function companiesOf(random: Random, { role, stage }: Draft): PlannedAndRealised {
  if (role === 'coordination' || role === 'assistance' || random.happens(0.3)) return none;
  const planned = random.whole(2, role === 'regionalFund' ? 40 : 25);
  const reached = {
    ended: random.between(0.4, 1.5),
    running: random.between(0, 0.6),
    interrupted: 0.2,
    application: 0,
  };
  return { ...none, planned, realised: Math.round(planned * reached[stage]) };
}
