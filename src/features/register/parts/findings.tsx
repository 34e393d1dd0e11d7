import { inWords, type Problem } from '#features/description/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Section } from '#ui/section.tsx';

/** What the rules say of a version: for those who check it, and for readers who wonder at a figure. */
export function Findings({ findings }: { findings: readonly Problem[] }) {
  const t = useTexts();
  if (findings.length === 0) return null;
  const rows = findings.map((finding, index) => ({ key: index, ...inWords(finding, t) }));
  return (
    <Section id="findings" title={t('register.findings.title')}>
      <p>{t('register.findings.explained')}</p>
      <Disclosure summary={t('register.findings.count', { count: findings.length })}>
        <DataTable
          caption={t('register.findings.title')}
          hideCaption
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'found', header: t('register.findings.found'), cell: (row) => row.found },
            { key: 'severity', header: t('register.findings.severity'), cell: (row) => row.severity },
            { key: 'place', header: t('register.findings.place'), cell: (row) => row.place || '–' },
            { key: 'expected', header: t('register.findings.expected'), cell: (row) => row.expected },
          ]}
        />
      </Disclosure>
    </Section>
  );
}
