import type { EntryPage } from '#features/entry/public.server.ts';
import { listUnitsMeant, meantOrNewUnit } from '#features/organisation/public.server.ts';
import { findingsOfUnit, unitText } from '#features/organisation/public.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { Finding } from '#features/sheet/public.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { measurePolicy } from './measure.policy.ts';
import { findKnownNames, findMunicipalityNames, listBuyingProjects } from './measure.queries.server.ts';
import { judgeNew, readMeasure } from './measure-entry.server.ts';
import { projectCodeOf } from './measure-row.model.ts';
import { askForMeasure, correctNeed, declineNeed, meetNeed } from './need.commands.server.ts';
import { measureFor, type NeedFacts } from './need.model.ts';
import { findNeed } from './need.queries.server.ts';
import { declineForm, meetingForm, type NeedRow, needForm, newNeedForm } from './need-form.model.ts';

function addressOf(id: number): string {
  return `/workspace/needs/${id}`;
}

/** A new need; `code` is the project from whose pages one came. */
export function newNeedPage(code: string | undefined): EntryPage<typeof newNeedForm.columns> {
  return {
    form: newNeedForm,
    key: 'new-measure-need:any',
    address: '/workspace/needs/new',
    find: async (_read, actor) => {
      permit(measurePolicy, actor, 'measure-need.ask');
      const row = { askedBy: actor.name };
      return { row: code === undefined ? row : { ...row, project: code }, revision: 0 };
    },
    judge: async (read, row, actor) => {
      const project = await findAskingProject(read, row.project);
      const unknown = { key: 'measure.fault.project', column: 'project', details: { found: row.project } };
      return [...(project ? [] : [unknown]), ...(await findingsAmong(read, row, actor))];
    },
    save: async (tx, actor, clock, row) => {
      const project = await findAskingProject(reading(tx), row.project);
      if (!project) throw new NotFound(`There is no project ${row.project}.`);
      const facts = await factsOf(tx, actor, clock, row);
      return addressOf(await askForMeasure(tx, actor, clock, { projectId: project.id, facts }));
    },
  };
}

/** The project of a code, where the acting user asks for measures. */
async function findAskingProject(read: Read, written: string) {
  const [project] = await listBuyingProjects(
    read,
    [projectCodeOf(written)],
    Object.keys(measurePolicy['measure-need.ask']),
  );
  return project;
}

/** A need that waits for its answer. */
export function needPage(number: string): EntryPage<typeof needForm.columns> {
  return {
    form: needForm,
    key: `measure-need:${rowNumber(number)}`,
    address: `${addressOf(rowNumber(number))}/edit`,
    find: async (read, actor) => {
      const need = await findNeed(read, actor, number);
      permit(measurePolicy, actor, 'measure-need.ask', need.place);
      const names = await findMunicipalityNames(read);
      return {
        row: {
          forWhom: need.forWhom,
          amount: need.amount,
          wantedFrom: need.wantedFrom,
          field: need.field,
          municipality: names.get(need.municipalityCode ?? '') ?? null,
          note: need.note,
          askedBy: need.askedBy,
          asker: need.asker && unitText(need.asker),
        },
        revision: need.revision,
      };
    },
    judge: findingsAmong,
    save: async (tx, actor, clock, row, revision) => {
      await correctNeed(tx, actor, clock, number, {
        facts: await factsOf(tx, actor, clock, row),
        revision,
      });
      return addressOf(rowNumber(number));
    },
  };
}

/** The measure by which a need is met. */
export function meetingPage(number: string): EntryPage<typeof meetingForm.columns> {
  return {
    form: meetingForm,
    key: `meet-need:${rowNumber(number)}`,
    address: `${addressOf(rowNumber(number))}/measure`,
    find: async (read, actor) => {
      const need = await findNeed(read, actor, number);
      permit(measurePolicy, actor, 'measure-need.answer', need.place);
      const names = await findMunicipalityNames(read);
      return { row: measureFor(need, names.get(need.municipalityCode ?? '') ?? null), revision: 0 };
    },
    judge: async (read, row, actor) => {
      const need = await findNeed(read, actor, number);
      const rest = need.amount - need.metAmount;
      const tooMany = { key: 'measure.fault.meets-more', column: 'meets', details: { rest } };
      return [
        ...(row.meets > rest ? [tooMany] : []),
        ...(await judgeNew(read, await findProjectHead(read, actor, need.projectCode), row)),
      ];
    },
    save: async (tx, actor, clock, row) => {
      const { facts, provider } = await readMeasure(reading(tx), row, null);
      const id = await meetNeed(tx, actor, clock, number, {
        facts,
        provider,
        state: row.state ?? 'plan',
        meets: row.meets,
      });
      return `/workspace/measures/${id}`;
    },
  };
}

/** Why a need is declined. */
export function declinePage(number: string): EntryPage<typeof declineForm.columns> {
  return {
    form: declineForm,
    key: `decline-need:${rowNumber(number)}`,
    address: `${addressOf(rowNumber(number))}/decline`,
    find: async (read, actor) => {
      const need = await findNeed(read, actor, number);
      permit(measurePolicy, actor, 'measure-need.answer', need.place);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { answer }) => {
      await declineNeed(tx, actor, clock, number, answer);
      return addressOf(rowNumber(number));
    },
  };
}

async function findingsAmong(read: Read, row: NeedRow, actor: Actor): Promise<Finding[]> {
  const { municipalities } = await findKnownNames(read, [{ municipality: row.municipality, provider: null }]);
  const isKnown = row.municipality === null || municipalities.has(row.municipality.toLowerCase());
  const place = {
    key: 'measure.fault.municipality',
    column: 'municipality',
    details: { found: row.municipality ?? '' },
  };
  return [
    ...(isKnown ? [] : [place]),
    ...(row.asker === null ? [] : findingsOfUnit(actor, await listUnitsMeant(read, row.asker), row.asker, 'asker')),
  ];
}

async function factsOf(tx: Tx, actor: Actor, clock: Clock, row: NeedRow): Promise<NeedFacts> {
  const { municipalities } = await findKnownNames(reading(tx), [{ municipality: row.municipality, provider: null }]);
  return {
    forWhom: row.forWhom,
    amount: row.amount,
    wantedFrom: row.wantedFrom,
    field: row.field,
    municipalityCode: municipalities.get(row.municipality?.toLowerCase() ?? '') ?? null,
    note: row.note,
    askedBy: row.askedBy,
    askerUnitId: row.asker === null ? null : await meantOrNewUnit(tx, actor, clock, row.asker),
  };
}
