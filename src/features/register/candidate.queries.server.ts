import { getOrganisationByBusinessId, listLegalPersonCandidates } from '#features/organisation/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';

/** A legal person that a party without Y-tunnus may be, for the reader to judge. */
export interface Candidate {
  readonly businessId: string;
  /** The name under which it was seen last. */
  readonly name: string;
}

/** Legal persons that bear the name of a unit without Y-tunnus, each once. */
export async function listCandidates(read: Read, unitId: number): Promise<Candidate[]> {
  const units = await listLegalPersonCandidates(read, unitId);
  const businessIds = new Set(units.flatMap(({ businessId }) => businessId ?? []));
  return Promise.all(
    [...businessIds].map(async (businessId) => {
      const organisation = await getOrganisationByBusinessId(read, businessId);
      return { businessId, name: organisation.units[0]?.names[0]?.printedName ?? businessId };
    }),
  );
}
