import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openSignInDatabase, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { rooms } from './rooms.mjs';

// The second wall: whatever a query asks, the role that the pages work as sees only what its identity may. Each table with
// personal data holds one row of mine and one of a stranger here; a table without a planting fails the test.

interface Whose {
  readonly user: string;
  readonly project: number;
}

type Planting = (whose: Whose) => RawBuilder<unknown>;

const when = '2026-03-01T00:00:00Z';
const digestOf = (text: string) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** One row of each table that pages may read at all, for a user with a role in a project. In order: some refer to others. */
const plantings: Readonly<Record<string, Planting>> = {
  // The users and their roles are there already.
  app_user: () => sql`select`,
  role_grant: () => sql`select`,
  audit_entry: ({ user, project }) => sql`
    insert into audit_entry (acted_at, act, subject_kind, subject_id, project_id, user_id)
    values (${when}, 'project.read', 'project', '1', ${project}, ${user})`,
  invitation: ({ user, project }) => sql`
    insert into invitation (email, language, role, scope, project_id, valid_from, invited_by, invited_at, expires_at)
    values (${`${user}@koordi.example`}, 'fi', 'coordinator', 'project', ${project}, '2026-01-01', ${user}, ${when},
      '2999-01-01')`,
  glass_break: ({ user, project }) => sql`
    insert into glass_break (user_id, project_id, reason, opened_at, closes_at)
    values (${user}, ${project}, 'Tarkistan hankkeen tilanteen', ${when}, '2999-01-01')`,
  project_profile: ({ user, project }) => sql`
    insert into project_profile (project_id, kind, name, period, is_light, recorded_at, recorded_by)
    values (${project}, 'development', 'Polku', '2021-2027', false, ${when}, ${user})`,
  project_status: ({ user, project }) => sql`
    insert into project_status (project_id, status, from_on, recorded_at, recorded_by)
    values (${project}, 'running', '2026-01-01', ${when}, ${user})`,
  project_discarded: ({ user, project }) => sql`
    insert into project_discarded (project_id, profile, reason, discarded_at, discarded_by)
    values (${project}, '{}', 'Lisätty vahingossa', ${when}, ${user})`,
  saved_view: ({ user }) => sql`
    insert into saved_view (user_id, list, name, query) values (${user}, 'access.people', 'Oma', '')`,
  bulk_run: ({ user }) => sql`
    insert into bulk_run (user_id, act, list_href, rows, prepared_at)
    values (${user}, 'description.approve', '/workspace/descriptions', '[]', ${when})`,
  notice: ({ user, project }) => sql`
    insert into notice (user_id, kind, subject_kind, subject_id, project_id, href, written_at)
    values (${user}, 'description.submitted', 'description', '1', ${project}, '/workspace', ${when})`,
  notice_mail: ({ user }) => sql`
    insert into notice_mail (user_id, pace, notice_ids, written_on, due_at)
    values (${user}, 'daily', '{1}', '2026-03-01', ${when})`,
  notice_preference: ({ user }) => sql`
    insert into notice_preference (user_id, kind, pace) values (${user}, 'description.submitted', 'never')`,
  calendar_feed: ({ user }) => sql`
    insert into calendar_feed (user_id, token_sha256, renewed_at) values (${user}, ${digestOf(user)}, ${when})`,
  form_draft: ({ user }) => sql`
    insert into form_draft (user_id, form_key, form_token, typed, began_at, typed_at)
    values (${user}, 'description:1', 'token', '[]', ${when}, ${when})`,
  form_receipt: ({ user }) => sql`
    insert into form_receipt (user_id, form_token, digest, answer, used_at)
    values (${user}, 'token', ${digestOf(user)}, '/fi', ${when})`,
  sheet_import: ({ user }) => sql`
    insert into sheet_import (kind, user_id, state, source, sha256, size, received_at)
    values ('organisation', ${user}, 'ready', 'pasted', ${digestOf(user)}, 1, ${when})`,
  sheet_import_file: ({ user }) => sql`
    insert into sheet_import_file (sheet_import_id, content) select id, 'x' from sheet_import where user_id = ${user}`,
  sheet_import_row: ({ user }) => sql`
    insert into sheet_import_row (sheet_import_id, number, outcome, is_mended, "values")
    select id, 1, 'new', false, '{}' from sheet_import where user_id = ${user}`,
  description_edit: ({ user, project }) => sql`
    insert into description_edit (project_id, project_code, form, record, author_id, opened_at, changed_at, state_since_at)
    select id, code, 'esr-2014', '{}', ${user}, ${when}, ${when}, ${when} from project where id = ${project}`,
  description_edit_event: ({ user }) => sql`
    insert into description_edit_event (description_edit_id, step, acted_by, acted_at, revision, content_sha256)
    select id, 'opened', ${user}, ${when}, 1, ${digestOf(user)} from description_edit where author_id = ${user}`,
  description_import: ({ user }) => sql`
    insert into description_import (imported_by, state, reach, file_count, received_at)
    values (${user}, 'ready', '{}', 1, ${when})`,
  description_import_file: ({ user }) => sql`
    insert into description_import_file (description_import_id, position, name, sha256, byte_count, content)
    select id, 1, 'x.txt', ${digestOf(user)}, 1, 'x' from description_import where imported_by = ${user}`,
  description_import_item: ({ user }) => sql`
    insert into description_import_item (description_import_id, position, outcome, source, refusal)
    select id, 1, 'refused', 'x.txt', '{}' from description_import where imported_by = ${user}`,
  body: ({ user, project }) => sql`
    insert into body (project_id, kind, name, set_up_at, set_up_by)
    values (${project}, 'steering-group', 'Ohjausryhmä', ${when}, ${user})`,
  body_member: ({ user }) => sql`
    insert into body_member (body_id, person_name, role, starts_on, appointed_at, appointed_by)
    select id, 'Maija Meikäläinen', 'chair', '2026-01-01', ${when}, ${user} from body where set_up_by = ${user}`,
  meeting: ({ user }) => sql`
    insert into meeting (body_id, starts_at, is_remote, convened_at, convened_by)
    select id, ${when}, true, ${when}, ${user} from body where set_up_by = ${user}`,
  meeting_item: ({ user }) => sql`
    insert into meeting_item (meeting_id, number, title, recorded_at, recorded_by)
    select id, 1, 'Avaus', ${when}, ${user} from meeting where convened_by = ${user}`,
  recommendation: ({ user, project }) => sql`
    insert into recommendation (project_id, title, addressee, given_on, status_on, recorded_at, recorded_by)
    values (${project}, 'Yhteinen malli', 'Kunnat', '2026-01-01', '2026-01-01', ${when}, ${user})`,
  recommendation_status: ({ user }) => sql`
    insert into recommendation_status (recommendation_id, status, from_on, recorded_at, recorded_by)
    select id, 'accepted', '2026-01-02', ${when}, ${user} from recommendation where recorded_by = ${user}`,
  contact_assignment: ({ user, project }) => sql`
    insert into contact_assignment (project_id, person_name, phone, starts_on, named_at, named_by)
    values (${project}, 'Maija Meikäläinen', '040 123 4567', '2026-01-01', ${when}, ${user})`,
  document: ({ user, project }) => sql`
    insert into document (project_id, kind, title, visibility, added_at, added_by)
    values (${project}, 'minutes', 'Pöytäkirja', 'parties', ${when}, ${user})`,
  document_version: ({ user }) => sql`
    insert into document_version (document_id, number, file_name, media_type, size, sha256, content, uploaded_at, uploaded_by)
    select id, 1, 'x.pdf', 'application/pdf', 1, ${digestOf(user)}, 'x', ${when}, ${user} from document where added_by = ${user}`,
  measure_need: ({ user, project }) => sql`
    insert into measure_need (project_id, asked_by, for_whom, amount, recorded_at, recorded_by)
    values (${project}, 'Maija Meikäläinen', 'Nuoret', 5, ${when}, ${user})`,
  work_place: ({ user, project }) => sql`
    with run as (
      insert into measure (project_id, kind, shape, name, funding, state, recorded_at, recorded_by)
      values (${project}, 'work-try-out', 'work-places', 'Työpaikat', 'esf', 'plan', ${when}, ${user}) returning id)
    insert into work_place (measure_id, employer, site, tasks, supervisor, seats, is_permanent, from_on)
    select run.id, 'Pesula', 'Pesula', 'Lajittelu', 'Maija Meikäläinen', 2, true, '2026-01-01' from run`,
  measure_staff: ({ user, project }) => sql`
    with run as (
      insert into measure (project_id, kind, shape, name, funding, state, recorded_at, recorded_by)
      values (${project}, 'coaching-career', 'group', 'Kurssi', 'esf', 'plan', ${when}, ${user}) returning id)
    insert into measure_staff (measure_id, name, role, from_on, recorded_at, recorded_by)
    select run.id, 'Maija Meikäläinen', 'trainer', '2026-01-01', ${when}, ${user} from run`,
  participant: ({ user, project }) => sql`
    insert into participant (project_id, number, sex, recorded_at, recorded_by)
    values (${project}, 1, 'female', ${when}, ${user})`,
  seat: ({ user, project }) => sql`
    with run as (
      insert into measure (project_id, kind, shape, name, funding, state, recorded_at, recorded_by)
      values (${project}, 'wage-subsidy', 'non-stop', 'Paikat', 'esf', 'plan', ${when}, ${user}) returning id)
    insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
    select run.id, person.id, 'taken', ${when}, '2026-03-01', ${user}
    from run, participant person where person.project_id = ${project}`,
  seat_event: ({ user }) => sql`
    insert into seat_event (seat_id, state, acted_at, acted_by)
    select id, 'taken', ${when}, ${user} from seat where recorded_by = ${user}`,
  wage_subsidy: ({ user }) => sql`
    insert into wage_subsidy (seat_id, percent, hours_per_week) select id, 50, 30 from seat where recorded_by = ${user}`,
  seat_module: ({ user, project }) => sql`
    with bought as (
      insert into contract (project_id, name, price_model, unit_price_cents, amount, starts_on, ends_on, recorded_at,
        recorded_by)
      values (${project}, 'Tarjotin', 'student-day', 1, 1, '2026-01-01', '2026-12-31', ${when}, ${user}) returning id),
    module as (
      insert into contract_module (contract_id, number, title, days, price_cents)
      select bought.id, 1, 'Moduuli', 1, 1 from bought returning id)
    insert into seat_module (seat_id, contract_module_id, starts_on, ends_on, price_cents)
    select seat.id, module.id, '2026-03-01', '2026-03-01', 1 from seat, module where seat.recorded_by = ${user}`,
  call_off: ({ user, project }) => sql`
    with line as (
      insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on)
      select contract.id, 'hour', 1, 1, '2026-01-01', '2027-01-01'
      from contract where contract.project_id = ${project} returning id)
    insert into call_off (capacity_line_id, participant_id, seat_id, starts_on, ends_on, amount, price_cents, recorded_at,
      recorded_by)
    select line.id, seat.participant_id, seat.id, '2026-03-01', '2026-03-01', 1, 1, ${when}, ${user}
    from seat, line where seat.recorded_by = ${user}`,
  tender_offer: ({ user, project }) => sql`
    with call as (
      insert into tender (project_id, name, kind, asked_on, deadline_at, state, recorded_at, recorded_by)
      values (${project}, 'Koulutus', 'open', '2012-01-01', '2012-02-01', 'open', ${when}, ${user}) returning id),
    criterion as (
      insert into tender_criterion (tender_id, name, weight_percent, is_price) select id, 'Laatu', 40, false from call),
    part as (insert into tender_lot (tender_id, number, name) select id, 1, 'Koulutus' from call returning id)
    insert into tender_offer (tender_lot_id, provider_name, total_cents, received_at, is_admissible, recorded_at, recorded_by)
    select id, 'Tmi Maija Meikäläinen', 100, '2012-01-31T10:00:00Z', true, ${when}, ${user} from part`,
  tender_invitee: ({ user, project }) => sql`
    with call as (
      insert into tender (project_id, name, kind, deadline_at, recorded_at, recorded_by)
      values (${project}, 'Kutsut', 'invited', ${when}, ${when}, ${user}) returning id)
    insert into tender_invitee (tender_id, provider_name) select id, 'Aino Yrittäjä' from call returning id`,
  tender_offer_change: ({ user }) => sql`
    insert into tender_offer_change (tender_offer_id, tender_lot_id, provider_name, total_cents, received_at, is_admissible,
      reason, changed_at, changed_by)
    select offer.id, offer.tender_lot_id, offer.provider_name, 90, ${when}, true, 'Luettu väärin', ${when}, ${user}
    from tender_offer offer
    where offer.recorded_by = ${user}`,
  offer_score: ({ user }) => sql`
    insert into offer_score (tender_offer_id, tender_criterion_id, tenths)
    select offer.id, criterion.id, 80
    from tender_offer offer
    join tender_lot lot on lot.id = offer.tender_lot_id
    join tender_criterion criterion on criterion.tender_id = lot.tender_id
    where offer.recorded_by = ${user}`,
};

/** Tables of which a colleague sees more, or less, than what is of the own project or one's own. */
const seenOtherwise: Readonly<Record<string, 'all' | 'nothing'>> = {
  app_user: 'all',
  role_grant: 'all',
  // Whoever works with a project sees which ones it is bound to, and lists filter by reach.
  project_profile: 'all',
  project_status: 'all',
  project_discarded: 'all',
  // Found by whoever works beside projects: that is what they are kept for.
  contact_assignment: 'all',
  invitation: 'nothing',
};

let test: TestDatabase;
let mine: Actor;
let stranger: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const [own, foreign] = await test.owner
    .insertInto('project')
    .values([{ code: 'S10001' }, { code: 'S10002' }])
    .returning('id')
    .execute();
  const people = [];
  for (const project of [own?.id ?? 0, foreign?.id ?? 0]) {
    const actor = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }],
    });
    for (const plant of Object.values(plantings)) await plant({ user: actor.userId, project }).execute(test.owner);
    people.push(actor);
  }
  [mine, stranger] = people as [Actor, Actor];
});
afterAll(() => test.close());

const personal = Object.values(rooms).flatMap((room) => room.personal ?? []);

/** Those that pages may read at all. */
async function listOpenTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relname = any (${personal})
      and has_any_column_privilege('koordi_app', pg_class.oid, 'select')`.execute(test.owner);
  return rows.map(({ name }) => name);
}

async function countIn(handle: Parameters<RawBuilder<unknown>['execute']>[0], table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(handle);
  return rows[0]?.count ?? 0;
}

/** How many rows of each table an identity sees. */
async function seenBy(userId: string): Promise<Record<string, number>> {
  const tables = await listOpenTables();
  return writingAs(test.database, userId, async (tx) => {
    const counts: [string, number][] = [];
    for (const table of tables.toSorted()) counts.push([table, await countIn(tx, table)]);
    return Object.fromEntries(counts);
  });
}

describe('of tables with personal data', () => {
  it('each that pages may read has a row of mine and one of a stranger', async () => {
    const open = await listOpenTables();
    expect(open.filter((table) => plantings[table] === undefined)).toEqual([]);
    const counts: [string, number][] = [];
    for (const table of open) counts.push([table, await countIn(test.owner, table)]);
    expect(counts.filter(([, count]) => count < 2)).toEqual([]);
  });

  it('none shows a row to the public', async () => {
    for (const table of await listOpenTables())
      expect([table, await countIn(test.database, table)]).toEqual([table, 0]);
  });

  it('each shows one’s own and not the stranger’s', async () => {
    for (const actor of [mine, stranger]) {
      const seen = await seenBy(actor.userId);
      const wrong = Object.entries(seen).filter(([table, count]) => count !== expectedCount(table));
      expect(wrong).toEqual([]);
    }
  });

  it('none of a project shows anything to somebody without a role', async () => {
    const nobody = await createActor(test, { given: [] });
    const seen = Object.entries(await seenBy(nobody.userId));
    expect(seen.filter(([table, count]) => count > 0 && seenOtherwise[table] !== 'all')).toEqual([]);
    await test.owner.deleteFrom('appUser').where('id', '=', nobody.userId).execute();
  });

  it('asks what a user reaches by plans that are kept, since nearly every statement asks it', async () => {
    const asked = ['projects_of', 'measures_of', 'measures_provided_by'];
    const { rows } = await sql<{ name: string }>`
      select proname as name from pg_proc
      where proname = any (${asked}) and proconfig @> array['plan_cache_mode=force_generic_plan']`.execute(test.owner);
    // A function that is replaced loses its settings.
    expect(rows.map(({ name }) => name).toSorted()).toEqual(asked.toSorted());
  });

  it('those of signing in are closed to the pages and open to signing in', async () => {
    const open = await listOpenTables();
    const closed = personal.filter((table) => !open.includes(table));
    expect(closed).toContain('user_credential');
    const signIn: Database = openSignInDatabase(test.target);
    for (const table of closed) {
      await expect(countIn(test.database, table)).rejects.toThrow(/permission denied/);
      await expect(countIn(signIn, table)).resolves.toBe(0);
    }
    await signIn.destroy();
  });

  it('none can be emptied or given to another by the pages', async () => {
    for (const table of await listOpenTables()) {
      await expect(sql`truncate ${sql.table(table)}`.execute(test.database)).rejects.toThrow(/permission denied/);
      await expect(
        sql`alter table ${sql.table(table)} disable row level security`.execute(test.database),
      ).rejects.toThrow(/must be owner/);
    }
  });
});

function expectedCount(table: string): number {
  const how = seenOtherwise[table];
  if (how === 'nothing') return 0;
  return how === 'all' ? 2 : 1;
}
