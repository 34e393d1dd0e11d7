import type pg from 'pg';

export interface CoordinatedProjects {
  /** Coordination projects; the others hang on them in turn. */
  readonly coordinations: number;
  readonly projects: number;
  readonly measures: number;
  /** On each measure. */
  readonly seats: number;
}

/** The day on which the measurements are made, in the middle of the measures. */
export const measuredOn = '2026-06-15';

/**
 * Projects with plans, measures in all states and seats, as a coordination project has them: some a year old, some running, some to come,
 * in ten fields and twenty places. The coordination projects are the first, `S300001` and on.
 */
export async function fillCoordinatedProjects(
  client: pg.Client,
  { coordinations, projects, measures, seats }: CoordinatedProjects,
): Promise<void> {
  const statements = [
    `insert into app_user (id, name, email) values ('bench', 'Mitta Mittaaja', 'bench@koordi.example')`,
    `insert into project (code) select 'S' || (300000 + n) from generate_series(1, ${projects}) n order by n`,
    `insert into project_profile (project_id, kind, name, period, is_light, starts_on, ends_on, recorded_at)
      select id, case when row_number() over (order by id) <= ${coordinations} then 'coordination' else 'parallel' end,
        'Hanke ' || code, '2021-2027', false, '2025-01-01', '2027-12-31', now()
      from project`,
    `insert into project_status (project_id, status, from_on, recorded_at) select id, 'running', '2025-01-01', now() from project`,
    `create temporary table place_of as select id, row_number() over (order by id)::int as n from project`,
    `insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
      select 'coordination', carrier.id, carried.id, 'confirmed', 'person', now()
      from place_of carried join place_of carrier on carrier.n = 1 + carried.n % ${coordinations}
      where carried.n > ${coordinations}`,
    `insert into plan_version (project_id, number, written_by, recorded_at)
      select id, 1, 'bench', now() from place_of where n > ${coordinations}`,
    `insert into plan_target (plan_version_id, figure, year, sex, amount)
      select version.id, 'persons', year, sex, case sex when 'all' then 40 else 20 end
      from plan_version version, generate_series(2025, 2027) year, unnest(array['all', 'women']) sex`,
    `update plan_version set state = 'in-force', decision_number = 'P', decided_on = '2025-01-01', in_force_from = '2025-01-01',
      decided_by = 'bench', decision_recorded_at = now()`,
    `insert into milestone (project_id, kind, title, due_on, written_by, recorded_at)
      select id, 'report', 'Seurantaraportti', date '2026-01-31' + 90 * quarter, 'bench', now()
      from place_of, generate_series(0, 3) quarter`,
    `insert into measure (project_id, kind, shape, name, field, funding, municipality_code, starts_on, ends_on, seats, state,
        recorded_at, recorded_by)
      select owner.id, 'labour-training-vocational', 'group', 'Kurssi ' || count.n, lpad((count.n % 10)::text, 2, '0'),
        case count.n % 5 when 0 then 'national' else 'esf' end, lpad((count.n % 20 + 100)::text, 3, '0'),
        date '2025-01-01' + count.n % 700, date '2025-01-01' + count.n % 700 + 200, ${seats},
        'plan',
        now(), 'bench'
      from generate_series(1, ${measures}) as count (n)
      join place_of owner on owner.n = ${coordinations} + 1 + count.n % ${projects - coordinations}`,
    `insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
      select measure.id, past.state, past.from_on, now(), 'bench'
      from measure
      cross join lateral (values ('plan', measure.starts_on - 120), ('contract', measure.starts_on - 60),
        ('intake', measure.starts_on - 30), ('running', measure.starts_on), ('closed', measure.ends_on + 1)) past (state, from_on)
      where past.from_on <= '${measuredOn}'`,
    `update measure set state = stated.state
      from (select distinct on (measure_id) measure_id, state from measure_state order by measure_id, from_on desc, id desc) stated
      where stated.measure_id = measure.id`,
    `insert into participant (project_id, number, sex, recorded_at, recorded_by)
      select measure.project_id, measure.id * ${seats} + n, case n % 2 when 0 then 'female' else 'male' end, now(), 'bench'
      from measure, generate_series(0, ${seats - 1}) n`,
    `insert into seat (measure_id, participant_id, state, asked_at, starts_on, ends_on, recorded_by)
      select measure.id, person.id, case when person.number % 4 = 0 then 'waiting' else 'taken' end, measure.starts_on - 40,
        case when person.number % 4 > 0 then measure.starts_on end, case when person.number % 4 > 0 then measure.ends_on end, 'bench'
      from measure
      join participant person on person.project_id = measure.project_id and person.number / ${seats} = measure.id`,
    `insert into seat_event (seat_id, state, acted_at) select seat.id, 'waiting', seat.asked_at from seat`,
    `insert into seat_event (seat_id, state, acted_at)
      select seat.id, 'taken', seat.asked_at + interval '20 days' from seat where seat.state = 'taken'`,
  ];
  for (const statement of statements) await client.query(statement);
  await client.query('analyze');
}
