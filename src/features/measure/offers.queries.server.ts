import { sql } from 'kysely';
import { listAreas } from '#features/codelist/public.server.ts';
import type { Offer } from '#features/entry/public.parts.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** More than these nobody looks through; any other may be typed. */
const mostProviders = 200;

type Offers = Readonly<Record<'series' | 'municipality' | 'provider', readonly Offer[]>>;

/** What may be meant in the fields of a measure of a project on a day (ISO): its brands, municipalities, and who runs measures. */
export async function listMeasureOffers(read: Read, projectId: number, today: string): Promise<Offers> {
  return {
    series: await listSeriesOffers(read, projectId),
    municipality: await listMunicipalityOffers(read, today),
    provider: await listProviderOffers(read),
  };
}

/** The municipalities of a day (ISO). */
export async function listMunicipalityOffers(read: Read, today: string): Promise<Offer[]> {
  const areas = await listAreas(read, 'municipality', today);
  return areas.map(({ nameFi, nameSv }) => ({ value: nameFi, text: nameSv === nameFi ? '' : nameSv }));
}

async function listSeriesOffers(read: Read, projectId: number): Promise<Offer[]> {
  const rows = await selectRows(
    read,
    sql<{ name: string }>`
      select series.name from measure_series series where series.project_id = ${projectId} order by series.name`,
  );
  return rows.map(({ name }) => ({ value: name, text: '' }));
}

/** Those who run most measures first. */
export async function listProviderOffers(read: Read): Promise<Offer[]> {
  const rows = await selectRows(
    read,
    sql<{ id: number }>`
      select measure.provider_unit_id as id
      from measure
      where measure.provider_unit_id is not null
      group by measure.provider_unit_id
      order by count(*) desc, measure.provider_unit_id
      limit ${mostProviders}`,
  );
  const units = await listNamedUnits(
    read,
    rows.map(({ id }) => id),
  );
  return units.map((unit) => ({ value: unitText(unit), text: '' }));
}
