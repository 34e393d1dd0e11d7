import type { Facts } from '#features/description/public.ts';

/** What can be added up over projects, and the fact that each is the sum of. Money in cents. */
const factOfFigure = {
  personsPlanned: 'personsPlanned',
  personsRealised: 'personsRealised',
  womenPlanned: 'womenPlanned',
  womenRealised: 'womenRealised',
  jobsPlanned: 'jobsPlanned',
  jobsRealised: 'jobsRealised',
  enterprisesPlanned: 'enterprisesPlanned',
  enterprisesRealised: 'enterprisesRealised',
  qualificationsPlanned: 'qualificationsPlanned',
  qualificationsRealised: 'qualificationsRealised',
  participatingEnterprisesPlanned: 'participatingEnterprisesPlanned',
  participatingEnterprisesRealised: 'participatingEnterprisesRealised',
  grantedEuState: 'grantedEuStateCents',
  realisedEuState: 'realisedEuStateCents',
  plannedPublic: 'plannedPublicCents',
  realisedPublic: 'realisedPublicCents',
} as const satisfies Readonly<Record<string, keyof Facts>>;

export type FigureId = keyof typeof factOfFigure;
export type FigureFact = (typeof factOfFigure)[FigureId];

export const figureIds = Object.keys(factOfFigure) as readonly FigureId[];

export function isFigureId(value: unknown): value is FigureId {
  return typeof value === 'string' && Object.hasOwn(factOfFigure, value);
}

/** The fact of a project that a figure adds up. */
export function factOf(figure: FigureId): FigureFact {
  return factOfFigure[figure];
}

/** Whether a figure is a sum of money, in cents. */
export function isMoney(figure: FigureId): boolean {
  return factOfFigure[figure].endsWith('Cents');
}

/** Figures that belong side by side: what was planned, or granted, and what came of it. */
export const figurePairs = [
  { id: 'persons', planned: 'personsPlanned', realised: 'personsRealised' },
  { id: 'women', planned: 'womenPlanned', realised: 'womenRealised' },
  { id: 'jobs', planned: 'jobsPlanned', realised: 'jobsRealised' },
  { id: 'enterprises', planned: 'enterprisesPlanned', realised: 'enterprisesRealised' },
  { id: 'qualifications', planned: 'qualificationsPlanned', realised: 'qualificationsRealised' },
  {
    id: 'participatingEnterprises',
    planned: 'participatingEnterprisesPlanned',
    realised: 'participatingEnterprisesRealised',
  },
  { id: 'euState', planned: 'grantedEuState', realised: 'realisedEuState' },
  { id: 'public', planned: 'plannedPublic', realised: 'realisedPublic' },
] as const satisfies readonly { id: string; planned: FigureId; realised: FigureId }[];

export type FigurePair = (typeof figurePairs)[number];
export type FigurePairId = FigurePair['id'];
