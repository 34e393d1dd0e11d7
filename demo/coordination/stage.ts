import { recordNamedUnits } from '#features/organisation/public.server.ts';
import { findReceiver } from '#features/workspace/public.server.ts';
import { type Clock, daysAfter, finnishDate } from '#platform/clock.ts';
import { actingAs, reading, type Tx } from '#platform/db/database.server.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { inventedOrganisations } from '../facts/organisations.ts';
import { inventedBusinessId } from '../implementer.ts';

const DAY_MS = 86_400_000;

/** What everything in the demo of coordination is done on: the invented people, and days counted from the one of loading. */
export class Stage {
  readonly tx: Tx;
  readonly today: string;
  private readonly clock: Clock;
  private readonly actors = new Map<Role, Actor>();
  private readonly unitIds = new Map<string, number>();

  constructor(tx: Tx, clock: Clock) {
    this.tx = tx;
    this.clock = clock;
    this.today = finnishDate(clock.now());
  }

  /** The day (ISO) so many days after today, or before it. */
  day(offset: number): string {
    return daysAfter(this.today, offset);
  }

  /** Lets an invented person act, so many days from today (`-30`: a month ago); nobody acts in days to come. */
  async act<Result>(
    role: Role,
    offset: number,
    work: (tx: Tx, actor: Actor, clock: Clock) => Promise<Result>,
  ): Promise<Result> {
    const now = new Date(this.clock.now().getTime() + Math.min(offset, 0) * DAY_MS);
    const actor = await this.actorOf(role);
    await actingAs(this.tx, actor.userId);
    return work(this.tx, actor, { now: () => now });
  }

  private async actorOf(role: Role): Promise<Actor> {
    const known = this.actors.get(role);
    if (known) return known;
    const id = `demo-${role}`;
    await actingAs(this.tx, id);
    const actor = await findReceiver(reading(this.tx), id, this.today);
    if (!actor) throw new Error(`The demo has nobody in the role ${role}.`);
    this.actors.set(role, actor);
    return actor;
  }

  /** The unit of an invented organisation, by its name. */
  async unitOf(name: string): Promise<number> {
    const known = this.unitIds.get(name);
    if (known !== undefined) return known;
    const [unitId] = await recordNamedUnits(this.tx, [asWritten(name)], this.today);
    if (unitId === undefined) throw new Error(`The demo cannot record the organisation ${name}.`);
    this.unitIds.set(name, unitId);
    return unitId;
  }
}

/** An invented organisation as a form takes it: its name with its Y-tunnus. */
export function asWritten(name: string): string {
  const serial = inventedOrganisations.findIndex((organisation) => organisation.name === name);
  if (serial < 0) throw new RangeError(`No invented organisation is called ${name}.`);
  return `${name} (${inventedBusinessId(serial)})`;
}
