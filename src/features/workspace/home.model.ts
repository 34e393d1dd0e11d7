import { type Task, type Urgency, urgencies, urgencyOf } from '#features/notice/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';

/** A task in the words of a page. */
export interface ShownTask {
  readonly key: string;
  readonly title: string;
  readonly about: Task['about'];
  readonly href: string;
  readonly dueOn: string | undefined;
  readonly since: string | undefined;
  readonly inPlaceOf: string | undefined;
}

/** Tasks of one kind: those that are shown, and how many more there are. */
export interface TaskPile {
  readonly kind: string;
  readonly tasks: readonly ShownTask[];
  readonly more: readonly ShownTask[];
}

export interface TaskGroup {
  readonly urgency: Urgency;
  readonly count: number;
  /** There are more than are counted. */
  readonly isMore: boolean;
  readonly piles: readonly TaskPile[];
}

/** So many of a kind are shown at once; the others are behind a button, so that one kind does not bury the rest. */
const shownAtOnce = 5;

/** Tasks by how soon they are to be done, and within that by kind: what is due first stands first. Empty groups are left out. */
export function groupTasks(tasks: readonly Task[], today: string, t: Texts): TaskGroup[] {
  const byUrgency = Map.groupBy(tasks, (task) => urgencyOf(task, today));
  return urgencies.flatMap((urgency) => {
    const ofUrgency = byUrgency.get(urgency) ?? [];
    if (ofUrgency.length === 0) return [];
    const count = ofUrgency.filter(({ isForMore }) => !isForMore).length;
    return [{ urgency, count, isMore: count < ofUrgency.length, piles: pilesOf(ofUrgency, t) }];
  });
}

function pilesOf(tasks: readonly Task[], t: Texts): TaskPile[] {
  const inOrder = tasks.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)));
  return [...Map.groupBy(inOrder, ({ kind }) => kind)].map(([kind, ofKind]) => {
    const shown = ofKind.map((task) => inWords(task, t));
    return { kind, tasks: shown.slice(0, shownAtOnce), more: shown.slice(shownAtOnce) };
  });
}

/** What has no day stands behind what has one; of what is due alike, what has waited longest stands first. */
function orderOf({ dueOn = '9999-12-31', since = '9999-12-31' }: Task): string {
  return `${dueOn} ${since}`;
}

function inWords({ key, title, about, href, dueOn, since, inPlaceOf }: Task, t: Texts): ShownTask {
  return { key, title: title(t), about, href, dueOn, since, inPlaceOf };
}
