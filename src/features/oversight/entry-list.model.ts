import type { ListDefinition, ListQuestion } from '#features/view/public.ts';
import type { Role } from '#platform/permission/actor.ts';

/** The list of what was done. */
export const entryList = {
  key: 'oversight.entry',
  address: '/workspace/audit',
  filters: ['person', 'act', 'kind', 'from', 'until'],
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
  readonly role: Role | null;
  readonly grantId: number | null;
  /** In whose place it was done. */
  readonly principal: string | null;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly projectCode: string | null;
  readonly reason: string | null;
  readonly origin: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

const projectCode = /^[A-Z]\d{5,9}$/i;

/** A question as it is written down: words may be about people, so only a project code is kept of them. */
export function questionDetails({ words, chosen }: EntryQuestion, format?: string): Record<string, string | boolean> {
  const sought = projectCode.test(words) ? { project: words.toUpperCase() } : { words: true };
  return { ...chosen, ...(words && sought), ...(format !== undefined && { format }) };
}

/** A day of a filter, when it is one. */
export function dayOf(text: string | undefined): string | undefined {
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Some last of February is read as a first of March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(`${text}T`) ? text : undefined;
}
