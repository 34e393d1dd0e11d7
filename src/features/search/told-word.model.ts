import { hasText, type PlainTextKey, type Texts } from '#platform/i18n/texts.ts';
import { phraseValue, statusValue } from './facet.model.ts';

/** A phrase to show, with its language when that is not the page's. */
export interface Wording {
  readonly text: string;
  readonly lang?: 'fi' | undefined;
}

/** What a fund is called for short in the reader's language: ESR, ESF; an unknown one as it is. */
export function fundShort(fund: string, t: Texts): string {
  const key = `search.fund.${fund.toLowerCase().replace('+', '-plus')}`;
  return hasText(key) ? t(key as PlainTextKey) : fund;
}

/** A project's status in the reader's language; one that is not known as the source has it. */
export function statusInWords(status: string, t: Texts): string {
  const key = `search.status.${statusValue(status)}`;
  return hasText(key) ? t(key as PlainTextKey) : status;
}

/** What kind of organisation carries the project out, from the phrase of the form or the value of the facet. */
export function organisationTypeInWords(printed: string, t: Texts): Wording {
  return worded('organisation-type', printed, t);
}

/** What kind of project it is, from the phrase of the form or the value of the facet. */
export function kindInWords(printed: string, t: Texts): Wording {
  return worded('kind', printed, t);
}

/** Words of the source where the reader's language has none. */
export function finnishWording(text: string, t: Texts): Wording {
  return t.language === 'fi' ? { text } : { text, lang: 'fi' };
}

function worded(subject: 'organisation-type' | 'kind', printed: string, t: Texts): Wording {
  const key = `search.${subject}.${asciiOf(phraseValue(printed))}`;
  return hasText(key) ? { text: t(key as PlainTextKey) } : finnishWording(printed, t);
}

/** Keys of texts have no letters but a–z. */
function asciiOf(value: string): string {
  return value.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('å', 'a');
}
