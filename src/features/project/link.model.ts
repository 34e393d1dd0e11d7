/** A bond between two projects: from the mother to its parallel project, or from the predecessor to its successor. */
export interface Link {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
}

export type LinkKind = 'parallel' | 'successor';
/** Bonds among the projects that people work with: besides, from a coordination project to a parallel project that it carries. */
export type BondKind = LinkKind | 'coordination';
export type LinkStatus = 'suggested' | 'confirmed' | 'rejected';

/** What a project is called, for guessing what belongs together. */
export interface NamedProject {
  readonly code: string;
  readonly name: string;
}

/** The longest name of a published project has 179 letters; what is much longer is no name. */
const longestName = 300;

/** Endings by which the authorities named the parallel project of a mother project. */
const parallelEndings = [
  /[\s–-]*työvoimapoliittiset toimenpiteet$/iu,
  /[\s–-]*työvoimapoliittinen (?:osuus|osio)$/iu,
  /[\s–-]*rinnakkaishanke$/iu,
];

/**
 * Bonds that the names of projects suggest, for a person to confirm: a parallel project repeats its mother's name and adds
 * what it is; a successor repeats its predecessor's name with the next number. A name that several projects bear decides
 * nothing.
 */
export function suggestLinks(projects: readonly NamedProject[]): Link[] {
  const byName = new Map<string, NamedProject[]>();
  for (const project of projects) {
    const key = nameKey(project.name);
    byName.set(key, [...(byName.get(key) ?? []), project]);
  }
  const only = (name: string) => {
    const bearers = byName.get(nameKey(name)) ?? [];
    return bearers.length === 1 ? bearers[0] : undefined;
  };
  const namely = projects.filter(({ name }) => name.length <= longestName);
  return namely.flatMap((project) => [...parallelOf(project, only), ...successorOf(project, only)]);
}

type FindByName = (name: string) => NamedProject | undefined;

function parallelOf(project: NamedProject, only: FindByName): Link[] {
  const ending = parallelEndings.find((pattern) => pattern.test(project.name));
  const mother = ending && only(project.name.replace(ending, ''));
  return mother && mother.code !== project.code ? [{ kind: 'parallel', from: mother.code, to: project.code }] : [];
}

const romanNumbers = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

function successorOf(project: NamedProject, only: FindByName): Link[] {
  const match = /^(.+?)\s+(\d{1,2}|[IVX]{1,4})$/u.exec(project.name);
  const [, base = '', printedNumber = ''] = match ?? [];
  const number = /^\d/.test(printedNumber) ? Number(printedNumber) : romanNumbers.indexOf(printedNumber) + 1;
  if (number < 2) return [];
  const earlier = number - 1;
  const predecessor =
    only(`${base} ${earlier}`) ??
    only(`${base} ${romanNumbers[earlier - 1] ?? ''}`) ??
    (earlier === 1 ? only(base) : undefined);
  return predecessor && predecessor.code !== project.code
    ? [{ kind: 'successor', from: predecessor.code, to: project.code }]
    : [];
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s,–—?-]+/gu, ' ')
    .replace(/ (?:hanke|projekti)$/u, '')
    .trim();
}
