/** The five ways a request can fail for a reason the caller can understand. Anything else is a fault of ours. */

/** What was asked for does not exist (or the caller may not know that it does). */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** The caller may not do this. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/** A rule forbids the act; `code` is the rule's text key, `details` its arguments. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** The input is not what was expected; the message says where, what was found and what is expected. */
export class Invalid extends Error {
  override name = 'Invalid';
}

/** Somebody else changed the same thing in between. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** There is more to do than can be done just now: nobody's mistake, and the same request may succeed in a moment. */
export class Busy extends Error {
  override name = 'Busy';
  readonly statusCode = 503;
}
