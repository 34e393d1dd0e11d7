import type { RowsPage } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { Section } from '#ui/section.tsx';
import { Tag, type TagTone } from '#ui/tag.tsx';
import { type Change, titleOfField } from '../fact.model.ts';
import { type ShownItems, shownItemsQuery } from '../import-choice.model.ts';
import { refusalInWords } from '../refusal.model.ts';
import {
  type ItemOutcome,
  isTold,
  type RefusedItem,
  type StoredImport,
  type StoredItem,
  storedImportAddress,
  type ToldItem,
} from '../stored-import.model.ts';

interface ImportItemsProps {
  sent: StoredImport;
  items: RowsPage<StoredItem>;
  shown: ShownItems;
}

/** A plan one by one: what is refused and how to mend it, what changes from what to what, what is new. */
export function ImportItems({ sent, items: { rows, hasMore }, shown }: ImportItemsProps) {
  const t = useTexts();
  const last = rows.at(-1);
  const isPart = shown.show !== undefined || shown.after > 0;
  if (!last && !isPart) return null;
  return (
    <Section id="items" title={t(shown.show ? `description.import.${shown.show}` : 'description.import.items')}>
      {isPart && (
        <p>
          <a href={`${storedImportAddress(t.language, sent.id)}#items`}>{t('description.import.all-items')}</a>
        </p>
      )}
      {last && (
        <DataTable<StoredItem>
          caption={t('description.import.items')}
          hideCaption
          rows={rows}
          rowKey={({ position }) => position}
          columns={[
            { key: 'place', header: t('description.import.place'), cell: (item) => <Place item={item} /> },
            { key: 'outcome', header: t('description.import.outcome'), cell: (item) => <Outcome item={item} /> },
            { key: 'told', header: t('description.import.what'), cell: (item) => <Told item={item} /> },
          ]}
        />
      )}
      <ListSteps next={last && hasMore ? shownItemsQuery({ ...shown, after: last.position }) : undefined} />
    </Section>
  );
}

function Place({ item: { source, line } }: { item: StoredItem }) {
  const t = useTexts();
  return (
    <span className="import-place">
      {line === null ? source : t('description.import.file-line', { file: source, line: String(line) })}
    </span>
  );
}

const toneOfOutcome: Readonly<Record<ItemOutcome, TagTone>> = {
  new: 'success',
  changed: 'highlight',
  refused: 'warning',
  'left-out': 'neutral',
};

function Outcome({ item: { outcome } }: { item: StoredItem }) {
  const t = useTexts();
  return <Tag tone={toneOfOutcome[outcome]}>{t(`description.import.outcome-${outcome}`)}</Tag>;
}

function Told({ item }: { item: StoredItem }) {
  return isTold(item) ? <Telling item={item} /> : <Refused item={item} />;
}

function Refused({ item: { refusal } }: { item: RefusedItem }) {
  const t = useTexts();
  const { found, expected, remedy } = refusalInWords(refusal, t);
  return (
    <>
      <p className="row-values">{found}</p>
      <p className="row-values">
        {t('description.findings.expected')}: {expected}
      </p>
      <p className="row-values">
        <strong>{remedy}</strong>
      </p>
    </>
  );
}

function Telling({ item }: { item: ToldItem }) {
  const t = useTexts();
  const { code, name, knownOn, previousKnownOn, changes } = item;
  const days =
    previousKnownOn === null
      ? t('description.withdraw.known-on', { date: t.date(knownOn) })
      : t('description.import.known-between', { date: t.date(knownOn), before: t.date(previousKnownOn) });
  return (
    <>
      <p className="row-values">
        {code} <span lang="fi">{name}</span>
        <span className="note">{days}</span>
      </p>
      {changes && <Changes form={item.form} changes={changes} />}
    </>
  );
}

function Changes({ form, changes }: { form: string; changes: readonly Change[] }) {
  const t = useTexts();
  if (changes.length === 0) return <p>{t('description.import.no-field')}</p>;
  return (
    <ul className="row-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {titleOfField(form, field, t.language)}:{' '}
          {before === '' && after === '' ? (
            t('description.import.not-kept')
          ) : (
            <Difference before={before} after={after} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const t = useTexts();
  return (
    <>
      <del lang="fi">{before || t('description.import.empty')}</del> <span aria-hidden="true">→</span>{' '}
      <ins lang="fi">{after || t('description.import.empty')}</ins>
    </>
  );
}
