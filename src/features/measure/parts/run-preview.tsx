import type { FormEntries } from '#features/draft/public.ts';
import { finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import type { ProposedSession } from '../session-page.queries.server.ts';
import { dayInWords, hoursInWords } from '../session-words.model.ts';
import { SessionWarnings } from './session-warnings.tsx';

interface RunPreviewProps {
  proposed: readonly ProposedSession[];
  /** The question again, and what makes the form be saved once. */
  hidden: FormEntries;
}

/** The days that a run comes to, each to be left out, before anything is saved. */
export function RunPreview({ proposed, hidden }: RunPreviewProps) {
  const t = useTexts();
  if (proposed.length === 0) {
    return (
      <div role="alert">
        <Notice kind="error" title={t('measure.session.run-empty')}>
          <p>{t('measure.session.run-empty-remedy')}</p>
        </Notice>
      </div>
    );
  }
  const warnings = proposed.filter(({ clashes, isOutside }) => clashes.length > 0 || isOutside).length;
  return (
    <Section id="preview" title={t('measure.session.run-days', { count: proposed.length })}>
      {warnings > 0 && <Notice kind="warning" title={t('measure.session.run-warnings', { count: warnings })} />}
      <p>{t('measure.session.run-leave-out')}</p>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <DataTable
        caption={t('measure.session.run-days', { count: proposed.length })}
        hideCaption
        columns={[
          { key: 'day', header: t('measure.session.day.name'), cell: (session) => <DayChoice session={session} /> },
          { key: 'hours', header: t('measure.session.when'), cell: (session) => hoursInWords(t, session) },
          {
            key: 'remarks',
            header: t('measure.session.remarks'),
            cell: (session) => (
              <>
                {session.isHoliday && <Tag tone="warning">{t('measure.session.holiday')}</Tag>}
                <SessionWarnings session={session} />
              </>
            ),
          },
        ]}
        rows={proposed}
        rowKey={({ startsAt }) => startsAt.toISOString()}
      />
      <p className="buttons">
        <button type="submit" name="confirm" value="1">
          {t('measure.session.run-confirm')}
        </button>
      </p>
    </Section>
  );
}

function DayChoice({ session: { startsAt, isHoliday } }: { session: ProposedSession }) {
  const t = useTexts();
  const day = finnishDate(startsAt);
  return (
    <span className="choice">
      <input type="checkbox" id={`on-${day}`} name="on" value={day} defaultChecked={!isHoliday} />
      <label htmlFor={`on-${day}`}>{dayInWords(t, day)}</label>
    </span>
  );
}
