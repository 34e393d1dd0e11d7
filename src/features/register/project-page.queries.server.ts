import {
  type AkinProject,
  findImplementerUnit,
  findVersionById,
  findVersionInForce,
  listAkinProjects,
  listMentionsOf,
  listToldRecords,
  listVersions,
  listWithdrawnVersions,
  type WithdrawnVersion,
} from '#features/description/public.server.ts';
import type { DescriptionRecord, Version } from '#features/description/public.ts';
import {
  bySeverityAndLine,
  type Change,
  changesBetween,
  judge,
  judgeValues,
  type Problem,
  personalFields,
  printText,
  readDescription,
  shownOn,
  withoutContacts,
} from '#features/description/public.ts';
import { listPublicDocuments } from '#features/document/public.server.ts';
import type { PublicDocument } from '#features/document/public.ts';
import {
  getOrganisationByBusinessId,
  listOrganisationUnits,
  type NameSighting,
} from '#features/organisation/public.server.ts';
import type { NamedProject } from '#features/project/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { type Candidate, listCandidates } from './candidate.queries.server.ts';
import { type FamilyPage, findFamilyPage } from './family-page.queries.server.ts';
import { tellingWords } from './similar.model.ts';

/** All that the page of a project shows. */
export interface ProjectPage {
  readonly version: Version;
  /** What the register tells by it: its own record, or a row of a project list with the description before it. */
  readonly told: DescriptionRecord;
  /** The last day on which its contact person was shown, when that is over. */
  readonly contactsUntil: string | undefined;
  /** The version that the register tells now; `undefined` when the project was only announced by a link. */
  readonly currentId: number | undefined;
  /** All versions, the youngest first, each with what it changed in the one before it. */
  readonly versions: readonly ChangedVersion[];
  /** Versions that were withdrawn, the latest first. */
  readonly withdrawn: readonly WithdrawnVersion[];
  /** The projects it is bound to, near and far; `undefined` when there are none. */
  readonly family: FamilyPage | undefined;
  /** Projects like this one, the most alike first. */
  readonly akin: readonly AkinProject[];
  /** Projects whose texts name this one; the first of them, and how many there are. */
  readonly mentions: { readonly projects: readonly NamedProject[]; readonly total: number };
  /** Line of the source (from 1) on which each field stands, by field id; empty unless the source is a text. */
  readonly sourceLines: ReadonlyMap<string, number>;
  /** What the rules say of the version, the gravest first. */
  readonly findings: readonly Problem[];
  readonly implementer: ImplementerNames | undefined;
  /** Published by those who carry it out, the latest first; only beside the version that is told now. */
  readonly documents: readonly PublicDocument[];
}

/** What else the register knows of the implementer. */
export interface ImplementerNames {
  /** In the address of the organisation's page: Y-tunnus, or `u` and the unit. */
  readonly organisationId: string;
  /** Y-tunnus of the legal person, or `null` where sources give only a name. */
  readonly businessId: string | null;
  /** Other names of the same legal person, with the days on which they were seen. */
  readonly otherNames: readonly NameSighting[];
  /** Legal persons that bear the name of a party without one: whom it may be, for the reader to judge. */
  readonly candidates: readonly Candidate[];
}

export interface ChangedVersion extends Version {
  readonly changes: readonly Change[];
}

/** So many similar projects and mentions are shown. */
const mostAkin = 5;
const mostMentions = 20;

/** Today, which decides who may still be named, and the day of the register that is asked for. */
interface Days {
  readonly today: string;
  readonly on?: string | undefined;
}

/** The project as it is told now, or was told on a day. Throws `NotFound`. */
export async function getProjectPage(read: Read, code: string, { today, on }: Days): Promise<ProjectPage> {
  const version = await findVersionInForce(read, code, on);
  if (!version) throw new NotFound(`The register tells nothing of ${code}${on ? ` on ${on}` : ''}.`);
  const told = (await listToldRecords(read, [version.id])).get(version.id) ?? version.record;
  return pageOf(read, version, told, { today, on });
}

/** The project as one version tells it. Throws `NotFound`. */
export async function getVersionPage(read: Read, code: string, id: number, today: string): Promise<ProjectPage> {
  const version = await getVersion(read, code, id);
  return pageOf(read, version, version.record, { today });
}

/** One version of a project. Throws `NotFound`. */
export async function getVersion(read: Read, code: string, id: number): Promise<Version> {
  const isNumber = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31;
  const version = isNumber ? await findVersionById(read, code, id) : undefined;
  if (!version) throw new NotFound(`There is no version ${id} of ${code}.`);
  return version;
}

async function pageOf(
  read: Read,
  version: Version,
  told: DescriptionRecord,
  { today, on }: Days,
): Promise<ProjectPage> {
  const shown = shownOn(version.record, today, version.knownOn);
  const hidden = shown.contactsUntil ? personalFields(version.record) : new Set<string>();
  const versions = (await listVersions(read, version.code)).map((each) => ({
    ...each,
    record: shownOn(each.record, today, each.knownOn).record,
  }));
  const reading = version.isFull ? readDescription(printText(version.record)) : undefined;
  const findings = reading ? judge(reading) : judgeValues(version.record);
  const lines = version.sourceMediaType === 'text/plain' && reading ? [...reading.lines] : [];
  const family = await findFamilyPage(read, version.code, on);
  const isNow = (other: Version) => other.inForceFrom !== null && other.inForceUntil === null;
  return {
    version: { ...version, record: shown.record },
    told: shownOn(told, today, version.knownOn).record,
    contactsUntil: shown.contactsUntil,
    currentId: versions.find(isNow)?.id,
    versions: versions.map((each, index) => {
      const before = versions[index + 1];
      return { ...each, changes: before ? changesBetween(before.record, each.record) : [] };
    }),
    withdrawn: await listWithdrawnVersions(read, version.code),
    family,
    akin: await listAkinProjects(read, version.id, {
      words: tellingWords(version.name, textOf(told.fields.plannedSummary)),
      without: family?.family.codes ?? [],
      limit: mostAkin,
    }),
    mentions: await listMentionsOf(read, version.code, mostMentions),
    sourceLines: new Map(lines.filter(([field]) => !hidden.has(field))),
    findings: findings
      .filter(({ field }) => !field || !hidden.has(field))
      .map(withGuardedQuote)
      .toSorted(bySeverityAndLine),
    implementer: await implementerNames(read, version),
    documents: isNow(version) ? await listPublicDocuments(read, version.code) : [],
  };
}

/** Text that no field recognises is quoted without e-mails and telephones: nobody knows whom they reach. */
function withGuardedQuote(problem: Problem): Problem {
  const { found } = problem.details;
  if (problem.rule !== 'unknownText' || typeof found !== 'string') return problem;
  return { ...problem, details: { ...problem.details, found: withoutContacts(found) } };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function implementerNames(read: Read, version: Version): Promise<ImplementerNames | undefined> {
  const unitId = await findImplementerUnit(read, version.id);
  const [unit] = unitId === undefined ? [] : await listOrganisationUnits(read, [unitId]);
  if (!unit) return undefined;
  if (unit.businessId === null) {
    return {
      organisationId: `u${unit.id}`,
      businessId: null,
      otherNames: [],
      candidates: await listCandidates(read, unit.id),
    };
  }
  const { units } = await getOrganisationByBusinessId(read, unit.businessId);
  const printed = version.record.fields.implementerName;
  const otherNames = units.flatMap(({ names }) => names).filter(({ printedName }) => printedName !== printed);
  return { organisationId: unit.businessId, businessId: unit.businessId, otherNames, candidates: [] };
}
