import {
  countStartsOfParty,
  listProjectsOfParty,
  type PartyProject,
  type PartySums,
  sumsOfParty,
} from '#features/description/public.server.ts';
import {
  getOrganisationByBusinessId,
  listOrganisationUnits,
  type OrganisationUnit,
} from '#features/organisation/public.server.ts';
import { isBusinessId } from '#features/organisation/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { type Candidate, listCandidates } from './candidate.queries.server.ts';

/** All that the page of an organisation shows. */
export interface OrganisationPage {
  /** As in its address: Y-tunnus, or `u` and the unit of a party known only by name. */
  readonly id: string;
  readonly businessId: string | null;
  /** The latest seen first; each has at least one name. */
  readonly units: readonly OrganisationUnit[];
  /** Legal persons that bear the name of a party without Y-tunnus: whom it may be, for the reader to judge. */
  readonly candidates: readonly Candidate[];
  readonly sums: PartySums;
  readonly startsByYear: readonly { readonly year: number; readonly projects: number }[];
  readonly projects: readonly PartyProject[];
}

/**
 * An organisation by the id of its address, with a portion of its projects. A unit of a legal person answers with the whole
 * legal person, whose `id` then is another. Throws `NotFound`.
 */
export async function getOrganisationPage(
  read: Read,
  id: string,
  portion: { readonly offset: number; readonly limit: number },
): Promise<OrganisationPage> {
  const units = await unitsOf(read, id);
  const [first] = units;
  if (!first) throw new NotFound(`There is no organisation ${id}.`);
  const unitIds = units.map((unit) => unit.id);
  const candidates = first.businessId === null ? await listCandidates(read, first.id) : [];
  return {
    id: first.businessId ?? `u${first.id}`,
    businessId: first.businessId,
    units,
    candidates,
    sums: await sumsOfParty(read, unitIds),
    startsByYear: withEmptyYears(await countStartsOfParty(read, unitIds)),
    projects: await listProjectsOfParty(read, unitIds, portion),
  };
}

async function unitsOf(read: Read, id: string): Promise<readonly OrganisationUnit[]> {
  if (isBusinessId(id)) return (await getOrganisationByBusinessId(read, id)).units;
  const [, unitId] = /^u([1-9]\d{0,8})$/.exec(id) ?? [];
  const [unit] = unitId ? await listOrganisationUnits(read, [Number(unitId)]) : [];
  if (!unit?.businessId) return unit ? [unit] : [];
  return (await getOrganisationByBusinessId(read, unit.businessId)).units;
}

/** Years between the first and the last in which nothing began are told, too. */
function withEmptyYears(years: readonly { year: number; projects: number }[]) {
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last || last.year - first.year > longestRun) return years;
  const counts = new Map(years.map(({ year, projects }) => [year, projects]));
  return Array.from({ length: last.year - first.year + 1 }, (_, index) => {
    const year = first.year + index;
    return { year, projects: counts.get(year) ?? 0 };
  });
}

/** A source may print any year: what lies further apart is no run of years to be drawn. */
const longestRun = 40;
