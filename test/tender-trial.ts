import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { advanceMeasures } from '#features/measure/public.server.ts';
import {
  arrangeLot,
  askForOffers,
  decideLot,
  prepareTender,
  receiveOffer,
  scoreOffers,
  weighCriterion,
} from '#features/procurement/public.server.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from './actor.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

type TenderRow = Parameters<typeof prepareTender>[4];
type LotRow = Parameters<typeof arrangeLot>[4];
type OfferRow = Parameters<typeof receiveOffer>[4];

// The deadlines lie far from today, since the wall before the offers goes by the clock of the database.
export const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
export const past: TenderRow = {
  name: 'Valmentava koulutus',
  number: 'LAPELY/1/2012',
  kind: 'open',
  deadlineOn: '2012-10-01',
  deadlineTime: '16:00',
  terms: null,
};
export const coming: TenderRow = { ...past, deadlineOn: '2099-10-01' };
export const lotRow: LotRow = {
  name: 'Kolari',
  field: null,
  places: 12,
  studentDays: 600,
  municipalityCode: null,
  measureId: null,
};
export const offered: OfferRow = {
  lot: '',
  provider: 'Esimerkkikoulutus Oy',
  studentDayPrice: 45_00,
  total: null,
  receivedOn: '2012-09-30',
  receivedTime: '12:00',
  admissible: 'yes',
  note: null,
  lateReason: 'Kirjattu jälkikäteen',
};
export const contractRow = {
  name: 'Kolari',
  number: null,
  priceModel: 'lump',
  unitPrice: 30_000_00,
  amount: null,
  startsOn: '2012-11-09',
  endsOn: '2013-01-18',
  options: null,
} as const;
export const newPart = (ownerId: number) => ({ ownerId, id: undefined, revision: 0 });

interface Trial {
  test: TestDatabase;
  /** Of two projects, `project` and `other`. */
  coordinator: Actor;
  /** A coordinator of another project. */
  stranger: Actor;
  provider: Actor;
  project: number;
  other: number;
  /** A planned measure of `project`. */
  measure: number;
}

/** Two projects that buy, and one that does not, with those who work with them and short ways to tender. */
export function createTenderTrial() {
  const trial = {} as Trial;

  beforeAll(async () => {
    trial.test = await createTestDatabase();
    const [first, second, third] = await trial.test.owner
      .insertInto('project')
      .values([{ code: 'S10001' }, { code: 'S10002' }, { code: 'S10003' }])
      .returning('id')
      .execute();
    trial.project = first?.id ?? 0;
    trial.other = second?.id ?? 0;
    const scoped = (id: number) => ({ role: 'coordinator' as const, scope: { kind: 'project' as const, id } });
    trial.coordinator = await createActor(trial.test, { given: [scoped(trial.project), scoped(trial.other)] });
    trial.stranger = await createActor(trial.test, { name: 'Vieras Ostaja', given: [scoped(third?.id ?? 0)] });
    trial.provider = await createActor(trial.test, {
      name: 'Tuottaja',
      given: [{ role: 'provider', scope: { kind: 'project', id: trial.project } }],
    });
    trial.measure = await createMeasure('Kaivosala');
  });
  afterAll(() => trial.test.close());

  const acting = <Result>(work: (tx: Tx) => Promise<Result>, actor = trial.coordinator) =>
    writingAs(trial.test.database, actor.userId, work);
  const seen = <Result>(work: Parameters<typeof readingAs<Result>>[2], actor = trial.coordinator) =>
    readingAs(trial.test.database, actor.userId, work);

  const begin = (row: TenderRow = past) =>
    acting((tx) => prepareTender(tx, trial.coordinator, clock, trial.project, row));

  /** With one lot and two criteria. */
  async function beginWhole(row: TenderRow = past, lot: LotRow = lotRow): Promise<{ id: number; lotId: number }> {
    const id = await begin(row);
    const { coordinator } = trial;
    await acting(async (tx) => {
      await arrangeLot(tx, coordinator, clock, newPart(id), lot);
      await weighCriterion(tx, coordinator, clock, newPart(id), { name: 'Hinta', kind: 'price', weight: 60 });
      await weighCriterion(tx, coordinator, clock, newPart(id), { name: 'Laatu', kind: 'quality', weight: 40 });
    });
    const [lotId = 0] = await idsOf(sql`select id from tender_lot where tender_id = ${id}`);
    return { id, lotId };
  }

  async function idsOf(query: ReturnType<typeof sql>): Promise<number[]> {
    const { rows } = await query.execute(trial.test.owner);
    return (rows as { id: number }[]).map(({ id }) => id);
  }

  const ask = (
    id: number,
    askedOn = '2012-09-01',
    at = askedOn < '2013' ? '2012-09-01T06:00:00Z' : clock.now().toISOString(),
  ) => acting((tx) => askForOffers(tx, trial.coordinator, { now: () => new Date(at) }, { id, askedOn }));
  const receive = (id: number, lotId: number, change: Partial<OfferRow> = {}) =>
    acting((tx) => receiveOffer(tx, trial.coordinator, clock, id, { ...offered, lot: String(lotId), ...change }));

  /** Asked, with two offers that have their points: the dearer one is better. */
  async function compared() {
    const { id, lotId } = await beginWhole();
    await ask(id);
    await receive(id, lotId);
    await receive(id, lotId, { provider: 'Toinen Oy', studentDayPrice: null, total: 30_000_00 });
    const [cheaper = 0, better = 0] = await idsOf(
      sql`select id from tender_offer where tender_lot_id = ${lotId} order by total_cents`,
    );
    const [criterionId = 0] = await idsOf(
      sql`select id from tender_criterion where tender_id = ${id} and not is_price`,
    );
    const scores = [
      { offerId: cheaper, criterionId, tenths: 40 },
      { offerId: better, criterionId, tenths: 100 },
    ];
    await acting((tx) => scoreOffers(tx, trial.coordinator, clock, { tenderId: id, lotId, scores }));
    return { id, lotId, cheaper, better };
  }

  const decide = (id: number, lotId: number, offerId: number | undefined, reason = '', decidedOn = '2012-10-10') =>
    acting((tx) => decideLot(tx, trial.coordinator, clock, { tenderId: id, lotId, offerId, reason, decidedOn }));

  const lastEntry = () =>
    trial.test.owner
      .selectFrom('auditEntry')
      .select(['act', 'userId', 'subjectKind', 'subjectId', 'projectId', 'reason'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();

  let measures = 0;
  async function createMeasure(name?: string): Promise<number> {
    measures += 1;
    const { id } = await trial.test.owner
      .insertInto('measure')
      .values({
        projectId: trial.project,
        kind: 'labour-training-preparatory',
        shape: 'group',
        name: name ?? `Koulutus ${measures}`,
        funding: 'esf',
        state: 'plan',
        recordedAt: clock.now(),
        recordedBy: trial.coordinator.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async function statesOf(measureId: number): Promise<string[]> {
    const states = await trial.test.owner
      .selectFrom('measureState')
      .select('state')
      .where('measureId', '=', measureId)
      .orderBy('id')
      .execute();
    return states.map(({ state }) => state);
  }

  /** A second lot of a tender that was asked already; its measure is in tender. */
  async function insertLot(tenderId: number, measureId: number | null): Promise<number> {
    const { coordinator } = trial;
    if (measureId !== null)
      await acting((tx) =>
        advanceMeasures(tx, coordinator, clock, { measureIds: [measureId], state: 'tender', on: '2012-09-01' }),
      );
    const { id } = await trial.test.owner
      .insertInto('tenderLot')
      .values({ tenderId, number: 2, name: 'Toinen osa', studentDays: 600, measureId })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async function createUnit(): Promise<{ id: number }> {
    const [id = 0] = await idsOf(sql`
      with party as (
        insert into organisation (spelling_key) values ('toinen ' || gen_random_uuid()) returning id, spelling_key)
      insert into organisation_unit (organisation_id, spelling_key) select id, spelling_key from party returning id`);
    return { id };
  }

  return {
    trial,
    acting,
    seen,
    begin,
    beginWhole,
    ask,
    receive,
    compared,
    decide,
    lastEntry,
    createMeasure,
    statesOf,
    insertLot,
    createUnit,
  };
}
