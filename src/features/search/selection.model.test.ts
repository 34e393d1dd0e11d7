import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToldFacts } from '#features/description/public.ts';
import { type FacetId, facetIds } from './facet.model.ts';
import { figureIds, figurePairs } from './figure.model.ts';
import { everything, type Question, type Sort } from './question.model.ts';
import { facetsWithSeveralValues, selectFrom } from './selection.model.ts';
import { emptyShelf, type Shelf, type Surroundings, shelve } from './shelf.model.ts';

const surroundings: Surroundings = {
  subRegionOfMunicipality: new Map([
    ['698', '191'],
    ['240', '192'],
    ['564', '171'],
  ]),
  regionOfMunicipality: new Map([
    ['698', '19'],
    ['240', '19'],
    ['564', '17'],
  ]),
  regionOfSubRegion: new Map([
    ['191', '19'],
    ['192', '19'],
    ['171', '17'],
  ]),
  businessIdOfUnit: new Map([[7, '2296962-1']]),
};

function facts(versionId: number, told: Partial<ToldFacts> = {}): ToldFacts {
  return {
    versionId,
    describedVersionId: null,
    code: `S${String(versionId).padStart(5, '0')}`,
    name: `Hanke ${versionId}`,
    fund: 'ESR',
    period: '2007-2013',
    priorityNumber: '2',
    status: 'Toiminnassa',
    authority: 'Lapin elinkeino-, liikenne- ja ympäristökeskus',
    startsOn: '2010-01-01',
    endsOn: '2012-12-31',
    implementerName: 'Kuvitteellinen kunta',
    grantedEuStateCents: null,
    realisedEuStateCents: null,
    plannedPublicCents: null,
    realisedPublicCents: null,
    projectType: null,
    objective: null,
    organisationType: null,
    isNationwide: false,
    personsPlanned: null,
    personsRealised: null,
    womenPlanned: null,
    womenRealised: null,
    jobsPlanned: null,
    jobsRealised: null,
    enterprisesPlanned: null,
    enterprisesRealised: null,
    qualificationsPlanned: null,
    qualificationsRealised: null,
    participatingEnterprisesPlanned: null,
    participatingEnterprisesRealised: null,
    inForceFrom: '2010-01-01',
    inForceUntil: null,
    recordedAt: versionId,
    regionCodes: null,
    subRegionCodes: null,
    municipalityCodes: null,
    implementerUnitId: 7,
    ...told,
  };
}

function shelfOf(...versions: ToldFacts[]): Shelf {
  const shelf = emptyShelf();
  for (const version of versions) shelve(shelf, version, surroundings);
  return shelf;
}

const asking = (question: Partial<Question>): Question => ({ ...everything, ...question });
const idsOf = (shelf: Shelf, question: Partial<Question>) => selectFrom(shelf, asking(question)).versionIds(0, 100);

describe('what fits a question', () => {
  const shelf = shelfOf(
    facts(1, { municipalityCodes: '698' }),
    facts(2, { municipalityCodes: '240,564', startsOn: '2011-05-01' }),
    facts(3, { isNationwide: true, status: 'Toiminta päättynyt', startsOn: '2009-01-01', endsOn: '2009-12-31' }),
    facts(4, { startsOn: null, endsOn: null, implementerUnitId: null }),
  );

  it('is everything that is told now, the youngest first, when nothing is asked', () => {
    expect(idsOf(shelf, {})).toEqual([2, 1, 3, 4]);
  });

  it('takes any of the values of a facet, and needs every facet', () => {
    expect(idsOf(shelf, { chosen: { region: ['17', '19'] } })).toEqual([2, 1]);
    expect(idsOf(shelf, { chosen: { region: ['17', '19'], subRegion: ['191'] } })).toEqual([1]);
    expect(idsOf(shelf, { chosen: { region: ['99'] } })).toEqual([]);
  });

  it('finds a municipality in its sub-region and its region', () => {
    expect(idsOf(shelf, { chosen: { subRegion: ['171'] } })).toEqual([2]);
    expect(idsOf(shelf, { chosen: { region: ['17'] } })).toEqual([2]);
  });

  it('leaves a municipality in the region that the description names, wherever it belongs today', () => {
    const moved = shelfOf(facts(1, { regionCodes: '17', subRegionCodes: '171', municipalityCodes: '698' }));
    expect(
      selectFrom(moved, everything)
        .groups('within')
        .map(({ value }) => value),
    ).toEqual(['17']);
    expect(idsOf(moved, { chosen: { region: ['19'] } })).toEqual([]);
  });

  it('finds an implementer by unit and by Y-tunnus', () => {
    expect(idsOf(shelf, { chosen: { organisation: ['2296962-1'] } })).toEqual([2, 1, 3]);
    expect(idsOf(shelf, { chosen: { organisation: ['none'] } })).toEqual([4]);
  });

  it('knows which projects run within days', () => {
    expect(idsOf(shelf, { from: '2010-01-01' })).toEqual([2, 1]);
    expect(idsOf(shelf, { until: '2009-06-30' })).toEqual([3]);
    expect(idsOf(shelf, { from: '2009-12-31', until: '2010-01-01' })).toEqual([1, 3]);
  });

  it('puts every project in one place: its only region, several, the country, or unknown', () => {
    const places = selectFrom(shelf, everything).groups('within');
    expect(Object.fromEntries(places.map(({ value, projects }) => [value, projects]))).toEqual({
      19: 1,
      several: 1,
      nationwide: 1,
      none: 1,
    });
  });
});

describe('the register on a day', () => {
  const shelf = shelfOf(
    facts(1, { code: 'S00001', inForceFrom: '2010-01-01', inForceUntil: '2011-01-01', status: 'Toiminnassa' }),
    facts(2, { code: 'S00001', inForceFrom: '2011-01-01', status: 'Toiminta päättynyt' }),
  );

  it('is told by the version in force on that day', () => {
    expect(idsOf(shelf, { on: '2010-12-31' })).toEqual([1]);
    expect(idsOf(shelf, { on: '2011-01-01' })).toEqual([2]);
    expect(idsOf(shelf, { on: '2009-12-31' })).toEqual([]);
    expect(idsOf(shelf, {})).toEqual([2]);
  });

  it('is told once when a version turns out only to confirm another', () => {
    const confirmed = shelfOf(facts(1, { code: 'S00001' }));
    shelve(confirmed, facts(1, { code: 'S00001', inForceFrom: null, inForceUntil: null }), surroundings);
    shelve(confirmed, facts(2, { code: 'S00001' }), surroundings);
    expect(idsOf(confirmed, {})).toEqual([2]);
    expect(idsOf(confirmed, { on: '2010-06-01' })).toEqual([2]);
  });

  it('finds a row of a list by the words of the description behind it, once', () => {
    const listed = shelfOf(
      facts(1, { code: 'S00001', inForceUntil: '2011-01-01' }),
      facts(2, { code: 'S00001', inForceFrom: '2011-01-01', describedVersionId: 1 }),
      facts(3, { code: 'S00002' }),
    );
    const rankOf = new Map([
      [1, 0.5],
      [3, 0.1],
    ]);
    const found = (...ids: number[]) =>
      selectFrom(listed, asking({ words: 'x' }), {
        versionIds: Int32Array.from(ids),
        rankOf,
        naming: new Int32Array(),
      });
    expect(found(1, 3).versionIds(0, 9)).toEqual([2, 3]);
    expect(found(2, 1).versionIds(0, 9)).toEqual([2]);
    const both = found(1, 3);
    expect(both.versionIds(0, 9).map((id) => both.textVersionOf(id))).toEqual([1, 3]);
  });

  it('stays as it was for who has an answer already', () => {
    const changing = shelfOf(facts(1, { personsRealised: 4 }), facts(2, { personsRealised: 5 }));
    const answer = selectFrom(changing, asking({ figure: 'personsRealised' }));
    shelve(changing, facts(1, { personsRealised: 90 }), surroundings);
    expect(answer.sum('personsRealised').sum).toBe(9);
    expect(answer.versionIds(0, 9)).toEqual([2, 1]);
    expect(answer.amount('personsRealised', 1)).toBe(4);
    expect(selectFrom(changing, everything).sum('personsRealised').sum).toBe(95);
  });

  it('is put in order anew when something changes', () => {
    const changing = shelfOf(facts(1, { grantedEuStateCents: 5 }), facts(2, { grantedEuStateCents: 9 }));
    expect(idsOf(changing, { sort: 'granted' })).toEqual([2, 1]);
    shelve(changing, facts(3, { grantedEuStateCents: 7 }), surroundings);
    shelve(changing, facts(1, { grantedEuStateCents: 10 }), surroundings);
    expect(idsOf(changing, { sort: 'granted' })).toEqual([1, 2, 3]);
  });

  it('changes when a version is shelved anew', () => {
    const changing = shelfOf(facts(1));
    shelve(changing, facts(1, { inForceUntil: '2012-01-01' }), surroundings);
    expect(idsOf(changing, {})).toEqual([]);
    expect(changing.rowOf.size).toBe(1);
  });
});

describe('facets', () => {
  const shelf = shelfOf(
    facts(1, { status: 'Toiminnassa', fund: 'ESR' }),
    facts(2, { status: 'Toiminta päättynyt', fund: 'ESR' }),
    facts(3, { status: 'Toiminta päättynyt', fund: 'EAKR' }),
  );

  it('count what would fit if another value of the same facet were chosen', () => {
    const answer = selectFrom(shelf, asking({ chosen: { status: ['running'] } }));
    expect(answer.total).toBe(1);
    expect(answer.facet('status')).toEqual([
      { value: 'ended', count: 2 },
      { value: 'running', count: 1 },
    ]);
    expect(answer.facet('fund')).toEqual([{ value: 'ESR', count: 1 }]);
  });

  it('tell how a phrase is printed, with its commas where any source has them', () => {
    const authorities = shelfOf(
      facts(1, { authority: 'Hämeen elinkeino- liikenne- ja ympäristökeskus' }),
      facts(2, { authority: 'Hämeen elinkeino-, liikenne- ja ympäristökeskus' }),
    );
    const [authority, ...others] = selectFrom(authorities, everything).facet('authority');
    expect(others).toEqual([]);
    expect(selectFrom(authorities, everything).printed('authority', authority?.value ?? '')).toBe(
      'Hämeen elinkeino-, liikenne- ja ympäristökeskus',
    );
  });
});

describe('phrases of an English page', () => {
  const finnish = {
    period: '2014-2020' as const,
    authority: 'Etelä-Savon elinkeino-, liikenne- ja ympäristökeskus',
    organisationType: 'Kansalaisjärjestö',
    objective: '10.1. Työelämän ulkopuolella olevien työ- ja toimintakyvyn parantaminen',
    status: 'Toiminta päättynyt',
  };
  const english = {
    period: '2014-2020' as const,
    authority: 'Centre for Economic Development, Transport and the Environment South Savo',
    organisationType: 'Non-governmental organisation',
    objective: '10.1. Improving the ability of those outside employment to work and function',
    status: 'Ended',
  };
  const answer = selectFrom(shelfOf(facts(1, english), facts(2, finnish)), everything);

  it.each(['authority', 'organisationType', 'objective', 'status'] as const)('make one value of %s', (facet) => {
    const [only, ...others] = answer.facet(facet);
    expect(only?.count).toBe(2);
    expect(others).toEqual([]);
    expect(answer.printed(facet, only?.value ?? '')).toBe(finnish[facet]);
  });
});

describe('sums', () => {
  const shelf = shelfOf(facts(1, { personsRealised: 12 }), facts(2, { personsRealised: 0 }), facts(3));

  it('add up what is told and say how many tell it', () => {
    expect(selectFrom(shelf, everything).sum('personsRealised')).toEqual({ sum: 12, told: 2 });
  });

  it('are compared only over the projects that tell both, planned and realised', () => {
    const half = shelfOf(facts(1, { personsPlanned: 100 }), facts(2, { personsPlanned: 10, personsRealised: 9 }));
    const [group] = selectFrom(half, everything).groups('fund');
    expect(group?.both(figurePairs[0])).toEqual({ planned: 10, realised: 9, told: 1 });
  });

  it('are the sums of the projects that a figure opens, the largest first', () => {
    const opened = selectFrom(shelf, asking({ figure: 'personsRealised' }));
    expect(opened.versionIds(0, 10)).toEqual([1, 2]);
    expect(opened.sum('personsRealised')).toEqual({ sum: 12, told: 2 });
  });
});

const anyFacts = fc.record({
  fund: fc.constantFrom('ESR', 'EAKR', 'ESR+'),
  period: fc.constantFrom('2007-2013', '2014-2020', '2021-2027'),
  priorityNumber: fc.constantFrom('1', '2', '3', null),
  status: fc.constantFrom('Toiminnassa', 'Toiminta päättynyt', null),
  startsOn: fc.constantFrom('2009-01-01', '2010-06-01', '2015-01-01', null),
  regionCodes: fc.constantFrom('19', '17,19', null),
  municipalityCodes: fc.constantFrom('698', '698,564', '240', null),
  isNationwide: fc.boolean(),
  personsPlanned: fc.option(fc.nat(10_000)),
  personsRealised: fc.option(fc.nat(10_000)),
  grantedEuStateCents: fc.option(fc.integer({ min: -1000, max: 1_000_000_000 })),
  inForceUntil: fc.constantFrom(null, null, '2011-01-01'),
});
const anyShelf = fc
  .array(anyFacts, { maxLength: 40 })
  .map((told) => shelfOf(...told.map((some, index) => facts(index + 1, some as Partial<ToldFacts>))));
const anyChosen = fc.record(
  {
    fund: fc.constant(['ESR']),
    region: fc.constantFrom(['19'], ['17', '19'], ['nationwide']),
    status: fc.constantFrom(['running'], ['ended', 'none']),
  },
  { requiredKeys: [] },
);
const singleFacets = facetIds.filter((facet) => !facetsWithSeveralValues.has(facet));

describe('any register and any question', () => {
  it('has groups that add up exactly to the whole, in every facet with one value a project', () => {
    fc.assert(
      fc.property(anyShelf, anyChosen, fc.constantFrom(...singleFacets), (shelf, chosen, facet) => {
        const answer = selectFrom(shelf, asking({ chosen }));
        const groups = answer.groups(facet);
        expect(groups.reduce((sum, { projects }) => sum + projects, 0)).toBe(answer.total);
        for (const figure of figureIds) {
          const parts = groups.reduce((total, group) => total + group.sum(figure).sum, 0);
          expect(parts).toBe(answer.sum(figure).sum);
        }
      }),
    );
  });

  it('opens every number to the projects that it is the sum of', () => {
    fc.assert(
      fc.property(
        anyShelf,
        anyChosen,
        fc.constantFrom<FacetId>('within', 'region', 'period'),
        (shelf, chosen, facet) => {
          for (const { value, sum } of selectFrom(shelf, asking({ chosen })).groups(facet)) {
            if (facet === 'region' && chosen.region && !chosen.region.some((chosenValue) => chosenValue === value))
              continue;
            const opened = selectFrom(
              shelf,
              asking({ chosen: { ...chosen, [facet]: [value] }, figure: 'personsPlanned' }),
            );
            expect(opened.total).toBe(sum('personsPlanned').told);
            expect(opened.sum('personsPlanned')).toEqual(sum('personsPlanned'));
          }
        },
      ),
    );
  });

  it('counts in a facet just what choosing the value finds', () => {
    fc.assert(
      fc.property(anyShelf, anyChosen, fc.constantFrom(...facetIds), (shelf, chosen, facet) => {
        for (const { value, count } of selectFrom(shelf, asking({ chosen })).facet(facet)) {
          const choosing = selectFrom(shelf, asking({ chosen: { ...chosen, [facet]: [value] } }));
          expect(choosing.total).toBe(count);
        }
      }),
    );
  });

  it('reaches every project by turning pages, each once', () => {
    fc.assert(
      fc.property(
        anyShelf,
        fc.constantFrom<Sort[]>('newest', 'oldest', 'name', 'code', 'granted', 'persons', 'recorded'),
        (shelf, sort) => {
          const answer = selectFrom(shelf, asking({ sort }));
          const ids: number[] = [];
          for (let offset = 0; offset < answer.total; offset += 7) ids.push(...answer.versionIds(offset, 7));
          expect(new Set(ids).size).toBe(answer.total);
        },
      ),
    );
  });
});
