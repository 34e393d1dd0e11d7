import { useTexts } from '#platform/i18n/use-texts.ts';
import type { InputAttributes } from './form-field.tsx';

interface InputProps {
  name: string;
  value: string;
  attributes: InputAttributes;
  /** The language in which it is written, when not the page's. */
  lang?: string | undefined;
}

interface LineInputProps extends InputProps {
  /** What is typed: narrows the input and chooses the keyboard of a phone. */
  of?: 'text' | 'number' | 'date' | 'email' | 'telephone' | 'code';
  /** Values that may be meant, offered while one types; any other may be typed, too. */
  suggestions?: readonly { readonly value: string; readonly text: string; readonly lang?: string }[];
}

const keyboards = {
  text: 'text',
  number: 'decimal',
  date: 'text',
  email: 'email',
  telephone: 'tel',
  code: 'text',
} as const;

/** One line of text. */
export function LineInput({ name, value, attributes, lang, of = 'text', suggestions = [] }: LineInputProps) {
  const list = suggestions.length > 0 ? `${attributes.id}-suggestions` : undefined;
  return (
    <>
      <input
        {...attributes}
        className={`input-${of}`}
        type="text"
        name={name}
        defaultValue={value}
        lang={lang}
        inputMode={keyboards[of]}
        autoComplete="off"
        list={list}
      />
      {list && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion.value} value={suggestion.value} lang={suggestion.lang}>
              {suggestion.text}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Text of any length, with the number of its letters below. */
export function LongInput({ name, value, attributes, lang }: InputProps) {
  const t = useTexts();
  const lines = value.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 80), 0);
  return (
    <>
      <textarea
        {...attributes}
        name={name}
        defaultValue={value}
        lang={lang}
        rows={Math.max(3, Math.min(lines + 1, 20))}
      />
      <p className="hint">
        {t('ui.field.characters')} <span data-characters-of={attributes.id}>{t.number([...value].length)}</span>
      </p>
    </>
  );
}

interface ChoiceInputProps extends InputProps {
  /** The values to choose from; one that is not among them stays as it is. */
  choices: readonly string[];
}

/** One of several values, or none. */
export function ChoiceInput({ name, value, attributes, lang, choices }: ChoiceInputProps) {
  const t = useTexts();
  const all = value === '' || choices.includes(value) ? choices : [value, ...choices];
  return (
    <select {...attributes} name={name} defaultValue={value}>
      <option value="">{t('ui.field.not-chosen')}</option>
      {all.map((choice) => (
        <option key={choice} value={choice} lang={lang}>
          {choice}
        </option>
      ))}
    </select>
  );
}

interface BoxInputProps extends Omit<InputProps, 'value' | 'lang'> {
  checked: boolean;
  /** What is sent when it is ticked; otherwise an empty value is sent. */
  value: string;
}

/** A box to tick. */
export function BoxInput({ name, value, checked, attributes }: BoxInputProps) {
  return (
    <>
      <input type="hidden" name={name} value="" />
      <input {...attributes} type="checkbox" name={name} value={value} defaultChecked={checked} />
    </>
  );
}
