import { redirect } from 'react-router';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { Invalid } from '#platform/errors.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { prepareBulk } from './bulk.commands.server.ts';
import type { BulkAct } from './bulk-act.server.ts';
import { type ListDefinition, type ListQuestion, listQuery, listQuestionFrom } from './list-question.model.ts';
import { bulkHref } from './view-address.model.ts';

interface BulkSource<Filter extends string, Sort extends string> {
  readonly definition: ListDefinition<Filter, Sort>;
  /** The acts that the list offers. */
  readonly acts: readonly BulkAct[];
  /** The ids of all rows that a question gives, or of one more than can be done at once. */
  readonly listIds: (read: Read, question: ListQuestion<Filter, Sort>) => Promise<string[]>;
  /** Of the page. */
  readonly language: Language;
}

/**
 * Answers the form of a list: prepares the act on the chosen rows, on all of the page (whose keys come with the form as `listed`)
 * or on all that fit, and leads to the page that shows what would happen. Throws `Refused`, for the list to show.
 */
export async function beginBulk<Filter extends string, Sort extends string>(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  form: FormData,
  { definition, acts, listIds, language }: BulkSource<Filter, Sort>,
): Promise<Response> {
  const act = acts.find(({ key }) => key === form.get('act'));
  if (!act) throw new Invalid('The list has no such act.');
  const question = listQuestionFrom(definition, new URLSearchParams(textOf(form, 'query')));
  const ids = form.get('scope') === 'all' ? await listIds(reading(tx), question) : chosenRows(form);
  const listHref = definition.address + (listQuery(definition, question) || '?q=');
  const run = await prepareBulk(tx, actor, clock, act, { ids, listHref });
  return redirect(bulkHref(language, run), 303);
}

function chosenRows(form: FormData): string[] {
  const name = form.get('scope') === 'page' ? 'listed' : 'row';
  return form.getAll(name).filter((value) => typeof value === 'string');
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
