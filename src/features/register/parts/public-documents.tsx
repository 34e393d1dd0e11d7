import { type PublicDocument, publicFileAddress } from '#features/document/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';

/** Documents that those who carry the project out have published, each as a file. */
export function PublicDocuments({ documents }: { documents: readonly PublicDocument[] }) {
  const t = useTexts();
  if (documents.length === 0) return null;
  return (
    <Section id="documents" title={t('register.documents.title')}>
      <ul className="spaced">
        {documents.map(({ id, projectCode, title, kind, publicOn, fileName, size }) => (
          <li key={id}>
            <a href={`/${t.language}${publicFileAddress(projectCode, id)}`}>
              <span lang="fi">{title}</span> ({fileEnding(fileName)}, {t.fileSize(size)})
            </a>{' '}
            <span className="note">
              {t('register.documents.facts', { kind: t(`document.kind.${kind}`), since: t.date(publicOn) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** As people name a format: PDF. */
function fileEnding(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase();
}
