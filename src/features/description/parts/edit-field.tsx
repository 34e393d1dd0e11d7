import { controlNames, type FormEntries, sentValue } from '#features/draft/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { FieldGroup, type FieldMessage, FormField, type InputAttributes } from '#ui/form-field.tsx';
import { BoxInput, ChoiceInput, LineInput, LongInput } from '#ui/form-input.tsx';
import { holdsLines, inputId, inputName, isLong, sentLines } from '../edit-form.model.ts';
import { type Field, type Form, fieldTitle } from '../form.model.ts';
import type { KindName, PartName } from '../kind.model.ts';

interface EditFieldProps {
  form: Form;
  field: Field;
  /** What the inputs hold. */
  entries: FormEntries;
  messages: readonly FieldMessage[];
  /** Set when the heading just above is the field's name. */
  hideLabel?: boolean;
}

/** A field of a form as inputs, by its kind. */
export function EditField(props: EditFieldProps) {
  const { parts } = props.field.kind;
  const holdsWhole = props.entries.some(([name]) => name === inputName(props.field.id));
  if (props.field.shape === 'marker') return <MarkerField {...props} />;
  if (parts?.onEachLine) return <ListField {...props} />;
  if (parts?.names.length === 1 && !holdsWhole) return <OnePartField {...props} part={parts.names[0] ?? 'names'} />;
  return parts && !holdsWhole ? <PartsField {...props} names={parts.names} /> : <WholeField {...props} />;
}

/** What stands round the inputs of a field. */
function frameOf({ form, field, messages, hideLabel }: EditFieldProps, t: Texts) {
  return {
    label: fieldTitle(form, field.id, form.language),
    labelLang: form.language,
    hideLabel,
    optional: !field.expected,
    hint: hintsOf(form, field, hideLabel === true, t),
    messages,
    lang: t.language === form.language ? undefined : form.language,
  };
}

function WholeField(props: EditFieldProps) {
  const t = useTexts();
  const { field, entries } = props;
  const name = inputName(field.id);
  const value = sentValue(entries, name);
  const { lang, ...frame } = frameOf(props, t);
  const { known } = field.kind;
  if (known && known.length > 0) return <ChoiceField {...props} known={known} />;
  return (
    <FormField id={inputId(name)} {...frame}>
      {(attributes) =>
        isLong(field) ? (
          <LongInput name={name} value={value} attributes={attributes} lang={lang} />
        ) : (
          <LineInput name={name} value={value} attributes={attributes} lang={lang} of={typedAs(field)} />
        )
      }
    </FormField>
  );
}

/** The values are those seen on forms, so another one may be written. */
function ChoiceField({ known, ...props }: EditFieldProps & { known: readonly string[] }) {
  const t = useTexts();
  const { field, entries } = props;
  const name = inputName(field.id);
  const otherName = inputName(field.id, 'other');
  const other = sentValue(entries, otherName);
  const { lang, ...frame } = frameOf(props, t);
  return (
    <FieldGroup id={inputId(name)} {...frame}>
      {(attributesFor) => (
        <>
          <ChoiceInput
            name={name}
            value={sentValue(entries, name)}
            attributes={named(attributesFor(`${inputId(name)}-choice`), frame.label)}
            lang={lang}
            choices={known}
          />
          <Disclosure summary={t('description.form.other')} open={other !== ''}>
            <LineInput
              name={otherName}
              value={other}
              attributes={named(attributesFor(inputId(otherName)), `${frame.label}: ${t('description.form.other')}`)}
              lang={lang}
            />
          </Disclosure>
        </>
      )}
    </FieldGroup>
  );
}

function named(attributes: InputAttributes, label: string) {
  return { ...attributes, 'aria-label': label };
}

function OnePartField({ part, ...props }: EditFieldProps & { part: PartName }) {
  const t = useTexts();
  const name = inputName(props.field.id, part);
  const { lang, ...frame } = frameOf(props, t);
  return (
    <FormField id={inputId(name)} {...frame}>
      {(attributes) => (
        <LongInput name={name} value={sentValue(props.entries, name)} attributes={attributes} lang={lang} />
      )}
    </FormField>
  );
}

function PartsField({ names, ...props }: EditFieldProps & { names: readonly PartName[] }) {
  const t = useTexts();
  const { form, field, entries } = props;
  const { lang, ...frame } = frameOf(props, t);
  return (
    <FieldGroup id={inputId(inputName(field.id))} {...frame}>
      {(attributesFor) => (
        <div className="parts">
          {names.map((part) => {
            const name = inputName(field.id, part);
            const shared = { name, value: sentValue(entries, name), attributes: attributesFor(inputId(name)), lang };
            return (
              <div key={part} className={holdsLines(part) ? 'wide' : undefined}>
                <label className="part-label" htmlFor={shared.attributes.id}>
                  {t(`description.form.part.${part}`)}
                </label>
                {part === 'answer' && <ChoiceInput {...shared} choices={answersOf(form)} />}
                {part !== 'answer' && holdsLines(part) && <LongInput {...shared} />}
                {part !== 'answer' && !holdsLines(part) && (
                  <LineInput {...shared} of={part === 'startsOn' || part === 'endsOn' ? 'date' : 'number'} />
                )}
              </div>
            );
          })}
        </div>
      )}
    </FieldGroup>
  );
}

function answersOf({ language }: Form): readonly string[] {
  return language === 'en' ? ['Yes', 'No'] : ['Kyllä', 'Ei'];
}

function ListField(props: EditFieldProps) {
  const t = useTexts();
  const { field, entries } = props;
  const names = field.kind.parts?.names ?? [];
  const lines = sentLines(field, entries);
  const { lang, ...frame } = frameOf(props, t);
  return (
    <FieldGroup id={inputId(inputName(field.id))} {...frame}>
      {(attributesFor) => (
        <>
          <input type="hidden" name={inputName(field.id, 'lines')} value={lines.length} />
          <ol className="lines">
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place, and pages are drawn once
              <li key={at} className="parts">
                {names.map((part) => {
                  const name = inputName(field.id, part, at);
                  return (
                    <div key={part}>
                      <label className="part-label" htmlFor={inputId(name)}>
                        {t('description.form.part-of-line', { part: t(`description.form.part.${part}`), line: at + 1 })}
                      </label>
                      <LineInput
                        name={name}
                        value={line[part] ?? ''}
                        attributes={attributesFor(inputId(name))}
                        lang={lang}
                        of={part === 'businessId' ? 'code' : 'text'}
                      />
                    </div>
                  );
                })}
                <div className="fixed">
                  <LineButton intent={`remove-line.${field.id}.${at}`} goTo={inputName(field.id, names[0], 0)}>
                    {t('description.form.remove-line', { line: at + 1 })}
                  </LineButton>
                </div>
              </li>
            ))}
          </ol>
          <LineButton intent={`add-line.${field.id}`} goTo={inputName(field.id, names[0], lines.length)}>
            {t('description.form.add-line')}
          </LineButton>
        </>
      )}
    </FieldGroup>
  );
}

interface LineButtonProps {
  intent: string;
  /** The input, by its name, where the page is to begin afterwards. */
  goTo: string;
  children: string;
}

function LineButton({ intent, goTo, children }: LineButtonProps) {
  return (
    <button
      type="submit"
      className="secondary"
      name={controlNames.intent}
      value={intent}
      formAction={`#${inputId(goTo)}`}
    >
      {children}
    </button>
  );
}

function MarkerField(props: EditFieldProps) {
  const t = useTexts();
  const { form, field, entries } = props;
  const name = inputName(field.id);
  const { lang: _lang, ...frame } = frameOf(props, t);
  return (
    <FormField id={inputId(name)} {...frame} label={field.labels[form.language]}>
      {(attributes) => (
        <BoxInput name={name} value="yes" checked={sentValue(entries, name) !== ''} attributes={attributes} />
      )}
    </FormField>
  );
}

/** What helps to fill a field in: its name in the page's language, how it is written, and who will see it. */
function hintsOf(form: Form, field: Field, isNamedAbove: boolean, t: Texts) {
  const howWritten = hintKeys[field.kind.name];
  const hints = [
    ...(t.language === form.language || isNamedAbove ? [] : [fieldTitle(form, field.id, t.language)]),
    ...(howWritten ? [t(howWritten)] : []),
    ...(field.personal ? [t('description.form.personal')] : []),
    ...(field.onFormOnly && !field.personal ? [t('description.form.on-form-only')] : []),
  ];
  return hints.length === 0 ? null : hints.map((hint) => <p key={hint}>{hint}</p>);
}

const hintKeys: { readonly [K in KindName]?: HintKey } = {
  projectCode: 'description.form.hint.project-code',
  businessId: 'description.form.hint.business-id',
  postalCode: 'description.form.hint.postal-code',
  period: 'description.form.hint.day',
  day: 'description.form.hint.day',
  money: 'description.form.hint.money',
  percentage: 'description.form.hint.percentage',
  areaList: 'description.form.hint.area-list',
  score: 'description.form.hint.score',
};

type HintKey = Extract<Parameters<Texts>[0], `description.form.hint.${string}`>;

function typedAs({ kind }: Field): 'text' | 'number' | 'date' | 'code' {
  switch (kind.name) {
    case 'money':
    case 'count':
    case 'percentage':
      return 'number';
    case 'day':
      return 'date';
    case 'projectCode':
    case 'businessId':
    case 'postalCode':
      return 'code';
    default:
      return 'text';
  }
}
