import { actInWords, kindInWords } from '#features/audit/public.ts';
import { daysAfter, isDay } from '#platform/clock.ts';
import { hasText, type PlainTextKey, type Texts } from '#platform/i18n/texts.ts';
import type { AskedSubject, AuditEntry } from './entry-list.model.ts';

/** A detail of an act as people read it: “Role: coordinator”. */
export interface ToldDetail {
  readonly name: string;
  readonly value: string;
}

type Names = ReadonlyMap<string, string>;
type DetailValue = (t: Texts, text: string, names: Names) => string;

export function namesById(people: readonly { readonly id: string; readonly name: string }[]): Names {
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Row numbers and digests: for programs, who find them in the file for programs. */
const onlyForPrograms = new Set([
  'grant',
  'grants',
  'scope-id',
  'ended',
  'glass',
  'basedOn',
  'sha256',
  'contentSha256',
]);

const dayInWords: DetailValue = (t, text) => (isDay(text) ? t.date(text) : text);

const instantInWords: DetailValue = (t, text) => {
  const instant = new Date(text);
  return Number.isNaN(instant.valueOf()) ? text : t.dateTime(instant);
};

/**
 * How texts are told that are more than a word that the texts know. An entry can never be mended: whatever stands in it, it must be
 * told, or nobody could read the list again.
 */
const valuesInWords: ReadonlyMap<string, DetailValue> = new Map<string, DetailValue>([
  ['act', actInWords],
  ['role', (t, text) => wordOr(t, `access.role.${text}`, wordOr(t, `measure.staff.role.${text}`, text))],
  ['person', (_t, text, names) => names.get(text) ?? text],
  ['subject', (t, text, names) => subjectInWords(t, subjectFrom(text), names)],
  ['from', dayInWords],
  ['until', dayInWords],
  ['knownOn', dayInWords],
  ['closesAt', instantInWords],
  ['received', instantInWords],
  ['moved-from', (t, text) => wordOr(t, `measure.state.${text}`, text)],
  ['moved-to', (t, text) => wordOr(t, `measure.state.${text}`, text)],
  ['moved-fromOn', dayInWords],
  ['fromOn', dayInWords],
  ['on', dayInWords],
  ['format', (_t, text) => text.toUpperCase()],
]);

/** The details of an act in words. What was written by another version of the program may have details without words. */
export function detailsInWords(
  t: Texts,
  { act, details }: Pick<AuditEntry, 'act' | 'details'>,
  names: Names,
): ToldDetail[] {
  return Object.entries(details).flatMap(([written, value]) => {
    const key = keyIn(act, written, value);
    return value === null || onlyForPrograms.has(key)
      ? []
      : {
          name: wordOr(t, `oversight.detail.${key}`, key),
          value: valueInWords(t, key, isFirstDayAfter(act, key) ? dayBefore(value) : value, names),
        };
  });
}

/** Grants, and the days of those who work in a measure, end on the day before the one that is written down. */
function isFirstDayAfter(act: string, key: string): boolean {
  return key === 'until' && /^(access|glass|measure-staff)\./.test(act);
}

/** A detail that means something else in one act than in others has a name, and words, of its own there. */
function keyIn(act: string, key: string, value: unknown): string {
  if (act === 'measure-need.ask' && key === 'persons') return 'personCount';
  if (act !== 'measure.move' || !['from', 'to', 'fromOn'].includes(key)) return key;
  return key === 'from' && typeof value === 'string' && isDay(value) ? 'moved-fromOn' : `moved-${key}`;
}

function dayBefore(value: unknown): unknown {
  return typeof value === 'string' && isDay(value) ? daysAfter(value, -1) : value;
}

/** Where rooms have the words for what a detail holds, the likeliest first. */
const wordsOfRooms: ReadonlyMap<string, readonly string[]> = new Map([
  ['status', ['project.status', 'recommendation.status']],
  ['status-was', ['project.status', 'recommendation.status']],
  ['state', ['measure.state', 'measure.need-state', 'seat.state']],
  ['measureKind', ['measure.kind']],
  ['kind', ['project.kind', 'measure.kind', 'plan.milestone-kind']],
  ['funding', ['measure.funding']],
  ['field', ['measure.field']],
]);

/** Money, which is written in cents. */
const inCents = new Set(['price', 'was', 'cents']);

function valueInWords(t: Texts, key: string, value: unknown, names: Names): string {
  if (typeof value === 'number') return inCents.has(key) ? t.euro(value) : t.number(value);
  if (typeof value === 'boolean') return t(value ? 'view.list.yes' : 'view.list.no');
  if (Array.isArray(value) && key === 'changed') return value.map((one) => fieldInWords(t, String(one))).join(', ');
  if (Array.isArray(value)) return value.map((one) => valueInWords(t, key, one, names)).join(', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const inWords = valuesInWords.get(key);
  if (inWords) return inWords(t, text, names);
  const word = text.replaceAll(' ', '-');
  const places = [`oversight.value.${key}`, ...(wordsOfRooms.get(key) ?? [])];
  const known = places.map((place) => `${place}.${word}`).find((candidate) => hasText(candidate));
  return known === undefined ? text : t(known as PlainTextKey);
}

/** The field of a form, `startsOn`, as the form calls it: “First day”. */
function fieldInWords(t: Texts, field: string): string {
  const word = field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const rooms = [
    'measure.form',
    'measure.need',
    'procurement.form',
    'project.form',
    'plan.form',
    'body.form',
    'recommendation.form',
    'seat.field',
  ];
  const known = rooms.map((room) => `${room}.${word}.name`).find((key) => hasText(key));
  return known === undefined ? field : t(known as PlainTextKey);
}

/** What an act was done to: “Project S20193”, “User Aino Esimerkki”, “Session”. */
export function subjectInWords(t: Texts, { kind, id }: AskedSubject, names: Names): string {
  const word = kindInWords(t, kind);
  if (id === 'list') return t('oversight.subject.list', { kind: word });
  if (id === 'command line') return t('oversight.subject.command-line', { kind: word });
  if (kind === 'sheet-kind') return `${word}: ${wordOr(t, `oversight.value.kind.${id}`, id)}`;
  const name = kind === 'user' ? (names.get(id) ?? id) : id;
  return isOpaque(kind, name) ? word : `${word} ${name}`;
}

/** Random letters and digests that tell nobody anything. */
function isOpaque(kind: string, id: string): boolean {
  return kind === 'session' || kind === 'service' || /^[\w-]{20,}$/.test(id);
}

/** Where a thing itself can be looked at, behind the language; `undefined` for things without a page. */
export function thingAddress({ kind, id }: AskedSubject): string | undefined {
  if (id === 'list') return listsOfThings.get(kind);
  if (kind === 'project') return `/workspace/projects/${encodeURIComponent(id.toWellFormed())}`;
  if (kind === 'glass') return '/workspace/glass';
  const place = placesOfThings.get(kind);
  const isThere = kind === 'user' || /^\d+$/.test(id);
  return place !== undefined && isThere ? `${place}/${encodeURIComponent(id.toWellFormed())}` : undefined;
}

const placesOfThings: ReadonlyMap<string, string> = new Map([
  ['description-edit', '/workspace/descriptions'],
  ['import', '/workspace/imports'],
  ['invitation', '/workspace/invitations'],
  ['sheet', '/workspace/sheets'],
  ['user', '/workspace/people'],
]);

const listsOfThings: ReadonlyMap<string, string> = new Map([
  ['audit', '/workspace/audit'],
  ['invitation', '/workspace/invitations'],
  ['user', '/workspace/people'],
]);

function subjectFrom(text: string): AskedSubject {
  const [kind = '', ...rest] = text.split(':');
  return { kind, id: rest.join(':') };
}

function wordOr(t: Texts, key: string, otherwise: string): string {
  return hasText(key) ? t(key as PlainTextKey) : otherwise;
}
