import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { ListedDocument } from '../document.model.ts';

type DocumentFactsProps = Pick<ListedDocument, 'kind' | 'visibility' | 'publicNumber'>;

/** What a document is, and that everybody has it, or not everybody here sees it, where that is so. */
export function DocumentFacts({ kind, visibility, publicNumber }: DocumentFactsProps) {
  const t = useTexts();
  return (
    <>
      {t(`document.kind.${kind}`)}
      {visibility === 'authority' && (
        <>
          {' '}
          <Tag tone="highlight">{t('document.list.restricted')}</Tag>
        </>
      )}
      {publicNumber !== null && (
        <>
          {' '}
          <Tag tone="success">{t('document.list.public')}</Tag>
        </>
      )}
    </>
  );
}
