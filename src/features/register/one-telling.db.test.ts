import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { factsOf } from '#features/description/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importDescribedAndListed, describedAndListed as sample } from '#test/described-and-listed.ts';
import { getComparePage } from './compare-page.queries.server.ts';
import { factRows, figureRows, textRows } from './compared-row.model.ts';
import { getProjectPage, getVersionPage } from './project-page.queries.server.ts';

// A project described in 2014, of which a list of 2016 tells other sums: its pages tell the same as lists, files and sums.

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.transaction().execute((tx) => loadReferenceAreas(tx));
  await importDescribedAndListed(test.target);
});

afterAll(() => test.close());

const today = '2018-01-01';
const page = () => getProjectPage(reading(test.database), sample.code, { today });

describe('behind a newer row of a project list the description goes on telling the rest', () => {
  it('on the page of the project', async () => {
    const { told, version } = await page();
    expect(factsOf(told)).toMatchObject({
      endsOn: '2017-06-30',
      status: 'Toiminta päättynyt',
      grantedEuStateCents: sample.grantedCents,
      personsPlanned: sample.personsPlanned,
      personsRealised: sample.personsRealised,
      organisationType: 'Kunta',
    });
    expect(told.fields.regions).toEqual(['Lappi']);
    const own = await getVersionPage(reading(test.database), sample.code, version.id, today);
    expect(own.told).toEqual(own.version.record);
    expect(factsOf(own.told)?.personsPlanned).toBeNull();
  });

  it('in the sums of its family', async () => {
    const { family } = await page();
    expect(family?.sums).toMatchObject({
      euState: { planned: sample.grantedCents, realised: sample.realisedCents },
      persons: { planned: sample.personsPlanned, plannedTold: 1, realised: sample.personsRealised },
    });
  });

  it('beside other projects', async () => {
    const question = { codes: [sample.code, sample.parallelCode], wrong: [], beyond: [] };
    const { versions } = await getComparePage(reading(test.database), question);
    const t = textsFor('fi');
    const values = (id: string) => factRows(versions, t).find((row) => row.id === id)?.values;
    expect(values('regions')).toEqual(['Lappi', null]);
    expect(values('time')?.[0]).toBe(values('time')?.[1]);
    expect(textRows(versions, t).map(({ values: [first] }) => first)).toEqual([
      'Polulla opitaan poroaitojen rakentamista.',
    ]);
    expect(figureRows(versions).find(({ id }) => id === 'persons')?.rows).toEqual([
      { label: sample.code, planned: sample.personsPlanned, realised: sample.personsRealised },
      { label: sample.parallelCode, planned: null, realised: null },
    ]);
  });
});
