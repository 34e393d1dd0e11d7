import { text } from 'node:stream/consumers';
import fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import {
  listAkinProjects,
  listHoldingByForm,
  listProjectsOfParty,
  listProjectsOfVersions,
  listToldProjects,
  sumsOfParty,
} from '#features/description/public.server.ts';
import { select } from '#features/search/public.server.ts';
import { everything } from '#features/search/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importDescribedAndListed, describedAndListed as sample } from '#test/described-and-listed.ts';
import { bulkStream } from './bulk-file.server.ts';
import type { DatasetId } from './dataset.model.ts';
import { countRows } from './extent.queries.server.ts';
import { registerOpenData } from './public.server.ts';

// A project described in 2014, of which a list of 2016 tells other sums. Whoever asks, and however, gets the sums of the list
// and the persons, areas, texts and partners of the description.

let test: TestDatabase;
let app: FastifyInstance;
let read: Read;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.transaction().execute((tx) => loadReferenceAreas(tx));
  await importDescribedAndListed(test.target);
  read = reading(test.database);
  app = fastify();
  await registerOpenData(app, {
    database: test.database,
    askRevision: async () => 'the only one',
    clock: { now: () => new Date('2026-01-01T12:00:00Z') },
    publicOrigin: 'https://koordi.example',
    contactEmail: 'koordi@koordi.example',
  });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await test.close();
});

const ask = async (url: string) => (await app.inject({ url: `/api/v1${url}` })).json();

async function rowsOf(dataset: DatasetId, on?: string): Promise<Record<string, unknown>[]> {
  const lines = (await text(bulkStream(test.database, { dataset, format: 'ndjson' }, on))).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ code }) => code === sample.code);
}

/** The two versions of the project: the description, and the row of the list. */
async function versions() {
  const { items } = await ask(`/projects/${sample.code}/versions`);
  const [listed, described] = items;
  return { described, listed };
}

const inDatabaseWords = {
  personsPlanned: sample.personsPlanned,
  personsRealised: sample.personsRealised,
  grantedEuStateCents: sample.grantedCents,
  realisedEuStateCents: sample.realisedCents,
  endsOn: '2017-06-30',
};

const inOpenWords = {
  persons_planned: sample.personsPlanned,
  persons_realised: sample.personsRealised,
  granted_eu_state: sample.grantedCents / 100,
  realised_eu_state: sample.realisedCents / 100,
  ends_on: '2017-06-30',
  organisation_type: 'Kunta',
  regions: ['19'],
  municipalities: ['148'],
};

describe('behind a newer row of a project list the description goes on telling the rest', () => {
  it('in lists and in families', async () => {
    const [id] = (await select(read, { ...everything, words: sample.code })).versionIds(0, 1);
    expect(await listProjectsOfVersions(read, [id ?? 0])).toMatchObject([inDatabaseWords]);
    expect(await listToldProjects(read, [sample.code])).toMatchObject([inDatabaseWords]);
  });

  it('in counts, sums and words', async () => {
    const inRegion = { ...everything, chosen: { region: ['19'] } };
    for (const question of [inRegion, { ...inRegion, words: sample.word }]) {
      const answer = await select(read, question);
      expect(answer.total).toBe(1);
      expect(answer.sum('personsPlanned')).toEqual({ sum: sample.personsPlanned, told: 1 });
      expect(answer.sum('grantedEuState')).toEqual({ sum: sample.grantedCents, told: 1 });
    }
    const { sums } = await ask('/statistics?region=19');
    expect(sums.persons_realised).toEqual({ sum: sample.personsRealised, told: 1 });
    expect(sums.granted_eu_state).toEqual({ sum: sample.grantedCents / 100, told: 1 });
  });

  it('in the API, which says which description that is', async () => {
    const { described, listed } = await versions();
    const told = { ...inOpenWords, version: listed.version, is_full: false, described_in: described.version };
    expect((await ask('/projects?region=19')).items).toMatchObject([told]);
    const project = await ask(`/projects/${sample.code}`);
    expect(project).toMatchObject({ ...told, fields: { participatingPersonsPlanned: sample.personsPlanned } });
    expect(project.parties).toMatchObject([
      { role: 'implementer', name: sample.implementer, version: listed.version },
      { role: 'partner', business_id: sample.partner.businessId, version: described.version },
    ]);
  });

  it('in the files of the whole register, with as many rows as they are said to have', async () => {
    const { described, listed } = await versions();
    expect(await rowsOf('projects')).toMatchObject([{ ...inOpenWords, described_in: described.version }]);
    expect(await rowsOf('descriptions')).toMatchObject([{ version: described.version, form: 'esr-2014' }]);
    expect(await rowsOf('areas')).toMatchObject([
      { version: described.version, kind: 'municipality', area_code: '148' },
      { version: described.version, kind: 'region', area_code: '19' },
    ]);
    expect((await rowsOf('parties')).map(({ role, version }) => [role, version])).toEqual([
      ['implementer', listed.version],
      ['partner', described.version],
    ]);
    // The other project is known from the list only: it has an implementer, and no description.
    expect(await countRows(read)).toMatchObject({ projects: 2, descriptions: 1, versions: 3, parties: 3, areas: 2 });
  });

  it('for each organisation that takes part', async () => {
    const { parties } = await ask(`/projects/${sample.code}`);
    for (const { organisation, role } of parties) {
      const units = await unitsOf(organisation);
      expect(await sumsOfParty(read, units), role).toMatchObject(
        role === 'implementer'
          ? { implementer: 2, partner: 0, grantedEuStateCents: 2 * sample.grantedCents, organisationTypes: ['Kunta'] }
          : { implementer: 0, partner: 1, grantedEuStateCents: 0 },
      );
      const projects = await listProjectsOfParty(read, units, { offset: 0, limit: 9 });
      expect(
        projects.find(({ code }) => code === sample.code),
        role,
      ).toMatchObject(inDatabaseWords);
    }
  });

  it('in what is said to be lacking, and for projects that are alike', async () => {
    expect(await listHoldingByForm(read)).toMatchObject([
      { form: 'list-2014', projects: 2, withoutPersons: 1, withoutAreas: 1 },
    ]);
    const [other] = (await select(read, { ...everything, words: sample.parallelCode })).versionIds(0, 1);
    const alike = await listAkinProjects(read, other ?? 0, { words: [sample.word, 'polku'], without: [], limit: 5 });
    expect(alike).toMatchObject([{ code: sample.code, words: [sample.word, 'polku'] }]);
  });

  it('but each version says only what its own source says, and the description tells its own day', async () => {
    const { described, listed } = await versions();
    expect(listed).toMatchObject({ persons_planned: null, regions: [] });
    expect(described).toMatchObject({ persons_planned: sample.personsPlanned, granted_eu_state: 100_000 });
    expect(await rowsOf('projects', '2015-01-01')).toMatchObject([
      { version: described.version, granted_eu_state: 100_000, ends_on: '2016-12-31' },
    ]);
  });
});

/** Units of the organisation with a key of the API. */
async function unitsOf(organisation: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select unit.id
    from organisation_unit unit
    join organisation on organisation.id = unit.organisation_id
    where organisation.business_id = ${organisation} or 'u' || unit.id = ${organisation}`.execute(test.database);
  return rows.map(({ id }) => id);
}
