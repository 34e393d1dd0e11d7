import type { TextKey, Texts } from '#platform/i18n/texts.ts';
import type { Refusal } from './import-item.model.ts';

/** A refusal in the reader's language: what was found, what is expected, how to mend it. */
export function refusalInWords(
  { reason, details }: Refusal,
  t: Texts,
): { readonly found: string; readonly expected: string; readonly remedy: string } {
  const say = (part: 'found' | 'expected' | 'remedy') =>
    (t as (key: TextKey, details: object) => string)(`description.refusal.${reason}.${part}`, details);
  return { found: say('found'), expected: say('expected'), remedy: say('remedy') };
}
