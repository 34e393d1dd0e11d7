import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countsOf,
  facetValueOf,
  fittingTrainings,
  type OpenTraining,
  trainingFacets,
  trainingQuery,
  trainingQuestionFrom,
} from './open-training.model.ts';

const training: OpenTraining = {
  id: 1,
  name: 'Hitsaajakoulutus',
  kind: 'labour-training-vocational',
  shape: 'group',
  field: '07',
  municipalityCode: '240',
  regionCode: '19',
  site: 'Koulutie 1',
  startsOn: '2026-03-02',
  endsOn: '2026-05-29',
  seats: 12,
  freeSeats: null,
  targetGroup: 'Työttömät työnhakijat',
  applyText: 'Soita.',
  applyUrl: null,
  isComing: false,
  applyUntil: '2026-02-15',
  provider: 'Esimerkkiopisto',
  projectCode: null,
  projectName: null,
  shownAt: new Date('2026-01-02T10:00:00Z'),
};

const asked = (query: string) => trainingQuestionFrom(new URLSearchParams(query));

describe('a question to the open trainings', () => {
  it('leaves out what it does not know', () => {
    expect(asked('field=07&field=99&kind=x&region=19&region=abc&page=0&q=%20hitsaus%20')).toEqual({
      words: 'hitsaus',
      chosen: { field: ['07'], kind: [], region: ['19'] },
      page: 1,
    });
  });

  it('has one address', () => {
    for (const query of ['', '?q=a+b&field=07&field=10&region=19&page=3'])
      expect(trainingQuery(asked(query))).toBe(query);
  });

  it('finds by words in any of what is told, and by chosen values', () => {
    const found = (query: string) => fittingTrainings([training], asked(query)).length;
    expect(found('q=hitsaaja+esimerkki')).toBe(1);
    expect(found('q=hitsaaja+kokki')).toBe(0);
    expect(found('field=07&field=10&region=19')).toBe(1);
    expect(found('field=10')).toBe(0);
  });
});

describe('the counts of choices', () => {
  it('are the number of trainings that one finds by choosing', () => {
    const some = fc.record({
      field: fc.constantFrom(null, '07' as const, '09' as const),
      kind: fc.constantFrom('labour-training-vocational' as const, 'coaching-career' as const),
      regionCode: fc.constantFrom(null, '19', '18'),
    });
    const question = fc.constantFrom('', 'field=07', 'region=19&kind=coaching-career', 'field=07&field=09&region=18');
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), question, (changes, query) => {
        const trainings = changes.map((change, id) => ({ ...training, ...change, id }));
        for (const facet of trainingFacets) {
          const counts = countsOf(trainings, asked(query), facet);
          for (const [value, count] of counts) {
            const narrowed = { ...asked(query), chosen: { ...asked(query).chosen, [facet]: [value] } };
            expect(fittingTrainings(trainings, narrowed)).toHaveLength(count);
          }
          const told = fittingTrainings(trainings, asked(query), facet).filter(
            (each) => facetValueOf(each, facet) !== null,
          );
          expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(told.length);
        }
      }),
    );
  });
});
