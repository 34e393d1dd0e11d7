import { expect, it } from 'vitest';
import type { DescriptionRecord } from '#features/description/public.ts';
import { planOfRecord } from './described-plan.model.ts';

it('reads a description of 2007–2013: texts, planned figures with women, classes', () => {
  const record: DescriptionRecord = {
    form: 'esr-2007',
    fields: {
      code: 'S10619',
      directTargetGroups: 'Maahanmuuttajat',
      indirectTargetGroups: null,
      personsPlanned: { total: 94, women: 50 },
      personsRealised: { total: 80, women: 52 },
      jobsPlanned: { total: 0, women: 0 },
      plannedSummary: 'Kotoutumista.',
      equality: 'Sukupuolineutraali projekti',
      developmentProgramme: null,
      grantedEuState: 24_860_000,
    },
  };
  expect(planOfRecord(record, '2007-2013')).toEqual({
    summary: 'Kotoutumista.',
    directTargetText: 'Maahanmuuttajat',
    indirectTargetText: null,
    grantedCents: 24_860_000,
    targets: [
      { figure: 'persons', year: null, sex: 'all', amount: 94 },
      { figure: 'persons', year: null, sex: 'women', amount: 50 },
    ],
    classes: [{ line: 'equality', value: 'Sukupuolineutraali projekti', reason: null }],
    principles: [],
  });
});

it('reads a description of 2014–2020: counts, answers with reasons, effects; what could not be read is left out', () => {
  const record: DescriptionRecord = {
    form: 'esr-2014',
    fields: {
      code: 'S20193',
      participatingEnterprisesPlanned: 5,
      participatingPersonsPlanned: { unread: 'noin 40' },
      genderAnalysisDone: { answer: 'Kyllä', reason: 'Tehty.' },
      genderEqualityMainAim: { answer: 'Ei' },
      genderMainstreamed: { answer: 'Osin' },
      effectWellbeing: { direct: 5, indirect: 3, reason: 'Työllisyys' },
      effectClimate: { direct: 50, indirect: 0 },
      grantedEuState: { unread: 'avoin' },
    },
  };
  expect(planOfRecord(record, '2014-2020')).toMatchObject({
    summary: null,
    grantedCents: null,
    targets: [{ figure: 'participating-enterprises', year: null, sex: 'all', amount: 5 }],
    classes: [
      { line: 'genderAnalysisDone', value: 'yes', reason: 'Tehty.' },
      { line: 'genderEqualityMainAim', value: 'no', reason: null },
    ],
    principles: [{ line: 'effectWellbeing', direct: 5, indirect: 3, reason: 'Työllisyys' }],
  });
});
