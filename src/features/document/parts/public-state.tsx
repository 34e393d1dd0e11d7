import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Document } from '../document.queries.server.ts';
import { publicFileAddress } from '../document-address.model.ts';

/** Whether everybody may have a document, which version of it, and where it is found. */
export function PublicState({ document, code }: { document: Document; code: string }) {
  const t = useTexts();
  const { id, publicNumber, publishedAt, isShown } = document;
  if (publicNumber === null || publishedAt === null) return t('document.public.no');
  return (
    <>
      {t('document.public.yes', { number: publicNumber, since: t.dateTime(publishedAt) })}{' '}
      {isShown ? (
        <a href={`/${t.language}${publicFileAddress(code, id)}`}>{t('document.public.file')}</a>
      ) : (
        t('document.public.not-shown')
      )}
    </>
  );
}
