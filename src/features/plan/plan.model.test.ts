import { describe, expect, it } from 'vitest';
import { NotFound } from '#platform/errors.ts';
import { emptyParts, inForceOn, type Plan, segmentIn } from './plan.model.ts';
import { areaFindings, areaNames, areasOfTexts, textsOfAreas } from './plan-area.model.ts';
import { planChanges } from './plan-change.model.ts';
import { textsForm } from './plan-form.model.ts';

const plan: Plan = {
  id: 1,
  projectId: 1,
  number: 1,
  state: 'draft',
  revision: 1,
  writtenBy: 'u1',
  recordedAt: new Date('2012-01-01'),
  changeReason: null,
  decisionNumber: null,
  decidedOn: null,
  inForceFrom: null,
  decisionReason: null,
  endReason: null,
  startsOn: '2012-01-01',
  endsOn: '2014-02-28',
  summary: 'Hankitaan koulutusta.',
  directTargetText: 'Työttömät',
  indirectTargetText: null,
  grantedCents: 25_000_000,
  grantedForMeasuresCents: null,
  targets: [],
  segments: [],
  areas: [],
  classes: [],
  principles: [],
};

describe('the version in force', () => {
  const versions = [
    { number: 1, state: 'in-force' as const, inForceFrom: '2012-01-01' },
    { number: 2, state: 'withdrawn' as const, inForceFrom: '2012-06-01' },
    { number: 3, state: 'in-force' as const, inForceFrom: '2013-01-01' },
    { number: 4, state: 'in-force' as const, inForceFrom: '2013-01-01' },
    { number: 5, state: 'draft' as const, inForceFrom: null },
  ];

  it.each([
    ['2011-12-31', undefined],
    ['2012-01-01', 1],
    ['2012-12-31', 1],
    ['2013-01-01', 4],
    ['2030-01-01', 4],
  ])('on %s is %s', (day, number) => {
    expect(inForceOn(versions, day)?.number).toBe(number);
  });
});

describe('a draft', () => {
  it('lacks what nothing is said of, and in 2021–2027 no principles', () => {
    expect(emptyParts(plan, '2007-2013')).toEqual(['targets', 'segments', 'principles']);
    expect(emptyParts({ ...plan, summary: null, grantedCents: null }, '2021-2027')).toEqual([
      'texts',
      'money',
      'targets',
      'segments',
    ]);
  });

  it('has parts of its target group by their ids', () => {
    expect(() => segmentIn(plan, 7)).toThrow(NotFound);
  });

  const nothing = {
    startsOn: null,
    endsOn: null,
    summary: null,
    directTargetText: null,
    indirectTargetText: null,
    grantedCents: null,
    grantedForMeasuresCents: null,
    regions: null,
    subRegions: null,
    municipalities: null,
    changeReason: null,
  };

  it('is refused when it ends before it starts', () => {
    const row = { ...nothing, startsOn: '2014-01-01', endsOn: '2013-01-01' };
    expect(textsForm.check?.(row)).toMatchObject([{ key: 'plan.fault.period', column: 'endsOn' }]);
  });

  it.each([
    [null, 100, []],
    [100, null, []],
    [100, 100, []],
    [100, 101, [{ key: 'plan.fault.granted-part', column: 'grantedForMeasuresCents' }]],
  ])('of %s cents granted may have %s cents for measures', (grantedCents, grantedForMeasuresCents, findings) => {
    expect(textsForm.check?.({ ...nothing, grantedCents, grantedForMeasuresCents })).toEqual(findings);
  });
});

describe('the areas of a plan', () => {
  const texts = { regions: 'Lappi', subRegions: 'Kemi-Tornio', municipalities: 'Sodankylä, Inari\nSodankylä' };

  it('are read by their names, each once, and written so again', () => {
    const areas = areasOfTexts(texts);
    expect(areas).toEqual([
      { kind: 'region', code: '19' },
      { kind: 'sub_region', code: '192' },
      { kind: 'municipality', code: '758' },
      { kind: 'municipality', code: '148' },
    ]);
    const named = [
      { kind: 'municipality' as const, code: '758', nameFi: 'Sodankylä', nameSv: 'Sodankylä' },
      { kind: 'municipality' as const, code: '148', nameFi: 'Inari', nameSv: 'Enare' },
    ];
    expect(textsOfAreas(named)).toEqual({ regions: null, subRegions: null, municipalities: 'Inari\nSodankylä' });
    expect(areaNames(named, 'municipality', 'sv')).toEqual(['Enare', 'Sodankylä']);
  });

  it('that no list knows are named with the field in which they stand', () => {
    expect(areaFindings({ ...texts, regions: 'Lappi, Lapinmaa' })).toEqual([
      { key: 'plan.fault.area', column: 'regions', details: { names: 'Lapinmaa' } },
    ]);
  });
});

describe('what changes between two versions', () => {
  it('is told part by part, numbers as numbers, in the order of the plan', () => {
    const later: Plan = {
      ...plan,
      number: 2,
      endsOn: '2015-02-28',
      grantedCents: 30_000_000,
      grantedForMeasuresCents: 20_000_000,
      targets: [{ figure: 'persons', year: 2012, sex: 'all', amount: 40 }],
      segments: [{ id: 1, position: 1, name: 'Nuoret', size: 20, description: null, revision: 1 }],
      areas: [{ kind: 'region', code: '19', nameFi: 'Lappi', nameSv: 'Lappland' }],
      classes: [{ line: 'equality', value: 'Tasa-arvopainotteinen projekti', reason: null }],
      principles: [{ line: 'effectClimate', direct: 2, indirect: 0, reason: null }],
    };
    expect(planChanges(plan, later, '2007-2013', 'sv')).toEqual([
      { subject: { of: 'text', field: 'endsOn' }, from: '2014-02-28', to: '2015-02-28' },
      { subject: { of: 'money', field: 'grantedCents' }, from: 25_000_000, to: 30_000_000 },
      { subject: { of: 'money', field: 'grantedForMeasuresCents' }, from: null, to: 20_000_000 },
      { subject: { of: 'area', kind: 'region' }, from: null, to: 'Lappland' },
      { subject: { of: 'target', figure: 'persons', year: null, sex: 'all' }, from: null, to: 40 },
      { subject: { of: 'target', figure: 'persons', year: 2012, sex: 'all' }, from: null, to: 40 },
      { subject: { of: 'segment', name: 'Nuoret', what: 'size' }, from: null, to: 20 },
      { subject: { of: 'class', line: 'equality', what: 'value' }, from: null, to: 'Tasa-arvopainotteinen projekti' },
      { subject: { of: 'effect', line: 'effectClimate', what: 'direct' }, from: null, to: 2 },
      { subject: { of: 'effect', line: 'effectClimate', what: 'indirect' }, from: null, to: 0 },
    ]);
    expect(planChanges(later, later, '2007-2013', 'fi')).toEqual([]);
  });

  it('keeps two parts of the target group with one name apart', () => {
    const part = { position: 1, name: 'Nuoret', description: null, revision: 1 };
    const first = { ...part, id: 1, size: 20 };
    const [before, after] = [5, 9].map((size) => ({ ...plan, segments: [first, { ...part, id: 2, size }] }));
    expect(planChanges(before ?? plan, after ?? plan, '2007-2013', 'fi')).toEqual([
      { subject: { of: 'segment', name: 'Nuoret (2)', what: 'size' }, from: 5, to: 9 },
    ]);
  });

  it('tells what is said no more', () => {
    expect(planChanges(plan, { ...plan, summary: null }, '2007-2013', 'fi')).toEqual([
      { subject: { of: 'text', field: 'summary' }, from: 'Hankitaan koulutusta.', to: null },
    ]);
  });
});
