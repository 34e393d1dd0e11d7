import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { WatchedSession } from '../session-page.queries.server.ts';
import { ClashList } from './clash-list.tsx';

/** What is amiss with a session: it clashes with others, or lies outside the days of its measure. */
export function SessionWarnings({
  session: { clashes, isOutside },
}: {
  session: Pick<WatchedSession, 'clashes' | 'isOutside'>;
}) {
  const t = useTexts();
  if (clashes.length === 0 && !isOutside) return null;
  return (
    <>
      {isOutside && (
        <p>
          <Tag tone="warning">{t('measure.session.outside')}</Tag>
        </p>
      )}
      {clashes.length > 0 && (
        <p>
          <Tag tone="warning">{t('measure.clash.title')}</Tag>
        </p>
      )}
      <ClashList clashes={clashes} />
    </>
  );
}
