import type { RowsPage } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { type ShownItems, shownItemsQuery } from '../import-choice.model.ts';
import {
  type ItemOutcome,
  isAtWork,
  type StoredFile,
  type StoredImport,
  type StoredItem,
  storedImportAddress,
} from '../stored-import.model.ts';
import { ImportItems } from './import-items.tsx';
import { ImportProgress, ImportState } from './import-state.tsx';
import { ImportedFiles } from './imported-files.tsx';

export interface StoredImportViewProps {
  sent: StoredImport;
  files: readonly StoredFile[];
  items: RowsPage<StoredItem>;
  shown: ShownItems;
  /** Only who sent the files goes on with them. */
  isOwn: boolean;
  /** The reader has stopped the page from looking again by itself. */
  isStill: boolean;
  /** How many imports are worked on before this one. */
  before: number;
  /** An import of the same files that was taken in. */
  earlier: number | undefined;
}

/** An import as it stands: what waits for its sender first, then what it will do or has done, then what was sent. */
export function StoredImportView(props: StoredImportViewProps) {
  const { sent, files, isOwn, isStill, before } = props;
  const isKnown = sent.state !== 'received' && sent.newCount + sent.changedCount + sent.sameCount + saidOf(sent) > 0;
  return (
    <>
      {isAtWork(sent.state) ? (
        <ImportProgress sent={sent} isStill={isStill} before={before} />
      ) : (
        <ImportState sent={sent} isOwn={isOwn} />
      )}
      {sent.state === 'ready' && <EarlierNotice {...props} />}
      {isKnown && <PlannedCounts {...props} />}
      {isKnown && !sent.itemsForgottenAt && <ImportItems {...props} />}
      <ImportedFiles files={files} sent={sent} />
    </>
  );
}

/** What a plan says besides projects and versions. */
function saidOf({ refusedCount, leftOutCount, newLinkCount, sameLinkCount }: StoredImport): number {
  return refusedCount + leftOutCount + newLinkCount + sameLinkCount;
}

function EarlierNotice({ earlier }: StoredImportViewProps) {
  const t = useTexts();
  if (earlier === undefined) return null;
  return (
    <Notice kind="info" title={t('description.import.same-files')}>
      <p>
        <a href={storedImportAddress(t.language, earlier)}>{t('description.import.same-files-link')}</a>
      </p>
    </Notice>
  );
}

function PlannedCounts({ sent }: StoredImportViewProps) {
  const t = useTexts();
  const opened = (outcome: ItemOutcome, count: number) =>
    count === 0 || sent.itemsForgottenAt ? (
      t.number(count)
    ) : (
      <a href={shownItemsQuery({ show: outcome })}>{t.number(count)}</a>
    );
  const items = [
    { label: t('description.import.new'), value: opened('new', sent.newCount) },
    { label: t('description.import.changed'), value: opened('changed', sent.changedCount) },
    { label: t('description.import.same'), value: t.number(sent.sameCount) },
    { label: t('description.import.refused'), value: opened('refused', sent.refusedCount) },
    { label: t('description.import.left-out'), value: opened('left-out', sent.leftOutCount) },
    {
      label: t('description.import.links'),
      value: t('description.import.links-count', { new: sent.newLinkCount, same: sent.sameLinkCount }),
    },
    {
      label: t('description.findings.title'),
      value: t('description.import.findings', {
        error: sent.errorCount,
        warning: sent.warningCount,
        note: sent.noteCount,
      }),
      note: t('description.import.findings-explained'),
    },
  ];
  const title = t(sent.state === 'ready' ? 'description.import.plan' : 'description.import.plan-was');
  return (
    <Section id="plan" title={title}>
      <DefinitionList items={items} />
    </Section>
  );
}
