import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { listProjectSegments } from '#features/plan/public.server.ts';
import { segmentsAddress } from '#features/plan/public.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { pageOf } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowBefore, rowNumber } from '#platform/web/row-number.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { Notice } from '#ui/notice.tsx';
import { sexes } from '../participant.model.ts';
import { participantPolicy } from '../participant.policy.ts';
import { countParticipants, type ListedParticipant, listParticipants } from '../participant.queries.server.ts';
import { type PeopleChoice, participantAddress, participantsAddress } from '../participant-address.model.ts';
import type { Route } from './+types/participants';

export const handle = { permission: 'participant.read', showsPeople: true } satisfies PageHandle;

const onPage = 50;

export function loader({ context, request, params: { code } }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findProjectHead(read, actor, code);
    const permission = permit(participantPolicy, actor, 'participant.read', head.place);
    const shown = { subject: { kind: 'project', id: head.code }, projectId: head.id };
    await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    const segments = await listProjectSegments(read, head.id, todayFrom(context));
    const asked = new URL(request.url).searchParams;
    const segment = segments.find(({ id }) => id === rowNumber(asked.get('segment')));
    const choice: PeopleChoice = {
      segmentId: asked.get('segment') === 'none' ? null : segment?.id,
      sex: sexes.find((sex) => sex === asked.get('sex')),
    };
    const rows = await listParticipants(read, head.id, { before: rowBefore(request), most: onPage + 1, ...choice });
    return {
      head,
      segments,
      segment,
      choice,
      counts: await countParticipants(read, head.id, choice),
      people: pageOf(rows, onPage),
      mayCorrect: may(participantPolicy, actor, 'participant.correct', head.place),
      isCorrected: asked.get('done') === 'corrected',
    };
  });
}

export default function ParticipantsPage({ loaderData }: Route.ComponentProps) {
  const { head, segments, segment, choice, counts, people, mayCorrect, isCorrected } = loaderData;
  const t = useTexts();
  const isNarrowed = choice.segmentId !== undefined || choice.sex !== undefined;
  const nextPage = `/${t.language}${participantsAddress(head.code, choice, people.rows.at(-1)?.number)}`;
  const correctColumn = {
    key: 'correct',
    header: t('participant.list.change'),
    cell: ({ number }: ListedParticipant) => (
      <a href={`/${t.language}${participantAddress(head.code, number)}`}>
        {t('participant.correct.link')}{' '}
        <span className="visually-hidden">{t('participant.person.number', { number })}</span>
      </a>
    ),
  };
  const segmentColumn = {
    key: 'segment',
    header: t('participant.field.segment.name'),
    cell: ({ segmentId }: ListedParticipant) => (
      <span lang="fi">{segments.find(({ id }) => id === segmentId)?.name ?? '–'}</span>
    ),
  };
  return (
    <ProjectFrame head={head} current="measures" title={t('participant.list.title')}>
      {isCorrected && (
        <div role="status">
          <Notice kind="success" title={t('participant.done.corrected')} />
        </div>
      )}
      <p>{t('participant.list.lead')}</p>
      {isNarrowed && (
        <p>
          {t('participant.list.only')}{' '}
          <strong>
            {segment && <span lang="fi">{segment.name}</span>}
            {choice.segmentId === null && t('participant.list.no-segment')}
            {choice.segmentId !== undefined && choice.sex !== undefined && ' · '}
            {choice.sex && t(`participant.sex.${choice.sex}`)}
          </strong>
          . <a href={`/${t.language}${participantsAddress(head.code)}`}>{t('participant.list.all')}</a>
        </p>
      )}
      {segments.length > 0 && (
        <p>
          <a href={`/${t.language}${segmentsAddress(head.code)}`}>{t('participant.list.segments')}</a>
        </p>
      )}
      <DefinitionList
        items={sexes
          .filter((sex) => choice.sex === undefined || sex === choice.sex)
          .map((sex) => ({ label: t(`participant.sex.${sex}`), value: t.number(counts[sex]) }))}
      />
      {people.rows.length === 0 ? (
        <p>{t(isNarrowed ? 'participant.list.none-such' : 'participant.list.none')}</p>
      ) : (
        <DataTable
          caption={t('participant.list.title')}
          hideCaption
          rows={people.rows}
          rowKey={({ number }) => number}
          columns={[
            {
              key: 'number',
              header: t('participant.list.person'),
              cell: ({ number }) => t('participant.person.number', { number }),
            },
            { key: 'sex', header: t('participant.field.sex.name'), cell: ({ sex }) => t(`participant.sex.${sex}`) },
            ...(segments.length > 0 ? [segmentColumn] : []),
            ...(mayCorrect ? [correctColumn] : []),
          ]}
        />
      )}
      {people.hasMore && <ListSteps next={nextPage} />}
    </ProjectFrame>
  );
}
