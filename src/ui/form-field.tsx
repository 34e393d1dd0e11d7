import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';

/** A remark on what stands in a field. */
export interface FieldMessage {
  readonly kind: 'error' | 'warning' | 'note';
  readonly text: string;
  /** Leads to where it can be mended, beside the form: in a tab of its own, so that what was typed stays. */
  readonly link?: { readonly href: string; readonly text: string } | undefined;
}

interface FieldTexts {
  label: string;
  /** The label's language when it is not the page's. */
  labelLang?: string | undefined;
  /** Set when the heading just above says the same. */
  hideLabel?: boolean | undefined;
  /** A form without it is whole: said behind the label. */
  optional?: boolean | undefined;
  hint?: ReactNode;
  messages?: readonly FieldMessage[] | undefined;
}

interface FormFieldProps extends FieldTexts {
  /** Of the input; unique on the page. */
  id: string;
  /** Draws the input with these attributes, by which its label, hint and remarks are read to whoever comes to it. */
  children: (attributes: InputAttributes) => ReactNode;
}

export interface InputAttributes {
  id: string;
  'aria-describedby': string;
  'aria-invalid': true | undefined;
}

/** A label with its input, what helps to fill it in, and what is to say of what stands in it. */
export function FormField({ id, children, messages = [], hint, ...label }: FormFieldProps) {
  return (
    <div className="form-field" data-field={id}>
      <label htmlFor={id} lang={label.labelLang} className={label.hideLabel ? 'visually-hidden' : undefined}>
        <FieldLabel {...label} />
      </label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children(attributesOf(id, id, messages, hint))}
      <FieldMessages id={id} messages={messages} />
    </div>
  );
}

interface FieldGroupProps extends FieldTexts {
  /** Of the group; its inputs have ids of their own. */
  id: string;
  children: (attributesFor: (inputId: string) => InputAttributes) => ReactNode;
}

/** Several inputs of one field under its name. */
export function FieldGroup({ id, children, messages = [], hint, ...label }: FieldGroupProps) {
  return (
    <fieldset className="form-field" data-field={id}>
      <legend lang={label.labelLang} className={label.hideLabel ? 'visually-hidden' : undefined}>
        <FieldLabel {...label} />
      </legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children((inputId) => attributesOf(id, inputId, messages, hint))}
      <FieldMessages id={id} messages={messages} />
    </fieldset>
  );
}

function attributesOf(
  fieldId: string,
  inputId: string,
  messages: readonly FieldMessage[],
  hint: ReactNode,
): InputAttributes {
  return {
    id: inputId,
    'aria-describedby': hint ? `${fieldId}-hint ${fieldId}-messages` : `${fieldId}-messages`,
    'aria-invalid': messages.some(({ kind }) => kind === 'error') || undefined,
  };
}

function FieldLabel({ label, optional }: Pick<FieldTexts, 'label' | 'optional'>) {
  const t = useTexts();
  return (
    <>
      {label}
      {optional && (
        <span className="field-mark" lang={t.language}>
          {' '}
          {t('ui.field.optional')}
        </span>
      )}
    </>
  );
}

/** Always there, if empty, so that the script can tell in it what the server says while one types. */
function FieldMessages({ id, messages }: { id: string; messages: readonly FieldMessage[] }) {
  return (
    <div className="field-messages" id={`${id}-messages`}>
      {messages.map(({ kind, text, link }) => (
        <p key={`${kind} ${text}`} className={kind}>
          {text}
          {link && (
            <>
              {' '}
              <a href={link.href} target="_blank" rel="noopener">
                {link.text}
              </a>
            </>
          )}
        </p>
      ))}
    </div>
  );
}
