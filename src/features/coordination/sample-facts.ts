import type { CarriedProject, DayMeasure } from './day-view.model.ts';

// For tests.

/** A parallel project with a mother and a plan, about which nothing needs saying. */
export function aProject(changed: Partial<CarriedProject> = {}): CarriedProject {
  return {
    id: 1,
    code: 'S20001',
    name: 'Polku',
    kind: 'parallel',
    startsOn: '2012-01-01',
    endsOn: '2013-12-31',
    status: 'running',
    mother: { code: 'S10001', name: 'Emo', isReached: true },
    planNumber: 1,
    persons: 40,
    women: 20,
    started: 0,
    startedWomen: 0,
    startedUnknown: 0,
    ...changed,
  };
}

/** A running course of sixteen seats, half of them held, about which nothing needs saying. */
export function aMeasure(changed: Partial<DayMeasure> = {}): DayMeasure {
  return {
    id: 1,
    projectId: 1,
    kind: 'labour-training-vocational',
    name: 'Kurssi',
    field: '07',
    funding: 'esf',
    municipalityCode: '698',
    startsOn: '2012-02-01',
    endsOn: '2012-12-31',
    state: 'running',
    seats: 16,
    held: 8,
    waiting: 0,
    replyBy: null,
    ...changed,
  };
}
