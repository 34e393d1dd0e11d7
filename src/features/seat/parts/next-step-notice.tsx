import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import type { NextStep } from '../next-step.model.ts';
import { seatsFormAddress } from '../seat-address.model.ts';
import type { SeatsPage } from '../seats-page.queries.server.ts';
import { numbersAsWritten } from '../whom.model.ts';

interface NextStepNoticeProps {
  measureId: number;
  next: NextStep;
  today: string;
  may: SeatsPage['may'];
}

/** What is sensibly done next, with the button for whoever may do it. */
export function NextStepNotice({ measureId, next, today, may }: NextStepNoticeProps) {
  const t = useTexts();
  const what = sentenceOf(t, next);
  if (what === undefined) return null;
  const formOf = (form: 'request' | 'offer' | 'take', numbers: readonly number[] = []) =>
    `/${t.language}${seatsFormAddress(measureId, form, { numbers, day: today })}`;
  return (
    <Notice kind="info" title={t('seat.next.title')}>
      <p>{what}</p>
      {next.kind === 'request' && may.request && (
        <p>
          <a className="button-like" href={formOf('request')}>
            {t('seat.list.request')}
          </a>
        </p>
      )}
      {next.kind === 'offer' && may.offer && (
        <p className="buttons">
          <a className="button-like" href={formOf('offer', next.numbers)}>
            {t('seat.next.offer-button', { count: next.numbers.length })}
          </a>{' '}
          <a className="button-like" href={formOf('take', next.numbers)}>
            {t('seat.next.take-button', { count: next.numbers.length })}
          </a>
        </p>
      )}
      {next.kind === 'replies' && (
        <p>
          <a href="#offered">{t('seat.list.offered')}</a>
        </p>
      )}
    </Notice>
  );
}

function sentenceOf(t: Texts, next: NextStep): string | undefined {
  switch (next.kind) {
    case 'request':
      return t('seat.next.request');
    case 'offer':
      return t('seat.next.offer', { count: next.numbers.length, persons: numbersAsWritten(next.numbers) });
    case 'replies':
      return t('seat.next.replies', { count: next.count, day: t.date(next.replyBy) });
    case 'full':
      return t('seat.next.full', { day: t.date(next.day) });
    case 'full-for-good':
      return t('seat.next.full-for-good');
    case 'nothing':
      return undefined;
  }
}
