import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { prepareOrganisationSightings, recordOrganisationSightings } from './organisation.commands.server.ts';
import {
  getOrganisationByBusinessId,
  listLegalPersonCandidates,
  listOrganisationUnits,
} from './organisation.queries.server.ts';
import { spellingKey } from './organisation-name.model.ts';

interface Party {
  readonly printedName: string;
  readonly knownOn: string;
  readonly businessId?: string;
}

const LAPIN_ELY = 'Lapin elinkeino-,liikenne- ja ympäristökeskus';
const KEHA =
  'Elinkeino-, liikenne- ja ympäristökeskusten sekä työ- ja elinkeinotoimistojen kehittämis- ja hallintokeskus';
const ELY_BUSINESS_ID = '2296962-1';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

beforeEach(async () => {
  await sql`truncate organisation, organisation_unit, organisation_name restart identity cascade`.execute(test.owner);
});

afterAll(() => test.close());

/** Records one import and returns the unit of each party, in the order given. */
function record(parties: readonly Party[]): Promise<number[]> {
  return test.database.transaction().execute(async (tx) => {
    await fill(tx, parties);
    await recordOrganisationSightings(tx);
    const { rows } = await sql<{ unitId: number }>`select unit_id from import_party_unit order by ordinal`.execute(tx);
    return rows.map(({ unitId }) => unitId);
  });
}

async function fill(tx: Tx, parties: readonly Party[]): Promise<void> {
  await prepareOrganisationSightings(tx);
  const rows = parties.map((party, ordinal) => ({ ordinal, key: spellingKey(party.printedName), ...party }));
  await sql`
    insert into import_party (ordinal, business_id, printed_name, spelling_key, known_on)
    select ordinal, "businessId", "printedName", key, "knownOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as party (ordinal int, "businessId" text, "printedName" text, key text, "knownOn" date)`.execute(tx);
}

/** Everything stored, without the ids. */
function content(): Promise<unknown[]> {
  return selectRows(
    reading(test.database),
    sql`
      select organisation.business_id, organisation.spelling_key as party_key, unit.spelling_key,
        name.printed_name, name.first_seen_on, name.last_seen_on
      from organisation
      left join organisation_unit unit on unit.organisation_id = organisation.id
      left join organisation_name name on name.organisation_unit_id = unit.id
      order by organisation.business_id, party_key, unit.spelling_key, name.printed_name collate "C"`,
  );
}

const forms: readonly Party[] = [
  { businessId: ELY_BUSINESS_ID, printedName: LAPIN_ELY, knownOn: '2014-02-28' },
  { businessId: ELY_BUSINESS_ID, printedName: KEHA, knownOn: '2020-12-31' },
  { businessId: '1068892-9', printedName: 'Heinolan kaupunki, sosiaali- ja terveystoimi', knownOn: '2012-05-31' },
];
const list: readonly Party[] = [
  { printedName: 'Lapin elinkeino-  liikenne- ja ympäristökeskus', knownOn: '2016-11-21' },
  { printedName: 'Lapin Ely-keskus', knownOn: '2016-11-21' },
  { printedName: 'Lapin TE- keskus', knownOn: '2016-11-21' },
  { printedName: 'Seita -säätiö', knownOn: '2016-11-21' },
  { printedName: 'Seita-säätiö', knownOn: '2016-11-20' },
  { printedName: 'Seitä-Säätiö', knownOn: '2014-02-28' },
];

describe('recordOrganisationSightings', () => {
  it('keeps one legal person under its many names', async () => {
    const units = await record(forms);
    const { units: found } = await getOrganisationByBusinessId(reading(test.database), ELY_BUSINESS_ID);
    expect(found).toMatchObject([
      { id: units[1], businessId: ELY_BUSINESS_ID, names: [{ printedName: KEHA }] },
      { id: units[0], businessId: ELY_BUSINESS_ID, names: [{ printedName: LAPIN_ELY }] },
    ]);
  });

  it('keeps every spelling of one name in one unit, and another letter apart', async () => {
    const units = await record(list);
    expect(units[3]).toBe(units[4]);
    expect(units[3]).not.toBe(units[5]);
    const [seita] = await listOrganisationUnits(reading(test.database), [units[3] ?? 0]);
    expect(seita?.businessId).toBeNull();
    expect(seita?.names).toEqual([
      { printedName: 'Seita -säätiö', firstSeenOn: '2016-11-21', lastSeenOn: '2016-11-21' },
      { printedName: 'Seita-säätiö', firstSeenOn: '2016-11-20', lastSeenOn: '2016-11-20' },
    ]);
  });

  it('never gives a name without Y-tunnus to a legal person, but shows whom it may be', async () => {
    const [formUnit] = await record(forms);
    const [listUnit, shortNameUnit] = await record(list);
    expect(listUnit).not.toBe(formUnit);
    const read = reading(test.database);
    expect(await listLegalPersonCandidates(read, listUnit ?? 0)).toMatchObject([{ id: formUnit }]);
    expect(await listLegalPersonCandidates(read, shortNameUnit ?? 0)).toEqual([]);
    expect(await listLegalPersonCandidates(read, formUnit ?? 0)).toEqual([]);
  });

  it('keeps two legal persons of one name apart', async () => {
    const printedName = 'Esimerkkisäätiö sr';
    const units = await record([
      { businessId: '1563976-3', printedName, knownOn: '2019-01-01' },
      { businessId: '0292800-5', printedName, knownOn: '2019-01-01' },
      { printedName, knownOn: '2019-01-01' },
    ]);
    expect(new Set(units).size).toBe(3);
    expect(await listLegalPersonCandidates(reading(test.database), units[2] ?? 0)).toHaveLength(2);
  });

  it('gives the same content in whatever order the sources come', async () => {
    await record(forms);
    await record(list);
    const formsFirst = await content();
    await sql`truncate organisation, organisation_unit, organisation_name cascade`.execute(test.owner);
    await record([...list].reverse());
    await record(forms);
    expect(await content()).toEqual(formsFirst);
    expect(formsFirst).toHaveLength(9);
  });

  it('changes nothing the second time', async () => {
    const units = await record([...forms, ...list]);
    const before = await content();
    const { rows: rowsBefore } = await sql`select xmin::text, id from organisation_name order by id`.execute(
      test.database,
    );
    expect(await record([...forms, ...list])).toEqual(units);
    expect(await content()).toEqual(before);
    const { rows: rowsAfter } = await sql`select xmin::text, id from organisation_name order by id`.execute(
      test.database,
    );
    expect(rowsAfter).toEqual(rowsBefore);
  });

  it('widens the days a name was seen, within an import and over several', async () => {
    const seen = (knownOn: string): Party => ({ businessId: ELY_BUSINESS_ID, printedName: LAPIN_ELY, knownOn });
    await record([seen('2012-05-01'), seen('2011-05-01'), seen('2011-06-01')]);
    await record([seen('2013-01-01')]);
    await record([seen('2010-01-01')]);
    const { units } = await getOrganisationByBusinessId(reading(test.database), ELY_BUSINESS_ID);
    expect(units[0]?.names).toEqual([{ printedName: LAPIN_ELY, firstSeenOn: '2010-01-01', lastSeenOn: '2013-01-01' }]);
  });

  it('takes a name of ten thousand characters, as a damaged form may print', async () => {
    const printedName = Array.from({ length: 2000 }, (_, index) => `sana${index}`).join(' ');
    const [unit] = await record([{ printedName, knownOn: '2020-01-01' }]);
    const [found] = await listOrganisationUnits(reading(test.database), [unit ?? 0]);
    expect(found?.names[0]?.printedName).toBe(printedName);
  });

  it('records an import of 25,000 parties in a few statements', async () => {
    const parties = Array.from({ length: 25_000 }, (_, index): Party => {
      const printedName = `Esimerkkijärjestö ${index % 9_000} ry`;
      const knownOn = index % 2 === 0 ? '2016-11-21' : '2020-12-31';
      return index % 3 === 0
        ? { printedName, knownOn }
        : { businessId: businessIdOf(index % 7_000), printedName, knownOn };
    });
    const elapsed = await test.database.transaction().execute(async (tx) => {
      await fill(tx, parties);
      const startedAt = performance.now();
      await recordOrganisationSightings(tx);
      return performance.now() - startedAt;
    });
    // About a second on two cores; the bound only catches a plan gone wrong, which takes minutes.
    expect(elapsed).toBeLessThan(10_000);
  });
});

/** Digits in the form of a Y-tunnus; the table does not check the last one, as what is printed must be kept. */
function businessIdOf(number: number): string {
  return `${String(number).padStart(7, '0')}-0`;
}

describe('getOrganisationByBusinessId', () => {
  it('says when there is no such organisation', async () => {
    await expect(getOrganisationByBusinessId(reading(test.database), '1068892-9')).rejects.toThrow(NotFound);
  });
});

describe('the tables', () => {
  const run = (statement: string) => sql.raw(statement).execute(test.database);

  beforeEach(async () => {
    await run(`insert into organisation (business_id) values ('${ELY_BUSINESS_ID}')`);
    await run(`insert into organisation (spelling_key) values ('seita-säätiö')`);
    await run(`insert into organisation_unit (organisation_id, spelling_key) values (1, 'lapin ely-keskus')`);
    await run(`insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
      values (1, 'Lapin Ely-keskus', '2010-01-01', '2011-01-01')`);
  });

  it.each([
    ['a Y-tunnus of another form', `insert into organisation (business_id) values ('229696-1')`, 'check'],
    ['a Y-tunnus twice', `insert into organisation (business_id) values ('${ELY_BUSINESS_ID}')`, 'unique'],
    ['a nameless party twice', `insert into organisation (spelling_key) values ('seita-säätiö')`, 'unique'],
    ['a party with an empty key', `insert into organisation (spelling_key) values ('')`, 'check'],
    ['an organisation known by nothing', 'insert into organisation default values', 'check'],
    [
      'an organisation known by both',
      `insert into organisation (business_id, spelling_key) values ('1068892-9', 'x')`,
      'check',
    ],
    [
      'a unit twice',
      `insert into organisation_unit (organisation_id, spelling_key) values (1, 'lapin ely-keskus')`,
      'unique',
    ],
    [
      'a unit with an empty key',
      `insert into organisation_unit (organisation_id, spelling_key) values (1, '')`,
      'check',
    ],
    [
      'a unit of nobody',
      `insert into organisation_unit (organisation_id, spelling_key) values (9, 'x')`,
      'foreign key',
    ],
    [
      'a spelling twice',
      `insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
        values (1, 'Lapin Ely-keskus', '2012-01-01', '2012-01-01')`,
      'unique',
    ],
    [
      'a spelling last seen before it was first seen',
      `insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
        values (1, 'X', '2012-01-02', '2012-01-01')`,
      'check',
    ],
    [
      'an empty spelling',
      `insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
        values (1, '', '2012-01-01', '2012-01-01')`,
      'check',
    ],
    [
      'a spelling of no unit',
      `insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
        values (9, 'X', '2012-01-01', '2012-01-01')`,
      'foreign key',
    ],
  ])('refuse %s', async (_, statement, kind) => {
    await expect(run(statement)).rejects.toThrow(`violates ${kind} constraint`);
  });
});
