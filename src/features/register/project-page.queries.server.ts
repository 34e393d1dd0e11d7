import {
  findImplementerUnit,
  findVersionById,
  findVersionInForce,
  listNamesOf,
  listVersions,
  type Version,
} from '#features/description/public.server.ts';
import {
  bySeverityAndLine,
  type Change,
  changesBetween,
  judge,
  judgeValues,
  type Problem,
  printText,
  readDescription,
  withGuardedEmail,
} from '#features/description/public.ts';
import {
  getOrganisationByBusinessId,
  listLegalPersonCandidates,
  listOrganisationUnits,
  type NameSighting,
} from '#features/organisation/public.server.ts';
import { listLinksOfProject, type RecordedLink } from '#features/project/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';

/** All that the page of a project shows. */
export interface ProjectPage {
  readonly version: Version;
  /** The version that the register tells now; `undefined` when the project was only announced by a link. */
  readonly currentId: number | undefined;
  /** All versions, the youngest first, each with what it changed in the one before it. */
  readonly versions: readonly ChangedVersion[];
  readonly links: readonly NamedLink[];
  /** Line of the source (from 1) on which each field stands, by field id; empty unless the source is a text. */
  readonly sourceLines: ReadonlyMap<string, number>;
  /** What the rules say of the version, the gravest first. */
  readonly findings: readonly Problem[];
  readonly implementer: ImplementerNames | undefined;
}

/** What else the register knows of the implementer. */
export interface ImplementerNames {
  /** Y-tunnus of the legal person, or `null` where sources give only a name. */
  readonly businessId: string | null;
  /** Other names of the same legal person, with the days on which they were seen. */
  readonly otherNames: readonly NameSighting[];
  /** Y-tunnus of legal persons that bear the name of a party without one: whom it may be, for the reader to judge. */
  readonly candidates: readonly string[];
}

export interface ChangedVersion extends Version {
  readonly changes: readonly Change[];
}

/** A bond to another project, seen from this one. */
export interface NamedLink {
  readonly relation: 'mother' | 'parallel' | 'predecessor' | 'successor';
  readonly code: string;
  /** `undefined` when the register has no description of it. */
  readonly name: string | undefined;
  readonly isSuggested: boolean;
}

/** The project as it is told now, or was told on a day. Throws `NotFound`. */
export async function getProjectPage(read: Read, code: string, on?: string): Promise<ProjectPage> {
  const version = await findVersionInForce(read, code, on);
  if (!version) throw new NotFound(`The register tells nothing of ${code}${on ? ` on ${on}` : ''}.`);
  return pageOf(read, version);
}

/** The project as one version tells it. Throws `NotFound`. */
export async function getVersionPage(read: Read, code: string, id: number): Promise<ProjectPage> {
  return pageOf(read, await getVersion(read, code, id));
}

/** One version of a project. Throws `NotFound`. */
export async function getVersion(read: Read, code: string, id: number): Promise<Version> {
  const isNumber = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31;
  const version = isNumber ? await findVersionById(read, code, id) : undefined;
  if (!version) throw new NotFound(`There is no version ${id} of ${code}.`);
  return version;
}

async function pageOf(read: Read, version: Version): Promise<ProjectPage> {
  const versions = await listVersions(read, version.code);
  const reading = version.isFull ? readDescription(printText(version.record)) : undefined;
  const findings = reading ? judge(reading) : judgeValues(version.record);
  const isNow = (other: Version) => other.inForceFrom !== null && other.inForceUntil === null;
  return {
    version: { ...version, record: withGuardedEmail(version.record) },
    currentId: versions.find(isNow)?.id,
    versions: versions.map((told, index) => {
      const before = versions[index + 1];
      return { ...told, changes: before ? changesBetween(before.record, told.record) : [] };
    }),
    links: await namedLinks(read, version.code),
    sourceLines: version.sourceMediaType === 'text/plain' && reading ? reading.lines : new Map(),
    findings: findings.toSorted(bySeverityAndLine),
    implementer: await implementerNames(read, version),
  };
}

async function implementerNames(read: Read, version: Version): Promise<ImplementerNames | undefined> {
  const unitId = await findImplementerUnit(read, version.id);
  const [unit] = unitId === undefined ? [] : await listOrganisationUnits(read, [unitId]);
  if (!unit) return undefined;
  if (unit.businessId === null) {
    const candidates = await listLegalPersonCandidates(read, unit.id);
    return { businessId: null, otherNames: [], candidates: candidates.flatMap(({ businessId }) => businessId ?? []) };
  }
  const { units } = await getOrganisationByBusinessId(read, unit.businessId);
  const printed = version.record.fields.implementerName;
  const otherNames = units.flatMap(({ names }) => names).filter(({ printedName }) => printedName !== printed);
  return { businessId: unit.businessId, otherNames, candidates: [] };
}

async function namedLinks(read: Read, code: string): Promise<NamedLink[]> {
  const links = await listLinksOfProject(read, code);
  const others = links.map((link) => (link.from === code ? link.to : link.from));
  const names = new Map((await listNamesOf(read, others)).map((project) => [project.code, project.name]));
  return links.map((link) => {
    const other = link.from === code ? link.to : link.from;
    return {
      relation: relationOf(link, code),
      code: other,
      name: names.get(other),
      isSuggested: link.status === 'suggested',
    };
  });
}

function relationOf({ kind, from }: RecordedLink, code: string): NamedLink['relation'] {
  if (kind === 'parallel') return from === code ? 'parallel' : 'mother';
  return from === code ? 'successor' : 'predecessor';
}
