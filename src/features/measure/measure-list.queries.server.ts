import { type RawBuilder, sql } from 'kysely';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { isDay } from '#platform/clock.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { isMeasureWithin } from './head.queries.server.ts';
import type { StoredMeasure } from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import type { MeasureQuestion } from './measure-list.model.ts';

/** A measure as a list tells it; days as ISO. */
export interface ListedMeasure
  extends Pick<
    StoredMeasure,
    | 'id'
    | 'kind'
    | 'shape'
    | 'name'
    | 'seriesName'
    | 'field'
    | 'funding'
    | 'state'
    | 'startsOn'
    | 'endsOn'
    | 'seats'
    | 'womenPlanned'
    | 'municipalityCode'
    | 'site'
    | 'credits'
    | 'creditUnit'
  > {
  /** Of a training for the network's own staff: how many of them took part and finished, and all their credits. */
  readonly staffPersons: number | null;
  readonly staffWomen: number | null;
  readonly staffFinished: number | null;
  readonly staffCredits: number | null;
  readonly projectCode: string;
  readonly providerName: string | null;
}

type Row = Omit<ListedMeasure, 'providerName'> & ListedRow & { readonly providerUnitId: number | null };

const orders: Readonly<Record<MeasureQuestion['sort'], ListOrder>> = {
  startsOn: { expression: sql`coalesce(measure.starts_on, 'infinity')`, type: 'date' },
  name: { expression: sql`lower(measure.name)`, type: 'text' },
  project: { expression: sql`project.code`, type: 'text' },
};
/** As they are counted everywhere: those of its work places, too. */
const seatsToday = sql`(select counted.seats
  from seats_of_measure(measure.id, (now() at time zone 'Europe/Helsinki')::date) counted)`;

/** Those of a training for staff, added up over organisations; of other measures nothing, and nothing is looked for. */
const staffOfMeasure = sql`
  cross join lateral (
    select sum(attended.persons)::int as staff_persons, sum(attended.women)::int as staff_women,
      sum(attended.finished)::int as staff_finished,
      sum(attended.finished * coalesce(attended.credits, measure.credits))::float8 as staff_credits
    from staff_attendance attended
    where attended.measure_id = measure.id and measure.kind = 'staff-training'
  ) staff`;

const byId: ListOrder = { expression: sql`measure.id`, type: 'int' };

/** A page of the measures within somebody's reach that fit a question. */
export async function listMeasures(
  read: Read,
  actor: Actor,
  question: MeasureQuestion,
  limit?: number,
): Promise<ListPage<ListedMeasure>> {
  const page = pagedQuery(question, orders[question.sort], byId, limit);
  const rows = await selectRows(
    read,
    sql<Row>`
      select measure.id, project.code as project_code, measure.kind, measure.shape, measure.name, series.name as series_name,
        measure.field, measure.funding, measure.state, measure.starts_on, measure.ends_on, ${seatsToday} as seats,
        measure.women_planned, measure.municipality_code, measure.site, measure.provider_unit_id,
        measure.credits::float8 as credits,
        measure.credit_unit, staff.staff_persons, staff.staff_women, staff.staff_finished, staff.staff_credits, ${page.columns}
      from ${measuresAsked(actor, question)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  const { rows: kept, ...places } = page.cut(rows);
  return { ...places, rows: await withProviders(read, kept) };
}

/** How many measures there are, the cancelled ones among them, and how many seats those have that are not cancelled. */
export interface CountedMeasures {
  readonly measures: number;
  readonly cancelled: number;
  readonly seats: number;
  /** In trainings for staff: how often somebody took part, and finished. */
  readonly staffPersons: number;
  readonly staffFinished: number;
}

/** How many measures within somebody's reach fit a question, on all pages. */
export async function countMeasures(read: Read, actor: Actor, question: MeasureQuestion): Promise<CountedMeasures> {
  const [counted] = await selectRows(
    read,
    sql<CountedMeasures>`
      select count(*)::int as measures, (count(*) filter (where measure.state = 'cancelled'))::int as cancelled,
        coalesce(sum(${seatsToday}) filter (where measure.state <> 'cancelled'), 0)::int as seats,
        coalesce(sum(staff.staff_persons), 0)::int as staff_persons,
        coalesce(sum(staff.staff_finished), 0)::int as staff_finished
      from ${measuresAsked(actor, question)}`,
  );
  return counted ?? { measures: 0, cancelled: 0, seats: 0, staffPersons: 0, staffFinished: 0 };
}

function measuresAsked(actor: Actor, { words, chosen }: MeasureQuestion): RawBuilder<unknown> {
  const equals = (column: string, value: string | undefined) =>
    value === undefined ? [] : [sql<boolean>`${sql.raw(column)} = ${value}`];
  const conditions = [
    isMeasureWithin(reachOf(measurePolicy, actor, 'measure.read'), sql`measure.id`),
    ...(words === '' ? [] : [tellsOf(words)]),
    ...equals('project.code', chosen.project),
    ...(chosen.series === undefined ? [] : [sql<boolean>`measure.measure_series_id = ${rowNumber(chosen.series)}`]),
    ...equals('measure.kind', chosen.kind),
    ...equals('measure.state', chosen.state),
    ...equals('measure.field', chosen.field),
    ...equals('measure.funding', chosen.funding),
    ...(chosen.from !== undefined && isDay(chosen.from)
      ? [sql<boolean>`coalesce(measure.ends_on, 'infinity') >= ${chosen.from}::date`]
      : []),
    ...(chosen.until !== undefined && isDay(chosen.until)
      ? [sql<boolean>`measure.starts_on <= ${chosen.until}::date`]
      : []),
  ];
  return sql`measure
    join project on project.id = measure.project_id
    left join measure_series series on series.id = measure.measure_series_id
    ${staffOfMeasure}
    where ${sql.join(conditions, sql` and `)}`;
}

/** Whether the words stand in the name, the place, the brand, the project or the provider of a measure. */
function tellsOf(words: string): RawBuilder<boolean> {
  const pattern = containing(words.toLowerCase());
  return sql`(lower(concat_ws(' ', measure.name, measure.site, series.name, project.code)) like ${pattern}
    or measure.project_id in (
      select profile.project_id from project_profile profile where lower(profile.name) like ${pattern})
    or measure.provider_unit_id in (
      select name.organisation_unit_id from organisation_name name where lower(name.printed_name) like ${pattern}))`;
}

async function withProviders(read: Read, rows: readonly Row[]): Promise<ListedMeasure[]> {
  const ids = [...new Set(rows.flatMap(({ providerUnitId }) => providerUnitId ?? []))];
  const names = new Map((await listNamedUnits(read, ids)).map(({ id, name }) => [id, name]));
  return rows.map(({ rowId: _, sortValue: __, providerUnitId, ...row }) => ({
    ...row,
    providerName: names.get(providerUnitId ?? 0) ?? null,
  }));
}
