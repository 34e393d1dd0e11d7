import { type RawBuilder, sql } from 'kysely';
import { listAreasEver } from '#features/codelist/public.server.ts';
import { resolveAreaName } from '#features/codelist/public.ts';
import { listNamedUnits, listUnitsMeant } from '#features/organisation/public.server.ts';
import type { NamedUnit } from '#features/organisation/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { DatedProject, KnownNames, SeatsAgainst, StoredMeasure } from './measure.model.ts';
import type { MeasureRow } from './measure-form.model.ts';
import type { DatedState } from './measure-state.model.ts';

type Row = Omit<StoredMeasure, 'provider'> & { readonly providerUnitId: number | null };

/** A measure by its id. Whether somebody may see it, `findMeasureHead` says. Throws `NotFound`. */
export async function getMeasure(read: Read, id: number): Promise<StoredMeasure> {
  const [measure] = await selectMeasures(read, sql`measure.id = ${id}`);
  if (!measure) throw new NotFound(`There is no measure ${id}.`);
  return measure;
}

/** The measures of projects by name and first day, as tables tell them apart. */
export function listMeasuresNamed(
  read: Read,
  named: readonly { readonly projectId: number; readonly name: string; readonly startsOn: string | null }[],
): Promise<StoredMeasure[]> {
  return selectMeasures(
    read,
    sql`exists (
      select from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as asked ("projectId" int, name text, "startsOn" date)
      where asked."projectId" = measure.project_id and lower(asked.name) = lower(measure.name)
        and asked."startsOn" is not distinct from measure.starts_on)
      and measure.project_id = any (${[...new Set(named.map(({ projectId }) => projectId))]}::int[])`,
  );
}

async function selectMeasures(read: Read, condition: RawBuilder<unknown>): Promise<StoredMeasure[]> {
  const rows = await selectRows(
    read,
    sql<Row>`
      select measure.id, measure.project_id, measure.measure_series_id as series_id, series.name as series_name,
        measure.measure_need_id as need_id, measure.kind, measure.shape, measure.name, measure.field, measure.funding, measure.planned_cents,
        measure.target_group, measure.starts_on, measure.ends_on, measure.seats, measure.women_planned,
        measure.municipality_code, measure.site, measure.provider_unit_id, measure.is_open, measure.apply_text,
        measure.apply_url, measure.apply_until, measure.tells_free_seats, measure.credits::float8 as credits, measure.credit_unit, measure.state, measure.revision
      from measure
      left join measure_series series on series.id = measure.measure_series_id
      where ${condition}`,
  );
  const unitIds = rows.flatMap(({ providerUnitId }) => providerUnitId ?? []);
  const units = new Map((await listNamedUnits(read, [...new Set(unitIds)])).map((unit) => [unit.id, unit]));
  return rows.map(({ providerUnitId, ...row }) => ({ ...row, provider: units.get(providerUnitId ?? 0) ?? null }));
}

/** The states of a measure, the newest first. */
export function listStates(
  read: Read,
  measureId: number,
): Promise<(DatedState & { readonly reason: string | null })[]> {
  return selectRows(
    read,
    sql<DatedState & { reason: string | null }>`
      select stated.state, stated.from_on, stated.reason
      from measure_state stated
      where stated.measure_id = ${measureId}
      order by stated.from_on desc, stated.id desc`,
  );
}

/** Which of these measures are in a state that begins only after today: no other can follow before. */
export async function findMeasuresAhead(read: Read, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await selectRows(
    read,
    sql<{ id: number }>`
      select distinct stated.measure_id as id from measure_state stated
      where stated.measure_id = any (${[...ids]}::int[]) and stated.from_on > (now() at time zone 'Europe/Helsinki')::date`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The projects of these codes that the acting user plans measures for in one of the roles; light records have none. */
export function listBuyingProjects(
  read: Read,
  codes: readonly string[],
  roles: readonly string[],
): Promise<DatedProject[]> {
  return selectRows(
    read,
    sql<DatedProject>`
      select project.id, project.code, profile.kind, profile.period, profile.starts_on, profile.ends_on, state.status
      from project
      join project_profile profile on profile.project_id = project.id and not profile.is_light
      left join lateral (
        select stated.status
        from project_status stated
        where stated.project_id = project.id and stated.from_on <= (now() at time zone 'Europe/Helsinki')::date
          and stated.taken_back_at is null
        order by stated.from_on desc, stated.id desc
        limit 1
      ) state on true
      where project.code = any (${[...new Set(codes)]}::text[])
        and holds_role_over(${[...roles]}::text[], project.id)`,
  );
}

/** What the names in rows mean. */
export async function findKnownNames(
  read: Read,
  rows: readonly Pick<MeasureRow, 'municipality' | 'provider'>[],
): Promise<KnownNames> {
  const written = (column: 'municipality' | 'provider') => new Set(rows.flatMap((row) => row[column] ?? []));
  const municipalities = new Map<string, string>();
  const areas = written('municipality').size === 0 ? [] : await listAreasEver(read, 'municipality');
  for (const name of written('municipality')) {
    const key = name.toLowerCase();
    const area =
      areas.find(({ nameFi, nameSv }) => nameFi.toLowerCase() === key || nameSv.toLowerCase() === key) ??
      resolveAreaName(name, 'municipality');
    if (area) municipalities.set(key, area.code);
  }
  const units = new Map<string, readonly NamedUnit[]>();
  for (const text of written('provider')) units.set(text, await listUnitsMeant(read, text));
  return { municipalities, units };
}

/** The Finnish names of municipalities by their codes, as a form shows them whatever language the page is in. */
export async function findMunicipalityNames(read: Read): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAreasEver(read, 'municipality')).map(({ code, nameFi }) => [code, nameFi]));
}

/** How many people wait for a seat of a measure, have an offer, and are on a seat on a day or later: whom its end concerns. */
export interface SeatsInUse {
  readonly waiting: number;
  readonly offered: number;
  readonly held: number;
}

/** Counted by SQL of the room of the seats, as far as the acting user sees them. */
export async function countSeatsInUse(read: Read, measureId: number, day: string): Promise<SeatsInUse> {
  const [counted] = await selectRows(
    read,
    sql<SeatsInUse>`select used.waiting, used.offered, used.held from seats_in_use(${measureId}, ${day}::date) used`,
  );
  return counted ?? { waiting: 0, offered: 0, held: 0 };
}

/** A measure as it would be on other days (ISO). */
interface MovedMeasure {
  readonly id: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What of the seats given would not fit a measure on these days, seen today. */
export async function countSeatsAgainst(
  read: Read,
  id: number,
  { startsOn, endsOn }: Omit<MovedMeasure, 'id'>,
): Promise<SeatsAgainst> {
  const counted = await findSeatsAgainst(read, [{ id, startsOn, endsOn }]);
  return counted.get(id) ?? { outside: 0, fullest: 0 };
}

/** The same of many measures, by their ids. Counted by SQL of the room of the seats. */
export async function findSeatsAgainst(
  read: Read,
  measures: readonly MovedMeasure[],
): Promise<ReadonlyMap<number, SeatsAgainst>> {
  const rows = await selectRows(
    read,
    sql<SeatsAgainst & { id: number }>`
      select moved.id, against.outside, against.fullest
      from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as moved (id int, "startsOn" date, "endsOn" date)
      cross join lateral seats_against_days(
        moved.id, moved."startsOn", moved."endsOn", (now() at time zone 'Europe/Helsinki')::date) against`,
  );
  return new Map(rows.map(({ id, ...against }) => [id, against]));
}
