import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Section } from '#ui/section.tsx';
import { columnName } from '../problem-text.model.ts';
import { daysKept, type SheetImport } from '../sheet-import.model.ts';
import type { SheetKind } from '../sheet-kind.ts';

/** What came, when, and which column was taken for which. */
export function ImportFacts({ sheet, kind }: { sheet: SheetImport; kind: SheetKind | undefined }) {
  const t = useTexts();
  const { fileName, receivedAt, confirmedAt, endedAt, size, sha256, sheetName, headingRow } = sheet;
  const facts = [
    { label: t('sheet.list.file'), value: fileName ?? t('sheet.source.pasted'), note: t.fileSize(size) },
    ...(sheetName === null ? [] : [{ label: t('sheet.facts.sheet'), value: sheetName }]),
    ...(headingRow === null
      ? []
      : [{ label: t('sheet.facts.heading'), value: t('sheet.row.number', { number: headingRow }) }]),
    { label: t('sheet.list.received'), value: t.dateTime(receivedAt) },
    ...(confirmedAt ? [{ label: t('sheet.facts.confirmed'), value: t.dateTime(confirmedAt) }] : []),
    ...(endedAt ? [{ label: t('sheet.facts.ended'), value: t.dateTime(endedAt) }] : []),
    { label: 'SHA-256', value: <code className="digest">{sha256}</code> },
  ];
  return (
    <Section id="facts" title={t('sheet.facts.title')}>
      <DefinitionList items={facts} />
      {kind && <TakenColumns sheet={sheet} kind={kind} />}
      <p className="hint">{t(sheet.forgottenAt ? 'sheet.facts.forgotten' : 'sheet.facts.kept', { days: daysKept })}</p>
    </Section>
  );
}

function TakenColumns({ sheet: { columns }, kind }: { sheet: SheetImport; kind: SheetKind }) {
  const t = useTexts();
  if (!columns) return null;
  const taken = columns.filter(({ key }) => key !== null);
  const left = columns.filter(({ key }) => key === null);
  return (
    <>
      {taken.length > 0 && (
        <p>
          {t('sheet.facts.taken')}{' '}
          {taken.map(({ heading, key }) => `${heading} → ${columnName(kind, key, t)}`).join(', ')}
        </p>
      )}
      {left.length > 0 && (
        <p>
          {t('sheet.facts.left-out')} {left.map(({ heading }) => heading).join(', ')}
        </p>
      )}
    </>
  );
}
