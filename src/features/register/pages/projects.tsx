import {
  feedAddress,
  followAddress,
  listAddress,
  type Question,
  questionFrom,
  unreadPartsFrom,
} from '#features/search/public.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/search-form.tsx';
import { exportAddress, statisticsAddress } from '../address.model.ts';
import { amountInWords, figureInWords } from '../facet-words.model.ts';
import { getListPage, type ListPage } from '../list-page.queries.server.ts';
import { FoundProjects } from '../parts/found-projects.tsx';
import { ChosenFilters, ListFilters } from '../parts/list-filters.tsx';
import { QuestionNotices } from '../parts/question-notices.tsx';
import type { Route } from './+types/projects';

export const handle = { permission: 'public' } satisfies PageHandle;

const questionForm = 'question';
const compareForm = 'compare';

export async function loader({ context, request }: Route.LoaderArgs) {
  const parameters = new URL(request.url).searchParams;
  const question = questionFrom(parameters);
  const t = textsFor(pageRequestFrom(context).language);
  return { question, unread: unreadPartsFrom(parameters), page: await getListPage(readFrom(context), question, t) };
}

export default function ProjectsPage({ loaderData: { question, unread, page } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle
        title={
          question.words ? t('register.projects.title-for', { words: question.words }) : t('register.projects.title')
        }
        service={t('site.service.name')}
      />
      <link rel="alternate" type="application/atom+xml" href={feedAddress(t.language, question)} />
      <PageHeading title={t('register.projects.title')} />
      <SearchForm
        id={questionForm}
        action={`/${t.language}/projects`}
        name="q"
        label={t('register.front.search-label')}
        hint={t('register.front.search-hint')}
        submitLabel={t('register.front.search')}
        value={question.words}
      />
      <QuestionNotices question={question} unread={unread} addressOf={(other) => listAddress(t.language, other)} />
      <div className="with-filters">
        <div>
          <ChosenFilters
            question={question}
            facets={page.facets}
            addressOf={(other) => listAddress(t.language, other)}
          />
          <h2 id="results">{resultCount(question.words, page.total, t)}</h2>
          <Sums question={question} page={page} />
          <Suggestion question={question} page={page} />
          {page.projects.length === 0 && <NothingHere question={question} page={page} />}
          <form id={compareForm} action={`/${t.language}/compare`} method="get">
            <FoundProjects
              projects={page.projects}
              on={question.on}
              figure={question.figure}
              compareForm={compareForm}
            />
            {page.projects.length > 1 && (
              <button type="submit" className="secondary">
                {t('register.projects.compare')}
              </button>
            )}
          </form>
          <Pagination
            page={Math.min(question.page, page.pageCount)}
            pageCount={page.pageCount}
            hrefFor={(number) => listAddress(t.language, { ...question, page: number })}
          />
        </div>
        <ListFilters question={question} facets={page.facets} form={questionForm} />
      </div>
    </>
  );
}

function resultCount(words: string, total: number, t: Texts): string {
  return words ? t('register.projects.found', { count: total, words }) : t('register.projects.all', { count: total });
}

/** What the projects add up to, all pages together, and where to see more of that. */
function Sums({ question, page }: { question: Question; page: ListPage }) {
  const t = useTexts();
  const { figure } = question;
  if (page.total === 0) return null;
  return (
    <>
      {figure && page.figureSum !== undefined && (
        <Notice
          kind="info"
          title={t('register.projects.figure-sum', {
            figure: figureInWords(figure, t),
            sum: amountInWords(figure, page.figureSum, t),
          })}
        >
          <p>{t('register.projects.figure-sum-explained')}</p>
        </Notice>
      )}
      {page.granted.told > 0 && (
        <p>
          {t('register.projects.granted-sum', { sum: t.euro(page.granted.sum), told: page.granted.told })}
          {page.personsPlanned.told > 0 &&
            ` ${t('register.projects.persons-sum', { sum: page.personsPlanned.sum, told: page.personsPlanned.told })}`}
        </p>
      )}
      <ul className="actions">
        <li>
          <a href="#filters">{t('register.projects.narrow')}</a>
        </li>
        <li>
          <a href={statisticsAddress(t.language, question)}>{t('register.projects.statistics')}</a>
        </li>
        <li>
          <a href={exportAddress(t.language, 'csv', question)}>{t('register.projects.download', { format: 'CSV' })}</a>
        </li>
        <li>
          <a href={exportAddress(t.language, 'xlsx', question)}>
            {t('register.projects.download', { format: 'XLSX' })}
          </a>
        </li>
        <li>
          <a href={followAddress(t.language, question)}>{t('register.projects.follow')}</a>
        </li>
      </ul>
    </>
  );
}

function NothingHere({ question, page }: { question: Question; page: ListPage }) {
  const t = useTexts();
  if (page.total > 0) return <p>{t('register.projects.past-end')}</p>;
  const isNarrowed = page.facets.some(({ choices }) => choices.some(({ chosen }) => chosen));
  if (isNarrowed) return <p>{t('register.projects.none-narrowed')}</p>;
  return question.words ? <p>{t('register.projects.none-hint')}</p> : null;
}

function Suggestion({ question, page: { suggestion } }: { question: Question; page: ListPage }) {
  const t = useTexts();
  if (!suggestion) return null;
  return (
    <p className="suggestion">
      {t('register.projects.did-you-mean')}{' '}
      <a href={listAddress(t.language, { ...question, words: suggestion.words, page: 1 })} lang={suggestion.language}>
        {suggestion.words}
      </a>
      ?
    </p>
  );
}
