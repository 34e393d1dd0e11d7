import type { RouterContextProvider } from 'react-router';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import type { ListPage } from './list-page.server.ts';
import type { ListPlace, ListQuestion } from './list-question.model.ts';

const batchRows = 1000;

/**
 * All that fits a question, from its beginning, for a file: page by page, each in a short transaction of its own, so that a reader
 * who takes long holds nothing open and no list is in memory as a whole.
 */
export async function* listBatches<Row, Question extends ListQuestion>(
  context: Pick<RouterContextProvider, 'get'>,
  question: Question,
  list: (read: Read, actor: Actor, question: Question, limit: number) => Promise<ListPage<Row>>,
): AsyncGenerator<readonly Row[]> {
  let place: ListPlace | undefined;
  do {
    const from: Question = { ...question, place };
    const { rows, next } = await readAs(context, (read, actor) => list(read, actor, from, batchRows));
    yield rows;
    place = next;
  } while (place !== undefined);
}
