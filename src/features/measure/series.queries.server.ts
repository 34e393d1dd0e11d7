import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { measurePolicy } from './measure.policy.ts';
import { isSensitiveKind, measureKinds } from './measure-kind.model.ts';
import type { MeasureState } from './measure-state.model.ts';

/** Measures under one brand. */
export interface Series {
  readonly id: number;
  readonly projectId: number;
  readonly projectCode: string;
  readonly name: string;
  readonly note: string | null;
  readonly revision: number;
}

interface PlacedSeries extends Series {
  readonly place: Place;
}

/** A series that somebody may read, by its number in an address. Throws `NotFound`, `Forbidden`. */
export async function findSeries(read: Read, actor: Actor, number: string): Promise<PlacedSeries> {
  const [series] = await selectRows(
    read,
    sql<Series>`
      select series.id, series.project_id, project.code as project_code, series.name, series.note, series.revision
      from measure_series series
      join project on project.id = series.project_id
      where series.id = ${rowNumber(number)}`,
  );
  if (!series) throw new NotFound(`There is no series ${number}.`);
  const place = await placeOfProject(read, series.projectId);
  permit(measurePolicy, actor, 'measure-series.read', place);
  return { ...series, place };
}

/** What the measures of a series come to. Days as ISO. */
export interface SeriesTotals {
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** Seats of all that were not cancelled. */
  readonly seats: number;
  readonly states: readonly { readonly state: MeasureState; readonly count: number }[];
}

export async function addUpSeries(read: Read, seriesId: number): Promise<SeriesTotals> {
  const rows = await selectRows(
    read,
    sql<{ state: MeasureState; count: number; seats: number; firstOn: string | null; lastOn: string | null }>`
      select measure.state, count(*)::int as count, coalesce(sum(counted.seats), 0)::int as seats,
        min(measure.starts_on) as first_on, max(measure.ends_on) as last_on
      from measure
      cross join lateral seats_of_measure(measure.id, (now() at time zone 'Europe/Helsinki')::date) counted
      where measure.measure_series_id = ${seriesId}
      group by measure.state
      order by min(measure.starts_on)`,
  );
  const held = rows.filter(({ state }) => state !== 'cancelled');
  return {
    firstOn: held.flatMap(({ firstOn }) => firstOn ?? []).sort()[0] ?? null,
    lastOn:
      held
        .flatMap(({ lastOn }) => lastOn ?? [])
        .sort()
        .at(-1) ?? null,
    seats: held.reduce((sum, { seats }) => sum + seats, 0),
    states: rows.map(({ state, count }) => ({ state, count })),
  };
}

/** Places in the lines of the measures of a series, persons who got a seat in any of them, and their seats. */
interface SeriesSeats {
  readonly waiting: number;
  readonly started: number;
  readonly seats: number;
}

/** Counted by SQL of the room of the seats, without those of sensitive services, as far as the acting user sees them. */
export async function countSeriesSeats(read: Read, seriesId: number): Promise<SeriesSeats> {
  const toldKinds = measureKinds.filter((kind) => !isSensitiveKind(kind));
  const [counted] = await selectRows(
    read,
    sql<SeriesSeats>`
      select counted.waiting, counted.started, counted.seats
      from seats_of_series(${seriesId}, ${toldKinds}::text[]) counted`,
  );
  return counted ?? { waiting: 0, started: 0, seats: 0 };
}
