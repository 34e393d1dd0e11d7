import { recordNamedUnits } from '#features/organisation/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Provider } from './measure.model.ts';

/** The unit that is meant; one that nobody knows yet is recorded under the name that was written. */
export async function recordedUnitId(tx: Tx, clock: Clock, provider: Provider): Promise<number> {
  if ('unitId' in provider) return provider.unitId;
  const [unitId] = await recordNamedUnits(tx, [provider.toName], finnishDate(clock.now()));
  if (unitId === undefined) throw new RangeError('a unit of a name that is not empty is recorded');
  return unitId;
}
