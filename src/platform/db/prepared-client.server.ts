import type { Writable } from 'node:stream';
import pg from 'pg';

/** How a statement says what it allows: `prepared some-name`, `with the next`, or both. */
const MARK = /^\s*\/\* (?:prepared ([a-z-]+))? ?(with the next)? \*\//;

/** How a transaction begins. */
const BEGIN = /^(?:begin|start transaction)\b/;

type Asked = readonly [statement: string | { readonly name: string; readonly text: string }, ...others: unknown[]];

/** What is answered at once for a statement that has not been sent yet. */
const nothingYet = { command: '', rowCount: null, rows: [] };

/**
 * A connection that spares work where there are many small transactions. What a statement allows it says in a comment at its
 * beginning:
 *
 * - `prepared some-name`: it is read and planned once for each connection. Only for statements whose words are always the same and
 *   whose best plan does not hang on their values, such as inserts. A list to be unnested is none of these: PostgreSQL takes ten
 *   rows for granted where it does not see the list, deems that dearer, and plans anew each time.
 * - `with the next`: nobody needs its answer, so that it waits for the statement after it, and both travel together. If it fails,
 *   the one after it fails with its error; so no transaction is committed without it.
 *
 * The beginning of a transaction always waits; it can only fail together with the connection. Why: docs/decisions/0031.
 */
export class PreparingClient extends pg.Client {
  #waiting: Asked[] = [];

  // The signatures of `query` are many; this one stands for all of them.
  override query = ((statement: unknown, ...others: unknown[]): unknown => {
    const ask = (super.query as (...parts: readonly unknown[]) => Promise<unknown>).bind(this);
    if (typeof statement !== 'string') {
      if (this.#waiting.length > 0)
        throw new Error('What waits for the next statement cannot travel with one that is no text.');
      return ask(statement, ...others);
    }
    const [, name, withTheNext] = MARK.exec(statement) ?? [];
    const asked: Asked = [name === undefined ? statement : { name, text: statement }, ...others];
    if (withTheNext || BEGIN.test(statement)) {
      this.#waiting.push(asked);
      return Promise.resolve(nothingYet);
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return ask(...asked);
    if (statement !== 'rollback') return this.#inOneGo(() => [...waiting, asked].map((parts) => ask(...parts)));
    const isNothingSent = waiting.some(([text]) => typeof text === 'string' && BEGIN.test(text));
    return isNothingSent ? Promise.resolve(nothingYet) : ask(...asked);
  }) as pg.Client['query'];

  /** The answer to the last statement, or the first error. */
  async #inOneGo(askAll: () => Promise<unknown>[]): Promise<unknown> {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Writable } }).connection;
    let answers: Promise<unknown>[];
    stream.cork();
    try {
      answers = askAll();
    } finally {
      stream.uncork();
    }
    return (await Promise.all(answers)).at(-1);
  }
}
