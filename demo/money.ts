import { elapsedShare } from './calendar.ts';
import { type Draft, hasParticipants } from './draft.ts';
import type { Random } from './random.ts';

/** The four public sums in whole euros. */
export interface Money {
  readonly granted: number;
  readonly realised: number;
  readonly plannedPublic: number;
  readonly realisedPublic: number;
  /** Whether municipalities and others spent more than they had promised. */
  readonly isOverspent: boolean;
}

/** Median of the sums granted to each kind of project; the median of all is near the 270 000 euros of the real lists. */
const medians: Readonly<Record<Draft['role'], number>> = {
  development: 280_000,
  parallel: 210_000,
  coordination: 330_000,
  ownProduction: 240_000,
  network: 260_000,
  assistance: 150_000,
  regionalFund: 290_000,
};

/** Standard deviation of the logarithm of the sums, as measured on the real lists. */
const spread = 1.05;

/** Sums in the magnitudes and proportions measured on the published projects. */
export function moneyOf(random: Random, draft: Draft): Money {
  const asked = roundedGrant(medians[draft.role] * Math.exp(spread * random.normal()));
  const granted = draft.stage === 'application' ? 0 : asked;
  const plannedPublic = Math.round(asked * othersShare(random));
  const realised = Math.round(granted * spentShare(random, draft));
  const isOverspent = draft.stage === 'ended' && plannedPublic > granted && random.happens(0.1);
  const realisedPublic = isOverspent
    ? Math.round(plannedPublic * random.between(1.002, 1.12))
    : Math.min(plannedPublic, Math.round(realised * (plannedPublic / asked) * random.between(0.94, 1)));
  return { granted, realised, plannedPublic, realisedPublic: Math.max(realised, realisedPublic), isOverspent };
}

function roundedGrant(euros: number): number {
  const within = Math.min(Math.max(euros, 9_000), 8_900_000);
  const step = within > 100_000 ? 10 : 1;
  return Math.round(within / step) * step;
}

/** Planned public funding as a multiple of what EU and state grant; one in four projects has no other public money. */
function othersShare(random: Random): number {
  if (random.happens(0.25)) return 1;
  return random.happens(0.93) ? random.between(1.02, 1.4) : random.between(1.4, 2.1);
}

function spentShare(random: Random, { endsOn, knownOn, stage, startsOn }: Draft): number {
  switch (stage) {
    case 'application':
      return 0;
    case 'running':
      return elapsedShare(startsOn, endsOn, knownOn) * random.between(0.5, 0.95);
    case 'interrupted':
      return random.between(0.04, 0.45);
    default:
      return random.happens(0.12) ? 1 : random.happens(0.85) ? random.between(0.9, 0.999) : random.between(0.55, 0.9);
  }
}

/** Public money that a project with participants has for them; used to keep persons and sums in proportion. */
export function moneyForPersons(draft: Draft, money: Money): number {
  return hasParticipants(draft) ? money.plannedPublic : 0;
}
