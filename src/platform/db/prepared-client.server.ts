import pg from 'pg';

/** How a statement says that it is run so often that PostgreSQL is to read and plan it once for each connection. */
const MARK = /^\s*\/\* prepared ([a-z-]+) \*\//;

/**
 * A connection on which statements that begin with a comment `prepared some-name` are prepared under that name. Only for statements whose
 * words are always the same and whose best plan does not hang on their values, such as inserts.
 */
export class PreparingClient extends pg.Client {
  // The signatures of `query` are many; this one stands for all of them.
  override query = ((statement: unknown, ...others: unknown[]): unknown => {
    const name = typeof statement === 'string' ? MARK.exec(statement)?.[1] : undefined;
    const asked = name === undefined ? statement : { name, text: statement };
    return (super.query as (...parts: unknown[]) => unknown)(asked, ...others);
  }) as pg.Client['query'];
}
