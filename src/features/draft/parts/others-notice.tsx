import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { othersInWords } from '../other-editors.model.ts';

interface OthersNoticeProps {
  others: Parameters<typeof othersInWords>[1];
  /** Where the script asks again, with its language. */
  address: string;
}

/** Who else is typing into a form; where there is script, it asks again now and then. */
export function OthersNotice({ others, address }: OthersNoticeProps) {
  const t = useTexts();
  return (
    <div aria-live="polite" data-others-address={address}>
      <div hidden={others.length === 0}>
        <Notice kind="warning" title={t('draft.others.title')}>
          <div data-others>
            {othersInWords(t, others).map((words) => (
              <p key={words}>{words}</p>
            ))}
          </div>
        </Notice>
      </div>
    </div>
  );
}
