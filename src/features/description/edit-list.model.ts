import type { ListDefinition, ListQuestion } from '#features/view/public.ts';
import type { PlainTextKey, Texts } from '#platform/i18n/texts.ts';
import type { TagTone } from '#ui/tag.tsx';
import { type EditState, editStates } from './edit.model.ts';
import { findForm } from './forms/form-catalogue.model.ts';

/** The list of descriptions under work. `open` stands for every state in which there is still something to do. */
export const editList = {
  key: 'description.edit',
  address: '/workspace/descriptions',
  filters: ['state', 'mine'],
  sorts: { since: 'descending', project: 'ascending' },
} as const satisfies ListDefinition;

export type EditListFilter = (typeof editList.filters)[number];
export type EditListSort = keyof typeof editList.sorts;
export type EditListQuestion = ListQuestion<EditListFilter, EditListSort>;

export const openStates = ['draft', 'submitted', 'returned', 'approved'] as const satisfies readonly EditState[];

/** A state as it is told: what was published may have been taken back since. */
type ToldState = EditState | 'withdrawn';

/** Where a description under work stands, as it is told. */
export function toldState({
  state,
  isWithdrawn,
}: {
  readonly state: EditState;
  readonly isWithdrawn: boolean;
}): ToldState {
  return isWithdrawn ? 'withdrawn' : state;
}

/** The states by which the list can be narrowed. */
export const toldStates = ['open', ...editStates, 'withdrawn'] as const;

/** How a state is marked: what waits for somebody stands out. */
export const stateTones: Readonly<Record<ToldState, TagTone>> = {
  draft: 'neutral',
  submitted: 'highlight',
  returned: 'warning',
  approved: 'highlight',
  published: 'success',
  withdrawn: 'warning',
  discarded: 'neutral',
};

/** Whole days from one instant to another. */
export function daysBetween(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / 86_400_000));
}

/** Forms that have the title and the period of another one, and what sets them apart. */
const apart: Readonly<Record<string, PlainTextKey>> = {
  'esr-2007-assistance': 'description.form-name.assistance',
  'esr-2014-en': 'description.form-name.english',
};

/** What a form is called: fund and period, and what sets it apart from others of these. */
export function formName(form: string, t: Texts): string {
  const known = findForm(form);
  const title = known?.blocks.find((block) => block.block === 'literal' && block.rank === 'title');
  if (!known || !title) return form;
  const period = known.period.replace('-', '–');
  const difference = apart[form];
  return `${title.labels[t.language]} (${difference ? `${period}, ${t(difference)}` : period})`;
}
