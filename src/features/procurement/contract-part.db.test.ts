import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { clock, createContractTrial, newPart } from '#test/contract-trial.ts';
import type { TestDatabase } from '#test/database.ts';
import { shareContract, unlinkMeasure } from './contract.commands.server.ts';
import { findContract, listCapacity, listModules } from './contract.queries.server.ts';
import { contractPartPage } from './contract-entry.server.ts';
import { arrangeCapacity, arrangeModule, dropCapacity, dropModule } from './contract-part.commands.server.ts';
import { listPartChanges } from './contract-part-change.queries.server.ts';
import type { CapacityRow } from './contract-part-form.model.ts';
import { addProvider } from './contract-provider.commands.server.ts';

const { trial, acting, seen, begin, sign, createMeasure, lastAct } = createContractTrial();

/** Calls so much off a capacity line for somebody, in spring 2012. */
async function insertCallOff(owner: TestDatabase['owner'], lineId: number, amount: number): Promise<void> {
  await sql`
    with person as (
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${trial.project}, (select coalesce(max(number), 0) + 1 from participant), 'female', now(), ${trial.coordinator.userId})
      returning id),
    held as (
      insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
      select ${await createMeasure()}::int, person.id, 'taken', now(), date '2012-03-01', ${trial.coordinator.userId} from person
      returning id, participant_id)
    insert into call_off (capacity_line_id, participant_id, seat_id, starts_on, ends_on, amount, price_cents, recorded_at,
      recorded_by)
    select ${lineId}::int, held.participant_id, held.id, date '2012-03-01', date '2012-05-31', ${amount}::numeric, 0, now(),
      ${trial.coordinator.userId}
    from held`.execute(owner);
}

describe('what a contract gives', () => {
  const line: CapacityRow = {
    field: '07',
    unit: 'student-day',
    amount: 300.5,
    unitPrice: null,
    fromOn: '2012-01-01',
    lastOn: '2012-12-31',
    supplier: null,
    changeReason: null,
  };

  it('is a tray of modules in the order in which they came', async () => {
    const id = await begin();
    const module = { title: 'Alkukartoitus', days: 2.5, price: 120_00, changeReason: null };
    await acting((tx) => arrangeModule(tx, trial.coordinator, clock, newPart(id), module));
    await acting((tx) => arrangeModule(tx, trial.coordinator, clock, newPart(id), { ...module, title: 'Atk' }));
    const [start, computers] = await seen((read) => listModules(read, id));
    expect([start, computers]).toMatchObject([
      { number: 1, days: 2.5, priceCents: 120_00 },
      { number: 2, title: 'Atk' },
    ]);
    const change = { ownerId: id, id: start?.id, revision: 1 };
    await acting((tx) => arrangeModule(tx, trial.coordinator, clock, change, { ...module, days: 3 }));
    await expect(acting((tx) => arrangeModule(tx, trial.coordinator, clock, change, module))).rejects.toThrow(Conflict);
    await acting((tx) => dropModule(tx, trial.coordinator, clock, id, { id: computers?.id ?? 0, reason: null }));
    expect(await seen((read) => listModules(read, id))).toMatchObject([{ title: 'Alkukartoitus', days: 3 }]);
  });

  it('is capacity by field and provider, at the price of the contract unless another is given', async () => {
    const id = await begin();
    const mine = { ...line, supplier: String(trial.first.unit) };
    await acting((tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), mine));
    await expect(
      acting((tx) =>
        arrangeCapacity(tx, trial.coordinator, clock, newPart(id), { ...line, supplier: String(trial.second.unit) }),
      ),
    ).rejects.toThrow('procurement.refused.no-such-provider');
    const add = { contractId: id, unitId: trial.second.unit, fromOn: '2012-08-01', reason: 'Toinen ala' };
    await acting((tx) => addProvider(tx, trial.coordinator, clock, add));
    const theirs = { ...line, unitPrice: 50_00, supplier: String(trial.second.unit) };
    await acting((tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), theirs));
    await sign(id);
    const lines = await seen(async (read) => listCapacity(read, await findContract(read, trial.coordinator, id)));
    expect(lines).toMatchObject([
      { amount: 300.5, unitPriceCents: 45_55, untilOn: '2013-01-01', organisationUnitId: trial.first.unit },
      { unitPriceCents: 50_00, organisationUnitId: trial.second.unit },
    ]);
    const own = await seen(
      async (read) => listCapacity(read, await findContract(read, trial.second.actor, id)),
      trial.second.actor,
    );
    expect(own).toMatchObject([{ organisationUnitId: trial.second.unit }]);
    await acting((tx) =>
      dropCapacity(tx, trial.coordinator, clock, id, {
        id: lines[0]?.id ?? 0,
        reason: 'Kirjattiin väärään sopimukseen',
      }),
    );
    expect(await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }))).toHaveLength(1);
  });

  it('is capacity within the days and the price of the contract', async () => {
    const id = await begin();
    const adding = (changed: Partial<CapacityRow>) =>
      acting((tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), { ...line, ...changed }));
    await expect(adding({ lastOn: '2014-01-01' })).rejects.toEqual(
      new Refused('procurement.refused.capacity-outside', { from: '1.1.2012', until: '31.12.2013' }),
    );
    await expect(adding({ unit: 'place', amount: 100_000 })).rejects.toThrow('procurement.refused.capacity-beyond');
    await adding({});
    const page = contractPartPage('capacity', { actor: trial.coordinator, today: '2012-03-10' }, id, undefined);
    const judged = (changed: Partial<CapacityRow>) =>
      seen(async (read) => (await page.judge?.(read, { ...line, ...changed }, trial.coordinator)) ?? []);
    expect(await judged({ amount: 300.5 })).toEqual([]);
    expect(await judged({ amount: 301 })).toMatchObject([{ key: 'procurement.fault.capacity-sum', isWarning: true }]);
    expect(await judged({ fromOn: '2011-12-31' })).toMatchObject([
      { key: 'procurement.fault.capacity-outside', column: 'fromOn' },
    ]);
    expect(await judged({ amount: 601.5 })).toMatchObject([{ key: 'procurement.fault.capacity-beyond' }]);
  });

  it('tells what of its capacity is not called off', async () => {
    const id = await begin();
    await acting((tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), line));
    const [capacity] = await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }));
    expect(capacity).toMatchObject({ amount: 300.5, calledOff: 0 });
    await insertCallOff(trial.test.owner, capacity?.id ?? 0, 1.5);
    const [reserved] = await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }));
    expect(reserved).toMatchObject({ amount: 300.5, calledOff: 1.5 });
  });

  describe('once some of it is called off', () => {
    const mended = (lineId: number, changed: Partial<CapacityRow>) => (id: number) =>
      acting((tx) =>
        arrangeCapacity(
          tx,
          trial.coordinator,
          clock,
          { ownerId: id, id: lineId, revision: 1 },
          { ...line, ...changed },
        ),
      );

    async function createCalledOff(amount: number) {
      const id = await begin();
      await acting((tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), line));
      const [capacity] = await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }));
      const lineId = capacity?.id ?? 0;
      await insertCallOff(trial.test.owner, lineId, amount);
      return { id, lineId };
    }

    it('cannot be made less than that, but down to it', async () => {
      const { id, lineId } = await createCalledOff(120.5);
      await expect(mended(lineId, { amount: 120 })(id)).rejects.toEqual(
        new Refused('procurement.refused.less-than-called-off', { asked: 120, amount: 120.5 }),
      );
      await mended(lineId, { amount: 120.5 })(id);
    });

    it('keeps its unit, and days within which that lies', async () => {
      const { id, lineId } = await createCalledOff(10);
      await expect(mended(lineId, { unit: 'place' })(id)).rejects.toThrow('procurement.refused.unit-called-off');
      const refused = new Refused('procurement.refused.days-called-off', {
        amount: 10,
        firstOn: '1.3.2012',
        lastOn: '31.5.2012',
      });
      await expect(mended(lineId, { fromOn: '2012-03-02' })(id)).rejects.toEqual(refused);
      await expect(mended(lineId, { lastOn: '2012-05-30' })(id)).rejects.toEqual(refused);
      await mended(lineId, { fromOn: '2012-03-01', lastOn: '2012-05-31' })(id);
    });

    it('is not removed before that is cancelled, and not even then where it was ever called off', async () => {
      const { id, lineId } = await createCalledOff(10);
      const drop = () => acting((tx) => dropCapacity(tx, trial.coordinator, clock, id, { id: lineId, reason: null }));
      await expect(drop()).rejects.toEqual(new Refused('procurement.refused.dropped-called-off', { amount: 10 }));
      await sql`update call_off set state = 'cancelled' where capacity_line_id = ${lineId}`.execute(trial.test.owner);
      await expect(drop()).rejects.toThrow('procurement.refused.in-use');
      await mended(lineId, { amount: 1 })(id);
    });

    it('waits for who is just calling off', async () => {
      const { id, lineId } = await createCalledOff(10);
      const lowered = Promise.withResolvers<unknown>();
      await trial.test.owner.transaction().execute(async (tx) => {
        await sql`select from capacity_line where id = ${lineId} for no key update`.execute(tx);
        mended(lineId, { amount: 15 })(id).then(lowered.resolve, lowered.resolve);
        await sql`select pg_sleep(0.2)`.execute(tx);
        await insertCallOff(tx, lineId, 10);
      });
      expect(await lowered.promise).toEqual(
        new Refused('procurement.refused.less-than-called-off', { asked: 15, amount: 20 }),
      );
    });
  });

  it('tells what was taken away, and nothing where nothing was', async () => {
    const id = await begin();
    await acting((tx) =>
      arrangeModule(tx, trial.coordinator, clock, newPart(id), {
        title: 'Atk',
        days: 1,
        price: 120_00,
        changeReason: null,
      }),
    );
    await acting((tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), line));
    const [module] = await seen((read) => listModules(read, id));
    const [capacity] = await seen((read) => listCapacity(read, { id, ownUnitIds: undefined }));
    await acting((tx) => dropModule(tx, trial.coordinator, clock, id, { id: module?.id ?? 0, reason: null }));
    expect(await lastAct()).toMatchObject({ details: { dropped: 'Atk', price: 120_00 } });
    await acting((tx) => dropCapacity(tx, trial.coordinator, clock, id, { id: capacity?.id ?? 0, reason: null }));
    expect(await lastAct()).toMatchObject({ details: { field: '07', amount: '300.50', price: 45_55 } });
    const { count } = trial.test.owner.fn;
    const entries = () =>
      trial.test.owner.selectFrom('auditEntry').select(count('id').as('entries')).executeTakeFirstOrThrow();
    const before = await entries();
    await acting(async (tx) => {
      await dropModule(tx, trial.coordinator, clock, id, { id: module?.id ?? 0, reason: null });
      await dropCapacity(tx, trial.coordinator, clock, id, { id: capacity?.id ?? 0, reason: null });
      await unlinkMeasure(tx, trial.coordinator, clock, { id, measureId: 999_999 });
      await shareContract(tx, trial.coordinator, clock, id, { projectId: trial.other, permille: undefined });
    });
    expect(await entries()).toEqual(before);
  });

  it('stays once somebody was given some of it', async () => {
    const id = await begin();
    await acting((tx) =>
      arrangeModule(tx, trial.coordinator, clock, newPart(id), { title: 'Atk', days: 1, price: 1, changeReason: null }),
    );
    const [module] = await seen((read) => listModules(read, id));
    await sql`create table user_of_module (id int references contract_module)`.execute(trial.test.owner);
    await sql`insert into user_of_module values (${module?.id})`.execute(trial.test.owner);
    await expect(
      acting((tx) => dropModule(tx, trial.coordinator, clock, id, { id: module?.id ?? 0, reason: null })),
    ).rejects.toEqual(new Refused('procurement.refused.in-use'));
    await sql`drop table user_of_module`.execute(trial.test.owner);
  });
});

describe('what a signed contract gives', () => {
  const line: CapacityRow = {
    field: '07',
    unit: 'place',
    amount: 10,
    unitPrice: 100_00,
    fromOn: '2012-01-01',
    lastOn: '2012-12-31',
    supplier: null,
    changeReason: null,
  };
  const module = { title: 'Atk', days: 2, price: 100_00, changeReason: null };
  const reason = 'Liitteessä oli kirjoitusvirhe';

  it('is not changed without a reason', async () => {
    const id = await begin();
    await acting((tx) => arrangeModule(tx, trial.coordinator, clock, newPart(id), module));
    await sign(id);
    const [known] = await seen((read) => listModules(read, id));
    const refused = new Refused('procurement.refused.part-reason');
    const change = { ownerId: id, id: known?.id, revision: 1 };
    const attempts = [
      (tx: Tx) => arrangeModule(tx, trial.coordinator, clock, newPart(id), module),
      (tx: Tx) => arrangeModule(tx, trial.coordinator, clock, change, { ...module, price: 1 }),
      (tx: Tx) => dropModule(tx, trial.coordinator, clock, id, { id: known?.id ?? 0, reason: null }),
      (tx: Tx) => arrangeCapacity(tx, trial.coordinator, clock, newPart(id), line),
    ];
    for (const attempt of attempts) await expect(acting(attempt)).rejects.toEqual(refused);
    expect(await seen((read) => listModules(read, id))).toMatchObject([{ priceCents: 100_00, revision: 1 }]);
    for (const part of ['modules', 'capacity', 'options'] as const) {
      const page = contractPartPage(part, { actor: trial.coordinator, today: '2012-03-10' }, id, undefined);
      const judged = await seen(async (read) => (await page.judge?.(read, { ...line }, trial.coordinator)) ?? []);
      expect(judged).toMatchObject([{ key: 'procurement.fault.part-reason', column: 'changeReason' }]);
    }
  });

  it('tells what stood before, what stands since, and why', async () => {
    const id = await begin();
    await acting((tx) => arrangeModule(tx, trial.coordinator, clock, newPart(id), module));
    await sign(id);
    const [known] = await seen((read) => listModules(read, id));
    const moduleId = known?.id ?? 0;
    const change = { ownerId: id, id: moduleId, revision: 1 };
    await acting((tx) =>
      arrangeModule(tx, trial.coordinator, clock, change, { ...module, price: 120_00, changeReason: reason }),
    );
    expect(await lastAct()).toMatchObject({ reason, details: { changed: ['price: 10000 → 12000'] } });
    await acting((tx) => dropModule(tx, trial.coordinator, clock, id, { id: moduleId, reason: 'Jäi pois' }));
    const changes = await seen((read) => listPartChanges(read, { id, ownUnitIds: undefined, tellsPrice: true }));
    const facts = { title: 'Atk', days: 2, price: 120_00 };
    expect(changes).toMatchObject([
      { kind: 'module', was: facts, isNow: null, reason: 'Jäi pois' },
      { kind: 'module', was: { ...facts, price: 100_00 }, isNow: facts, reason, changedOn: '2012-03-10' },
    ]);
  });

  it('shows a provider nothing of the capacity of others, before or after a change', async () => {
    const id = await begin();
    const beside = { contractId: id, unitId: trial.second.unit, fromOn: '2012-01-01', reason: 'Toinen ala' };
    await acting((tx) => addProvider(tx, trial.coordinator, clock, beside));
    await sign(id);
    for (const supplier of [String(trial.first.unit), String(trial.second.unit), null])
      await acting((tx) =>
        arrangeCapacity(tx, trial.coordinator, clock, newPart(id), { ...line, supplier, changeReason: reason }),
      );
    const contractFor = (actor: Actor) => seen((read) => findContract(read, actor, id), actor);
    const { providers } = await contractFor(trial.coordinator);
    expect(providers).toMatchObject([{ addedReason: null }, { addedReason: 'Toinen ala' }]);
    for (const provider of [trial.first, trial.second]) {
      const contract = await contractFor(provider.actor);
      const lines = await seen((read) => listCapacity(read, contract), provider.actor);
      expect(lines.map((one) => one.organisationUnitId)).toEqual([provider.unit, null]);
      const changes = await seen((read) => listPartChanges(read, contract), provider.actor);
      expect(changes.map(({ isNow }) => isNow?.supplier ?? null)).toEqual([null, provider.unit]);
    }
  });

  it('keeps its changes for good', async () => {
    const id = await begin();
    await sign(id);
    await acting((tx) => arrangeModule(tx, trial.coordinator, clock, newPart(id), { ...module, changeReason: reason }));
    for (const write of [sql`update contract_part_change set reason = 'x'`, sql`delete from contract_part_change`])
      await expect(acting((tx) => write.execute(tx))).rejects.toThrow('permission denied');
    const emptied = sql`update contract_part_change set was = null, is_now = null`.execute(trial.test.owner);
    await expect(emptied).rejects.toThrow('contract_part_change_tells');
  });
});
