import {
  type FigureId,
  type FigurePair,
  figurePairs,
  listAddress,
  type Question,
  questionFrom,
  questionParameters,
  type UnreadPart,
  unreadPartsFrom,
  withChosen,
} from '#features/search/public.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { PlannedRealisedBars } from '#ui/planned-realised-bars.tsx';
import { Section } from '#ui/section.tsx';
import { statisticsAddress } from '../address.model.ts';
import { amountInWords } from '../facet-words.model.ts';
import { FigureLink } from '../parts/figure-link.tsx';
import { ChosenFilters } from '../parts/list-filters.tsx';
import { ProjectsMap } from '../parts/projects-map.tsx';
import { QuestionNotices } from '../parts/question-notices.tsx';
import {
  type Grouping,
  getStatisticsPage,
  groupings,
  type StatisticsChoice,
  type StatisticsPage,
  type StatisticsRow,
  statisticsChoiceFrom,
} from '../statistics-page.queries.server.ts';
import type { Route } from './+types/statistics';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const parameters = new URL(request.url).searchParams;
  const question = { ...questionFrom(parameters), page: 1, sort: undefined, figure: undefined };
  const asked = statisticsChoiceFrom(parameters);
  const t = textsFor(pageRequestFrom(context).language);
  const unread = [
    ...unreadPartsFrom(parameters).filter(({ isDay }) => isDay),
    ...(asked.by ? [] : unreadPart('by', parameters)),
    ...(asked.pair ? [] : unreadPart('show', parameters)),
  ];
  return { question, unread, groupings, page: await getStatisticsPage(readFrom(context), question, asked, t) };
}

function unreadPart(name: string, parameters: URLSearchParams): UnreadPart[] {
  const written = parameters.get(name);
  return written ? [{ name, written: written.slice(0, 40), isDay: false }] : [];
}

export default function Statistics({
  loaderData: { question, unread, groupings: possible, page },
}: Route.ComponentProps) {
  const t = useTexts();
  const { choice } = page;
  const title = question.words
    ? t('register.statistics.title-for', { words: question.words })
    : t('register.statistics.title');
  const addressOf = (other: Question) => statisticsAddress(t.language, other, choice.by, choice.pair.id);
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <PageHeading title={title} lead={t('register.statistics.lead')} />
      <QuestionNotices question={question} unread={unread} addressOf={addressOf} />
      <ChosenFilters question={question} facets={page.chosen} addressOf={addressOf} />
      <p>
        {t('register.statistics.narrowed', { count: page.total })}{' '}
        <a href={listAddress(t.language, question)}>{t('register.statistics.to-list')}</a>
      </p>
      <Section id="overview" title={t('register.statistics.overview')}>
        <Overview question={question} sums={page.sums} />
      </Section>
      <Section
        id="groups"
        title={t('register.statistics.table-title', {
          figure: t(`register.figure-pair.${choice.pair.id}`),
          by: groupingInWords(choice.by, t),
        })}
      >
        <ChoiceForm question={question} choice={choice} groupings={possible} />
        <Groups question={question} choice={choice} page={page} />
        {choice.by === 'within' && (
          <ProjectsMap
            question={question}
            byRegion={page.byRegion}
            names={page.regionNames}
            placed={page.placed}
            total={page.total}
            level={3}
          />
        )}
      </Section>
      <Section id="how" title={t('register.statistics.how')}>
        <ul>
          <li>{t('register.statistics.how-whole')}</li>
          {choice.by === 'within' && <li>{t('register.statistics.how-within')}</li>}
          <li>{t('register.statistics.how-told')}</li>
          <li>{t('register.statistics.how-bars')}</li>
          <li>
            <a href={`/${t.language}/about-data`}>{t('register.statistics.definitions')}</a>
          </li>
        </ul>
      </Section>
    </>
  );
}

/** Where every project stands in one place only, that place is a region or what stands for several. */
function groupingInWords(by: Grouping, t: Texts): string {
  return t(`register.facet.${by === 'within' ? 'region' : by}`);
}

/** Every figure of all the projects; each sum opens the projects that it is the sum of. */
function Overview({ question, sums }: { question: Question; sums: StatisticsPage['sums'] }) {
  const t = useTexts();
  const cell = (side: 'planned' | 'realised') => (pair: FigurePair) => (
    <FigureLink question={question} figure={pair[side]} sum={sums[pair.id][side]} />
  );
  return (
    <DataTable
      caption={t('register.statistics.overview-caption')}
      hideCaption
      rows={figurePairs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'figure',
          header: t('register.statistics.indicator'),
          cell: ({ id }) => t(`register.figure-pair.${id}`),
        },
        {
          key: 'planned',
          header: t('register.statistics.planned-or-granted'),
          align: 'number',
          cell: cell('planned'),
        },
        { key: 'realised', header: t('register.statistics.realised'), align: 'number', cell: cell('realised') },
      ]}
    />
  );
}

interface ChoiceFormProps {
  question: Question;
  choice: StatisticsChoice;
  groupings: readonly Grouping[];
}

function ChoiceForm({ question, choice, groupings: possible }: ChoiceFormProps) {
  const t = useTexts();
  return (
    <form className="choice-form" action={`/${t.language}/statistics#groups`} method="get">
      {Array.from(questionParameters(question), ([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="field">
        <label htmlFor="show">{t('register.statistics.figure')}</label>
        <select id="show" name="show" defaultValue={choice.pair.id}>
          {figurePairs.map(({ id }) => (
            <option key={id} value={id}>
              {t(`register.figure-pair.${id}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="by">{t('register.statistics.by')}</label>
        <select id="by" name="by" defaultValue={choice.by}>
          {possible.map((grouping) => (
            <option key={grouping} value={grouping}>
              {groupingInWords(grouping, t)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{t('register.statistics.show')}</button>
    </form>
  );
}

const mostBars = 25;

function Groups({ question, choice, page }: { question: Question; choice: StatisticsChoice; page: StatisticsPage }) {
  const t = useTexts();
  const { by, pair } = choice;
  if (page.total === 0) return <p>{t('register.statistics.nothing')}</p>;
  const title = t('register.statistics.table-title', {
    figure: t(`register.figure-pair.${pair.id}`),
    by: groupingInWords(by, t),
  });
  const opened = (row: Pick<StatisticsRow, 'value'>) =>
    row.value === wholeValue ? question : withChosen(question, by, [row.value]);
  const figure = (side: 'planned' | 'realised') => (row: StatisticsRow) => (
    <FigureLink question={opened(row)} figure={pair[side]} sum={row[side]} projects={row.projects} />
  );
  const whole: StatisticsRow = {
    ...page.whole,
    value: wholeValue,
    text: t('register.statistics.total'),
    projects: page.total,
    takingPart: undefined,
    both: undefined,
  };
  return (
    <>
      {page.rows.length <= mostBars && page.rows.some(({ both }) => both && both.told > 0) && (
        <PlannedRealisedBars
          id="groups-chart"
          title={title}
          hideTitle
          hideTable
          plannedName={plannedHeader(pair.planned, t)}
          rows={page.rows.flatMap(({ text, both }) =>
            both && both.told > 0 ? [{ label: text, planned: both.planned, realised: both.realised }] : [],
          )}
          format={(value) => amountInWords(pair.planned, value, t)}
        />
      )}
      <DataTable
        caption={title}
        hideCaption
        rows={page.rows}
        totals={[whole]}
        rowKey={({ value }) => value}
        columns={[
          {
            key: 'group',
            header: groupingInWords(by, t),
            cell: ({ text, lang }) => <span lang={lang}>{text}</span>,
          },
          {
            key: 'projects',
            header: t('register.statistics.projects'),
            align: 'number',
            cell: (row) => <a href={listAddress(t.language, opened(row))}>{t.number(row.projects)}</a>,
          },
          { key: 'planned', header: plannedHeader(pair.planned, t), align: 'number', cell: figure('planned') },
          { key: 'realised', header: t('register.statistics.realised'), align: 'number', cell: figure('realised') },
          ...(by === 'within' ? [takingPartColumn(question, t)] : []),
        ]}
      />
    </>
  );
}

/** Stands for all groups together; no value of a facet is empty. */
const wholeValue = '';

function plannedHeader(figure: FigureId, t: Texts): string {
  return t(figure === 'grantedEuState' ? 'register.statistics.granted' : 'register.statistics.planned');
}

function takingPartColumn(question: Question, t: Texts) {
  return {
    key: 'taking-part',
    header: t('register.statistics.taking-part'),
    align: 'number' as const,
    cell: ({ value, takingPart }: StatisticsRow) =>
      takingPart === undefined ? null : (
        <a href={listAddress(t.language, withChosen(question, 'region', [value]))}>{t.number(takingPart)}</a>
      ),
  };
}
