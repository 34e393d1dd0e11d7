import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchDatabase } from '../harness/bench-server.ts';

/** The load generator of PostgreSQL, where it is installed. */
export function findPgbench(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path));
}

export interface PgbenchRun {
  readonly clients: number;
  readonly seconds: number;
  /** What a client does again and again, each time a transaction. */
  readonly script: string;
  /** As which database role; by default as the owner of all. */
  readonly role?: string;
}

/** Transactions a second, connecting not counted. */
export async function runPgbench(
  pgbench: string,
  { target }: BenchDatabase,
  folder: string,
  { clients, seconds, script, role }: PgbenchRun,
): Promise<number> {
  if ('url' in target) throw new TypeError('The database of the benchmark is reached by its socket.');
  const file = join(folder, 'pgbench.sql');
  writeFileSync(file, script);
  const threads = Math.min(clients, 2);
  const parameters = [
    ...['--no-vacuum', '--protocol=prepared', `--file=${file}`],
    ...[`--client=${clients}`, `--jobs=${threads}`, `--time=${Math.ceil(seconds)}`],
    ...[`--host=${target.socketDirectory}`, `--username=${target.user}`, target.database],
  ];
  const env = { ...process.env, PGOPTIONS: role ? `-c role=${role}` : '' };
  const { stdout } = await promisify(execFile)(pgbench, parameters, { env });
  const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (perSecond === undefined) throw new Error(`pgbench did not say how fast it was: ${stdout}`);
  return Number(perSecond);
}

/** One transaction: the rows that `decideLink` writes. */
export const bareDecision = `
\\set origin random(1, 2000)
\\set target random(1, 2000)
begin;
insert into bare_link (kind, from_project_id, to_project_id, status, basis, decided_at)
  values ('successor', :origin, :target, 'confirmed', 'person', now());
insert into bare_entry (id, lane, position, acted_at, user_id, role, grant_id, act, subject_kind, subject_id, project_id, reason,
    origin, request_id, details, previous_hash, hash)
  values (:target, 1, :origin, now(), 'service', null, null, 'project.decide-link', 'project', 'S1000', :origin, null,
    null, null, '{"kind": "successor", "to": "S1001", "decision": "confirmed", "by": "command line"}',
    '\\x6d1f0c0c7f5a5f3f4b6ad1c39e0ab2a1d5ffb08a3c4ba2d1d1b1f0d5a0b8f7c1', '\\x7d1f0c0c7f5a5f3f4b6ad1c39e0ab2a1d5ffb08a3c4ba2d1d1b1f0d5a0b8f7c1');
commit;
`;

/** One transaction: the very statements of `decideLink`, to the very tables, with all their keys, checks, walls and triggers. */
export const sameDecision = `
\\set origin random(10001, 11000)
\\set target random(11001, 12000)
begin;
select set_config('koordi.user', 'service', true);
insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
  select 'successor', origin.id, target.id, 'confirmed', 'person', now()
  from project origin, project target
  where origin.code = 'S' || :origin::int and target.code = 'S' || :target::int
  on conflict (kind, from_project_id, to_project_id) do update
  set status = excluded.status, basis = 'person', decided_at = excluded.decided_at
  returning from_project_id;
insert into audit_entry (acted_at, act, subject_kind, subject_id, project_id, details, user_id)
  values (now(), 'project.decide-link', 'project', 'S' || :origin::int, :origin,
    '{"kind": "successor", "to": "S1001", "decision": "confirmed", "by": "command line"}', 'service');
commit;
`;

/** One transaction: the rows that breaking the glass writes when there is nobody to tell. */
export const bareGlass = `
\\set project random(1, 2000)
begin;
insert into bare_glass (id, user_id, project_id, reason, opened_at, closes_at)
  values (:project, 'u0123456789abcdef', :project, 'Rinnakkaishankkeen päätös puuttuu emohankkeelta.', now(), now() + interval '1 hour');
insert into bare_entry (id, lane, position, acted_at, user_id, role, grant_id, act, subject_kind, subject_id, project_id, reason,
    origin, request_id, details, previous_hash, hash)
  values (:project, 1, :project, now(), 'u0123456789abcdef', 'coordinator', 1, 'access.break-glass', 'project', 'S1000', :project,
    'Rinnakkaishankkeen päätös puuttuu emohankkeelta.', '192.0.2.1', 'req', '{"glass": 1, "closesAt": "2026-11-22T12:00:00.000Z"}',
    '\\x6d1f0c0c7f5a5f3f4b6ad1c39e0ab2a1d5ffb08a3c4ba2d1d1b1f0d5a0b8f7c1', '\\x7d1f0c0c7f5a5f3f4b6ad1c39e0ab2a1d5ffb08a3c4ba2d1d1b1f0d5a0b8f7c1');
commit;
`;

/** Tables of the same columns without key, index, check or trigger. */
export const bareTables = `
create table bare_link as select * from project_link with no data;
create table bare_glass as select * from glass_break with no data;
create table bare_entry as select * from audit_entry with no data`;
