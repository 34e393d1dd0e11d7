import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, selectRows } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { recordOrganisationRows } from './organisation-row.commands.server.ts';
import { judgeAddition, judgeRow, type OrganisationRow } from './organisation-row.model.ts';
import { findKnownOrganisations, findNamesakes } from './organisation-row.queries.server.ts';

let test: TestDatabase;
const clock = { now: () => new Date('2026-03-01T10:00:00Z') };

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await sql`
    truncate organisation, organisation_unit, organisation_name, organisation_address restart identity cascade`.execute(
    test.owner,
  );
});
afterAll(() => test.close());

const row = (changes: Partial<OrganisationRow> = {}): OrganisationRow => ({
  businessId: '1234567-1',
  name: 'Esimerkki Oy',
  unitName: null,
  streetAddress: 'Katu 1',
  postalCode: '00100',
  town: 'Helsinki',
  seenOn: '2024-01-31',
  ...changes,
});

const record = (...rows: OrganisationRow[]) =>
  test.database.transaction().execute((tx) => recordOrganisationRows(tx, clock, rows));

async function judge(...rows: OrganisationRow[]) {
  const known = await findKnownOrganisations(reading(test.database), rows);
  return rows.map((told, index) => judgeRow(told, known[index]));
}

const addresses = () =>
  selectRows(
    reading(test.database),
    sql`
      select unit.spelling_key as unit, address.seen_on::text, address.street_address as street
      from organisation_address address join organisation_unit unit on unit.id = address.organisation_unit_id
      order by address.id`,
  );

describe('rows about organisations', () => {
  it('are recorded once, and then say nothing new', async () => {
    const rows = [row(), row({ businessId: '0123456-2', name: 'Toinen Oy', unitName: 'Toinen Oy, Kemi' })];
    expect(await judge(...rows)).toEqual([{ outcome: 'new' }, { outcome: 'new' }]);
    await record(...rows);
    expect(await judge(...rows)).toEqual([{ outcome: 'same' }, { outcome: 'same' }]);
    await record(...rows);
    expect(await addresses()).toEqual([
      { unit: 'esimerkki oy', seenOn: '2024-01-31', street: 'Katu 1' },
      { unit: 'toinen oy, kemi'.replace(',', ''), seenOn: '2024-01-31', street: 'Katu 1' },
    ]);
  });

  it('tell of a move from the day on which it was seen, whichever comes first', async () => {
    await record(row({ streetAddress: 'Katu 2', seenOn: '2025-01-31' }));
    await record(row({ streetAddress: 'Katu 1', seenOn: '2024-01-31' }));
    expect(await judge(row({ streetAddress: 'Katu 1', seenOn: '2024-06-01' }))).toEqual([{ outcome: 'same' }]);
    expect(await judge(row({ streetAddress: 'Katu 1', seenOn: '2025-01-31' }))).toEqual([
      { outcome: 'changed', changes: [{ column: 'streetAddress', from: 'Katu 2', to: 'Katu 1' }] },
    ]);
  });

  it('mend an address of the same day without losing what was told before', async () => {
    await record(row({ streetAddress: 'Katuu 1' }));
    await record(row());
    expect(await judge(row())).toEqual([{ outcome: 'same' }]);
    expect(await addresses()).toHaveLength(2);
  });

  it('tell of new names and units of an organisation that is known', async () => {
    await record(row());
    expect(await judge(row({ name: 'ESIMERKKI OY' }), row({ unitName: 'Kemi', seenOn: '2026-01-31' }))).toEqual([
      { outcome: 'changed', changes: [{ column: 'name', from: 'Esimerkki Oy', to: 'ESIMERKKI OY' }] },
      {
        outcome: 'changed',
        changes: [
          { column: 'unitName', from: null, to: 'Kemi' },
          { column: 'seenOn', from: '2024-01-31', to: '2026-01-31' },
          { column: 'streetAddress', from: null, to: 'Katu 1' },
          { column: 'postalCode', from: null, to: '00100' },
          { column: 'town', from: null, to: 'Helsinki' },
        ],
      },
    ]);
  });

  it('at the same moment from two senders write one address', async () => {
    await record(row({ streetAddress: null, postalCode: null, town: null }));
    await Promise.all([record(row()), record(row())]);
    expect(await addresses()).toHaveLength(1);
  });
});

describe('adding an organisation', () => {
  async function judgeAdding(...rows: OrganisationRow[]) {
    const read = reading(test.database);
    const known = await findKnownOrganisations(read, rows);
    const namesakes = await findNamesakes(read, rows);
    return rows.map((told, index) => judgeAddition(told, known[index], namesakes[index]));
  }
  const faultOf = (key: string, column: string, details: object) => ({
    outcome: 'refused',
    findings: [{ key: `organisation.sheet.fault.${key}`, column, details }],
  });

  it('takes a new one and a new unit of a known one', async () => {
    await record(row());
    const [added, unit] = await judgeAdding(
      row({ businessId: '0123456-2', name: 'Toinen Oy' }),
      row({ unitName: 'Esimerkki Oy, Kemi' }),
    );
    expect(added).toEqual({ outcome: 'new' });
    expect(unit).toMatchObject({ outcome: 'changed' });
  });

  it('gives no known one another name, and no new one the name of another', async () => {
    await record(row());
    expect(
      await judgeAdding(row({ name: 'Uusi nimi Oy' }), row({ businessId: '0123456-2', name: 'esimerkki oy' })),
    ).toEqual([
      faultOf('known', 'name', { name: 'Esimerkki Oy' }),
      faultOf('namesake', 'businessId', { name: 'esimerkki oy', businessId: '1234567-1' }),
    ]);
  });
});

it('an address that tells nothing is refused by the database', async () => {
  await record(row());
  const empty = sql`
    insert into organisation_address (organisation_unit_id, seen_on, recorded_at)
    select id, '2024-01-31', now() from organisation_unit`;
  await expect(empty.execute(test.database)).rejects.toThrow('organisation_address_tells');
  await expect(sql`delete from organisation_address`.execute(test.database)).rejects.toThrow('permission denied');
});
