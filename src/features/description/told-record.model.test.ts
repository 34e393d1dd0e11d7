import { describe, expect, it } from 'vitest';
import { factsOf } from './fact.model.ts';
import { toldRecord } from './told-record.model.ts';

const description = {
  form: 'esr-2007',
  fields: {
    code: 'S10001',
    name: 'Vanha nimi',
    period: { startsOn: '2010-01-01', endsOn: '2012-12-31' },
    programmePart: 'Pohjois-Suomen suuralueosio',
    priority: '3: Toinen',
    status: 'Päätös tehty',
    implementerName: 'Vanha toteuttaja',
    businessId: '0245895-5',
    grantedEuState: 100,
    realisedEuState: 50,
    regions: ['Lappi'],
    personsPlanned: { total: 12, women: 5 },
    plannedSummary: 'Polku.',
  },
};

describe('a record behind a newer row of a project list', () => {
  const row = {
    form: 'list-2007',
    fields: {
      code: 'S10001',
      name: 'Uusi nimi',
      priorityNumber: '2',
      status: 'Toiminta päättynyt',
      startsOn: '2010-01-01',
      endsOn: '2013-06-30',
      implementerName: 'Uusi toteuttaja',
      grantedEuState: 200,
    },
  };
  const told = toldRecord(row, description);

  it('has what the row tells, and from the description what no list has', () => {
    expect(factsOf(told)).toMatchObject({
      name: 'Uusi nimi',
      priorityNumber: '2',
      status: 'Toiminta päättynyt',
      endsOn: '2013-06-30',
      implementerName: 'Uusi toteuttaja',
      grantedEuStateCents: 200,
      personsPlanned: 12,
      womenPlanned: 5,
    });
    expect(told.fields).toMatchObject({ regions: ['Lappi'], plannedSummary: 'Polku.' });
  });

  it('does not bring back what the row leaves empty, nor the Y-tunnus of an implementer that may be another', () => {
    expect(factsOf(told)).toMatchObject({ realisedEuStateCents: null, businessId: null });
  });

  it('keeps the part of the programme where the list has no such column', () => {
    expect(told.fields.programmePart).toBeUndefined();
    const of2014 = toldRecord({ ...row, form: 'list-2014' }, description);
    expect(of2014.fields.programmePart).toBe('Pohjois-Suomen suuralueosio');
  });
});
