import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/search-form.tsx';
import { fittingTrainings, trainingQuery, trainingQuestionFrom } from '../open-training.model.ts';
import { listOpenTrainings } from '../open-training.queries.server.ts';
import { TrainingFilters } from '../parts/training-filters.tsx';
import { TrainingList } from '../parts/training-list.tsx';
import { TrainingsMap } from '../parts/trainings-map.tsx';
import type { Route } from './+types/trainings';

export const handle = { permission: 'public' } satisfies PageHandle;

const onPage = 20;
const questionForm = 'question';

export async function loader({ context, request }: Route.LoaderArgs) {
  const question = trainingQuestionFrom(new URL(request.url).searchParams);
  return { question, trainings: await listOpenTrainings(readFrom(context), todayFrom(context)) };
}

export default function TrainingsPage({ loaderData: { question, trainings } }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/${t.language}/training`;
  const feeds = trainingQuery({ ...question, page: 1 });
  const fitting = fittingTrainings(trainings, question);
  const begin = (question.page - 1) * onPage;
  return (
    <>
      <PageTitle title={t('training.list.title')} service={t('site.service.name')} />
      <link rel="alternate" type="application/atom+xml" href={`${address}/feed.atom${feeds}`} />
      <PageHeading title={t('training.list.title')} lead={t('training.list.lead')} />
      {trainings.length === 0 ? (
        <>
          <Notice kind="info" title={t('training.list.none')}>
            <p>{t('training.list.none-explained')}</p>
          </Notice>
          <Feeds address={address} query={feeds} />
        </>
      ) : (
        <>
          <SearchForm
            id={questionForm}
            action={address}
            name="q"
            label={t('training.list.search')}
            submitLabel={t('training.list.submit')}
            value={question.words}
          />
          <div className="with-filters">
            <div>
              <h2 id="results">{t('training.list.count', { count: fitting.length })}</h2>
              {fitting.length === 0 ? (
                <Notice kind="info" title={t('training.list.none-fit')}>
                  <p>{t('training.list.none-fit-explained')}</p>
                </Notice>
              ) : (
                <TrainingList trainings={fitting.slice(begin, begin + onPage)} />
              )}
              <Pagination
                page={question.page}
                pageCount={Math.ceil(fitting.length / onPage)}
                hrefFor={(page) => address + trainingQuery({ ...question, page })}
              />
              <Feeds address={address} query={feeds} />
              <TrainingsMap trainings={trainings} question={question} />
            </div>
            <TrainingFilters trainings={trainings} question={question} form={questionForm} />
          </div>
        </>
      )}
    </>
  );
}

/** What was asked for, to be followed in a feed reader or in one's own calendar. */
function Feeds({ address, query }: { address: string; query: string }) {
  const t = useTexts();
  return (
    <ul className="actions">
      <li>
        <a href={`${address}/feed.atom${query}`}>{t('training.list.feed')}</a>
      </li>
      <li>
        <a href={`${address}/calendar.ics${query}`}>{t('training.list.calendar')}</a>
      </li>
    </ul>
  );
}
