import { sql } from 'kysely';
import { inviteUser } from '#features/access/public.server.ts';
import { openEdit, returnEdit, submitEdit } from '#features/description/public.server.ts';
import { findReceiver } from '#features/workspace/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { actingAs, reading, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';

const DAY_MS = 86_400_000;

/** The project of the invented worker. */
const workersProject = 'S20193';

/**
 * Leaves work in progress for the invented people, by the very acts that people do: a description that waits for approval, one that
 * was returned, a forgotten draft, an invitation that nobody has answered.
 */
export async function addWaitingWork(tx: Tx, clock: Clock): Promise<void> {
  const lately = daysBefore(clock, 3);
  await submitDescription(tx, lately, 'project-worker', workersProject);
  const [returned, forgotten] = await listCoordinatedProjects(tx);
  if (returned !== undefined) {
    const id = await submitDescription(tx, lately, 'coordinator', returned);
    if (id !== undefined) await returnDescription(tx, lately, id);
  }
  if (forgotten !== undefined) await openDescription(tx, daysBefore(clock, 20), 'coordinator', forgotten);
  await inviteSomebody(tx, clock);
}

function daysBefore(clock: Clock, days: number): Clock {
  return { now: () => new Date(clock.now().getTime() - days * DAY_MS) };
}

/** Other projects that the invented coordinator may describe: the latest of those that stand in a whole form. */
async function listCoordinatedProjects(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select project.code
    from project
    join description_version version on version.project_id = project.id and version.is_full
      and version.in_force_from is not null and version.in_force_until is null
    where project.code <> ${workersProject}
      and implementing_unit(project.id) = (select implementing_unit(own.id) from project own where own.code = ${workersProject})
    order by version.ends_on desc nulls last, project.code
    limit 2`.execute(tx);
  return rows.map(({ code }) => code);
}

/** In the name of an invented person, with the grants that they have. */
async function as<Result>(tx: Tx, role: Role, work: (actor: Actor) => Promise<Result>): Promise<Result> {
  const id = `demo-${role}`;
  await actingAs(tx, id);
  const actor = await findReceiver(reading(tx), id, finnishDate(new Date()));
  if (!actor) throw new Error(`The demo has nobody in the role ${role}.`);
  return work(actor);
}

async function openDescription(tx: Tx, clock: Clock, role: Role, projectCode: string): Promise<number> {
  const { id } = await as(tx, role, (actor) => openEdit(tx, actor, clock, { projectCode, form: undefined }));
  return id;
}

/** One that the rules do not let pass stays a draft. */
async function submitDescription(tx: Tx, clock: Clock, role: Role, projectCode: string): Promise<number | undefined> {
  const id = await openDescription(tx, clock, role, projectCode);
  try {
    await as(tx, role, (actor) => submitEdit(tx, actor, clock, id, { revision: 1 }));
    return id;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

async function returnDescription(tx: Tx, clock: Clock, id: number): Promise<void> {
  const reason = 'Täydennä tiivistelmään, kuinka moni osallistuja sai työpaikan hankkeen aikana.';
  await as(tx, 'authority', (actor) => returnEdit(tx, actor, clock, id, { revision: 1, reason }));
}

async function inviteSomebody(tx: Tx, clock: Clock): Promise<void> {
  const today = finnishDate(clock.now());
  const { id: projectId } = await tx
    .selectFrom('project')
    .select('id')
    .where('code', '=', workersProject)
    .executeTakeFirstOrThrow();
  await as(tx, 'administrator', async (actor) => {
    const invited = {
      email: 'uusi.koordinaattori@koordi.example',
      language: 'fi',
      role: 'coordinator',
      scope: { kind: 'project', id: projectId },
      from: today,
      until: undefined,
    } as const;
    await inviteUser(tx, actor, daysBefore(clock, 5), { invited, delivery: 'by-hand' });
  });
}
