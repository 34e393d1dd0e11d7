import { daysAfter } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';

/** How soon something is to be done, in the order in which the home shows it. */
export const urgencies = ['late', 'today', 'week', 'later'] as const;

export type Urgency = (typeof urgencies)[number];

/** A piece of work that waits for somebody. Rooms find them in their own records; nothing is kept of them. */
export interface Task {
  /** The same as long as the same work waits, and like no other: `description.approve 12`. */
  readonly key: string;
  /** What is to be done, alike for all tasks of its kind: `description.approve`. */
  readonly kind: string;
  /** A sentence that begins with what to do: “Approve the description of S20193”. */
  readonly title: (t: Texts) => string;
  /** The name of what it is about, as it stands in the records. */
  readonly about?: { readonly name: string; readonly lang?: string };
  /** Where it is done, behind the language: `/workspace/descriptions/12`. */
  readonly href: string;
  /** The day (ISO) by which it should be done. */
  readonly dueOn?: string;
  /** The day (ISO) since which it has been waiting. */
  readonly since?: string;
  /** The absent user in whose place it is done, by name; nothing where it is one's own. */
  readonly inPlaceOf?: string;
  /** For what has no day; otherwise the day decides. */
  readonly urgency?: Urgency;
  /** It stands for more work of a kind than is listed, and is not counted itself. */
  readonly isForMore?: true;
}

/** How soon a task is to be done, seen from a day in Finland (ISO). */
export function urgencyOf({ dueOn, urgency = 'later' }: Pick<Task, 'dueOn' | 'urgency'>, today: string): Urgency {
  if (dueOn === undefined) return urgency;
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  return dueOn <= daysAfter(today, 7) ? 'week' : 'later';
}
