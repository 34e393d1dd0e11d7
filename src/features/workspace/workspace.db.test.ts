import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEdit, returnEdit, submitEdit } from '#features/description/public.server.ts';
import { printText } from '#features/description/public.ts';
import { renewCalendar } from '#features/notice/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { type Database, readingAs, writingAs } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { Actor, Scope } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { getCalendar } from './calendar-file.server.ts';
import { getHome } from './home.queries.server.ts';
import { ownProjectList } from './own-project.model.ts';
import { countOwnProjects, listOwnProjects } from './own-project.queries.server.ts';
import { mostTasks } from './project-task.queries.server.ts';
import { findReceiver } from './receiver.queries.server.ts';
import { listTasks } from './task-sources.server.ts';

const today = '2026-11-22';
const clock = { now: () => new Date(`${today}T10:00:00Z`) };
const t = textsFor('en');

let test: TestDatabase;
let database: Database;
let worker: Actor;
let authority: Actor;
let administrator: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  database = test.database;
  await project('S20001', { endsOn: '2026-12-10', status: 'Toiminta käynnissä' });
  await project('S20002', { endsOn: '2026-06-30', status: 'Toiminta päättynyt' });
  await project('S20003', { endsOn: '2026-06-30', status: 'Toiminta päättynyt', finalReportSummary: 'Valmista tuli.' });
  await project('S20004', { endsOn: '2024-06-30', status: 'Toiminta päättynyt' });
  await project('S20005', { endsOn: '2026-12-10', status: 'Toiminta käynnissä' });
  const given: { role: 'project-worker'; scope: Scope }[] = [];
  for (const code of ['S20001', 'S20002', 'S20003', 'S20004']) {
    given.push({ role: 'project-worker', scope: await scopeOf(code) });
  }
  worker = await createActor(test, { given });
  authority = await createActor(test, { given: [{ role: 'authority' }] });
  administrator = await createActor(test, { given: [{ role: 'administrator' }] });
});
afterAll(() => test.close());

async function project(
  code: string,
  { endsOn, ...fields }: { endsOn: string; status: string; finalReportSummary?: string },
) {
  const content = printText({
    form: 'esr-2014',
    fields: {
      code,
      name: `Hanke ${code}`,
      priority: '3: Työllisyys ja työvoiman liikkuvuus',
      period: { startsOn: '2023-01-01', endsOn },
      authority: 'Lapin elinkeino-, liikenne- ja ympäristökeskus',
      implementerName: 'Esimerkin kunta',
      businessId: '0245895-5',
      ...fields,
    },
  });
  await importText(test.target, { name: `${code}.txt`, knownOn: '2026-07-01', content });
}

async function scopeOf(code: string): Promise<Scope> {
  const { id } = await test.owner.selectFrom('project').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  return { kind: 'project', id };
}

const as = <Result>(actor: Actor, work: Parameters<typeof writingAs<Result>>[2]) =>
  writingAs(database, actor.userId, work);
const tasksOf = (actor: Actor) => readingAs(database, actor.userId, (read) => listTasks(read, actor, today));
const keysOf = async (actor: Actor) => (await tasksOf(actor)).map(({ key }) => key).sort();

async function openEditOf(code: string): Promise<number> {
  const open = test.owner.selectFrom('descriptionEdit').select('id').where('projectCode', '=', code);
  return (await open.executeTakeFirstOrThrow()).id;
}

describe('what waits', () => {
  it('for those who describe projects: one that ends soon, one that ended this year without a final report', async () => {
    const tasks = await tasksOf(worker);
    expect(tasks.map(({ key, dueOn }) => [key, dueOn])).toEqual([
      ['project.end S20001', '2026-12-10'],
      ['project.report S20002', undefined],
    ]);
    expect(tasks.map(({ title }) => title(t))).toEqual([
      'Project S20001 ends on 10 December 2026: check that the description is up to date',
      'Project S20002 ended on 30 June 2026: write the summary of the final report',
    ]);
  });

  it('follows a description: to the authority when it is submitted, back to its author when it is returned', async () => {
    const { id } = await as(worker, (tx) => openEdit(tx, worker, clock, { projectCode: 'S20003', form: undefined }));
    expect(await keysOf(authority)).toEqual([]);
    await as(worker, (tx) => submitEdit(tx, worker, clock, id, { revision: 1 }));
    expect(await keysOf(authority)).toEqual([`description.approve ${id}`]);
    expect(await keysOf(worker)).not.toContain(`description.approve ${id}`);
    await as(authority, (tx) => returnEdit(tx, authority, clock, id, { revision: 1, reason: 'Tarkenna lukuja.' }));
    expect(await keysOf(authority)).toEqual([]);
    expect(await keysOf(worker)).toContain(`description.returned ${id}`);
  });

  it('is a draft of one’s own that was not touched for two weeks', async () => {
    const { id } = await as(worker, (tx) => openEdit(tx, worker, clock, { projectCode: 'S20004', form: undefined }));
    expect(await keysOf(worker)).not.toContain(`description.forgotten ${id}`);
    await sql`update description_edit set changed_at = ${today}::date - 15 where id = ${id}`.execute(test.owner);
    expect(await keysOf(worker)).toContain(`description.forgotten ${id}`);
    expect(await keysOf(authority)).not.toContain(`description.forgotten ${id}`);
  });

  it('is a grant of one’s own that ends within thirty days, and in administration those of all', async () => {
    const deputy = await createActor(test, { name: 'Pekka Päättyvä', given: [{ role: 'provider' }] });
    await sql`update role_grant set valid_until = ${today}::date + 10 where user_id = ${deputy.userId}`.execute(
      test.owner,
    );
    const [own] = await tasksOf(deputy);
    expect([own?.kind, own?.dueOn]).toEqual(['access.own-end', '2026-12-01']);
    const [others] = await tasksOf(administrator);
    expect(others?.title(t)).toContain('Pekka Päättyvä');
    expect(await keysOf(authority)).toEqual([]);
  });

  it('is not a grant that a deputy holds: it ends as it was meant to', async () => {
    const deputy = await createActor(test, { given: [{ role: 'provider', deputyFor: authority.userId }] });
    const { rows } = await sql<{ id: number }>`update role_grant set valid_until = ${today}::date + 10
      where user_id = ${deputy.userId} returning id`.execute(test.owner);
    expect(rows).toHaveLength(1);
    expect(await keysOf(deputy)).toEqual([]);
    expect(await keysOf(administrator)).not.toContain(`access.grant-end ${rows[0]?.id}`);
  });
});

describe('what waits for a deputy', () => {
  it('takes in the returned descriptions and forgotten drafts of the absent', async () => {
    const scope = await scopeOf('S20004');
    const given = [{ role: 'project-worker' as const, scope }];
    const writer = await createActor(test, { given });
    const deputy = await createActor(test, { given: [{ role: 'project-worker', scope, deputyFor: writer.userId }] });
    const other = await createActor(test, { given });
    const id = await openEditOf('S20004');
    await sql`update description_edit set author_id = ${writer.userId}, changed_at = ${today}::date - 15
      where id = ${id}`.execute(test.owner);
    const told = async (actor: Actor) =>
      (await tasksOf(actor)).flatMap(({ key, inPlaceOf }) => (key.endsWith(` ${id}`) ? [[key, inPlaceOf]] : []));
    expect(await told(deputy)).toEqual([[`description.forgotten ${id}`, writer.name]]);
    expect(await told(other)).toEqual([]);
    await as(writer, (tx) => submitEdit(tx, writer, clock, id, { revision: 1 }));
    await as(authority, (tx) => returnEdit(tx, authority, clock, id, { revision: 1, reason: 'Tarkenna lukuja.' }));
    expect(await told(deputy)).toEqual([[`description.returned ${id}`, writer.name]]);
    expect(await told(other)).toEqual([]);
  });

  it('says in whose place it is done, unless it waits for the deputy as well', async () => {
    const given = [{ role: 'project-worker' as const, scope: await scopeOf('S20005') }];
    const writer = await createActor(test, { given });
    const { id } = await as(writer, (tx) => openEdit(tx, writer, clock, { projectCode: 'S20005', form: undefined }));
    await as(writer, (tx) => submitEdit(tx, writer, clock, id, { revision: 1 }));
    const deputy = await createActor(test, { given: [{ role: 'authority', deputyFor: authority.userId }] });
    const both = await createActor(test, {
      given: [{ role: 'authority', deputyFor: authority.userId }, { role: 'authority' }],
    });
    const told = async (actor: Actor) =>
      (await tasksOf(actor)).filter(({ kind }) => kind === 'description.approve').map(({ inPlaceOf }) => inPlaceOf);
    expect(await told(deputy)).toEqual([authority.name]);
    expect(await told(both)).toEqual([undefined]);
    await sql`insert into form_draft (user_id, form_key, form_token, typed, began_at, typed_at)
      values (${deputy.userId}, ${`description-edit:${id}`}, 'window', '[]', now(), now())`.execute(test.owner);
    const own = (await tasksOf(deputy)).filter(({ kind }) => kind === 'description.unsaved');
    expect(own.map(({ key, inPlaceOf }) => [key, inPlaceOf])).toEqual([[`description.unsaved ${id}`, undefined]]);
    const home = await readingAs(database, deputy.userId, (read) => getHome(read, deputy, today, t));
    expect([home.roles, home.standsInFor]).toEqual([[], [authority.name]]);
    await as(authority, (tx) => returnEdit(tx, authority, clock, id, { revision: 1, reason: 'Tarkenna lukuja.' }));
  });
});

describe('one’s own projects', () => {
  const ask = (parameters: Record<string, string>) => listQuestionFrom(ownProjectList, new URLSearchParams(parameters));
  const codes = async (actor: Actor, parameters: Record<string, string>) =>
    (
      await readingAs(database, actor.userId, (read) => listOwnProjects(read, actor, ask(parameters), { today }))
    ).rows.map(({ code }) => code);

  it('are those within the reach of one’s grants, and all of them where a grant is for everything', async () => {
    expect(await codes(worker, { sort: 'code' })).toEqual(['S20001', 'S20002', 'S20003', 'S20004']);
    expect(await codes(administrator, { sort: 'code' })).toHaveLength(5);
    expect(await codes(await createActor(test, { given: [] }), {})).toEqual([]);
  });

  it('tell of a description under work to whom it opens alone', async () => {
    const scope = await scopeOf('S20004');
    await sql`update description_edit set state = 'draft' where id = ${await openEditOf('S20004')}`.execute(test.owner);
    const edits = async (role: 'project-worker' | 'service-expert' | 'administrator') => {
      const actor = await createActor(test, { given: [role === 'administrator' ? { role } : { role, scope }] });
      const { rows } = await readingAs(database, actor.userId, (read) =>
        listOwnProjects(read, actor, ask({ q: 'S20004' }), { today }),
      );
      return rows.map(({ code, edit }) => [code, edit !== undefined]);
    };
    expect(await edits('project-worker')).toEqual([['S20004', true]]);
    expect(await edits('service-expert')).toEqual([['S20004', false]]);
    expect(await edits('administrator')).toEqual([['S20004', false]]);
  });

  it.each([
    [{ state: 'running' }, ['S20001']],
    [{ state: 'ending' }, ['S20001']],
    [{ state: 'ended', sort: 'code' }, ['S20002', 'S20003', 'S20004']],
    [{ q: 's20003' }, ['S20003']],
    [{ q: '100%' }, []],
    [{ q: 'ESIMERKIN', state: 'running' }, ['S20001']],
  ])('%j', async (parameters, expected) => {
    expect(await codes(worker, parameters as Record<string, string>)).toEqual(expected);
    const count = await readingAs(database, worker.userId, (read) =>
      countOwnProjects(read, worker, ask(parameters as Record<string, string>), today),
    );
    expect(count).toBe(expected.length);
  });
});

describe('the home', () => {
  it('groups what waits by how soon it is to be done, with unread notices and what one last worked with', async () => {
    const home = await readingAs(database, worker.userId, (read) => getHome(read, worker, today, t));
    expect(home.groups.map(({ urgency }) => urgency)).toEqual(['today', 'week', 'later']);
    expect(home.unread).toBe(1);
    expect(home.roles).toEqual(['project-worker']);
    expect(home.mayLookOver).toBe(false);
    expect(home.recent.map(({ code }) => code).sort()).toEqual(['S20003', 'S20004']);
    expect(home.projects.map(({ code }) => code)).toEqual(['S20001']);
  });
});

describe('the receiver of a mail', () => {
  const receiver = (id: string) => readingAs(database, 'service', (read) => findReceiver(read, id, today));

  it('has the grants of that day, and is nobody once deactivated', async () => {
    const leaving = await createActor(test, { given: [{ role: 'provider' }] });
    expect((await receiver(leaving.userId))?.grants.map(({ role }) => role)).toEqual(['provider']);
    await sql`update role_grant set ended_at = now() where user_id = ${leaving.userId}`.execute(test.owner);
    expect((await receiver(leaving.userId))?.grants).toEqual([]);
    await sql`update app_user set deactivated_at = now() where id = ${leaving.userId}`.execute(test.owner);
    expect(await receiver(leaving.userId)).toBeUndefined();
    expect(await receiver('nobody')).toBeUndefined();
  });
});

describe('the calendar', () => {
  const fetchAt = (token: string) =>
    database.transaction().execute((tx) => getCalendar(tx, clock, token, 'https://koordi.example'));

  it('holds the deadlines of its owner as whole days, in the owner’s language, with the way to the place', async () => {
    const token = await as(worker, (tx) => renewCalendar(tx, clock, worker));
    const { properties, events } = parseCalendar(await fetchAt(token));
    expect(properties).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH' });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      UID: 'project.end%20S20001@koordi.example',
      'DTSTART;VALUE=DATE': '20261210',
      DTSTAMP: '20261122T100000Z',
      SUMMARY: 'Hanke S20001 päättyy 10.12.2026: tarkista\\, että kuvaus on ajan tasalla',
      'URL;VALUE=URI': 'https://koordi.example/fi/projects/S20001',
      DESCRIPTION: 'Hanke S20001',
    });
  });

  it('tells a year ahead when projects end, which the home does not yet', async () => {
    await project('S20006', { endsOn: '2027-09-30', status: 'Toiminta käynnissä' });
    const planner = await createActor(test, {
      given: [{ role: 'project-worker', scope: await scopeOf('S20006') }],
    });
    const token = await as(planner, (tx) => renewCalendar(tx, clock, planner));
    expect(await keysOf(planner)).toEqual([]);
    const { events } = parseCalendar(await fetchAt(token));
    expect(events.map((event) => event['DTSTART;VALUE=DATE'])).toEqual(['20270930']);
  });

  it('is not found by a wrong token, an old one, or when its owner has left', async () => {
    const leaving = await createActor(test, { given: [] });
    const old = await as(leaving, (tx) => renewCalendar(tx, clock, leaving));
    const token = await as(leaving, (tx) => renewCalendar(tx, clock, leaving));
    const empty = await fetchAt(token);
    expect(parseCalendar(empty).events).toEqual([]);
    // RFC 5545, 3.4: a calendar without a component is none.
    expect(empty).toContain('\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\n');
    await expect(fetchAt(old)).rejects.toThrow(NotFound);
    await expect(fetchAt('x')).rejects.toThrow(NotFound);
    await sql`update app_user set deactivated_at = now() where id = ${leaving.userId}`.execute(test.owner);
    await expect(fetchAt(token)).rejects.toThrow(NotFound);
  });
});

it('more projects that end soon than are listed are a task that leads to all, and the count says that there are more', async () => {
  const header =
    'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
    'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,' +
    'Toteutunut julkinen rahoitus yhteensä';
  const rows = Array.from(
    { length: mostTasks },
    (_, index) =>
      `S${30000 + index},ESR,Hanke ${index},Länsi-Suomen suuralueosio,2,Lapin ELY-keskus,Toiminta käynnissä,1.5.2024,10.12.2026,` +
      `Toteuttaja Oy,100,90,200,190`,
  );
  const content = [header, ...rows].join('\n');
  await importText(test.target, { name: 'lista.csv', knownOn: '2026-07-02', content });
  const coordinator = await createActor(test, { given: [{ role: 'coordinator' }] });
  const tasks = await tasksOf(coordinator);
  expect(tasks).toHaveLength(mostTasks + 1);
  const more = tasks.find(({ isForMore }) => isForMore);
  expect([more?.href, more?.title(t)]).toEqual([
    '/workspace/projects',
    'More than 300 of your projects end soon or have ended without a summary of the final report: see the rest in the list of projects',
  ]);
  const [group] = (await readingAs(database, coordinator.userId, (read) => getHome(read, coordinator, today, t)))
    .groups;
  expect([group?.count, group?.isMore]).toEqual([mostTasks, true]);
});

type Properties = Readonly<Record<string, string>>;

/** Reads a calendar as RFC 5545 says: lines end in CRLF, long ones are folded, blocks are closed in the order they were opened. */
function parseCalendar(text: string): { properties: Properties; events: Properties[] } {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const blocks: { name: string; properties: Record<string, string> }[] = [];
  const events: Properties[] = [];
  let calendar: Properties = {};
  for (const line of text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    expect(name).toMatch(/^[A-Z][A-Z-]*(;[A-Z-]+=[^;:]+)*$/);
    if (name === 'BEGIN') blocks.push({ name: value, properties: {} });
    else if (name === 'END') {
      const block = blocks.pop();
      expect(block?.name).toBe(value);
      if (value === 'VEVENT') events.push(block?.properties ?? {});
      if (value === 'VCALENDAR') calendar = block?.properties ?? {};
    } else Object.assign(blocks.at(-1)?.properties ?? {}, { [name]: value });
  }
  expect(blocks).toEqual([]);
  return { properties: calendar, events };
}
