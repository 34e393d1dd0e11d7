import { everything, type Question, questionQuery, type Sort, sortOf, sorts } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { chosenFilters, type WordedFacet } from '../facet-choice.model.ts';

interface ListFiltersProps {
  question: Question;
  facets: readonly WordedFacet[];
  /** Id of the form that asks the question. */
  form: string;
}

/** All by which the list can be narrowed. It comes after the results, so that on a phone these stand first. */
export function ListFilters({ question, facets, form }: ListFiltersProps) {
  const t = useTexts();
  return (
    <aside className="filters" aria-labelledby="filters">
      <h2 id="filters">{t('register.projects.narrow')}</h2>
      {facets.map(({ facet, choices, size }) => (
        <ChoiceGroup
          key={facet}
          name={facet}
          legend={t(`register.facet.${facet}`)}
          form={form}
          choices={choices.map(({ text, ...choice }) => ({ ...choice, label: text, count: t.number(choice.count) }))}
          more={
            size > choices.length
              ? {
                  href: `/${t.language}/projects/values/${facet}${questionQuery({ ...question, page: 1 })}`,
                  label: t('register.projects.all-values', { count: size }),
                }
              : undefined
          }
        />
      ))}
      <DayFilters question={question} form={form} />
      <SortChoice question={question} form={form} />
      {question.figure && <input type="hidden" form={form} name="figure" value={question.figure} />}
      <button type="submit" form={form}>
        {t('register.projects.show-results')}
      </button>
    </aside>
  );
}

function DayFilters({ question, form }: Pick<ListFiltersProps, 'question' | 'form'>) {
  const t = useTexts();
  return (
    <>
      <Disclosure
        summary={t('register.projects.running')}
        open={question.from !== undefined || question.until !== undefined}
      >
        <DayField name="from" label={t('register.projects.from')} value={question.from} form={form} />
        <DayField name="until" label={t('register.projects.until')} value={question.until} form={form} />
      </Disclosure>
      <Disclosure summary={t('register.projects.other-day')} open={question.on !== undefined}>
        <DayField
          name="on"
          label={t('register.projects.day')}
          hint={t('register.projects.day-hint')}
          value={question.on}
          form={form}
        />
      </Disclosure>
    </>
  );
}

interface DayFieldProps {
  name: string;
  label: string;
  hint?: string;
  value: string | undefined;
  form: string;
}

function DayField({ name, label, hint, value, form }: DayFieldProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="date"
        form={form}
        defaultValue={value}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
    </div>
  );
}

function SortChoice({ question, form }: Pick<ListFiltersProps, 'question' | 'form'>) {
  const t = useTexts();
  const fitting = sortOf({ ...question, sort: undefined });
  const possible = sorts.filter((sort) => sortOf({ ...question, sort }) === sort);
  // The order that fits a question best is not asked for by name: words typed next are to be answered by the best match.
  const parameterOf = (sort: Sort) => (sort === fitting ? '' : sort);
  return (
    <div className="field">
      <label htmlFor="sort">{t('register.sort.label')}</label>
      <select id="sort" name="sort" form={form} defaultValue={parameterOf(sortOf(question))}>
        {possible.map((sort) => (
          <option key={sort} value={parameterOf(sort)}>
            {t(`register.sort.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ChosenFiltersProps extends Pick<ListFiltersProps, 'question' | 'facets'> {
  /** The same page with another question. */
  addressOf: (question: Question) => string;
}

/** What has been chosen, each with a link that takes it away. */
export function ChosenFilters({ question, facets, addressOf }: ChosenFiltersProps) {
  const t = useTexts();
  const address = (changed: Question) => addressOf({ ...changed, page: 1 });
  const items = chosenFilters(question, facets, t);
  if (items.length === 0) return null;
  return (
    <nav className="chosen" aria-label={t('register.projects.chosen')}>
      <ul>
        {items.map(({ key, title, value, lang, without }) => (
          <li key={key}>
            <a href={address(without)} aria-label={t('register.projects.remove', { facet: title, value })}>
              {title}: <span lang={lang}>{value}</span> <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        <li>
          <a href={address({ ...everything, words: question.words })}>{t('register.projects.remove-all')}</a>
        </li>
      </ul>
    </nav>
  );
}
