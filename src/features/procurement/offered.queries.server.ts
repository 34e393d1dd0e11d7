import { sql } from 'kysely';
import { listAreas } from '#features/codelist/public.server.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { MeasureToBuy } from './contract.queries.server.ts';
import { procurementPolicy } from './procurement.policy.ts';

/** What a form offers for a column: the value, and what tells a person which one it is. */
export interface Offered {
  readonly value: string;
  readonly text: string;
  /** Of the text, where it is not the page's. */
  readonly lang?: string;
}

/** The projects for which somebody may buy, those of the newest codes first. */
export async function offerProjects(read: Read, actor: Actor): Promise<Offered[]> {
  const reach = reachOf(procurementPolicy, actor, 'tender.prepare');
  return selectRows(
    read,
    sql<Offered>`
      select project.code as value, profile.name as text, 'fi' as lang
      from project join project_profile profile on profile.project_id = project.id and not profile.is_light
      where ${isWithin(reach, sql`project.id`)}
      order by project.id desc
      limit 200`,
  );
}

/** Those who have been paid by a contract before, those of the newest contracts first. */
export async function offerProviders(read: Read): Promise<Offered[]> {
  const rows = await selectRows(
    read,
    sql<{ id: number }>`
      select provider.organisation_unit_id as id
      from contract_provider provider
      group by provider.organisation_unit_id
      order by max(provider.id) desc
      limit 200`,
  );
  const units = await listNamedUnits(
    read,
    rows.map(({ id }) => id),
  );
  return units.map((unit) => ({ value: unitText(unit), text: '' }));
}

/** Those that pay a part of a contract already, those of the newest contracts first. */
export async function offerEmployers(read: Read): Promise<Offered[]> {
  const rows = await selectRows(
    read,
    sql<{ id: number }>`
      select employer.organisation_unit_id as id
      from contract_employer employer
      group by employer.organisation_unit_id
      order by max(employer.contract_id) desc
      limit 200`,
  );
  const units = await listNamedUnits(
    read,
    rows.map(({ id }) => id),
  );
  return units.map((unit) => ({ value: unitText(unit), text: '' }));
}

/** The municipalities of a day (ISO), by their Finnish names. */
export async function offerMunicipalities(read: Read, on: string): Promise<Offered[]> {
  const areas = await listAreas(read, 'municipality', on);
  return areas.map(({ nameFi, nameSv }) => ({ value: nameFi, text: nameSv === nameFi ? '' : nameSv }));
}

/** Measures to choose from, told apart by their first day as Finnish users write it. */
export function offeredMeasures(measures: readonly MeasureToBuy[], shownDay: (day: string) => string): Offered[] {
  return measures.map(({ id, name, startsOn }) => ({
    value: String(id),
    text: startsOn === null ? name : `${name}, ${shownDay(startsOn)}`,
  }));
}
