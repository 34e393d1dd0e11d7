import { sql } from 'kysely';
import { prepareOrganisationSightings, recordOrganisationSightings } from '#features/organisation/public.server.ts';
import { recordProjects } from '#features/project/public.server.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Reach } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { factsVersion } from './fact.model.ts';
import { factColumns } from './fact-column.model.ts';
import { settleWhatIsInForce } from './in-force.commands.server.ts';
import { recordSearchWords, type VersionToIndex } from './search-index.commands.server.ts';

/**
 * Says of every staged item whether it is `new` (the first telling of a project), `changed` (a new version of a known one)
 * or `same` (the telling before it, in the register or in this import, holds the same content). Writes only to the
 * staging tables. A version that was withdrawn is known all the same, so that its file brings nothing back; only who publishes
 * it anew means to.
 */
export async function compareWithRegister(tx: Tx, withdrawn: 'known' | 'forgotten' = 'known'): Promise<void> {
  const isKnown = (version: string) =>
    withdrawn === 'known' ? sql`true` : sql`${sql.ref(version)}.withdrawn_at is null`;
  await sql`
    update import_item item
    set outcome = compared.outcome
    from (
      select staged.ordinal,
        case
          when previous.content_sha256 = staged.content_sha256 or already.id is not null then 'same'
          when project.id is null and row_number() over telling = 1 then 'new'
          else 'changed'
        end as outcome
      from import_item staged
      left join project on project.code = staged.code
      left join description_version already
        on already.project_id = project.id and already.form = staged.form
        and already.known_on = staged.known_on and already.content_sha256 = staged.content_sha256
        and ${isKnown('already')}
      left join lateral (
        select told.content_sha256
        from (
          select version.content_sha256, version.known_on, 0 as ordinal
          from description_version version
          where version.project_id = project.id and version.form = staged.form and version.known_on <= staged.known_on
            and ${isKnown('version')}
          union all
          select other.content_sha256, other.known_on, other.ordinal
          from import_item other
          where other.code = staged.code and other.form = staged.form
            and (other.known_on, other.ordinal) < (staged.known_on, staged.ordinal)
        ) told
        order by told.known_on desc, told.ordinal desc
        limit 1
      ) previous on true
      window telling as (partition by staged.code order by staged.known_on, staged.is_full, staged.ordinal)
    ) compared
    where compared.ordinal = item.ordinal`.execute(tx);
}

/** A staged item that its importer may not tell of. */
export interface ForeignItem {
  readonly source: string;
  readonly line: number | null;
  readonly code: string;
  readonly isKnown: boolean;
}

/** Takes out of the staging tables what lies beyond a reach: projects of others, and those that the register does not know. */
export async function setAsideForeign(tx: Tx, reach: Reach): Promise<ForeignItem[]> {
  const { rows } = await sql<ForeignItem>`
    delete from import_item item
    using import_source source
    where source.ordinal = item.source_ordinal
      and item.code not in (select own.code from project own where ${isWithin(reach, sql`own.id`)})
    returning source.name as source, item.source_line as line, item.code,
      exists (select from project known where known.code = item.code) as is_known`.execute(tx);
  return rows;
}

/**
 * Takes the staged items `from` to `until` (both included) into the register: their files, projects, organisations and
 * versions. Items that are the same only leave a note that another file tells it too, so a second time changes nothing.
 */
export async function recordItems(tx: Tx, from: number, until: number): Promise<void> {
  const inBatch = sql`item.ordinal between ${from} and ${until}`;
  const isNews = sql`${inBatch} and item.outcome <> 'same'`;
  await recordSourceFiles(tx, inBatch);
  const { rows } = await sql<{ code: string }>`select distinct item.code from import_item item where ${isNews}`.execute(
    tx,
  );
  await recordProjects(
    tx,
    rows.map(({ code }) => code),
  );
  await bindEditsToProjects(tx);
  await recordParties(tx, isNews);
  await recordVersions(tx, isNews);
  await recordSightings(tx, inBatch);
  await settleWhatIsInForce(
    tx,
    rows.map(({ code }) => code),
  );
}

/** What somebody has begun to write of a project before the register knew it belongs to the project from now on. */
async function bindEditsToProjects(tx: Tx): Promise<void> {
  await sql`
    update description_edit edit set project_id = project.id
    from project
    where edit.project_id is null and project.code = edit.project_code`.execute(tx);
}

type Condition = ReturnType<typeof sql>;

async function recordSourceFiles(tx: Tx, inBatch: Condition): Promise<void> {
  await sql`
    insert into source_file (sha256, name, media_type, encoding, content)
    select distinct on (source.sha256) source.sha256, source.name, source.media_type, source.encoding, source.content
    from import_source source
    where source.ordinal in (select item.source_ordinal from import_item item where ${inBatch})
      and not exists (select from source_file known where known.sha256 = source.sha256)
    order by source.sha256, source.ordinal
    on conflict (sha256) do nothing`.execute(tx);
}

async function recordParties(tx: Tx, isNews: Condition): Promise<void> {
  await prepareOrganisationSightings(tx);
  await sql`
    insert into import_party (ordinal, business_id, printed_name, spelling_key, known_on)
    select party.ordinal, party.business_id, party.printed_name, party.spelling_key, item.known_on
    from import_item_party party join import_item item on item.ordinal = party.item_ordinal
    where ${isNews}`.execute(tx);
  await recordOrganisationSightings(tx);
}

/** A staged item, its file and the version made of it, found by what makes a version unique. */
const itemsWithVersion = sql`
  import_item item
  join project on project.code = item.code
  join description_version version
    on version.project_id = project.id and version.form = item.form and version.known_on = item.known_on
    and version.content_sha256 = item.content_sha256 and version.withdrawn_at is null`;

const facts = sql.raw(factColumns.map(({ column }) => column).join(', '));
const stagedFacts = sql.raw(factColumns.map(({ column }) => `item.${column}`).join(', '));

async function recordVersions(tx: Tx, isNews: Condition): Promise<void> {
  await sql`
    insert into description_version (
      project_id, form, is_full, known_on, known_basis, source_file_id, source_line, content_sha256, facts_key,
      is_truncated, facts_version, ${facts})
    select project.id, item.form, item.is_full, item.known_on, item.known_basis, source_file.id, item.source_line,
      item.content_sha256, item.facts_key, item.is_truncated, ${factsVersion}::int, ${stagedFacts}
    from import_item item
    join project on project.code = item.code
    join import_source source on source.ordinal = item.source_ordinal
    join source_file on source_file.sha256 = source.sha256
    where ${isNews}
    order by item.ordinal`.execute(tx);
  await sql`
    insert into description_content (description_version_id, record)
    select version.id, item.record from ${itemsWithVersion} where ${isNews}`.execute(tx);
  await recordSearchWords(tx, recordsInPortions(tx, isNews));
  await sql`
    insert into description_area (description_version_id, kind, position, printed_name, code)
    select version.id, area.kind, row_number() over (partition by version.id, area.kind order by area.position),
      area.printed_name, area.code
    from ${itemsWithVersion} join import_item_area area on area.item_ordinal = item.ordinal
    where ${isNews}`.execute(tx);
  await sql`
    insert into description_party (description_version_id, role, position, organisation_unit_id)
    select version.id, party.role, row_number() over (partition by version.id, party.role order by party.position),
      unit.unit_id
    from ${itemsWithVersion}
    join import_item_party party on party.item_ordinal = item.ordinal
    join import_party_unit unit on unit.ordinal = party.ordinal
    where ${isNews}`.execute(tx);
}

/** Records to be searched by, so many at a time. */
const portionSize = 200;

async function* recordsInPortions(tx: Tx, isNews: Condition): AsyncGenerator<VersionToIndex[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<VersionToIndex & { ordinal: number }>`
      select item.ordinal, version.id, item.record from ${itemsWithVersion}
      where ${isNews} and item.ordinal > ${after}
      order by item.ordinal
      limit ${portionSize}`.execute(tx);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.ordinal ?? after;
  }
}

/** Notes for items that are the same which file, other than the version's own, tells it too. */
async function recordSightings(tx: Tx, inBatch: Condition): Promise<void> {
  await sql`
    insert into description_sighting (description_version_id, source_file_id, source_line)
    select distinct same.id, source_file.id, item.source_line
    from import_item item
    join project on project.code = item.code
    join import_source source on source.ordinal = item.source_ordinal
    join source_file on source_file.sha256 = source.sha256
    cross join lateral (
      select version.id, version.source_file_id, version.source_line
      from description_version version
      where version.project_id = project.id and version.form = item.form and version.known_on <= item.known_on
        and version.content_sha256 = item.content_sha256
      order by version.known_on desc, version.id desc
      limit 1
    ) same
    where ${inBatch} and item.outcome = 'same'
      and (same.source_file_id, coalesce(same.source_line, 0)) <> (source_file.id, coalesce(item.source_line, 0))
    on conflict do nothing`.execute(tx);
}
