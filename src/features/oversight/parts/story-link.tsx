import { useTexts } from '#platform/i18n/use-texts.ts';
import { type AskedSubject, storyAddress } from '../entry-list.model.ts';

/** From the page of a record to all that was ever done to it, for whom may read the audit of where it belongs. */
export function StoryLink({ subject }: { subject: AskedSubject }) {
  const t = useTexts();
  return (
    <p>
      <a href={`/${t.language}${storyAddress(subject)}`}>{t('oversight.audit.to-story')}</a>
    </p>
  );
}
