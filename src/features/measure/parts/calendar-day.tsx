import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { sessionsAddress } from '../session-address.model.ts';
import type { WatchedCalendarSession } from '../session-page.queries.server.ts';
import { dayInWords, hoursInWords } from '../session-words.model.ts';
import { SessionPlace, SessionTopic } from './session-place.tsx';
import { SessionWarnings } from './session-warnings.tsx';

/** The sessions of one day, of several measures. */
export function CalendarDay({ day, sessions }: { day: string; sessions: readonly WatchedCalendarSession[] }) {
  const t = useTexts();
  const title = dayInWords(t, day);
  return (
    <Section id={`day-${day}`} title={title}>
      <DataTable
        caption={title}
        hideCaption
        columns={[
          {
            key: 'hours',
            header: t('measure.session.when'),
            cell: (session) => (
              <>
                {hoursInWords(t, session)}
                <SessionWarnings session={session} />
              </>
            ),
          },
          {
            key: 'measure',
            header: t('measure.calendar.measure'),
            cell: ({ measureId, measureName, projectCode }) => (
              <>
                <a href={`/${t.language}${sessionsAddress(measureId)}`} lang="fi">
                  {measureName}
                </a>{' '}
                {projectCode}
              </>
            ),
          },
          {
            key: 'topic',
            header: t('measure.session.topic.name'),
            cell: (session) => <SessionTopic session={session} />,
          },
          { key: 'place', header: t('measure.session.where'), cell: (session) => <SessionPlace session={session} /> },
        ]}
        rows={sessions}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}
