import { describe, expect, it } from 'vitest';
import { changesBetween, earliestKnownOn, factsKey, factsOf } from './fact.model.ts';
import { readDescription } from './reading.model.ts';
import type { DescriptionRecord } from './record.model.ts';
import { sampleText } from './sample-text.ts';

const sample = readDescription(sampleText).record;

function sampleFacts() {
  const facts = factsOf(sample);
  if (!facts) throw new Error('the sample has no facts');
  return facts;
}

const listRow: DescriptionRecord = {
  form: 'list-2007',
  fields: {
    code: 'S19999',
    fund: 'ESR',
    name: 'Pohjoinen polku',
    programmePart: 'Pohjois-Suomen suuralueosio',
    priorityNumber: '2',
    authority: 'Pohjois-Pohjanmaan elinkeino-  liikenne- ja ympäristökeskus',
    status: 'Toiminta päättynyt',
    startsOn: '2010-01-01',
    endsOn: '2012-02-28',
    implementerName: 'Esimerkin koulutuskuntayhtymä',
    grantedEuState: 10_000_000,
    realisedEuState: 9_000_000,
    plannedPublic: 12_000_000,
    realisedPublic: 11_000_000,
  },
};

describe('the facts of a source', () => {
  it('are the same for a description and for the list row of the same project, in spite of what lists damage', () => {
    const row = factsOf(listRow);
    expect(row && factsKey(row)).toBe(factsKey(sampleFacts()));
    expect(changesBetween(sample, listRow)).toEqual([]);
  });

  it('differ when a sum or a day does', () => {
    const other = { ...listRow, fields: { ...listRow.fields, realisedEuState: 9_000_001 } };
    expect(changesBetween(sample, other)).toEqual([{ field: 'realisedEuState', before: '90 000', after: '90 000,01' }]);
  });

  it('leave out a Y-tunnus whose check digit is wrong', () => {
    expect(sampleFacts().businessId).toBe('1234567-1');
    expect(factsOf(readDescription(sampleText.replace('1234567-1', '1234567-2')).record)?.businessId).toBeNull();
  });

  it('are none without a readable code', () => {
    expect(factsOf(readDescription(sampleText.replace('S19999', 'ei ole')).record)).toBeUndefined();
  });
});

describe('the earliest day a source can have been known', () => {
  const facts = sampleFacts();
  const today = '2026-11-21';

  it('is the end of a project that has ended or has a final report', () => {
    expect(earliestKnownOn(facts, false, today)).toBe('2012-02-28');
    expect(earliestKnownOn({ ...facts, status: 'Toiminnassa' }, true, today)).toBe('2012-02-28');
  });

  it('is the start of a running project that has spent money', () => {
    expect(earliestKnownOn({ ...facts, status: 'Toiminnassa' }, false, today)).toBe('2010-01-01');
  });

  it('is not known of a project that has spent nothing, and never lies ahead', () => {
    const unspent = { ...facts, status: 'Toiminnassa', realisedEuStateCents: 0, realisedPublicCents: 0 };
    expect(earliestKnownOn(unspent, false, today)).toBeUndefined();
    expect(earliestKnownOn({ ...facts, endsOn: '2030-01-01' }, false, today)).toBe(today);
  });
});

describe('changes between two descriptions', () => {
  it('are told field by field as the form prints them', () => {
    const text = sampleText
      .replace('Asema: Projektipäällikkö', 'Asema: Johtaja')
      .replace('Kunnat: Salla, Inari', 'Kunnat: Salla');
    expect(changesBetween(sample, readDescription(text).record)).toEqual([
      { field: 'contactRole', before: 'Projektipäällikkö', after: 'Johtaja' },
      { field: 'municipalities', before: 'Salla, Inari', after: 'Salla' },
    ]);
  });
});
