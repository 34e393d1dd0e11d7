import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { discardAddress } from '../address.model.ts';

interface DraftNoticeProps {
  formKey: string;
  /** Where the form is, with its language. */
  address: string;
  /** When it was typed, and whether somebody has saved since it was begun; `undefined` when there is none. */
  draft: { readonly typedAt: Date; readonly isBehind: boolean } | undefined;
}

/** That a form goes on from a draft, with the way to throw it away. */
export function DraftNotice({ formKey, address, draft }: DraftNoticeProps) {
  const t = useTexts();
  if (!draft) return null;
  return (
    <Notice kind="info" title={t('draft.notice.title')}>
      <p>{t('draft.notice.typed', { time: t.dateTime(draft.typedAt) })}</p>
      {draft.isBehind && <p>{t('draft.notice.behind')}</p>}
      <form method="post" className="buttons" data-discard-draft action={discardAddress(t.language, formKey, address)}>
        <button type="submit" className="secondary">
          {t('draft.notice.discard')}
        </button>
      </form>
    </Notice>
  );
}
