import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { RecommendationStatus } from '../recommendation.model.ts';

const tones: Readonly<Record<RecommendationStatus, TagTone>> = {
  given: 'warning',
  accepted: 'success',
  'under-way': 'success',
  'carried-out': 'neutral',
  declined: 'neutral',
};

/** Where a recommendation stands. */
export function RecommendationStatusTag({ status }: { status: RecommendationStatus }) {
  const t = useTexts();
  return <Tag tone={tones[status]}>{t(`recommendation.status.${status}`)}</Tag>;
}
