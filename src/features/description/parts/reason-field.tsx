import { useTexts } from '#platform/i18n/use-texts.ts';

interface ReasonFieldProps {
  id: string;
  isRequired: boolean;
  /** Who will read it. */
  hint: string;
  written?: string;
}

/** Longer than any reason need be. */
const longestReason = 2000;

/** Why somebody does what the form does. */
export function ReasonField({ id, isRequired, hint, written }: ReasonFieldProps) {
  const t = useTexts();
  return (
    <div className="form-field">
      <label htmlFor={id}>{t(isRequired ? 'description.steps.reason' : 'description.steps.reason-optional')}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <textarea
        id={id}
        name="reason"
        rows={4}
        maxLength={longestReason}
        required={isRequired}
        aria-describedby={`${id}-hint`}
        defaultValue={written}
      />
    </div>
  );
}
