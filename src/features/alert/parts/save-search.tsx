import { everything, feedAddress, followAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import { questionOf } from '../saved-search.model.ts';

export const addressFieldId = 'alert-address';

interface SaveSearchProps {
  /** As `savedQuestionFrom` gives it. */
  question: string | null;
  /** Whether this service sends mail. */
  byMail: boolean;
  /** What was sent and is to be mended. */
  wrongAddress?: string | undefined;
}

/** The two ways to be told of new projects: a feed, which keeps nothing of the reader, and e-mail. */
export function SaveSearch({ question, byMail, wrongAddress }: SaveSearchProps) {
  const t = useTexts();
  return (
    <>
      <Section id="alert-feed" title={t('alert.save.feed-title')}>
        <p>{t('alert.save.feed')}</p>
        <p>
          <a href={feedAddress(t.language, questionOf(question))} type="application/atom+xml">
            {t('alert.save.feed-link')}
          </a>
        </p>
      </Section>
      <Section id="alert-mail" title={t('alert.save.mail-title')}>
        <p>{t(byMail ? 'alert.save.mail' : 'alert.save.mail-off')}</p>
        {byMail && <AddressForm question={question} wrongAddress={wrongAddress} />}
      </Section>
    </>
  );
}

function AddressForm({ question, wrongAddress }: Pick<SaveSearchProps, 'question' | 'wrongAddress'>) {
  const t = useTexts();
  const isWrong = wrongAddress !== undefined;
  return (
    <form className="search-form" action={followAddress(t.language, everything)} method="post">
      <input type="hidden" name="question" value={question ?? ''} />
      <label htmlFor={addressFieldId}>{t('alert.save.address')}</label>
      <p className="hint" id={`${addressFieldId}-hint`}>
        {t(isWrong ? 'alert.save.wrong-address' : 'alert.save.address-hint')}
      </p>
      <div className="search-row">
        <input
          id={addressFieldId}
          name="address"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={wrongAddress}
          aria-invalid={isWrong || undefined}
          aria-describedby={`${addressFieldId}-hint`}
        />
        <button type="submit">{t('alert.save.send')}</button>
      </div>
    </form>
  );
}
