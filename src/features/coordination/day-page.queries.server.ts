import type { ProjectHead } from '#features/project/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { DayPart } from './coordination-address.model.ts';
import { type DayPage, dayPageOf } from './day-page.model.ts';
import { getDayFacts } from './day-view.queries.server.ts';
import { toComeByProject } from './money.model.ts';
import { getHeldMoney } from './money.queries.server.ts';
import { moneyWarningsOf, warningsOf } from './warning.model.ts';

interface Asked {
  readonly on: string;
  readonly today: string;
  readonly part: DayPart;
  /** How many projects a page has; as many as on the screen unless said. */
  readonly size?: number;
}

/** A page of the coordination view, with what each project is still to pay, in cents by its id. Throws `NotFound`, `Forbidden`. */
export async function getDayPage(
  read: Read,
  actor: Actor,
  code: string,
  { on, today, part, size }: Asked,
): Promise<{
  readonly head: ProjectHead;
  readonly shown: DayPage;
  readonly money: Readonly<Record<number, number>>;
}> {
  const facts = await getDayFacts(read, actor, code, { on, today });
  const ids = facts.projects.map(({ id }) => id);
  const money = await getHeldMoney(read, ids, on);
  return {
    head: facts.head,
    shown: dayPageOf(facts, [...warningsOf(facts), ...moneyWarningsOf(money)], part, size),
    money: toComeByProject(money.entries),
  };
}
