import type { HTMLInputTypeAttribute, InputHTMLAttributes } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { longestReason } from '../reason.model.ts';

interface FieldProps {
  name: string;
  /** Unique on the page, to which a summary of errors leads; the name unless given. */
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  type?: HTMLInputTypeAttribute;
  value?: string | undefined;
  required?: boolean;
  autoComplete?: string;
  maxLength?: number;
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  /** Shown, and not to be changed. */
  isFixed?: boolean;
}

/** One line to write in, with its label, hint and what is wrong with it. */
export function Field({ name, id = name, label, hint, error, type = 'text', value, isFixed, ...input }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <FieldRemarks name={id} hint={hint} error={error} />
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        readOnly={isFixed}
        {...remarksOf({ name: id, hint, error })}
        {...input}
      />
    </div>
  );
}

interface SelectFieldProps extends Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'value'> {
  choices: readonly { readonly value: string; readonly label: string }[];
  /** The line that chooses nothing. */
  none?: string;
}

export function SelectField({ name, label, hint, error, value, choices, none }: SelectFieldProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <FieldRemarks name={name} hint={hint} error={error} />
      <select id={name} name={name} defaultValue={value} {...remarksOf({ name, hint, error })}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface RadioFieldProps extends Pick<FieldProps, 'name' | 'hint' | 'error' | 'value'> {
  legend: string;
  choices: readonly { readonly value: string; readonly label: string; readonly lang?: string | undefined }[];
}

export function RadioField({ name, legend, hint, error, value, choices }: RadioFieldProps) {
  return (
    <fieldset className="field choices" id={name} {...remarksOf({ name, hint, error })}>
      <legend>{legend}</legend>
      <FieldRemarks name={name} hint={hint} error={error} />
      {choices.map((choice) => (
        <div className="choice" key={choice.value}>
          <input
            type="radio"
            id={`${name}-${choice.value}`}
            name={name}
            value={choice.value}
            defaultChecked={choice.value === value}
          />
          <label htmlFor={`${name}-${choice.value}`} lang={choice.lang}>
            {choice.label}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** Why something is done: it stands in the audit. */
export function ReasonField({ value, error }: Pick<FieldProps, 'value' | 'error'>) {
  const t = useTexts();
  return (
    <Field
      name="reason"
      label={t('access.field.reason')}
      hint={t('access.field.reason-hint')}
      value={value}
      error={error}
      required
      maxLength={longestReason}
    />
  );
}

function FieldRemarks({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function remarksOf({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}
