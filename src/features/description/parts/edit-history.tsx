import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { EditEvent } from '../edit.queries.server.ts';

/** Letters of a digest that are enough to tell two texts apart by eye. */
const shownOfDigest = 12;

/** What has happened to a description under work, by whom, and to which very text. */
export function EditHistory({ events }: { events: readonly EditEvent[] }) {
  const t = useTexts();
  const rows = events.map((event, index) => ({ key: index, ...event }));
  return (
    <Section id="history" title={t('description.history.title')}>
      <DataTable
        caption={t('description.history.title')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'step', header: t('description.history.step'), cell: ({ step }) => t(`description.history.${step}`) },
          { key: 'at', header: t('description.history.at'), cell: ({ at }) => t.dateTime(new Date(at)) },
          { key: 'by', header: t('description.history.by'), cell: ({ by }) => by },
          { key: 'reason', header: t('description.history.reason'), cell: ({ reason }) => reason ?? '–' },
          {
            key: 'text',
            header: t('description.history.text'),
            cell: ({ revision, contentSha256 }) => (
              <>
                {t('description.history.revision', { revision })}{' '}
                <code title={contentSha256}>{contentSha256.slice(0, shownOfDigest)}</code>
              </>
            ),
          },
        ]}
      />
      <p className="note">{t('description.history.explained')}</p>
    </Section>
  );
}
