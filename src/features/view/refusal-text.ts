import { hasText, type Texts } from '#platform/i18n/texts.ts';
import type { Refusal } from './bulk-run.model.ts';

/** A refusal in words. Its code is the key of a text whose arguments are its details. */
export function refusalText(t: Texts, { code, details }: Refusal): string {
  if (!hasText(code)) throw new RangeError(`There is no text for the refusal '${code}'.`);
  const tell = t as (key: string, values: Refusal['details']) => string;
  return tell(code, details);
}
