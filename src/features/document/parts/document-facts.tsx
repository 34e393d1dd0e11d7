import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { DocumentKind, Visibility } from '../document.model.ts';

/** What a document is, and that not everybody sees it where that is so. */
export function DocumentFacts({ kind, visibility }: { kind: DocumentKind; visibility: Visibility }) {
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
    </>
  );
}
