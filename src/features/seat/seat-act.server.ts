import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { Invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { acceptOffer } from './give.commands.server.ts';
import { cancelSeat, declineSeat } from './give-up.commands.server.ts';
import { cancelCallOff, giveUpModule, markCallOffUsed, type SeatPlace } from './package.commands.server.ts';

/** What a button of the page of a seat sends: the act, to which of its things, and why. */
interface SentAct {
  readonly act: string;
  readonly item: number;
  readonly reason: string;
}

/** Does what a button of the page of a seat says. Throws `Invalid` for what no button says, else as the act does. */
export function actOnSeat(tx: Tx, actor: Actor, clock: Clock, place: SeatPlace, sent: SentAct): Promise<void> {
  const { act, item, reason } = sent;
  switch (act) {
    case 'accept':
      return acceptOffer(tx, actor, clock, place);
    case 'decline':
      return declineSeat(tx, actor, clock, { ...place, reason });
    case 'cancel':
      return cancelSeat(tx, actor, clock, { ...place, reason });
    case 'give-up-module':
      return giveUpModule(tx, actor, clock, { ...place, chosenId: item });
    case 'use-call-off':
      return markCallOffUsed(tx, actor, clock, { ...place, callOffId: item });
    case 'cancel-call-off':
      return cancelCallOff(tx, actor, clock, { ...place, callOffId: item });
    default:
      throw new Invalid(`There is no act '${act}' on a seat.`);
  }
}
