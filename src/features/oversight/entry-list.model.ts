import type { ListDefinition, ListQuestion } from '#features/view/public.ts';
import { isDay } from '#platform/clock.ts';
import type { Standing } from '#platform/permission/actor.ts';

/** The list of what was done. */
export const entryList = {
  key: 'oversight.entry',
  address: '/workspace/audit',
  filters: ['person', 'act', 'kind', 'subject', 'from', 'until'],
  sorts: { at: 'descending' },
} as const satisfies ListDefinition;

export type EntryQuestion = ListQuestion<(typeof entryList)['filters'][number], keyof (typeof entryList)['sorts']>;

/** An entry of the audit with the names of who acted and of the project. */
export interface AuditEntry {
  readonly id: number;
  readonly lane: number;
  readonly position: number;
  readonly actedAt: Date;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly role: Standing | null;
  readonly grantId: number | null;
  /** In whose place it was done. */
  readonly principal: string | null;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** When the subject is a user. */
  readonly subjectName: string | null;
  readonly projectCode: string | null;
  readonly reason: string | null;
  readonly origin: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

const projectCode = /^[A-Z]\d{5,9}$/i;

/**
 * A question as it is written down: words may be about people, so only a project code is kept of them. What is no day narrows
 * nothing and is not kept.
 */
export function questionDetails({ words, chosen }: EntryQuestion, format?: string): Record<string, string | boolean> {
  const sought = projectCode.test(words) ? { project: words.toUpperCase() } : { words: true };
  const { from, until, ...others } = chosen;
  const days = Object.entries({ from: dayOf(from), until: dayOf(until) }).filter(([, day]) => day !== undefined);
  return {
    ...others,
    ...(Object.fromEntries(days) as Record<string, string>),
    ...(words && sought),
    ...(format !== undefined && { format }),
  };
}

/** Whose story is told: one thing, `description-edit:5`, or a project with all that belongs to it, `project:S20193`. */
export interface AskedSubject {
  readonly kind: string;
  readonly id: string;
}

export function subjectOf(text: string | undefined): AskedSubject | undefined {
  const [, kind, id] = /^([a-z-]+):(.+)$/s.exec(text ?? '') ?? [];
  return kind === undefined || id === undefined ? undefined : { kind, id };
}

/** The list narrowed to one thing, as an address behind the language. */
export function storyAddress({ kind, id }: AskedSubject): string {
  return `${entryList.address}?subject=${encodeURIComponent(`${kind}:${id}`.toWellFormed())}`;
}

/** A day of a filter, when it is one. */
export function dayOf(text = ''): string | undefined {
  return isDay(text) ? text : undefined;
}
