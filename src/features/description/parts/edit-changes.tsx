import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Section } from '#ui/section.tsx';
import type { EditPage } from '../edit-page.queries.server.ts';
import { titleOfField } from '../fact.model.ts';

/** So many changes are shown at once; more wait to be opened. */
const mostOpen = 15;

/** What the work changes in what the public is told, field by field. */
export function EditChanges({ page }: { page: EditPage }) {
  const t = useTexts();
  const { edit, changes, isTold } = page;
  const title = t(`description.changes.${titleOf(page)}`);
  return (
    <Section id="changes" title={title}>
      {!isTold && <p>{t('description.changes.first')}</p>}
      {changes.length === 0 ? (
        <p>{t('description.changes.none')}</p>
      ) : (
        <Disclosure
          summary={t('description.changes.count', { count: changes.length })}
          open={changes.length <= mostOpen}
        >
          <DataTable
            caption={title}
            hideCaption
            rows={changes}
            rowKey={({ field }) => field}
            columns={[
              {
                key: 'field',
                header: t('description.changes.field'),
                cell: ({ field }) => titleOfField(edit.form, field, t.language),
              },
              {
                key: 'before',
                header: t('description.changes.before'),
                cell: ({ before }) => <Printed text={before} />,
              },
              { key: 'after', header: t('description.changes.after'), cell: ({ after }) => <Printed text={after} /> },
            ]}
          />
        </Disclosure>
      )}
    </Section>
  );
}

/** What was published behind a newer version has changed nothing of what the public is told now. */
function titleOf({ edit, otherInForceFrom }: EditPage) {
  if (edit.state !== 'published') return 'title';
  return otherInForceFrom === undefined ? 'title-published' : 'title-not-in-force';
}

function Printed({ text }: { text: string }) {
  if (text === '') return '–';
  return (
    <span className="kept-lines" lang="fi">
      {text}
    </span>
  );
}
