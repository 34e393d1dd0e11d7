import type { ProjectHead } from '#features/project/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { findCoordinationHead, listCarriedProjects } from './carried-project.queries.server.ts';
import type { CarriedProject } from './day-view.model.ts';
import { type MoneyRow, moneyRows } from './money.model.ts';
import { getHeldMoney } from './money.queries.server.ts';
import { moneyWarningsOf, type Warning } from './warning.model.ts';

/** What each project that a coordination project carries pays as of a day, and what should be looked at. Throws `NotFound`, `Forbidden`. */
export async function getMoneyPage(
  read: Read,
  actor: Actor,
  code: string,
  day: { readonly on: string; readonly today: string },
): Promise<{
  readonly head: ProjectHead;
  readonly projects: readonly CarriedProject[];
  readonly rows: readonly MoneyRow[];
  readonly sums: MoneyRow;
  readonly warnings: readonly Warning[];
}> {
  const head = await findCoordinationHead(read, actor, code);
  const projects = await listCarriedProjects(read, actor, head.id, day);
  const ids = projects.map(({ id }) => id);
  const money = await getHeldMoney(read, ids, day.on);
  return { head, projects, ...moneyRows(projects, money), warnings: moneyWarningsOf(money) };
}
