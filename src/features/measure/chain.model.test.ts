import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterOf,
  beforeOf,
  type Chain,
  type ChainMeasure,
  findCircle,
  linksOf,
  type Prerequisite,
} from './chain.model.ts';

const measure = (id: number, seriesId: number | null = null): ChainMeasure => ({
  id,
  name: `Koulutus ${id}`,
  kind: 'labour-training-vocational',
  state: 'plan',
  startsOn: null,
  seriesId,
  seriesName: seriesId === null ? null : 'Askari',
});

const follows = (measureId: number, beforeMeasureId: number): Prerequisite => ({
  id: measureId * 1000 + beforeMeasureId,
  measureId,
  beforeMeasureId,
  beforeSeriesId: null,
});
const followsSeries = (measureId: number, beforeSeriesId: number): Prerequisite => ({
  id: measureId * 1000,
  measureId,
  beforeMeasureId: null,
  beforeSeriesId,
});

const chain = (prerequisites: readonly Prerequisite[], measures = [1, 2, 3, 4].map((id) => measure(id))): Chain => ({
  measures,
  prerequisites,
});

describe('what comes before a measure', () => {
  it('is what is named, and every measure of a series', () => {
    const measures = [measure(1, 7), measure(2, 7), measure(3), measure(4)];
    const told = chain([followsSeries(4, 7), follows(4, 3), follows(4, 1)], measures);
    expect(beforeOf(told, 4)).toEqual([1, 2, 3]);
    expect(afterOf(told, 2)).toEqual([4]);
    expect(afterOf(told, 4)).toEqual([]);
  });

  it('is drawn step by step in both directions', () => {
    const told = chain([follows(2, 1), follows(3, 2), follows(4, 2)]);
    expect(linksOf(told, 3, 'before')).toMatchObject([
      { measure: { id: 2 }, links: [{ measure: { id: 1 }, links: [] }] },
    ]);
    expect(linksOf(told, 1, 'after')).toMatchObject([
      { measure: { id: 2 }, links: [{ measure: { id: 3 } }, { measure: { id: 4 } }] },
    ]);
  });
});

describe('a circle', () => {
  it('is found with the measures in it', () => {
    expect(findCircle(chain([follows(2, 1), follows(3, 2), follows(1, 3)]))).toEqual([2, 1, 3, 2]);
    expect(findCircle(chain([follows(2, 1), follows(3, 1), follows(4, 2), follows(4, 3)]))).toBeUndefined();
  });

  it('is one too where a measure comes after its own series', () => {
    expect(findCircle(chain([followsSeries(1, 7)], [measure(1, 7), measure(2, 7)]))).toEqual([1, 1]);
  });

  it('does not keep the drawing from coming to an end', () => {
    expect(linksOf(chain([follows(2, 1), follows(1, 2)]), 1, 'before')).toMatchObject([
      { measure: { id: 2 }, links: [] },
    ]);
  });

  it('is none where every measure comes after ones with a lower number', () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })));
    const measures = Array.from({ length: 12 }, (_, place) => measure(place + 1));
    fc.assert(
      fc.property(edges, (pairs) => {
        const rising = pairs.filter(([one, other]) => one > other).map(([one, other]) => follows(one, other));
        expect(findCircle(chain(rising, measures))).toBeUndefined();
        const [first] = rising;
        if (first) {
          const back = follows(first.beforeMeasureId ?? 0, first.measureId);
          expect(findCircle(chain([...rising, back], measures))).toBeDefined();
        }
      }),
    );
  });
});
