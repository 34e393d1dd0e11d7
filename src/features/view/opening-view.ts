import type { Language } from '#platform/i18n/language.ts';
import type { ListDefinition } from './list-question.model.ts';
import type { SavedView } from './saved-view.model.ts';

/** Where a list that was opened without a question leads: the view that its user has chosen for it, if there is one. */
export function openingAddress(
  language: Language,
  { address }: Pick<ListDefinition, 'address'>,
  views: readonly SavedView[],
  asked: URL,
): string | undefined {
  const opening = views.find(({ isDefault }) => isDefault);
  return asked.search === '' && opening ? `/${language}${address}${opening.query || '?q='}` : undefined;
}
