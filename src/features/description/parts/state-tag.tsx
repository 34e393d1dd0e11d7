import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { EditSummary } from '../edit.queries.server.ts';
import { stateTones, toldState } from '../edit-list.model.ts';

/** Where a description under work stands. */
export function StateTag({ of }: { of: Pick<EditSummary, 'state' | 'isWithdrawn'> }) {
  const t = useTexts();
  const state = toldState(of);
  return <Tag tone={stateTones[state]}>{t(`description.state.${state}`)}</Tag>;
}
