import type { ReactNode } from 'react';
import { listProjects, type ProjectSummary } from '#features/description/public.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { readFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { ResultList } from '#ui/result-list.tsx';
import { SearchForm } from '#ui/search-form.tsx';
import { Tag } from '#ui/tag.tsx';
import { listAddress, listQuestionFrom, projectAddress, wrongDayFrom } from '../address.model.ts';
import { DayForm } from '../parts/day-form.tsx';
import { periodInWords, statusInWords } from '../status.model.ts';
import type { Route } from './+types/projects';

const pageSize = 25;

export async function loader({ context, request }: Route.LoaderArgs) {
  const parameters = new URL(request.url).searchParams;
  const question = listQuestionFrom(parameters);
  const portion = { offset: (question.page - 1) * pageSize, limit: pageSize };
  return {
    question,
    wrongDay: wrongDayFrom(parameters),
    ...(await listProjects(readFrom(context), question, portion)),
  };
}

export default function ProjectsPage({ loaderData: { question, wrongDay, projects, total } }: Route.ComponentProps) {
  const t = useTexts();
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  return (
    <>
      <PageTitle
        title={
          question.words ? t('register.projects.title-for', { words: question.words }) : t('register.projects.title')
        }
        service={t('site.service.name')}
      />
      <PageHeading title={t('register.projects.title')} />
      <SearchForm
        action={`/${t.language}/projects`}
        name="q"
        label={t('register.front.search-label')}
        hint={t('register.front.search-hint')}
        submitLabel={t('register.front.search')}
        value={question.words}
        kept={{ on: question.on }}
      />
      <DayForm question={question} />
      {wrongDay && (
        <Notice kind="warning" title={t('register.projects.wrong-day', { day: wrongDay })}>
          <p>{t('register.projects.wrong-day-explained')}</p>
        </Notice>
      )}
      {question.on && (
        <Notice kind="info" title={t('register.projects.on-day', { date: t.date(question.on) })}>
          <p>
            <a href={listAddress(t.language, { ...question, on: undefined, page: 1 })}>
              {t('register.projects.today')}
            </a>
          </p>
        </Notice>
      )}
      <h2 id="results">{resultCount(question.words, total, t)}</h2>
      {projects.length === 0 && (
        <p>{total === 0 ? question.words && t('register.projects.none-hint') : t('register.projects.past-end')}</p>
      )}
      <ResultList items={projects.map((project) => resultItem(project, question.on, t))} />
      <Pagination
        page={Math.min(question.page, pageCount)}
        pageCount={pageCount}
        hrefFor={(page) => listAddress(t.language, { ...question, page })}
      />
    </>
  );
}

function resultCount(words: string, total: number, t: Texts): string {
  return words ? t('register.projects.found', { count: total, words }) : t('register.projects.all', { count: total });
}

function resultItem(project: ProjectSummary, on: string | undefined, t: Texts) {
  const { code, name, status, implementerName, authority, startsOn, endsOn, grantedEuStateCents } = project;
  const fact = (label: string, value: ReactNode) => (value === null ? [] : [{ label, value }]);
  const finnish = (text: string | null) => text && <span lang="fi">{text}</span>;
  return {
    key: code,
    title: name,
    lang: 'fi',
    href: projectAddress(t.language, code, on),
    marks: (
      <>
        <Tag>{code}</Tag> <Tag>{`${project.fund} ${periodInWords(project.period)}`}</Tag>{' '}
        {status && <Tag tone="highlight">{statusInWords(status, t)}</Tag>}
      </>
    ),
    facts: [
      ...fact(t('register.projects.implementer'), finnish(implementerName)),
      ...fact(t('register.projects.authority'), finnish(authority)),
      ...fact(
        t('register.projects.time'),
        startsOn && endsOn && t('register.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) }),
      ),
      ...fact(t('register.projects.granted'), grantedEuStateCents === null ? null : t.euro(grantedEuStateCents)),
    ],
  };
}
