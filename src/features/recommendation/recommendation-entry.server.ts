import type { EntryPage } from '#features/entry/public.server.ts';
import { listNamedUnits, listUnitsMeant } from '#features/organisation/public.server.ts';
import { findingsOfUnit, unitText } from '#features/organisation/public.ts';
import type { Finding, SheetColumns } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { FormAt } from './form-at.model.ts';
import {
  correctRecommendation,
  giveRecommendation,
  setRecommendationStatus,
} from './recommendation.commands.server.ts';
import { whyGivenRefused, whyStatusRefused } from './recommendation.model.ts';
import { findFirstAnswerOn, findRecommendingProject, getRecommendation } from './recommendation.queries.server.ts';
import { recommendationAddress, recommendationsAddress } from './recommendation-address.model.ts';
import { type RecommendationRow, recommendationForm, statusForm } from './recommendation-form.model.ts';

type RecommendationColumns = (typeof recommendationForm)['columns'];

/** The form that an address means, for the page that shows it and for keeping what is typed. */
export function entryAt(at: FormAt, today: string): EntryPage<SheetColumns> {
  switch (at.subject) {
    case 'new':
      return newEntry(at.code, today);
    case 'edit':
      return correctionEntry(at.code, at.id, today);
    case 'status':
      return statusEntry(at.code, at.id, today);
  }
}

function newEntry(code: string, today: string): EntryPage<RecommendationColumns> {
  return {
    form: recommendationForm,
    key: `new-recommendation:${code}`,
    address: `${recommendationsAddress(code)}/new`,
    find: async (read, actor) => {
      await findRecommendingProject(read, actor, code, 'recommendation.give');
      return { row: { givenOn: today }, revision: 0 };
    },
    judge: (read, row, actor) => findingsAmong(read, row, actor, { firstAnswerOn: undefined, today }),
    save: async (tx, actor, clock, row) => {
      const project = await findRecommendingProject(reading(tx), actor, code);
      const id = await giveRecommendation(tx, actor, clock, { project, row });
      return `${recommendationAddress(project.code, id)}?done=given`;
    },
  };
}

function correctionEntry(code: string, id: number, today: string): EntryPage<RecommendationColumns> {
  return {
    form: recommendationForm,
    key: `recommendation:${id}`,
    address: `${recommendationAddress(code, id)}/edit`,
    find: async (read, actor) => {
      const project = await findRecommendingProject(read, actor, code, 'recommendation.correct');
      const { title, explanation, addresseeUnitId, addressee, givenOn, revision } = await getRecommendation(
        read,
        project.id,
        id,
      );
      const [unit] = await listNamedUnits(read, [addresseeUnitId ?? 0]);
      return { row: { title, explanation, organisation: unit ? unitText(unit) : null, addressee, givenOn }, revision };
    },
    judge: async (read, row, actor) =>
      findingsAmong(read, row, actor, { firstAnswerOn: await findFirstAnswerOn(read, id), today }),
    save: async (tx, actor, clock, row, revision) => {
      const project = await findRecommendingProject(reading(tx), actor, code);
      await correctRecommendation(tx, actor, clock, { project, id, revision, row });
      return `${recommendationAddress(project.code, id)}?done=corrected`;
    },
  };
}

function statusEntry(code: string, id: number, today: string): EntryPage<(typeof statusForm)['columns']> {
  return {
    form: statusForm,
    key: `recommendation-status:${id}`,
    address: `${recommendationAddress(code, id)}/status`,
    find: async (read, actor) => {
      const project = await findRecommendingProject(read, actor, code, 'recommendation.set-status');
      const { revision } = await getRecommendation(read, project.id, id);
      return { row: { fromOn: today }, revision };
    },
    judge: async (read, row, actor) => {
      const project = await findRecommendingProject(read, actor, code);
      const fault = whyStatusRefused(await getRecommendation(read, project.id, id), row, today);
      const column = fault === 'same-status' ? 'status' : 'fromOn';
      return fault ? [{ key: `recommendation.fault.${fault}`, column }] : [];
    },
    save: async (tx, actor, clock, row, revision) => {
      const project = await findRecommendingProject(reading(tx), actor, code);
      await setRecommendationStatus(tx, actor, clock, { project, id, revision, row });
      return `${recommendationAddress(project.code, id)}?done=status`;
    },
  };
}

async function findingsAmong(
  read: Read,
  { organisation, givenOn }: RecommendationRow,
  actor: Actor,
  { firstAnswerOn, today }: { readonly firstAnswerOn: string | undefined; readonly today: string },
): Promise<Finding[]> {
  const fault = whyGivenRefused(givenOn, firstAnswerOn, today);
  const units = organisation === null ? [] : await listUnitsMeant(read, organisation);
  return [
    ...(organisation === null ? [] : findingsOfUnit(actor, units, organisation, 'organisation')),
    ...(fault ? [{ key: `recommendation.fault.${fault}`, column: 'givenOn' }] : []),
  ];
}
