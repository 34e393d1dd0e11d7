import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import type { Refusal } from '../bulk-run.model.ts';
import { refusalText } from '../refusal-text.ts';

/** Says why something was not done, on top of the page; nothing when nothing was refused. */
export function RefusalNotice({ refusal }: { refusal: Refusal | undefined }) {
  const t = useTexts();
  if (!refusal) return null;
  return (
    <div role="alert">
      <Notice kind="error" title={t('view.refusal.title')}>
        <p>{refusalText(t, refusal)}</p>
      </Notice>
    </div>
  );
}
