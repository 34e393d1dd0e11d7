import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { NeedState } from '../need.model.ts';

const tones = { open: 'warning', met: 'success', declined: 'neutral' } as const;

/** Whether a need waits, was met or was declined. */
export function NeedStateTag({ state }: { state: NeedState }) {
  const t = useTexts();
  return <Tag tone={tones[state]}>{t(`measure.need-state.${state}`)}</Tag>;
}
