import type { EntryPage } from '#features/entry/public.server.ts';
import type { NamedUnit } from '#features/organisation/public.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import type { Finding, RowOf } from '#features/sheet/public.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { MeasureHead } from './head.model.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { correctMeasure, moveMeasure, planMeasure } from './measure.commands.server.ts';
import {
  copyOf,
  factsOf,
  findingsAmong,
  givenSeatFindings,
  type MeasureFacts,
  newProviderFindings,
  type Provider,
  providerOf,
  rowOf,
  type StoredMeasure,
} from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import {
  countSeatsAgainst,
  findKnownNames,
  findMunicipalityNames,
  getMeasure,
  listMeasuresNamed,
} from './measure.queries.server.ts';
import { adviceOn, adviceOnMove } from './measure-advice.model.ts';
import { type MeasureFormRow, type MeasureRow, measureForm, newMeasureForm } from './measure-form.model.ts';
import { type MeasureState, nextState } from './measure-state.model.ts';
import { moveForm } from './move-form.model.ts';

export type NewMeasurePage = EntryPage<typeof newMeasureForm.columns>;

/** A new measure of a project. */
export function newMeasurePage(code: string): NewMeasurePage {
  return {
    form: newMeasureForm,
    key: `new-measure:${code}`,
    address: `/workspace/projects/${code}/measures/new`,
    find: async (read, actor) => {
      await projectToPlanFor(read, actor, code);
      return { row: { isOpen: 'no' }, revision: 0 };
    },
    judge: async (read, row, actor) => judgeNew(read, await projectToPlanFor(read, actor, code), row),
    save: async (tx, actor, clock, row) => {
      const project = await projectToPlanFor(reading(tx), actor, code);
      const { facts, provider } = await readMeasure(reading(tx), row, null);
      const planned = { projectId: project.id, facts, provider, state: row.state ?? 'plan' };
      return addressOf(await planMeasure(tx, actor, clock, planned));
    },
  };
}

/** What another room knows of a measure that is to be planned, and what follows there once it is. */
export interface MeasureOrigin {
  /** Of the draft, and where the form is, below `/<language>`. */
  readonly key: string;
  readonly address: string;
  /** Permits, and tells for which project the measure is, and what of it is known already. Throws `NotFound`, `Forbidden`. */
  find(
    read: Read,
    actor: Actor,
  ): Promise<{ readonly projectCode: string; readonly row: Partial<RowOf<typeof newMeasureForm.columns>> }>;
  /** Ties the measure to what it follows from, in the same transaction. Throws `Refused`. */
  tie(tx: Tx, actor: Actor, clock: Clock, measureId: number): Promise<void>;
}

/** A new measure that follows from something of another room. */
export function followingMeasurePage({ key, address, find, tie }: MeasureOrigin): NewMeasurePage {
  const projectFor = async (read: Read, actor: Actor) =>
    projectToPlanFor(read, actor, (await find(read, actor)).projectCode);
  return {
    form: newMeasureForm,
    key,
    address,
    find: async (read, actor) => {
      await projectFor(read, actor);
      return { row: { isOpen: 'no', ...(await find(read, actor)).row }, revision: 0 };
    },
    judge: async (read, row, actor) => judgeNew(read, await projectFor(read, actor), row),
    save: async (tx, actor, clock, row) => {
      const project = await projectFor(reading(tx), actor);
      const { facts, provider } = await readMeasure(reading(tx), row, null);
      const planned = { projectId: project.id, facts, provider, state: row.state ?? 'plan' };
      const id = await planMeasure(tx, actor, clock, planned);
      await tie(tx, actor, clock, id);
      return addressOf(id);
    },
  };
}

/** A measure like another one of its project, on other days. */
export function copiedMeasurePage(id: string): NewMeasurePage {
  return {
    form: newMeasureForm,
    key: `copy-measure:${rowNumber(id)}`,
    address: `/workspace/measures/${rowNumber(id)}/copy`,
    find: async (read, actor) => {
      const { row } = await measureToEdit(read, actor, id);
      return { row: copyOf(row), revision: 0 };
    },
    judge: async (read, row, actor) => {
      const { project } = await measureToEdit(read, actor, id);
      return judgeNew(read, project, row);
    },
    save: async (tx, actor, clock, row) => {
      const { project, measure } = await measureToEdit(reading(tx), actor, id);
      const { facts, provider } = await readMeasure(reading(tx), row, measure.provider);
      const planned = { projectId: project.id, facts, provider, state: row.state ?? 'plan' };
      return addressOf(await planMeasure(tx, actor, clock, planned));
    },
  };
}

/** What is recorded of a measure. */
export function measureEditPage(id: string): EntryPage<typeof measureForm.columns> {
  return {
    form: measureForm,
    key: `measure:${rowNumber(id)}`,
    address: `/workspace/measures/${rowNumber(id)}/edit`,
    find: async (read, actor) => {
      const { row, measure } = await measureToEdit(read, actor, id);
      return { row, revision: measure.revision };
    },
    judge: async (read, row, actor) => {
      const { project, measure } = await measureToEdit(read, actor, id);
      const names = await findKnownNames(read, [row]);
      return [
        ...findingsAmong(row, project, names, measure.provider),
        ...newProviderFindings(row, names, measure.provider),
        ...(await twinFindings(read, project, row, measure.id)),
        ...givenSeatFindings(row, await countSeatsAgainst(read, measure.id, row)),
        ...adviceOn(row, project, measure.state),
      ];
    },
    save: async (tx, actor, clock, row, revision) => {
      const { measure } = await measureToEdit(reading(tx), actor, id);
      const { facts, provider } = await readMeasure(reading(tx), row, measure.provider);
      await correctMeasure(tx, actor, clock, measure.id, { facts, provider, revision });
      return addressOf(measure.id);
    },
  };
}

/** Another state of a measure; `today` (ISO) is the day on which it is said. */
export function movePage(id: string, today: string): EntryPage<typeof moveForm.columns> {
  return {
    form: moveForm,
    key: `move-measure:${rowNumber(id)}`,
    address: `/workspace/measures/${rowNumber(id)}/state`,
    find: async (read, actor) => {
      const { state, kind } = await measureToMove(read, actor, id);
      const to = nextState(state, kind);
      return { row: to === undefined ? { fromOn: today } : { to, fromOn: today }, revision: 0 };
    },
    judge: async (read, row, actor) => adviceOnMove(await measureToMove(read, actor, id), row),
    save: async (tx, actor, clock, { to, fromOn, reason }) => {
      const head = await measureToMove(reading(tx), actor, id);
      await moveMeasure(tx, actor, clock, head.id, { to, fromOn, reason: reason ?? undefined });
      // Those who wait for a measure or have a seat are thought of next, when it is over.
      return to === 'closed' || to === 'cancelled' ? `${addressOf(head.id)}/seats` : addressOf(head.id);
    },
  };
}

/** Throws `NotFound`, `Forbidden`. */
async function measureToMove(read: Read, actor: Actor, id: string): Promise<MeasureHead> {
  const head = await findMeasureHead(read, actor, id);
  permit(measurePolicy, actor, 'measure.move', head.place);
  return head;
}

function addressOf(id: number): string {
  return `/workspace/measures/${id}`;
}

/** Throws `NotFound`, `Forbidden`. */
export async function projectToPlanFor(read: Read, actor: Actor, code: string): Promise<ProjectHead> {
  const project = await findProjectHead(read, actor, code);
  permit(measurePolicy, actor, 'measure.plan', project.place);
  if (project.isLight)
    throw new NotFound(`The project ${code} is another organisation's: measures are bought in parallel projects.`);
  return project;
}

interface EditableMeasure {
  readonly measure: StoredMeasure;
  readonly project: ProjectHead;
  readonly row: MeasureFormRow;
}

/** Throws `NotFound`, `Forbidden`. */
async function measureToEdit(read: Read, actor: Actor, id: string): Promise<EditableMeasure> {
  const head = await findMeasureHead(read, actor, id);
  permit(measurePolicy, actor, 'measure.edit', head.place);
  const measure = await getMeasure(read, head.id);
  const names = await findMunicipalityNames(read);
  return {
    measure,
    project: await findProjectHead(read, actor, head.projectCode),
    row: rowOf(measure, measure.provider, names.get(measure.municipalityCode ?? '') ?? null),
  };
}

export async function judgeNew(
  read: Read,
  project: ProjectHead,
  row: MeasureRow & { readonly state: MeasureState | null },
): Promise<Finding[]> {
  const names = await findKnownNames(read, [row]);
  return [
    ...findingsAmong(row, project, names, null),
    ...newProviderFindings(row, names, null),
    ...adviceOn(row, project, row.state ?? 'plan'),
    ...(await twinFindings(read, project, row, 0)),
  ];
}

async function twinFindings(read: Read, { id }: ProjectHead, row: MeasureRow, ownId: number): Promise<Finding[]> {
  const { name, startsOn } = row;
  const twins = await listMeasuresNamed(read, [{ projectId: id, name, startsOn }]);
  return twins.some((twin) => twin.id !== ownId) ? [{ key: 'measure.fault.known', column: 'name' }] : [];
}

/** What a row without faults says, given who ran the measure until now. */
export async function readMeasure(
  read: Read,
  row: MeasureRow,
  until: NamedUnit | null,
): Promise<{ readonly facts: MeasureFacts; readonly provider: Provider | null }> {
  const names = await findKnownNames(read, [row]);
  const provider = providerOf(row, names, until);
  if (provider === 'unknown' || provider === 'several') throw new RangeError('an unclear provider is refused before');
  return { facts: factsOf(row, names), provider };
}
