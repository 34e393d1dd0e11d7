import type { MeasureKind } from './measure-kind.model.ts';
import type { MeasureState } from './measure-state.model.ts';

/** A measure of a project, as far as what comes before and after it goes. */
export interface ChainMeasure {
  readonly id: number;
  readonly name: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  readonly startsOn: string | null;
  readonly seriesId: number | null;
  readonly seriesName: string | null;
}

/** What a person goes through before a measure: another measure, or any of a series. Where several are named, one is enough. */
export interface Prerequisite {
  readonly id: number;
  readonly measureId: number;
  readonly beforeMeasureId: number | null;
  readonly beforeSeriesId: number | null;
}

/** All measures of a project with what comes before them. */
export interface Chain {
  readonly measures: readonly ChainMeasure[];
  readonly prerequisites: readonly Prerequisite[];
}

/** The ids of the measures that a prerequisite means. */
export function meantBy({ measures }: Chain, { beforeMeasureId, beforeSeriesId }: Prerequisite): number[] {
  if (beforeMeasureId !== null) return [beforeMeasureId];
  return measures.filter(({ seriesId }) => seriesId === beforeSeriesId).map(({ id }) => id);
}

/** The ids of the measures of which a person goes through one before a measure, each once. */
export function beforeOf(chain: Chain, measureId: number): number[] {
  const own = chain.prerequisites.filter((wanted) => wanted.measureId === measureId);
  return [...new Set(own.flatMap((wanted) => meantBy(chain, wanted)))];
}

/** The ids of the measures to which a measure leads, each once. */
export function afterOf(chain: Chain, measureId: number): number[] {
  const led = chain.prerequisites.filter((wanted) => meantBy(chain, wanted).includes(measureId));
  return [...new Set(led.map((wanted) => wanted.measureId))];
}

/**
 * The ids of measures that come one before the other in a circle, the first one again at the end; `undefined` where there is none. In a
 * circle nobody could begin anywhere.
 */
export function findCircle(chain: Chain): number[] | undefined {
  const before = new Map<number, number[]>();
  for (const { measureId } of chain.prerequisites) before.set(measureId, beforeOf(chain, measureId));
  const isDone = new Set<number>();
  const search = (id: number, path: readonly number[]): number[] | undefined => {
    const place = path.indexOf(id);
    if (place >= 0) return [...path.slice(place), id];
    if (isDone.has(id)) return undefined;
    for (const next of before.get(id) ?? []) {
      const circle = search(next, [...path, id]);
      if (circle) return circle;
    }
    isDone.add(id);
    return undefined;
  };
  for (const id of before.keys()) {
    const circle = search(id, []);
    if (circle) return circle;
  }
  return undefined;
}

/** A measure with those that come before it, or after it, and so on. */
export interface ChainLink {
  readonly measure: ChainMeasure;
  readonly links: readonly ChainLink[];
}

/** All that comes before a measure or after it; nothing below a measure that stands above it already. */
export function linksOf(chain: Chain, measureId: number, way: 'before' | 'after'): ChainLink[] {
  const known = new Map(chain.measures.map((measure) => [measure.id, measure]));
  const step = way === 'before' ? beforeOf : afterOf;
  const linksBelow = (id: number, above: readonly number[]): ChainLink[] =>
    step(chain, id).flatMap((next) => {
      const measure = known.get(next);
      if (!measure || above.includes(next)) return [];
      return [{ measure, links: linksBelow(next, [...above, next]) }];
    });
  return linksBelow(measureId, [measureId]);
}
