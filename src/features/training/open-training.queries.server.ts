import { type RawBuilder, sql } from 'kysely';
import { municipalityEntriesOn } from '#features/codelist/public.ts';
import { isSensitiveKind, measureKinds } from '#features/measure/public.ts';
import { listNamesOfUnits } from '#features/organisation/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { withGuardedEmails } from '#platform/words/guarded-email.ts';
import type { OpenTraining } from './open-training.model.ts';

type Row = Omit<OpenTraining, 'regionCode' | 'provider'> & { readonly providerUnitId: number | null };

/** What is never shown: that somebody takes part in it would tell something of the person. */
const sensitiveKinds = measureKinds.filter(isSensitiveKind);

/** More are not shown at once; there have never been nearly as many. */
const mostTrainings = 5000;

/**
 * Measures that those responsible have declared open, as long as one can still apply and their project goes on, seen from a day in
 * Finland (ISO).
 */
function isOpenOn(today: string): RawBuilder<boolean> {
  return sql`measure.is_open and measure.state in ('plan', 'tender', 'contract', 'intake', 'running')
    and not measure.kind = any (${[...sensitiveKinds]}::text[])
    and (measure.apply_until is null or measure.apply_until >= ${today}::date)
    and (measure.ends_on is null or measure.ends_on >= ${today}::date)
    and project_takes_applicants(measure.project_id, measure.starts_on, ${today}::date)`;
}

/** All open trainings, those that begin next first. */
export function listOpenTrainings(read: Read, today: string): Promise<OpenTraining[]> {
  return selectTrainings(read, today, sql`true`);
}

/** An open training, by what stands for it in an address. Throws `NotFound` when there is none, or none that is open any more. */
export async function findOpenTraining(read: Read, today: string, id: string): Promise<OpenTraining> {
  const [training] = await selectTrainings(read, today, sql`measure.id = ${rowNumber(id)}`);
  if (!training) throw new NotFound(`There is no open training ${id}.`);
  return training;
}

async function selectTrainings(read: Read, today: string, condition: RawBuilder<boolean>): Promise<OpenTraining[]> {
  const rows = await selectRows(
    read,
    sql<Row>`
      select measure.id, measure.name, measure.kind, measure.shape, measure.field, measure.municipality_code, measure.site,
        measure.starts_on, measure.ends_on, counted.seats, counted.free as free_seats, measure.target_group, measure.apply_text, measure.apply_url,
        measure.apply_until, measure.state in ('plan', 'tender') as is_coming, measure.provider_unit_id, coalesce(measure.shown_at, measure.recorded_at) as shown_at,
        told.code as project_code, told.name as project_name
      from measure
      cross join lateral told_seats_of_measure(measure.id, ${today}::date) counted
      left join lateral (
        select project.code, version.name
        from project
        join description_version version on version.project_id = project.id
        where project.id = measure.project_id and version.in_force_from is not null and version.in_force_until is null
        limit 1
      ) told on true
      where ${isOpenOn(today)} and ${condition}
      order by measure.starts_on < ${today}::date, measure.starts_on, measure.name collate fi_fi, measure.id
      limit ${mostTrainings}`,
  );
  const names = await listNamesOfUnits(
    read,
    rows.flatMap(({ providerUnitId }) => providerUnitId ?? []),
  );
  const regions = regionsOfMunicipalities(today);
  return rows.map(({ providerUnitId, ...row }) => ({
    ...row,
    targetGroup: row.targetGroup && withGuardedEmails(row.targetGroup),
    applyText: row.applyText && withGuardedEmails(row.applyText),
    provider: names.get(providerUnitId ?? 0) ?? null,
    regionCode: regions.get(row.municipalityCode ?? '') ?? null,
  }));
}

function regionsOfMunicipalities(today: string): ReadonlyMap<string, string> {
  return new Map(
    municipalityEntriesOn(today).flatMap(({ code, regionCode }) => (regionCode ? [[code, regionCode]] : [])),
  );
}

/** A time at which an open training meets; without those who lead it. */
export interface OpenSession {
  readonly id: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly topic: string | null;
  readonly site: string | null;
  readonly isRemote: boolean;
}

/** The planned sessions of a training that have not ended, the next first; at most so many. */
export function listOpenSessions(
  read: Read,
  measureId: number,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<OpenSession[]> {
  return selectRows(
    read,
    sql<OpenSession>`
      select session.id, session.starts_at, session.ends_at, session.topic, session.site, session.is_remote
      from session
      where session.measure_id = ${measureId} and session.state = 'planned' and session.ends_at > ${now}
      order by session.starts_at, session.id
      limit ${limit}`,
  );
}
