import { recordNamedUnits } from '#features/organisation/public.server.ts';
import {
  addMilestone,
  addSegment,
  beginPlan,
  decidePlan,
  finishMilestone,
  setTargets,
  writePlanTexts,
} from '#features/plan/public.server.ts';
import type { Target } from '#features/plan/public.ts';
import { bindProjects, createParallelProject, createProject, setStatus } from '#features/project/public.server.ts';
import type { ProjectKind } from '#features/project/public.ts';
import { centresBusinessId } from '../facts/authorities.ts';
import {
  coordinationProject,
  type MotherFact,
  mothers,
  municipalityCodes,
  type ParallelFact,
  type ParallelKey,
  parallels,
} from './project-facts.ts';
import type { Stage } from './stage.ts';

export interface DemoProjectKey {
  readonly id: number;
  readonly code: string;
}

/** The coordination project and what it carries, by their keys. */
export type DemoProjects = Readonly<Record<ParallelKey | 'coordination', DemoProjectKey>>;

/** How many days before its first day a project is decided on. */
const decidedBefore = 20;

/** Begins the coordination project, the light records of the mothers, and the parallel projects, with plans in force. */
export async function addProjects(stage: Stage, coordinatorsUnit: number): Promise<DemoProjects> {
  const authority = await authorityOf(stage);
  const owners = { implementerUnitId: coordinatorsUnit, authorityUnitId: authority };
  const coordination = await addCoordinationProject(stage, owners);
  for (const fact of mothers) await addMother(stage, fact, coordination);
  const projects: Partial<Record<keyof DemoProjects, DemoProjectKey>> = { coordination };
  for (const fact of parallels) projects[fact.key] = await addParallel(stage, fact, coordination, owners);
  return projects as DemoProjects;
}

interface Owners {
  readonly implementerUnitId: number;
  readonly authorityUnitId: number;
}

async function authorityOf({ tx, today }: Stage): Promise<number> {
  const name = `Keski-Suomen elinkeino-, liikenne- ja ympäristökeskus (${centresBusinessId})`;
  const [unitId] = await recordNamedUnits(tx, [name], today);
  if (unitId === undefined) throw new Error('The demo cannot record its authority.');
  return unitId;
}

interface DecidedFact {
  readonly code?: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function factsOf(stage: Stage, kind: ProjectKind, { code, name, from, to }: DecidedFact, owners: Partial<Owners>) {
  return {
    kind,
    name,
    period: '2021-2027',
    implementerUnitId: owners.implementerUnitId ?? null,
    authorityUnitId: owners.authorityUnitId ?? null,
    startsOn: stage.day(from),
    endsOn: stage.day(to),
    decisionNumber: code ? decisionNumber(code, 1) : null,
    decidedOn: code ? stage.day(from - decidedBefore) : null,
    note: null,
  } as const;
}

function decisionNumber(code: string, version: number): string {
  return `KESELY/${code.slice(1)}/${version}`;
}

async function addCoordinationProject(stage: Stage, owners: Owners): Promise<DemoProjectKey> {
  const { code, predecessor, from } = coordinationProject;
  const facts = factsOf(stage, 'coordination', coordinationProject, owners);
  const project = await stage.act('coordinator', from - decidedBefore, (tx, actor, clock) =>
    createProject(tx, actor, clock, { code, facts }),
  );
  await run(stage, project, coordinationProject);
  await stage.act('coordinator', from, (tx, actor, clock) =>
    bindProjects(tx, actor, clock, { code, relation: 'predecessor', other: predecessor }),
  );
  await decideOn(stage, code, { ...coordinationProject, municipalities: [], segments: [] }, { number: 1, targets: [] });
  return project;
}

async function run(stage: Stage, { id }: DemoProjectKey, { from }: DecidedFact): Promise<void> {
  await stage.act('coordinator', from, (tx, actor, clock) =>
    setStatus(tx, actor, clock, { projectId: id, status: 'running', fromOn: stage.day(from), reason: null }),
  );
}

async function addMother(stage: Stage, fact: MotherFact, coordination: DemoProjectKey): Promise<void> {
  const facts = factsOf(stage, 'development', fact, { implementerUnitId: await stage.unitOf(fact.implementer) });
  const project = await stage.act('coordinator', fact.from, (tx, actor, clock) =>
    createProject(tx, actor, clock, { code: fact.code, facts, keptForProjectId: coordination.id }),
  );
  await run(stage, project, fact);
}

async function addParallel(
  stage: Stage,
  fact: ParallelFact,
  coordination: DemoProjectKey,
  owners: Owners,
): Promise<DemoProjectKey> {
  const { code = null, mother, from } = fact;
  const project = await stage.act('coordinator', from - decidedBefore - 60, (tx, actor, clock) =>
    createParallelProject(tx, actor, clock, {
      code,
      facts: factsOf(stage, 'parallel', fact, owners),
      coordination,
      mother,
    }),
  );
  if (code !== null) {
    await run(stage, project, fact);
    await decideOn(stage, code, fact, { number: 1, targets: targetsOf(stage, fact) });
  }
  return project;
}

interface DecidedVersion {
  readonly number: number;
  readonly targets: readonly Target[];
  readonly changeReason?: string;
  /** Days from today; that of the first version is the project’s first. */
  readonly from?: number;
}

type PlannedFact = DecidedFact &
  Pick<ParallelFact, 'summary' | 'direct' | 'indirect' | 'municipalities' | 'segments' | 'granted'>;

/** The coordinator writes a version of the plan, the authority decides on it. */
async function decideOn(
  stage: Stage,
  code: string,
  fact: PlannedFact,
  { number, targets, changeReason, from = fact.from }: DecidedVersion,
): Promise<void> {
  const written = from - decidedBefore - 10;
  await writePlan(stage, code, fact, { number, targets, changeReason, from: written });
  const revision = number === 1 ? 3 + fact.segments.length : 3;
  await stage.act('authority', from - decidedBefore, (tx, actor, clock) =>
    decidePlan(
      tx,
      actor,
      clock,
      { code, number, revision },
      {
        decisionNumber: decisionNumber(code, number),
        decidedOn: stage.day(from - decidedBefore),
        inForceFrom: stage.day(from),
        decisionReason: changeReason ?? null,
      },
    ),
  );
}

/** A first version gets the parts of the target group; a later one has them by copy. */
async function writePlan(
  stage: Stage,
  code: string,
  fact: PlannedFact,
  {
    number,
    targets,
    changeReason,
    from,
  }: { from: number } & Omit<DecidedVersion, 'from' | 'changeReason'> & {
      readonly changeReason: string | undefined;
    },
): Promise<void> {
  const [grantedCents, grantedForMeasuresCents] = fact.granted;
  const areas = fact.municipalities.map((name) => ({ kind: 'municipality', code: municipalityCodes[name] }) as const);
  await stage.act('coordinator', from, async (tx, actor, clock) => {
    await beginPlan(tx, actor, clock, code);
    await writePlanTexts(
      tx,
      actor,
      clock,
      { code, number, revision: 1 },
      {
        startsOn: stage.day(fact.from),
        endsOn: stage.day(fact.to),
        summary: fact.summary,
        directTargetText: fact.direct,
        indirectTargetText: fact.indirect,
        grantedCents,
        grantedForMeasuresCents,
        changeReason: changeReason ?? null,
        areas,
      },
    );
    await setTargets(tx, actor, clock, { code, number, revision: 2 }, targets);
    if (number > 1) return;
    for (const [name, size] of fact.segments) {
      await addSegment(tx, actor, clock, { code, number }, { name, size, description: null });
    }
  });
}

/** What is promised altogether, spread over the years by how much of each the project runs. */
function targetsOf(stage: Stage, { from, to, persons, women }: ParallelFact): Target[] {
  const years = yearsBetween(stage.day(from), stage.day(to));
  const spread = (amount: number, sex: Target['sex']) =>
    spreadOver(
      amount,
      years.map(({ days }) => days),
    ).map((part, place) => ({
      figure: 'persons',
      year: years[place]?.year ?? null,
      sex,
      amount: part,
    }));
  const whole = [
    { figure: 'EECO02', year: null, sex: 'all', amount: Math.round(persons * 0.8) },
    { figure: 'EECR04', year: null, sex: 'all', amount: Math.round(persons * 0.4) },
    { figure: 'participating-enterprises', year: null, sex: 'all', amount: Math.round(persons / 6) },
  ] as const;
  return [...spread(persons, 'all'), ...spread(women, 'women'), ...whole];
}

function yearsBetween(first: string, last: string): { readonly year: number; readonly days: number }[] {
  const from = Number(first.slice(0, 4));
  const to = Number(last.slice(0, 4));
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const year = from + place;
    const begins = year === from ? first : `${year}-01-01`;
    const ends = year === to ? last : `${year}-12-31`;
    return { year, days: (Date.parse(ends) - Date.parse(begins)) / 86_400_000 + 1 };
  });
}

/** Whole numbers that come to the sum, in proportion to the weights. */
function spreadOver(sum: number, weights: readonly number[]): number[] {
  const all = weights.reduce((total, weight) => total + weight, 0);
  let weightSoFar = 0;
  let givenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const part = Math.round((sum * weightSoFar) / all) - givenSoFar;
    givenSoFar += part;
    return part;
  });
}

/** A plan that was widened once, and one whose change waits to be decided on. */
export async function changePlans(stage: Stage): Promise<void> {
  const [widened, waiting] = [factOf('multicultural'), factOf('youth')];
  const moreMoney = { ...widened, granted: [28_000_000, 23_000_000] } as const;
  await decideOn(stage, codeOf(widened), moreMoney, {
    number: 2,
    targets: targetsOf(stage, { ...widened, persons: 190, women: 104 }),
    changeReason: 'Kotoutumiskoulutukseen tulee enemmän osallistujia kuin arvioitiin.',
    from: -45,
  });
  const more = { ...waiting, persons: 130, women: 62, to: waiting.to + 90 };
  await writePlan(stage, codeOf(waiting), more, {
    number: 2,
    targets: targetsOf(stage, more),
    changeReason: 'Askel-kursseja jatketaan yhdellä kurssilla.',
    from: -6,
  });
}

function factOf(key: ParallelKey): ParallelFact {
  const fact = parallels.find((one) => one.key === key);
  if (!fact) throw new RangeError(`The demo has no parallel project ${key}.`);
  return fact;
}

function codeOf({ key, code }: ParallelFact): string {
  if (code === undefined) throw new RangeError(`The parallel project ${key} has no code.`);
  return code;
}

type MilestoneFact = readonly [
  project: keyof DemoProjects,
  kind: 'milestone' | 'report',
  title: string,
  due: number,
  done?: number,
];

const milestoneFacts: readonly MilestoneFact[] = [
  ['coordination', 'report', 'Seurantaraportti, alkuvuosi', -75, -78],
  ['coordination', 'report', 'Seurantaraportti, loppuvuosi', 12],
  ['coordination', 'milestone', 'Kaikki rinnakkaishankkeet käynnissä', 45],
  ['coordination', 'report', 'Maksatushakemus', 26],
  ['care', 'milestone', 'Ensimmäinen osatutkintoryhmä aloittaa', -70, -70],
  ['care', 'report', 'Seurantaraportti', 9],
  ['multicultural', 'report', 'Seurantaraportti', 9],
  ['multicultural', 'milestone', 'Kotoutumiskoulutuksen toinen ryhmä hankittu', -2],
  ['ability', 'milestone', 'Työpaikkoja sovittu 20', 18],
  ['growth', 'milestone', 'Puitesopimus käytössä', -40, -38],
  ['growth', 'report', 'Seurantaraportti', 9],
  ['shipyard', 'milestone', 'Haku RekryKoulutukseen päättyy', 14],
  ['youth', 'milestone', 'Askel 7 alkaa', 28],
  ['islands', 'report', 'Seurantaraportti', 9],
  ['digital', 'milestone', 'Hakemus jätetty', 20],
];

export async function addMilestones(stage: Stage, projects: DemoProjects): Promise<void> {
  for (const [key, kind, title, due, done] of milestoneFacts) {
    const { code } = projects[key];
    await stage.act('coordinator', Math.min(due, 0) - 60, (tx, actor, clock) =>
      addMilestone(tx, actor, clock, code, { kind, title, dueOn: stage.day(due), note: null }),
    );
    if (done === undefined) continue;
    const { id } = await stage.tx
      .selectFrom('milestone')
      .select((milestone) => milestone.fn.max('id').as('id'))
      .executeTakeFirstOrThrow();
    await stage.act('coordinator', done, (tx, actor, clock) =>
      finishMilestone(tx, actor, clock, { code, id }, stage.day(done)),
    );
  }
}
