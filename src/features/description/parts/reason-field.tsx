import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';

interface ReasonFieldProps {
  id: string;
  isRequired: boolean;
  /** Who will read it. */
  hint: string;
  written?: string | undefined;
  /** Sent without one, though it is required. */
  isMissing?: boolean;
}

/** Longer than any reason need be. */
const longestReason = 2000;

/** Why somebody does what the form does. */
export function ReasonField({ id, isRequired, hint, written, isMissing = false }: ReasonFieldProps) {
  const t = useTexts();
  return (
    <FormField
      id={id}
      label={t(isRequired ? 'description.steps.reason' : 'description.steps.reason-optional')}
      hint={hint}
      messages={isMissing ? [{ kind: 'error', text: t('description.refused.reason') }] : []}
    >
      {(attributes) => (
        <textarea
          {...attributes}
          name="reason"
          rows={4}
          maxLength={longestReason}
          required={isRequired}
          defaultValue={written}
        />
      )}
    </FormField>
  );
}
