import type { PlainTextKey, Texts } from '#platform/i18n/texts.ts';

/** The services' words for a project's status; other words are shown as the source has them. */
const statusTexts: Readonly<Record<string, PlainTextKey>> = {
  Hakemus: 'register.status.application',
  Toiminnassa: 'register.status.running',
  'Toiminta päättynyt': 'register.status.ended',
  Ended: 'register.status.ended',
  Keskeytynyt: 'register.status.interrupted',
};

/** A project's status in the reader's language. */
export function statusInWords(status: string, t: Texts): string {
  const key = statusTexts[status];
  return key ? t(key) : status;
}

/** A programming period as people write it: `2007–2013`. */
export function periodInWords(period: string): string {
  return period.replace('-', '–');
}
