import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Section } from '#ui/section.tsx';
import type { ImplementerNames } from '../project-page.queries.server.ts';
import { CandidateLinks } from './candidate-links.tsx';

/** Under which other names the implementer is known, or whom a mere name may mean. */
export function Implementer({ names }: { names: ImplementerNames | undefined }) {
  const t = useTexts();
  if (!names || (names.otherNames.length === 0 && names.candidates.length === 0)) return null;
  return (
    <Section id="implementer-names" title={t('register.implementer.title')}>
      {names.candidates.length > 0 && (
        <p>
          {t('register.implementer.candidates')} <CandidateLinks candidates={names.candidates} />
        </p>
      )}
      {names.businessId !== null && names.otherNames.length > 0 && (
        <Disclosure
          summary={t('register.implementer.other-names', { id: names.businessId, count: names.otherNames.length })}
        >
          <DataTable
            caption={t('register.implementer.title')}
            hideCaption
            rows={names.otherNames}
            rowKey={(row) => `${row.printedName} ${row.firstSeenOn}`}
            columns={[
              {
                key: 'name',
                header: t('register.implementer.name'),
                cell: (row) => <span lang="fi">{row.printedName}</span>,
              },
              { key: 'first', header: t('register.implementer.first-seen'), cell: (row) => t.date(row.firstSeenOn) },
              { key: 'last', header: t('register.implementer.last-seen'), cell: (row) => t.date(row.lastSeenOn) },
            ]}
          />
        </Disclosure>
      )}
    </Section>
  );
}
