import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import {
  fromBeginning,
  isNarrowed,
  type ListDefinition,
  type ListQuestion,
  listQuery,
} from '../list-question.model.ts';
import { longestViewName, type SavedView } from '../saved-view.model.ts';
import { viewsHref } from '../view-address.model.ts';

interface SavedViewsProps<Filter extends string, Sort extends string> {
  definition: ListDefinition<Filter, Sort>;
  question: ListQuestion<Filter, Sort>;
  views: readonly SavedView[];
}

/** The views that somebody keeps of a list, and the way to keep what is shown now. */
export function SavedViews<Filter extends string, Sort extends string>(props: SavedViewsProps<Filter, Sort>) {
  const { definition, question, views } = props;
  const t = useTexts();
  const query = listQuery(definition, fromBeginning(question));
  const isKept = views.some((view) => view.query === query);
  const isWorthKeeping = !isKept && (isNarrowed(question) || query !== '');
  if (views.length === 0 && !isWorthKeeping) return null;
  return (
    <div className="saved-views">
      {views.length > 0 && (
        <nav aria-label={t('view.saved.title')}>
          <ul>
            {views.map((view) => (
              <li key={view.id}>
                <a
                  href={`/${t.language}${definition.address}${view.query || '?q='}`}
                  aria-current={view.query === query ? 'true' : undefined}
                >
                  {view.name}
                </a>
              </li>
            ))}
            <li>
              <a href={viewsHref(t.language, definition)}>{t('view.saved.manage')}</a>
            </li>
          </ul>
        </nav>
      )}
      {isWorthKeeping && (
        <Disclosure summary={t('view.saved.keep')}>
          <form method="post" action={viewsHref(t.language, definition)} className="keep-view">
            <input type="hidden" name="query" value={query} />
            <div className="field">
              <label htmlFor="view-name">{t('view.saved.name')}</label>
              <input id="view-name" name="name" required maxLength={longestViewName} autoComplete="off" />
            </div>
            <div className="choice">
              <input type="checkbox" id="view-default" name="isDefault" value="yes" />
              <label htmlFor="view-default">{t('view.saved.as-default')}</label>
            </div>
            <button type="submit" name="act" value="keep" className="secondary">
              {t('view.saved.keep-button')}
            </button>
          </form>
        </Disclosure>
      )}
    </div>
  );
}
