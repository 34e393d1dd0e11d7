import { actInWords, kindInWords } from '#features/audit/public.ts';
import { hasText, type PlainTextKey, type Texts } from '#platform/i18n/texts.ts';
import type { AskedSubject, AuditEntry } from './entry-list.model.ts';

/** A detail of an act as people read it: “Role: coordinator”. */
export interface ToldDetail {
  readonly name: string;
  readonly value: string;
}

type Names = ReadonlyMap<string, string>;
type DetailValue = (t: Texts, value: unknown, names: Names) => string;

export function namesById(people: readonly { readonly id: string; readonly name: string }[]): Names {
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Row numbers and digests: for programs, who find them in the file for programs. */
const onlyForPrograms = new Set(['grant', 'grants', 'ended', 'glass', 'basedOn', 'sha256', 'contentSha256']);

/** How values are told that are more than a number, or a word that the texts know. */
const valuesInWords: Readonly<Record<string, DetailValue>> = {
  act: (t, value) => actInWords(t, String(value)),
  role: (t, value) => wordOr(t, `access.role.${String(value)}`, String(value)),
  person: (_t, value, names) => names.get(String(value)) ?? String(value),
  subject: (t, value, names) => subjectInWords(t, subjectFrom(String(value)), names),
  from: (t, value) => t.date(String(value)),
  until: (t, value) => t.date(String(value)),
  knownOn: (t, value) => t.date(String(value)),
  closesAt: (t, value) => t.dateTime(new Date(String(value))),
  format: (_t, value) => String(value).toUpperCase(),
};

/** The details of an act in words. What was written by another version of the program may have details without words. */
export function detailsInWords(t: Texts, { details }: Pick<AuditEntry, 'details'>, names: Names): ToldDetail[] {
  return Object.entries(details).flatMap(([key, value]) =>
    value === null || onlyForPrograms.has(key)
      ? []
      : { name: wordOr(t, `oversight.detail.${key}`, key), value: valueInWords(t, key, value, names) },
  );
}

function valueInWords(t: Texts, key: string, value: unknown, names: Names): string {
  if (typeof value === 'number') return t.number(value);
  if (typeof value === 'boolean') return t(value ? 'view.list.yes' : 'view.list.no');
  if (Array.isArray(value)) return value.map((one) => valueInWords(t, key, one, names)).join(', ');
  const inWords = valuesInWords[key];
  if (inWords) return inWords(t, value, names);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return wordOr(t, `oversight.value.${key}.${text.replaceAll(' ', '-')}`, text);
}

/** What an act was done to: “Project S20193”, “User Aino Esimerkki”, “Session”. */
export function subjectInWords(t: Texts, { kind, id }: AskedSubject, names: Names): string {
  const word = kindInWords(t, kind);
  if (id === 'list') return t('oversight.subject.list', { kind: word });
  if (id === 'command line') return t('oversight.subject.command-line', { kind: word });
  const name = kind === 'user' ? (names.get(id) ?? id) : id;
  return isOpaque(kind, name) ? word : `${word} ${name}`;
}

/** Random letters and digests that tell nobody anything. */
function isOpaque(kind: string, id: string): boolean {
  return kind === 'session' || kind === 'service' || /^[\w-]{20,}$/.test(id);
}

/** Where a thing itself can be looked at, behind the language; `undefined` for things without a page. */
export function thingAddress({ kind, id }: AskedSubject): string | undefined {
  if (id === 'list') return listsOfThings[kind];
  if (kind === 'project') return `/projects/${encodeURIComponent(id)}`;
  if (kind === 'glass') return '/workspace/glass';
  const place = placesOfThings[kind];
  const isThere = kind === 'user' || /^\d+$/.test(id);
  return place !== undefined && isThere ? `${place}/${encodeURIComponent(id)}` : undefined;
}

const placesOfThings: Readonly<Record<string, string>> = {
  'description-edit': '/workspace/descriptions',
  import: '/workspace/imports',
  invitation: '/workspace/invitations',
  sheet: '/workspace/sheets',
  user: '/workspace/people',
};

const listsOfThings: Readonly<Record<string, string>> = {
  audit: '/workspace/audit',
  invitation: '/workspace/invitations',
  user: '/workspace/people',
};

function subjectFrom(text: string): AskedSubject {
  const [kind = '', ...rest] = text.split(':');
  return { kind, id: rest.join(':') };
}

function wordOr(t: Texts, key: string, otherwise: string): string {
  return hasText(key) ? t(key as PlainTextKey) : otherwise;
}
