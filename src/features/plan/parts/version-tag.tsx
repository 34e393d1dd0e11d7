import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { PlanState } from '../plan.model.ts';

const tones: Readonly<Record<PlanState, TagTone>> = {
  draft: 'highlight',
  'in-force': 'neutral',
  withdrawn: 'warning',
  discarded: 'neutral',
};

/** The state of a version, and whether it is the one in force. */
export function VersionTag({ state, isInForce }: { state: PlanState; isInForce: boolean }) {
  const t = useTexts();
  return isInForce ? (
    <Tag tone="success">{t('plan.state.now')}</Tag>
  ) : (
    <Tag tone={tones[state]}>{t(`plan.state.${state}`)}</Tag>
  );
}
