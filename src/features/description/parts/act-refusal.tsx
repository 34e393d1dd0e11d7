import { RefusalNotice } from '#features/view/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { lacksReason, type RefusedAct } from '../refusal-answer.ts';

interface ActRefusalProps {
  refused: RefusedAct | undefined;
  /** Of the field for the reason. */
  reasonId: string;
}

/** Why an act was not done, on top of the page; a missing reason leads to its field. */
export function ActRefusal({ refused, reasonId }: ActRefusalProps) {
  const t = useTexts();
  if (!lacksReason(refused)) return <RefusalNotice refusal={refused?.refusal} />;
  return <ErrorSummary errors={[{ fieldId: reasonId, message: t('description.refused.reason') }]} />;
}
