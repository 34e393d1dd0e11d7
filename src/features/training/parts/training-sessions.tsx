import { timeInWords } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { OpenTraining } from '../open-training.model.ts';
import type { OpenSession } from '../open-training.queries.server.ts';

interface TrainingSessionsProps {
  training: OpenTraining;
  sessions: readonly OpenSession[];
}

/** When a training meets next, and the way to one's own calendar. */
export function TrainingSessions({ training, sessions }: TrainingSessionsProps) {
  const t = useTexts();
  const title = t('training.page.sessions');
  return (
    <Section id="sessions" title={title}>
      {sessions.length === 0 ? (
        <p>{t('training.page.no-sessions')}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          columns={[
            { key: 'when', header: t('measure.session.when'), cell: (session) => timeInWords(t, session) },
            {
              key: 'topic',
              header: t('measure.session.topic.name'),
              cell: ({ topic }) => topic !== null && <span lang="fi">{topic}</span>,
            },
            {
              key: 'where',
              header: t('measure.session.where'),
              cell: ({ site, isRemote }) =>
                isRemote ? t('measure.session.remote') : site !== null && <span lang="fi">{site}</span>,
            },
          ]}
          rows={sessions}
          rowKey={({ id }) => id}
        />
      )}
      <p>
        <a href={`/${t.language}/training/calendar.ics?training=${training.id}`}>{t('training.page.calendar')}</a>
      </p>
    </Section>
  );
}
