import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { InvitationState } from '../invitation.model.ts';

const tones: Readonly<Record<InvitationState, TagTone>> = {
  waiting: 'highlight',
  expired: 'warning',
  accepted: 'success',
  withdrawn: 'neutral',
};

export function InvitationStateTag({ state }: { state: InvitationState }) {
  const t = useTexts();
  return <Tag tone={tones[state]}>{t(`access.invitation-state.${state}`)}</Tag>;
}
