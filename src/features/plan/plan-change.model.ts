import type { NamedAreaKind } from '#features/codelist/public.ts';
import type { ProgrammePeriod } from '#features/project/public.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { FigureKey } from './figure.model.ts';
import { type Plan, type PlanMoney, type PlanTexts, planAreaKinds } from './plan.model.ts';
import { areaNames } from './plan-area.model.ts';
import { type Sex, targetLines } from './target.model.ts';

/** What a plan says something about. */
export type PlanSubject =
  | { readonly of: 'text'; readonly field: keyof PlanTexts }
  | { readonly of: 'money'; readonly field: keyof PlanMoney }
  | { readonly of: 'target'; readonly figure: FigureKey; readonly year: number | null; readonly sex: Sex }
  | { readonly of: 'segment'; readonly name: string; readonly what: 'size' | 'description' }
  | { readonly of: 'area'; readonly kind: NamedAreaKind }
  | { readonly of: 'class'; readonly line: string; readonly what: 'value' | 'reason' }
  | { readonly of: 'effect'; readonly line: string; readonly what: 'direct' | 'indirect' | 'reason' };

type Said = string | number | null;

/** What one version says of a subject and what another does; `null` where it says nothing. */
export interface PlanChange {
  readonly subject: PlanSubject;
  readonly from: Said;
  readonly to: Said;
}

/** All that differs between two versions, in the order of the plan. */
export function planChanges(from: Plan, to: Plan, period: ProgrammePeriod, language: Language): PlanChange[] {
  const [before, after] = [saidIn(from, period, language), saidIn(to, period, language)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .map((key): PlanChange => {
      const [old, now] = [before.get(key), after.get(key)];
      const subject = (now ?? old)?.subject;
      if (!subject) throw new Error(`Neither version says ${key}.`);
      return { subject, from: old?.said ?? null, to: now?.said ?? null };
    })
    .filter((change) => change.from !== change.to)
    .toSorted((a, b) => places.indexOf(a.subject.of) - places.indexOf(b.subject.of));
}

const places: readonly PlanSubject['of'][] = ['text', 'money', 'area', 'target', 'segment', 'class', 'effect'];

type Saying = { readonly subject: PlanSubject; readonly said: Said };

/** Everything a plan says, by a key that is the same in every version. */
function saidIn(plan: Plan, period: ProgrammePeriod, language: Language): ReadonlyMap<string, Saying> {
  const sayings = [
    ...texts(plan),
    ...(['grantedCents', 'grantedForMeasuresCents'] as const).map((field) =>
      saying({ of: 'money', field }, plan[field]),
    ),
    ...areas(plan, language),
    ...targets(plan, period),
    ...segments(plan),
    ...plan.classes.flatMap(({ line, ...said }) =>
      (['value', 'reason'] as const).map((what) => saying({ of: 'class', line, what }, said[what])),
    ),
    ...plan.principles.flatMap(({ line, ...said }) =>
      (['direct', 'indirect', 'reason'] as const).map((what) => saying({ of: 'effect', line, what }, said[what])),
    ),
  ];
  return new Map(sayings.filter(({ said }) => said !== null).map((one) => [JSON.stringify(one.subject), one]));
}

function saying(subject: PlanSubject, said: Said): Saying {
  return { subject, said };
}

function texts(plan: Plan): Saying[] {
  const fields = ['startsOn', 'endsOn', 'summary', 'directTargetText', 'indirectTargetText'] as const;
  return fields.map((field) => saying({ of: 'text', field }, plan[field]));
}

function areas(plan: Plan, language: Language): Saying[] {
  return planAreaKinds.map((kind) =>
    saying({ of: 'area', kind }, areaNames(plan.areas, kind, language).join(', ') || null),
  );
}

/** Of the whole period what is said or follows from the years: so a version that only parts a sum among years changes no sum. */
function targets(plan: Plan, period: ProgrammePeriod): Saying[] {
  return targetLines(period, plan.targets).flatMap(({ figure, years, whole }) =>
    [{ year: null, ...whole }, ...years].flatMap(({ year, ...amounts }) =>
      (['all', 'women'] as const).map((sex) => saying({ of: 'target', figure, year, sex }, amounts[sex])),
    ),
  );
}

/** Of several parts with one name the second is `Nuoret (2)`. */
function segments(plan: Plan): Saying[] {
  const named = new Map<string, number>();
  return plan.segments.flatMap(({ name, ...said }) => {
    const times = (named.get(name) ?? 0) + 1;
    named.set(name, times);
    const known = times === 1 ? name : `${name} (${times})`;
    return (['size', 'description'] as const).map((what) => saying({ of: 'segment', name: known, what }, said[what]));
  });
}
