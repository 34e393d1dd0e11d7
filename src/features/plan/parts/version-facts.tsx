import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { PlanVersion } from '../plan.model.ts';
import { VersionTag } from './version-tag.tsx';

interface VersionFactsProps {
  version: PlanVersion;
  isInForce: boolean;
  /** Whoever wrote it, where the page may say so. */
  authorName?: string;
}

/** What was decided of a version, why it was written, and by whom. */
export function VersionFacts({ version, isInForce, authorName }: VersionFactsProps) {
  const t = useTexts();
  const { state, inForceFrom, decisionNumber, decidedOn, decisionReason, changeReason, recordedAt } = version;
  const told = (text: string | null) => text && <span lang="fi">{text}</span>;
  const items = [
    { label: t('plan.version.state'), value: <VersionTag state={state} isInForce={isInForce} /> },
    { label: t('plan.version.from'), value: inForceFrom && t.date(inForceFrom) },
    {
      label: t('plan.version.decision'),
      value:
        decisionNumber && decidedOn && t('plan.version.decision-of', { number: decisionNumber, on: t.date(decidedOn) }),
    },
    { label: t('plan.version.decision-reason'), value: told(decisionReason) },
    { label: t('plan.version.why'), value: told(changeReason) },
    {
      label: t('plan.version.written'),
      value: authorName && t('plan.version.written-by', { name: authorName, at: t.dateTime(recordedAt) }),
    },
  ];
  return <DefinitionList items={items.filter(({ value }) => value)} />;
}
