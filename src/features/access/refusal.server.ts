import { Refused } from '#platform/errors.ts';
import { hasText, type PlainTextKey } from '#platform/i18n/texts.ts';

/** The text of a refusal, to be shown beside a form. Throws on what is no refusal. */
export function refusalOf(error: unknown): PlainTextKey {
  if (error instanceof Refused && hasText(error.code)) return error.code as PlainTextKey;
  throw error;
}
