import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { daysUntilDiscarded, hasNews, type StoredImport, storedImportAddress } from '../stored-import.model.ts';

interface ImportProgressProps {
  sent: StoredImport;
  isStill: boolean;
  before: number;
}

/** How far Koordi has come. The page looks again by itself until its reader stops that. */
export function ImportProgress({ sent, isStill, before }: ImportProgressProps) {
  const t = useTexts();
  const address = storedImportAddress(t.language, sent.id);
  return (
    <Notice kind="info" title={t(`description.import.state-${sent.state}`)}>
      <p>{progressInWords(t, sent, before)}</p>
      {sent.itemsTotal > 0 && (
        <p>
          <progress
            value={sent.itemsDone}
            max={sent.itemsTotal}
            aria-label={t('description.import.progress-record', { done: sent.itemsDone, total: sent.itemsTotal })}
          />
        </p>
      )}
      <p>{t('description.import.may-leave')}</p>
      <p>
        {isStill ? (
          <a href={address}>{t('description.import.look-again')}</a>
        ) : (
          <a href={`${address}?still=1`}>{t('description.import.stop-looking')}</a>
        )}
      </p>
    </Notice>
  );
}

function progressInWords(t: Texts, sent: StoredImport, before: number): string {
  if (sent.isHeldUp) return t('description.import.held-up');
  if (!sent.isBegun) return t('description.import.waiting', { before });
  if (sent.itemsTotal > 0) {
    return t('description.import.progress-record', { done: sent.itemsDone, total: sent.itemsTotal });
  }
  return t('description.import.progress-read', { count: sent.filesRead });
}

/** Where an import stands that is not being worked on, and what its sender can do about it. */
export function ImportState({ sent, isOwn }: { sent: StoredImport; isOwn: boolean }) {
  const t = useTexts();
  const title = t(`description.import.state-${sent.state}`);
  switch (sent.state) {
    case 'ready':
      return <Ready sent={sent} isOwn={isOwn} />;
    case 'done':
      return (
        <Notice kind="success" title={title}>
          <p>{t('description.import.recorded-counts', { new: sent.recordedNew, changed: sent.recordedChanged })}</p>
          {sent.refusedCount > 0 && <p>{t('description.import.refused-explained')}</p>}
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="error" title={title}>
          <p>{t('description.import.given-up')}</p>
        </Notice>
      );
    default:
      return (
        <Notice kind="info" title={title}>
          <p>{t('description.import.discarded')}</p>
        </Notice>
      );
  }
}

function Ready({ sent, isOwn }: { sent: StoredImport; isOwn: boolean }) {
  const t = useTexts();
  const isNews = hasNews(sent);
  const isFlawed = sent.refusedCount > 0;
  const title = isFlawed
    ? t('description.import.refused-count', { count: sent.refusedCount })
    : t(isNews ? 'description.import.state-ready' : 'description.import.no-news');
  return (
    <Notice kind={isFlawed ? 'warning' : 'info'} title={title}>
      {isNews && <p>{t('description.import.confirm-explained', { days: daysUntilDiscarded })}</p>}
      {isFlawed && isNews && <p>{t('description.import.refused-explained')}</p>}
      {isFlawed && !isNews && <p>{t('description.import.refused-only')}</p>}
      {isOwn && (
        <form method="post" className="action-form">
          <p className="buttons">
            {isNews && (
              <button type="submit" name="act" value="confirm">
                {t('description.import.confirm', { count: sent.newCount + sent.changedCount })}
              </button>
            )}
            <button type="submit" name="act" value="discard" className="secondary">
              {t('description.import.discard')}
            </button>
          </p>
        </form>
      )}
    </Notice>
  );
}
