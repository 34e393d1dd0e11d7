import { findForm, printProjectList, printText } from '#features/description/public.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { importText } from './import-text.ts';

/** An invented project that was described in 2014, and of which a list of 2016 tells other sums and another end. */
export const describedAndListed = {
  code: 'S20999',
  /** A project that, by its name, carries its measures; known from the list only. */
  parallelCode: 'S20998',
  implementer: 'Esimerkin kunta',
  partner: { name: 'Esimerkin säätiö', businessId: '1234567-1' },
  /** A word of its description. */
  word: 'poroaita',
  personsPlanned: 40,
  personsRealised: 31,
  grantedCents: 200_000_00,
  realisedCents: 150_000_00,
} as const;

const { code, parallelCode, implementer, partner, personsPlanned, personsRealised } = describedAndListed;

const name = 'Pohjoinen polku';

const description = printText({
  form: 'esr-2014',
  fields: {
    code,
    name,
    priority: '3: Työllisyys ja työvoiman liikkuvuus',
    period: { startsOn: '2014-01-01', endsOn: '2016-12-31' },
    status: 'Toiminta käynnissä',
    authority: 'Lapin elinkeino-, liikenne- ja ympäristökeskus',
    implementerName: implementer,
    organisationType: 'Kunta',
    businessId: '0245895-5',
    partners: [partner],
    plannedSummary: 'Polulla opitaan poroaitojen rakentamista.',
    grantedEuState: 100_000_00,
    realisedEuState: 10_000_00,
    plannedPublic: 120_000_00,
    realisedPublic: 12_000_00,
    regions: ['Lappi'],
    municipalities: ['Inari'],
    participatingPersonsPlanned: personsPlanned,
    participatingPersonsRealised: personsRealised,
  },
});

const listForm = 'list-2014';

function listRow(listed: { readonly code: string; readonly name: string }) {
  return {
    form: listForm,
    fields: {
      fund: 'ESR',
      priorityNumber: '3',
      authority: 'Lapin elinkeino- liikenne- ja ympäristökeskus',
      status: 'Toiminta päättynyt',
      startsOn: '2014-01-01',
      endsOn: '2017-06-30',
      implementerName: implementer,
      grantedEuState: describedAndListed.grantedCents,
      realisedEuState: describedAndListed.realisedCents,
      plannedPublic: 220_000_00,
      realisedPublic: 160_000_00,
      ...listed,
    },
  };
}

/** Imports the description of 2014, and then the list of 2016. */
export async function importDescribedAndListed(target: DatabaseTarget): Promise<void> {
  const list = findForm(listForm);
  if (!list) throw new Error(`There is no form ${listForm}.`);
  await importText(target, { name: `${code}.txt`, knownOn: '2014-06-01', content: description });
  const rows = [listRow({ code, name }), listRow({ code: parallelCode, name: `${name} rinnakkaishanke` })];
  await importText(target, { name: 'list.csv', knownOn: '2016-10-24', content: printProjectList(list, rows) });
}
