import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { actInWords } from '../act-text.model.ts';
import type { HistoryEntry } from '../history.model.ts';
import { AuditActor } from './audit-actor.tsx';

/** The one history of a record: who did what to it, when and why. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const t = useTexts();
  const title = t('audit.history.title');
  return (
    <Section id="history" title={title}>
      {entries.length === 0 ? (
        <p>{t('audit.history.none')}</p>
      ) : (
        <DataTable caption={title} hideCaption columns={columnsOf(t)} rows={entries} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}

function columnsOf(t: Texts) {
  return [
    { key: 'at', header: t('audit.history.at'), cell: ({ actedAt }: HistoryEntry) => t.dateTime(actedAt) },
    { key: 'who', header: t('audit.history.who'), cell: (entry: HistoryEntry) => <AuditActor entry={entry} /> },
    { key: 'act', header: t('audit.history.act'), cell: ({ act }: HistoryEntry) => actInWords(t, act) },
    {
      key: 'reason',
      header: t('audit.history.reason'),
      cell: ({ reason }: HistoryEntry) => <span lang="fi">{reason}</span>,
    },
  ];
}
