import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { MeasureState } from '../measure-state.model.ts';

const tones: Readonly<Record<MeasureState, TagTone>> = {
  need: 'neutral',
  plan: 'neutral',
  tender: 'highlight',
  contract: 'highlight',
  intake: 'warning',
  running: 'success',
  closed: 'neutral',
  judged: 'neutral',
  cancelled: 'neutral',
};

/** The state that a measure is in. */
export function MeasureStateTag({ state }: { state: MeasureState }) {
  const t = useTexts();
  return <Tag tone={tones[state]}>{t(`measure.state.${state}`)}</Tag>;
}
