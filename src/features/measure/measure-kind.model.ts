import type { ProgrammePeriod, ProjectKind } from '#features/project/public.ts';

/** How a measure runs: a group with fixed days, people coming and going, one person alone, or places at which people work. */
export const measureShapes = ['group', 'non-stop', 'individual', 'work-places'] as const;
export type MeasureShape = (typeof measureShapes)[number];

export const fundings = ['esf', 'national'] as const;
export type Funding = (typeof fundings)[number];

interface KindRule {
  /** How such a measure usually runs. */
  readonly shape: MeasureShape;
  /** The periods in which projects that buy measures for others may pay for it from the Social Fund. */
  readonly esfIn: readonly ProgrammePeriod[];
  /** That somebody takes part tells something of the health or troubles of the person. */
  readonly isSensitive?: true;
}

const everyPeriod = ['2007-2013', '2014-2020', '2021-2027'] as const;

const training = { shape: 'group', esfIn: everyPeriod } as const;
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
  'work-try-out': { shape: 'work-places', esfIn: [] },
  'rehabilitative-work': { shape: 'work-places', esfIn: [], isSensitive: true },
  'wage-subsidy': { shape: 'work-places', esfIn: everyPeriod },
  'joint-purchase-recruit': training,
  'joint-purchase-precise': training,
  'joint-purchase-change': training,
  toppis: { shape: 'work-places', esfIn: everyPeriod },
  'staff-training': { shape: 'group', esfIn: [] },
  'special-service': { shape: 'individual', esfIn: [], isSensitive: true },
} as const satisfies Record<string, KindRule>;

export type MeasureKind = keyof typeof kindRules;

export const measureKinds = Object.keys(kindRules) as readonly MeasureKind[];

/** How a measure of the kind usually runs. */
export function usualShape(kind: MeasureKind): MeasureShape {
  return kindRules[kind].shape;
}

/** Whether names of those who take part are kept from everybody whose work is not with them. */
export function isSensitiveKind(kind: MeasureKind): boolean {
  return (kindRules[kind] as KindRule).isSensitive === true;
}

/**
 * Whether a project may pay for the measure from the Social Fund. Projects that do development work of their own are held by their
 * decision, not by the list.
 */
export function isFundable(
  kind: MeasureKind,
  { kind: projectKind, period }: { readonly kind: ProjectKind; readonly period: ProgrammePeriod },
): boolean {
  if (projectKind === 'development' || projectKind === 'own-production') return true;
  return (kindRules[kind].esfIn as readonly ProgrammePeriod[]).includes(period);
}

/** People of a measure work at places that have employers: those are recorded with it. */
export function hasWorkPlaces({ kind, shape }: { readonly kind: MeasureKind; readonly shape: MeasureShape }): boolean {
  return shape === 'work-places' || usualShape(kind) === 'work-places' || kind === 'coaching-on-the-job';
}
