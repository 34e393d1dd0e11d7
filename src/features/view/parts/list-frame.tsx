import type { ReactNode } from 'react';
import type { CellKind, CellValue } from '#platform/files/table-column.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { WorkList } from '#ui/work-list.tsx';
import {
  fromBeginning,
  isNarrowed,
  type ListDefinition,
  type ListPlace,
  type ListQuestion,
  listHref,
  listQuery,
  sortedBy,
} from '../list-question.model.ts';
import type { SavedView } from '../saved-view.model.ts';
import { SavedViews } from './saved-views.tsx';

/** A column as it is shown and as it is exported: the same rows and order in both. */
export interface ListColumn<Row, Sort extends string = string> {
  readonly key: string;
  readonly header: string;
  readonly kind: CellKind;
  readonly valueOf: (row: Row) => CellValue;
  /** On the page, where the value alone is not enough: links, marks. */
  readonly cell?: (row: Row) => ReactNode;
  /** The order in which its heading puts the list. */
  readonly sort?: Sort;
  /** Left out on the page, for which all columns together are too wide. */
  readonly isInFilesOnly?: boolean;
}

interface ListChoice {
  readonly value: string;
  readonly label: string;
  /** Of the label, where it is not the page's: `fi` for a name as it stands in the records. */
  readonly lang?: string;
}

/** By what the list can be narrowed. */
export type ListFilter<Filter extends string> = {
  readonly name: Filter;
  readonly label: string;
} & (
  | { readonly kind: 'choice'; readonly choices: readonly ListChoice[] }
  | { readonly kind: 'day' }
  // What is chosen elsewhere on the page, by a link, and kept when the form is sent.
  | { readonly kind: 'kept' }
);

interface ListFrameProps<Row, Filter extends string, Sort extends string> {
  definition: ListDefinition<Filter, Sort>;
  question: ListQuestion<Filter, Sort>;
  /** What the rows are, for those who hear the table: “Projects”. */
  caption: string;
  /** What the words are looked for in: “Code or name”. */
  wordsLabel: string;
  filters: readonly ListFilter<Filter>[];
  columns: readonly ListColumn<Row, Sort>[];
  page: {
    readonly rows: readonly Row[];
    readonly previous: ListPlace | undefined;
    readonly next: ListPlace | undefined;
  };
  total: number;
  /** Whether there are more than `total`, of which it was not counted how many. */
  isMore?: boolean;
  rowKey: (row: Row) => string;
  views: readonly SavedView[];
  /** What can be done to many rows, for those who may. */
  acts?: {
    readonly buttons: readonly { value: string; label: string }[];
    readonly nameOf: (row: Row) => string;
    readonly lang?: string;
  };
  /** Whether there is an address behind it for each format, `<address>/export.csv`. */
  isExported: boolean;
  /** When there is nothing at all, not only nothing that fits: what to do next. */
  empty: ReactNode;
}

/** A list of the workspace: views, filters, count, rows, what can be done to many, and exports. Works without script. */
export function ListFrame<Row, Filter extends string, Sort extends string>(props: ListFrameProps<Row, Filter, Sort>) {
  const { definition, question, total, isMore = false, views } = props;
  const t = useTexts();
  return (
    <>
      <SavedViews definition={definition} question={question} views={views} />
      <FilterForm {...props} />
      <p role="status" className="list-count">
        {t(isMore ? 'view.list.count-over' : 'view.list.count', { count: total })}
        {isNarrowed(question) && (
          <>
            {' '}
            <a href={`/${t.language}${definition.address}?q=`}>{t('view.list.show-all')}</a>
          </>
        )}
      </p>
      <Rows {...props} />
    </>
  );
}

function Rows<Row, Filter extends string, Sort extends string>(props: ListFrameProps<Row, Filter, Sort>) {
  const { definition, question, caption, columns, page, total, rowKey, acts, isExported, empty } = props;
  const t = useTexts();
  if (page.rows.length === 0) return isNarrowed(question) || question.place ? <p>{t('view.list.none-fit')}</p> : empty;
  const at = (place: ListPlace | undefined) => place && listHref(t.language, definition, { ...question, place });
  const query = listQuery(definition, fromBeginning(question));
  return (
    <>
      <WorkList
        caption={caption}
        columns={columns
          .filter(({ isInFilesOnly }) => !isInFilesOnly)
          .map((column) => ({
            key: column.key,
            header: column.header,
            align: column.kind === 'cents' || column.kind === 'integer' ? 'number' : undefined,
            cell: column.cell ?? ((row: Row) => shown(column.kind, column.valueOf(row), t)),
            sort: column.sort && {
              href: listHref(t.language, definition, sortedBy(definition, question, column.sort)),
              now: question.sort === column.sort ? question.direction : undefined,
            },
          }))}
        rows={page.rows}
        rowKey={rowKey}
        total={total}
        acts={acts && { acts: acts.buttons, nameOf: acts.nameOf, lang: acts.lang, query }}
        previous={at(page.previous)}
        next={at(page.next)}
      />
      {isExported && (
        <ul className="actions">
          {(['csv', 'xlsx'] as const).map((format) => (
            <li key={format}>
              <a href={`/${t.language}${definition.address}/export.${format}${query}`}>
                {t('view.list.export', { format: format.toUpperCase() })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function shown(kind: CellKind, value: CellValue, t: Texts): string {
  if (value === null) return '';
  switch (kind) {
    case 'date':
      return t.date(String(value));
    case 'cents':
      return t.euro(Number(value));
    case 'integer':
      return t.number(Number(value));
    case 'boolean':
      return value ? t('view.list.yes') : t('view.list.no');
    default:
      return String(value);
  }
}

/** Asks by GET, so that what is shown has an address. */
function FilterForm<Row, Filter extends string, Sort extends string>(props: ListFrameProps<Row, Filter, Sort>) {
  const { definition, question, wordsLabel, filters } = props;
  const t = useTexts();
  const sort = new URLSearchParams(listQuery(definition, fromBeginning(question))).get('sort');
  return (
    <search>
      <form method="get" action={`/${t.language}${definition.address}`} className="list-filters">
        <div className="field">
          <label htmlFor="list-words">{wordsLabel}</label>
          <input id="list-words" name="q" type="search" maxLength={200} defaultValue={question.words} />
        </div>
        {filters.map((filter) => (
          <FilterField key={filter.name} filter={filter} value={question.chosen[filter.name]} />
        ))}
        {sort !== null && <input type="hidden" name="sort" value={sort} />}
        <button type="submit" className="secondary">
          {t('view.list.narrow')}
        </button>
      </form>
    </search>
  );
}

function FilterField({ filter, value = '' }: { filter: ListFilter<string>; value: string | undefined }) {
  const t = useTexts();
  const id = `list-${filter.name}`;
  if (filter.kind === 'kept') return value && <input type="hidden" name={filter.name} value={value} />;
  return (
    <div className="field">
      <label htmlFor={id}>{filter.label}</label>
      {filter.kind === 'day' ? (
        <input id={id} name={filter.name} type="date" defaultValue={value} />
      ) : (
        <select id={id} name={filter.name} defaultValue={value}>
          <option value="">{t('view.list.any')}</option>
          {filter.choices.map((choice) => (
            <option key={choice.value} value={choice.value} lang={choice.lang}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
