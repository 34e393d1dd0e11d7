import {
  addWorkPlace,
  meetNeed,
  moveMeasure,
  planMeasure,
  recordStaffAttendance,
  setPrerequisite,
} from '#features/measure/public.server.ts';
import {
  isForward,
  isSensitiveKind,
  type MeasureFacts,
  type MeasureShape,
  type MeasureState,
  nextState,
} from '#features/measure/public.ts';
import { type MeasureFact, measureFacts } from './measure-facts.ts';
import type { DemoNeeds } from './needs.ts';
import { municipalityCodes } from './project-facts.ts';
import type { DemoProjects } from './projects.ts';
import { boughtMeasures } from './purchase-facts.ts';
import type { Stage } from './stage.ts';
import { type WorkPlaceFact, workPlaces } from './work-place-facts.ts';

/** The ids of the measures of the demo, by their keys. */
export type DemoMeasures = ReadonlyMap<string, number>;

/** How long before its first day a measure is planned when it must be bought first. */
const plannedBefore = 190;

/** Plans all measures. Those that must be bought are as far as plans; of the others it is told at once that they run, if they do or did. */
export async function addMeasures(stage: Stage, projects: DemoProjects, needs: DemoNeeds): Promise<DemoMeasures> {
  const ids = new Map<string, number>();
  for (const fact of measureFacts) {
    const isBought = boughtMeasures.has(fact.key);
    const state = isBought || fact.state === 'cancelled' ? 'plan' : asFarAs('running', fact.state);
    const on = isBought ? fact.from - plannedBefore : state === 'running' ? fact.from : -20;
    const provider = fact.provider && !isBought ? { unitId: await stage.unitOf(fact.provider) } : null;
    const planned = { projectId: projects[fact.project].id, facts: factsOf(stage, fact), provider, state };
    const need = needs.get(fact.key);
    const id = await stage.act('coordinator', on, (tx, actor, clock) =>
      need === undefined
        ? planMeasure(tx, actor, clock, planned)
        : meetNeed(tx, actor, clock, String(need), { ...planned, meets: planned.facts.seats ?? 1 }),
    );
    ids.set(fact.key, id);
  }
  for (const fact of workPlaces) await addPlace(stage, ids, fact);
  for (const fact of measureFacts) await addStaff(stage, idOf(ids, fact.key), fact);
  return ids;
}

/** The state itself, or the last one if it lies behind that. */
function asFarAs(last: MeasureState, state: MeasureState): MeasureState {
  return isForward(last, state) ? last : state;
}

/** How long after its last day a measure is judged. */
const judgedAfter = 30;

/** How most measures of a kind run; `undefined` shapes follow the kind. */
function shapeOf({ shape, kind }: MeasureFact): MeasureShape {
  if (shape) return shape;
  if (kind.startsWith('coaching-')) return 'non-stop';
  return ['toppis', 'wage-subsidy', 'work-try-out', 'rehabilitative-work'].includes(kind) ? 'work-places' : 'group';
}

function factsOf(stage: Stage, fact: MeasureFact): MeasureFacts {
  const shape = shapeOf(fact);
  return {
    kind: fact.kind,
    shape,
    name: fact.name,
    seriesName: fact.series ?? null,
    field: fact.field ?? null,
    funding: fact.funding ?? 'esf',
    plannedCents: fact.planned === undefined ? null : fact.planned * 100,
    targetGroup: fact.forWhom ?? null,
    startsOn: stage.day(fact.from),
    endsOn: stage.day(fact.to),
    seats: shape === 'individual' ? 1 : (fact.seats ?? null),
    womenPlanned: fact.women ?? null,
    municipalityCode: fact.town ? municipalityCodes[fact.town] : null,
    site: fact.site ?? null,
    isOpen: fact.open !== undefined,
    applyText: fact.open?.how ?? null,
    applyUrl: null,
    applyUntil: fact.open ? stage.day(fact.open.until) : null,
    tellsFreeSeats: fact.open !== undefined,
    credits: fact.credits?.[0] ?? null,
    creditUnit: fact.credits?.[1] ?? null,
  };
}

async function addPlace(stage: Stage, measures: DemoMeasures, fact: WorkPlaceFact): Promise<void> {
  const { measure, from, permanentFrom, ...place } = fact;
  await stage.act('coordinator', from, (tx, actor, clock) =>
    addWorkPlace(tx, actor, clock, idOf(measures, measure), {
      ...place,
      fromOn: stage.day(from),
      untilOn: null,
      continuesId: null,
      permanentOn: permanentFrom === null ? null : stage.day(permanentFrom),
    }),
  );
}

/** Tells whose people took part in a training for staff, two months after its beginning. */
async function addStaff(stage: Stage, measureId: number, { staff = [], from }: MeasureFact): Promise<void> {
  for (const { organisation, persons, women, finished = null, finishedWomen = null } of staff) {
    const unitId = await stage.unitOf(organisation);
    const counts = { persons, women, finished, finishedWomen, credits: null };
    await stage.act('coordinator', from + 60, (tx, actor, clock) =>
      recordStaffAttendance(tx, actor, clock, measureId, { organisation: { unitId }, counts }),
    );
  }
}

/** Says of measures into which people came from others that they come after those, when everybody has a seat. */
export async function chainMeasures(stage: Stage, measures: DemoMeasures): Promise<void> {
  for (const { key, people } of measureFacts) {
    const before = measureFacts.find((fact) => fact.key === people?.cameFrom?.measure);
    if (!before || isSensitiveKind(before.kind)) continue;
    const [measureId, beforeId] = [idOf(measures, key), idOf(measures, before.key)];
    await stage.act('coordinator', -2, (tx, actor, clock) =>
      setPrerequisite(tx, actor, clock, measureId, { measureId: beforeId }),
    );
  }
}

/** Lets bought measures go their way after the contract until they run, day by day as it was, and gives one up. */
export async function runMeasures(stage: Stage, measures: DemoMeasures): Promise<void> {
  for (const fact of measureFacts) {
    const id = idOf(measures, fact.key);
    if (fact.state === 'cancelled') await giveUp(stage, id);
    else if (boughtMeasures.has(fact.key)) await moveOn(stage, id, fact, { from: 'contract', to: 'running' });
  }
}

/** Closes and judges the measures that are over: nobody gets a seat in them any more. */
export async function closeMeasures(stage: Stage, measures: DemoMeasures): Promise<void> {
  for (const fact of measureFacts) {
    if (fact.state !== 'cancelled')
      await moveOn(stage, idOf(measures, fact.key), fact, { from: 'running', to: 'judged' });
  }
}

/** Lets a measure pass through its states from one on, as far as another and as it has come today. */
async function moveOn(
  stage: Stage,
  id: number,
  fact: MeasureFact,
  { from, to }: { readonly from: MeasureState; readonly to: MeasureState },
): Promise<void> {
  const last = asFarAs(to, fact.state);
  let state = from;
  while (isForward(state, last)) {
    const next = nextState(state, fact.kind) ?? last;
    const on = movedOn(next, fact);
    await stage.act('coordinator', on, (tx, actor, clock) =>
      moveMeasure(tx, actor, clock, id, { to: next, fromOn: stage.day(on), reason: wordsAt(next) }),
    );
    state = next;
  }
}

/** What is written when a measure is judged; the other stages follow without words. */
function wordsAt(state: MeasureState): string | undefined {
  if (state !== 'judged') return undefined;
  return 'Tavoite täyttyi pääosin. Työssäoppimisen paikat kannattaa sopia ennen ryhmän alkua, ja hakuaikaa saa olla kuukausi.';
}

function movedOn(state: MeasureState, { from, to }: MeasureFact): number {
  if (state === 'intake') return Math.min(from - 30, -8);
  if (state === 'running') return from;
  return state === 'closed' ? to + 1 : Math.min(to + judgedAfter, 0);
}

async function giveUp(stage: Stage, id: number): Promise<void> {
  const reason = 'Hakijoita oli neljä, eikä ryhmää saatu täyteen.';
  await stage.act('coordinator', -5, (tx, actor, clock) =>
    moveMeasure(tx, actor, clock, id, { to: 'cancelled', fromOn: stage.day(-5), reason }),
  );
}

export function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`The demo has nothing called ${key}.`);
  return id;
}
