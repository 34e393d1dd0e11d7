import { measureAddress } from '#features/measure/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';
import { LongInput } from '#ui/form-input.tsx';
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
  /** What was written before it was refused. */
  reason: string | undefined;
}

/** What is sensibly done next, with the button for whoever may do it. */
export function NextStepNotice({ measureId, next, today, may, reason }: NextStepNoticeProps) {
  const t = useTexts();
  const what = sentenceOf(t, next);
  if (what === undefined) return null;
  const formOf = (form: 'request' | 'offer' | 'take', numbers: readonly number[] = []) =>
    `/${t.language}${seatsFormAddress(measureId, form, { numbers, day: today })}`;
  return (
    <Notice kind="info" title={t('seat.next.title')}>
      <p>{what}</p>
      {(next.kind === 'request' || next.kind === 'record-past') && may.request && (
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
      {next.kind === 'ended' && may.move && (
        <p>
          <a className="button-like" href={`${measureAddress(t.language, measureId)}/state`}>
            {t('seat.next.ended-button')}
          </a>
        </p>
      )}
      {next.kind === 'settle' && next.numbers.length > 0 && may.take && (
        <p>
          {t('seat.next.took-part')}{' '}
          <a href={formOf('take', next.numbers)}>{t('seat.next.took-part-link', { count: next.numbers.length })}</a>
        </p>
      )}
      {next.kind === 'settle' && may.settle && <Settling reason={reason} />}
      {next.kind === 'replies' && (
        <p>
          <a href="#offered">{t('seat.list.offered')}</a>
        </p>
      )}
    </Notice>
  );
}

/** Those who still wait for a measure that is over are taken out of its line, all for one reason. */
function Settling({ reason }: { reason: string | undefined }) {
  const t = useTexts();
  return (
    <form method="post" className="account-form">
      <FormField id="reason" label={t('seat.field.reason.name')} hint={t('seat.field.reason.explained')}>
        {(attributes) => <LongInput name="reason" value={reason ?? ''} attributes={attributes} />}
      </FormField>
      <button type="submit" name="act" value="settle">
        {t('seat.next.settle-button')}
      </button>
    </form>
  );
}

function sentenceOf(t: Texts, next: NextStep): string | undefined {
  switch (next.kind) {
    case 'request':
      return t('seat.next.request');
    case 'record-past':
      return t('seat.next.record-past');
    case 'offer':
      return t('seat.next.offer', { count: next.numbers.length, persons: numbersAsWritten(next.numbers) });
    case 'replies':
      return t('seat.next.replies', { count: next.count, day: t.date(next.replyBy) });
    case 'full':
      return t('seat.next.full', { day: t.date(next.day) });
    case 'ended':
      return t('seat.next.ended', { count: next.count, day: t.date(next.day) });
    case 'settle':
      return t('seat.next.settle', { count: next.count });
    case 'full-for-good':
      return t('seat.next.full-for-good');
    case 'nothing':
      return undefined;
  }
}
