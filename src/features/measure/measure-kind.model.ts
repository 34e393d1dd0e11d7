import type { ProgrammePeriod, ProjectKind } from '#features/project/public.ts';

/** How a measure runs: a group with fixed days, people coming and going, one person alone, or places at which people work. */
export const measureShapes = ['group', 'non-stop', 'individual', 'work-places'] as const;
export type MeasureShape = (typeof measureShapes)[number];

export const fundings = ['esf', 'national'] as const;
export type Funding = (typeof fundings)[number];

/** In what a training is credited: study weeks until 2013, credit points, competence points of vocational education. */
export const creditUnits = ['ov', 'op', 'osp'] as const;
export type CreditUnit = (typeof creditUnits)[number];

interface KindRule {
  /** How such a measure usually runs. */
  readonly shape: MeasureShape;
  /** The periods in which projects that buy measures for others may pay for it from the Social Fund. */
  readonly esfIn: readonly ProgrammePeriod[];
  /** The authority grants or agrees on it for each person and employer; nothing is bought. */
  readonly isGranted?: true;
  /** Whoever finishes it may be credited with study weeks or points. */
  readonly givesCredits?: true;
  /** That somebody takes part tells something of the health or troubles of the person. */
  readonly isSensitive?: true;
}

const everyPeriod = ['2007-2013', '2014-2020', '2021-2027'] as const;

const training = { shape: 'group', esfIn: everyPeriod, givesCredits: true } as const;
const coaching = { shape: 'non-stop', esfIn: everyPeriod } as const;

/**
 * The closed list of measures. Labour training, coaching and wage subsidy are what the Social Fund pays for in projects that buy
 * measures for others; everything else is paid for nationally (the coordination projects say so: "työvoimakoulutus, valmennus ja
 * palkkatuki"). A joint purchase is labour training, Toppis is wage subsidy with labour training in working time.
 */
const kindRules = {
  'labour-training-vocational': training,
  'labour-training-part-qualification': training,
  'labour-training-preparatory': training,
  'labour-training-further': training,
  'integration-training': training,
  'coaching-job-search': coaching,
  'coaching-career': coaching,
  'coaching-on-the-job': coaching,
  'work-try-out': { shape: 'work-places', esfIn: [], isGranted: true },
  'rehabilitative-work': { shape: 'work-places', esfIn: [], isSensitive: true },
  'wage-subsidy': { shape: 'work-places', esfIn: everyPeriod, isGranted: true },
  'joint-purchase-recruit': training,
  'joint-purchase-precise': training,
  'joint-purchase-change': training,
  toppis: { shape: 'work-places', esfIn: everyPeriod, givesCredits: true },
  'staff-training': { shape: 'group', esfIn: [], givesCredits: true },
  'special-service': { shape: 'individual', esfIn: [], isSensitive: true },
} as const satisfies Record<string, KindRule>;

export type MeasureKind = keyof typeof kindRules;

export const measureKinds = Object.keys(kindRules) as readonly MeasureKind[];

/** How a measure of the kind usually runs. */
export function usualShape(kind: MeasureKind): MeasureShape {
  return kindRules[kind].shape;
}

/** Whether a measure of the kind is bought from whoever runs it: put out to tender and agreed on by contract. */
export function isBought(kind: MeasureKind): boolean {
  return (kindRules[kind] as KindRule).isGranted !== true;
}

/** Whether names of those who take part are kept from everybody whose work is not with them. */
export function isSensitiveKind(kind: MeasureKind): boolean {
  return (kindRules[kind] as KindRule).isSensitive === true;
}

/** Whether whoever finishes a measure of the kind may be credited with study weeks or points. */
export function givesCredits(kind: MeasureKind): boolean {
  return (kindRules[kind] as KindRule).givesCredits === true;
}

/** Those who take part in it are professionals of the network: counted by organisation, and nobody's participants. */
export function isForStaff(kind: MeasureKind): boolean {
  return kind === 'staff-training';
}

/**
 * Whether a project may pay for the measure from the Social Fund. Projects that do development work of their own are held by their
 * decision, not by the list; so is a coordination project in what it buys for the professionals of its network.
 */
export function isFundable(
  kind: MeasureKind,
  { kind: projectKind, period }: { readonly kind: ProjectKind; readonly period: ProgrammePeriod },
): boolean {
  if (projectKind === 'development' || projectKind === 'own-production') return true;
  if (projectKind === 'coordination' && isForStaff(kind)) return true;
  return (kindRules[kind].esfIn as readonly ProgrammePeriod[]).includes(period);
}

/** People of a measure work at places that have employers: those are recorded with it. */
export function hasWorkPlaces({ kind, shape }: { readonly kind: MeasureKind; readonly shape: MeasureShape }): boolean {
  return shape === 'work-places' || usualShape(kind) === 'work-places' || kind === 'coaching-on-the-job';
}
