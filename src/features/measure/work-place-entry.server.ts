import type { EntryPage } from '#features/entry/public.server.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { adviceOnWorkPlace } from './measure-advice.model.ts';
import { addWorkPlace, correctWorkPlace } from './work-place.commands.server.ts';
import { findWorkPlace } from './work-place.queries.server.ts';
import { factsOfWorkPlace, rowOfWorkPlace, workPlaceForm } from './work-place-form.model.ts';

type WorkPlacePage = EntryPage<typeof workPlaceForm.columns>;

function addressOf(measure: string): string {
  return `/workspace/measures/${rowNumber(measure)}/work-places`;
}

/** A new place at which people of a measure work. */
export function newWorkPlacePage(measure: string): WorkPlacePage {
  return {
    form: workPlaceForm,
    key: `new-work-place:${rowNumber(measure)}`,
    address: `${addressOf(measure)}/new`,
    find: async (read, actor) => {
      const head = await findMeasureHead(read, actor, measure);
      permit(measurePolicy, actor, 'work-place.edit', head.place);
      return { row: head.startsOn === null ? {} : { fromOn: head.startsOn, lastOn: head.endsOn }, revision: 0 };
    },
    judge: async (read, row, actor) => adviceOnWorkPlace(row, await findMeasureHead(read, actor, measure)),
    save: async (tx, actor, clock, row) => {
      await addWorkPlace(tx, actor, clock, measure, factsOfWorkPlace(row));
      return addressOf(measure);
    },
  };
}

/** What is recorded of a work place. */
export function workPlacePage(measure: string, number: string): WorkPlacePage {
  return {
    form: workPlaceForm,
    key: `work-place:${rowNumber(number)}`,
    address: `${addressOf(measure)}/${rowNumber(number)}`,
    find: async (read, actor) => {
      const head = await findMeasureHead(read, actor, measure);
      permit(measurePolicy, actor, 'work-place.edit', head.place);
      const place = await findWorkPlace(read, head.id, number);
      return { row: rowOfWorkPlace(place), revision: place.revision };
    },
    judge: async (read, row, actor) => adviceOnWorkPlace(row, await findMeasureHead(read, actor, measure)),
    save: async (tx, actor, clock, row, revision) => {
      const facts = factsOfWorkPlace(row);
      await correctWorkPlace(tx, actor, clock, { measure, number }, { facts, revision });
      return addressOf(measure);
    },
  };
}
