import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { inWords, type Problem, type Severity } from '../problem.model.ts';

interface EditFindingsProps {
  findings: readonly Problem[];
  editId: number;
  mayEdit: boolean;
}

/** What the rules say: errors, which stand in the way, apart from warnings and notes, which do not. */
export function EditFindings({ findings, editId, mayEdit }: EditFindingsProps) {
  const t = useTexts();
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity);
  const [errors, warnings, notes] = [of('error'), of('warning'), of('note')];
  return (
    <Section id="findings" title={t('description.findings.title')}>
      {findings.length === 0 && <p>{t('description.findings.none')}</p>}
      {errors.length > 0 && (
        <>
          <Notice kind="error" title={t('description.findings.errors', { count: errors.length })}>
            {mayEdit && (
              <p>
                <a href={`/${t.language}/workspace/descriptions/${editId}/edit`}>{t('description.findings.mend')}</a>
              </p>
            )}
          </Notice>
          <FindingTable caption={t('description.findings.errors', { count: errors.length })} findings={errors} />
        </>
      )}
      <Closed summary={t('description.findings.warnings', { count: warnings.length })} findings={warnings} />
      <Closed summary={t('description.findings.notes', { count: notes.length })} findings={notes} />
    </Section>
  );
}

function Closed({ summary, findings }: { summary: string; findings: readonly Problem[] }) {
  if (findings.length === 0) return null;
  return (
    <Disclosure summary={summary}>
      <FindingTable caption={summary} findings={findings} />
    </Disclosure>
  );
}

function FindingTable({ caption, findings }: { caption: string; findings: readonly Problem[] }) {
  const t = useTexts();
  const rows = findings.map((finding, index) => ({ key: index, ...inWords(finding, t) }));
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'found', header: t('description.findings.found'), cell: ({ found }) => found },
        { key: 'expected', header: t('description.findings.expected'), cell: ({ expected }) => expected },
        { key: 'remedy', header: t('description.findings.remedy'), cell: ({ remedy }) => remedy },
      ]}
    />
  );
}
