import { hasText, type PlainTextKey, type Texts, textKeysUnder } from '#platform/i18n/texts.ts';
import type { HistoryEntry } from './history.model.ts';

/** An act as it is called in lists: “Publishing of a description”. The names of all acts stand in the texts of this room. */
export function actInWords(t: Texts, act: string): string {
  return inWords(t, `audit.act.${act}`, act);
}

/** A kind of thing that acts are done to: “project”. */
export function kindInWords(t: Texts, kind: string): string {
  return inWords(t, `audit.kind.${kind}`, kind);
}

/** The name of who did it, or what can be said instead. */
export function actorInWords(t: Texts, { userId, userName }: Pick<HistoryEntry, 'userId' | 'userName'>): string {
  if (userName !== null) return userName;
  if (userId === 'service') return t('audit.actor.service');
  return userId ?? t('audit.actor.nobody');
}

/** All acts that have a name. */
export function namedActs(): string[] {
  return namesUnder('audit.act.');
}

/** All kinds of things that have a name. */
export function namedKinds(): string[] {
  return namesUnder('audit.kind.');
}

/** What was written by another version of the program may be called by a name that this one does not know. */
function inWords(t: Texts, key: string, otherwise: string): string {
  return hasText(key) ? t(key as PlainTextKey) : otherwise;
}

function namesUnder(beginning: string): string[] {
  return textKeysUnder(beginning).map((key) => key.slice(beginning.length));
}
