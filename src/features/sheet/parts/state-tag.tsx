import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { RowOutcome, SheetState } from '../sheet-import.model.ts';

const toneOfState: Readonly<Record<SheetState, TagTone>> = {
  received: 'neutral',
  read: 'warning',
  ready: 'highlight',
  recording: 'neutral',
  done: 'success',
  failed: 'warning',
  discarded: 'neutral',
};

export function StateTag({ state }: { state: SheetState }) {
  const t = useTexts();
  return <Tag tone={toneOfState[state]}>{t(`sheet.state.${state}`)}</Tag>;
}

const toneOfOutcome: Readonly<Record<RowOutcome, TagTone>> = {
  new: 'success',
  changed: 'highlight',
  same: 'neutral',
  refused: 'warning',
};

export function OutcomeTag({ outcome }: { outcome: RowOutcome }) {
  const t = useTexts();
  return <Tag tone={toneOfOutcome[outcome]}>{t(`sheet.outcome.${outcome}`)}</Tag>;
}
