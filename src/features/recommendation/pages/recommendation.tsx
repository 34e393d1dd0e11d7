import { History } from '#features/audit/public.parts.ts';
import { historyOf, readPersonalData } from '#features/audit/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { addresseeText } from '../parts/recommendation-columns.tsx';
import { RecommendationStatusTag } from '../parts/recommendation-status-tag.tsx';
import type { StatusEntry } from '../recommendation.model.ts';
import { recommendationPolicy } from '../recommendation.policy.ts';
import {
  findRecommendingProject,
  getRecommendation,
  listStatusEntries,
  type ToldRecommendation,
} from '../recommendation.queries.server.ts';
import { recommendationAddress } from '../recommendation-address.model.ts';
import type { Route } from './+types/recommendation';

export const handle = { permission: 'recommendation.read', showsPeople: true } satisfies PageHandle;

/** What was done just before, as the address of the page says. */
const dones = ['given', 'corrected', 'status'] as const;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const said = new URL(request.url).searchParams.get('done');
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findRecommendingProject(read, actor, params.code);
    const recommendation = await getRecommendation(read, head.id, rowNumber(params.recommendation));
    const subject = { kind: 'recommendation', id: recommendation.id };
    show(permit(recommendationPolicy, actor, 'recommendation.read', head.place), { subject, projectId: head.id });
    return {
      head,
      recommendation,
      entries: await listStatusEntries(read, recommendation.id),
      history: await historyOf(read, subject),
      done: dones.find((done) => done === said),
      mayCorrect: may(recommendationPolicy, actor, 'recommendation.correct', head.place),
      maySetStatus: may(recommendationPolicy, actor, 'recommendation.set-status', head.place),
    };
  });
}

export default function RecommendationPage({ loaderData }: Route.ComponentProps) {
  const { head, recommendation, entries, history, done, mayCorrect, maySetStatus } = loaderData;
  const t = useTexts();
  const here = `/${t.language}${recommendationAddress(head.code, recommendation.id)}`;
  return (
    <ProjectFrame head={head} current="recommendations" title={recommendation.title} titleLang="fi">
      {done && (
        <div role="status">
          <Notice kind="success" title={t(`recommendation.done.${done}`)} />
        </div>
      )}
      <DefinitionList items={factsOf(t, recommendation)} />
      <ul className="actions">
        {maySetStatus && (
          <li>
            <a className="button-like" href={`${here}/status`}>
              {t('recommendation.entry.status')}
            </a>
          </li>
        )}
        {mayCorrect && (
          <li>
            <a href={`${here}/edit`}>{t('recommendation.entry.edit')}</a>
          </li>
        )}
      </ul>
      <Section id="statuses" title={t('recommendation.statuses.title')}>
        {entries.length === 0 ? (
          <p>{t(maySetStatus ? 'recommendation.statuses.none-to-set' : 'recommendation.statuses.none')}</p>
        ) : (
          <DataTable
            caption={t('recommendation.statuses.title')}
            hideCaption
            columns={entryColumns(t)}
            rows={entries}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
      <History entries={history} />
    </ProjectFrame>
  );
}

function factsOf(t: Texts, recommendation: ToldRecommendation) {
  const { status, statusOn, explanation, givenOn } = recommendation;
  return [
    {
      label: t('recommendation.form.status.name'),
      value: <RecommendationStatusTag status={status} />,
      note: t('recommendation.statuses.from', { on: t.date(statusOn) }),
    },
    { label: t('recommendation.list.addressee'), value: <span lang="fi">{addresseeText(recommendation)}</span> },
    explanation !== null && {
      label: t('recommendation.form.explanation.name'),
      value: (
        <span lang="fi" className="prose">
          {explanation}
        </span>
      ),
    },
    { label: t('recommendation.form.given-on.name'), value: t.date(givenOn) },
  ].filter((fact) => fact !== false);
}

function entryColumns(t: Texts): TableColumn<StatusEntry>[] {
  return [
    { key: 'from', header: t('recommendation.form.from-on.name'), cell: ({ fromOn }) => t.date(fromOn) },
    {
      key: 'status',
      header: t('recommendation.form.status.name'),
      cell: ({ status }) => <RecommendationStatusTag status={status} />,
    },
    { key: 'note', header: t('recommendation.form.note.name'), cell: ({ note }) => <span lang="fi">{note}</span> },
    { key: 'who', header: t('recommendation.statuses.who'), cell: ({ recordedBy }) => recordedBy },
  ];
}
