import type { Question, UnreadPart } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';

interface QuestionNoticesProps {
  question: Question;
  /** Parts of the address that say nothing. */
  unread: readonly UnreadPart[];
  /** The same page with another question. */
  addressOf: (question: Question) => string;
}

/** What of the address could not be understood, and which day of the register the page shows. */
export function QuestionNotices({ question, unread, addressOf }: QuestionNoticesProps) {
  const t = useTexts();
  return (
    <>
      {unread.map(({ name, written, isDay }) =>
        isDay ? (
          <Notice key={name} kind="warning" title={t('register.projects.wrong-day', { day: written })}>
            <p>{t('register.projects.wrong-day-explained')}</p>
          </Notice>
        ) : (
          <Notice key={name} kind="warning" title={t('register.projects.unknown-part', { part: `${name}=${written}` })}>
            <p>{t('register.projects.unknown-part-explained')}</p>
          </Notice>
        ),
      )}
      {question.from && question.until && question.from > question.until && (
        <Notice kind="warning" title={t('register.projects.days-reversed')} />
      )}
      {question.on && (
        <Notice kind="info" title={t('register.projects.on-day', { date: t.date(question.on) })}>
          <p>
            <a href={addressOf({ ...question, on: undefined, page: 1 })}>{t('register.projects.today')}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
