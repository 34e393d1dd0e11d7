import { sql } from 'kysely';
import type { BulkAct } from '#features/view/public.server.ts';
import type { BulkForecast, Refusal } from '#features/view/public.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, selectRows, type Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { descriptionPolicy } from './description.policy.ts';
import { approveEdit, returnEdit, type Step, submitSavedEdit } from './edit.commands.server.ts';
import { type EditRefusal, whyRecordRefused, whyStepRefused } from './edit.model.ts';
import { type Edit, editColumns, placeOfEdit } from './edit.queries.server.ts';
import { hasUnsavedText } from './unsaved-text.queries.server.ts';

type BulkStep = 'submit' | 'approve' | 'return';

/** What can be done to several descriptions at once. Publishing is not among them: each has a day and a preview of its own. */
export const descriptionBulkActs: readonly BulkAct[] = [
  bulkAct('submit', submitSavedEdit, {}),
  bulkAct('approve', approveEdit, { reason: 'optional' }),
  bulkAct('return', returnEdit, { reason: 'required' }),
];

type Command = (tx: Tx, actor: Actor, clock: Clock, id: number, step: Step) => Promise<void>;

function bulkAct(step: BulkStep, command: Command, options: Pick<BulkAct, 'reason'>): BulkAct {
  return {
    key: `description.${step}`,
    label: `description.act.${step}`,
    effect: `description.bulk.${step}`,
    ...options,
    forecast: async (read, actor, ids) => {
      const forecasts: BulkForecast[] = [];
      for (const edit of await listEditsByIds(read, ids)) forecasts.push(await forecastOf(read, actor, edit, step));
      return forecasts;
    },
    perform: (tx, actor, clock, { id, revision }, reason) =>
      command(tx, actor, clock, rowNumber(id), { revision: Number.parseInt(revision, 10), reason }),
  };
}

async function listEditsByIds(read: Read, ids: readonly string[]): Promise<Edit[]> {
  return selectRows(
    read,
    sql<Edit>`
      select ${editColumns}, edit.record
      from unnest(${ids.map(rowNumber)}::int[]) with ordinality as wanted (id, place)
      join description_edit edit on edit.id = wanted.id
      order by wanted.place`,
  );
}

async function forecastOf(read: Read, actor: Actor, edit: Edit, step: BulkStep): Promise<BulkForecast> {
  const refused = await whyRefused(read, actor, edit, step);
  const refusal: Refusal | undefined = refused && {
    code: `description.refused.${refused}`,
    details: { code: edit.projectCode },
  };
  return {
    id: String(edit.id),
    label: `${edit.name ?? ''} (${edit.projectCode})`.trim(),
    lang: 'fi',
    href: `/workspace/descriptions/${edit.id}`,
    // Begins with the revision of the record, which the act compares once more.
    revision: `${edit.revision} ${edit.state} ${edit.stateSinceAt.toISOString()}`,
    ...(refusal && { refusal }),
  };
}

async function whyRefused(read: Read, actor: Actor, edit: Edit, step: BulkStep): Promise<EditRefusal | undefined> {
  const place = await placeOfEdit(read, edit, actor.userId);
  if (!may(descriptionPolicy, actor, `description.${step}`, place)) return 'not-permitted';
  const refused = whyStepRefused(edit, step, actor.userId);
  if (refused || step === 'return') return refused;
  if (step === 'submit' && (await hasUnsavedText(read, actor, edit.id))) return 'unsaved-text';
  return whyRecordRefused(edit.record, edit.projectCode);
}
