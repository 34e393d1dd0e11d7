import type { Offer } from '#features/entry/public.parts.ts';
import type { EntryPage } from '#features/entry/public.server.ts';
import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { MeasureHead } from './head.model.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { adviceOnWorkPlace } from './measure-advice.model.ts';
import { addWorkPlace, correctWorkPlace } from './work-place.commands.server.ts';
import { findWorkPlace, listEarlierWorkPlaces } from './work-place.queries.server.ts';
import {
  factsOfWorkPlace,
  findingsOfFollowed,
  rowOfWorkPlace,
  type WorkPlaceRow,
  workPlaceForm,
} from './work-place-form.model.ts';

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
    judge: (read, row, actor) => judgeWorkPlace(read, actor, { measure, ownId: 0 }, row),
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
    judge: (read, row, actor) => judgeWorkPlace(read, actor, { measure, ownId: rowNumber(number) }, row),
    save: async (tx, actor, clock, row, revision) => {
      const facts = factsOfWorkPlace(row);
      await correctWorkPlace(tx, actor, clock, { measure, number }, { facts, revision });
      return addressOf(measure);
    },
  };
}

async function judgeWorkPlace(
  read: Read,
  actor: Actor,
  { measure, ownId }: { readonly measure: string; readonly ownId: number },
  row: WorkPlaceRow,
): Promise<Finding[]> {
  const head = await findMeasureHead(read, actor, measure);
  const earlier = row.follows === null ? [] : await listEarlierWorkPlaces(read, head.projectId, ownId);
  return [...findingsOfFollowed(row.follows, earlier), ...adviceOnWorkPlace(row, head)];
}

/** The work places that a form offers as the earlier one. */
export async function listFollowedOffers(
  read: Read,
  { projectId }: Pick<MeasureHead, 'projectId'>,
  ownId: number,
): Promise<{ readonly follows: readonly Offer[] }> {
  const earlier = await listEarlierWorkPlaces(read, projectId, ownId);
  return {
    follows: earlier.map(({ id, employer, measureName, fromOn }) => ({
      value: String(id),
      text: `${employer} – ${measureName}, ${dayAsRead(fromOn)}`,
      lang: 'fi',
    })),
  };
}
