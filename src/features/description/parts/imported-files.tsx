import { finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Section } from '#ui/section.tsx';
import type { StoredFile, StoredImport } from '../stored-import.model.ts';

interface ImportedFilesProps {
  files: readonly StoredFile[];
  sent: StoredImport;
}

/** What was sent, by whom and when: files with the digests by which they can be known again. */
export function ImportedFiles({ files, sent }: ImportedFilesProps) {
  const t = useTexts();
  const { importerName, receivedAt, confirmedAt, endedAt, itemsForgottenAt, knownOn } = sent;
  const facts = [
    { label: t('description.import.by'), value: importerName },
    { label: t('description.import.at'), value: t.dateTime(receivedAt) },
    { label: t('description.import.stated-day'), value: knownOn ? t.date(knownOn) : t('description.import.concluded') },
    ...(confirmedAt ? [{ label: t('description.import.confirmed'), value: t.dateTime(confirmedAt) }] : []),
    ...(endedAt ? [{ label: t('description.import.ended'), value: t.dateTime(endedAt) }] : []),
  ];
  return (
    <Section id="files" title={t('description.import.files')}>
      <DefinitionList items={facts} />
      <DataTable<StoredFile>
        caption={t('description.import.files')}
        hideCaption
        rows={files}
        rowKey={({ position }) => position}
        columns={[
          {
            key: 'name',
            header: t('description.import.file-name'),
            cell: (file) => <FileName file={file} files={files} sent={sent} />,
          },
          {
            key: 'size',
            header: t('description.import.file-size'),
            align: 'number',
            cell: ({ byteCount }) => t.fileSize(byteCount),
          },
          { key: 'digest', header: 'SHA-256', cell: ({ sha256 }) => <code className="digest">{sha256}</code> },
        ]}
      />
      {endedAt && <p className="hint">{t('description.import.forgotten')}</p>}
      {itemsForgottenAt && (
        <p className="hint">{t('description.import.items-forgotten', { at: t.date(finnishDate(itemsForgottenAt)) })}</p>
      )}
    </Section>
  );
}

/** The name, and what is to be known of files that are alike. */
function FileName({ file, files, sent }: { file: StoredFile } & ImportedFilesProps) {
  const t = useTexts();
  const isNamesake = files.some(({ name, sha256 }) => name === file.name && sha256 !== file.sha256);
  return (
    <>
      <span className="import-place">{file.name}</span>
      {file.sameAs !== null && <span className="note">{t('description.import.repeated', { name: file.sameAs })}</span>}
      {isNamesake && <span className="note">{t('description.import.namesake')}</span>}
      {file.isKnown && sent.state === 'ready' && <span className="note">{t('description.import.known-file')}</span>}
    </>
  );
}
