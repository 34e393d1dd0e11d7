import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import type { WatchedSession } from '../session-page.queries.server.ts';
import { timeInWords } from '../session-words.model.ts';
import { SessionWarnings } from './session-warnings.tsx';

/** That a session was saved, and what is to be known of it. */
export function SavedSession({ session }: { session: WatchedSession }) {
  const t = useTexts();
  const { state, clashes, isOutside } = session;
  const isWarning = clashes.length > 0 || isOutside;
  const when = timeInWords(t, session);
  const title =
    state === 'cancelled' ? t('measure.session.saved-cancelled', { when }) : t('measure.session.saved', { when });
  return (
    <div role="status">
      <Notice kind={isWarning ? 'warning' : 'success'} title={title}>
        <SessionWarnings session={session} />
      </Notice>
    </div>
  );
}
