import type { ReactNode } from 'react';
import { DraftNotice, OthersNotice } from '#features/draft/public.parts.ts';
import type { EditConflict, FieldTexts } from '#features/draft/public.ts';
import {
  type CellKind,
  causeOf,
  type RowProblem,
  remedyLinkOf,
  remedyOf,
  type SheetColumn,
} from '#features/sheet/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { FieldGroup, type FieldMessage, FormField, type InputAttributes } from '#ui/form-field.tsx';
import { LineInput, LongInput } from '#ui/form-input.tsx';
import { KeptForm } from '#ui/kept-form.tsx';
import { Notice } from '#ui/notice.tsx';
import type { EntryForm as Form } from '../entry-form.model.ts';
import type { EntryOutcome, OpenEntry } from '../entry-page.server.ts';

interface EntryFormProps {
  form: Form;
  open: OpenEntry;
  /** When it was sent and not saved. */
  outcome: EntryOutcome | undefined;
  /** On the button that saves. */
  save: string;
  /** Where one goes without saving, below `/<language>`. */
  cancel: string;
  /** Columns under headings of their own, in the order of the form; all others come first, under none. */
  sections?: readonly { readonly title: string; readonly columns: readonly string[] }[];
  /** What the service knows for some columns: to choose from where the column is of `offeredCell`, to help typing elsewhere. */
  offers?: Readonly<Record<string, readonly Offer[]>>;
  /** What single columns are called here, where many share one text. */
  names?: Readonly<Record<string, string>>;
  /** Lays the fields out otherwise than under each other: `draw` gives the field of a column, or, in a table, only its input. */
  layout?: (draw: (name: string, isInTable?: boolean) => ReactNode) => ReactNode;
}

/** A value that may be meant, and what tells a person which one it is. */
export interface Offer {
  readonly value: string;
  readonly text: string;
  /** Of the text, where it is not the page's: `fi` for a name as it stands in the records. */
  readonly lang?: string;
}

/** A form to fill in, kept while one types; with what is to mend on top and at each field. */
export function EntryForm(props: EntryFormProps) {
  const { form, open, outcome, save, cancel, sections = [], offers = {}, names = {}, layout } = props;
  const t = useTexts();
  const { path } = usePageRequest();
  const texts = outcome?.texts ?? open.texts;
  const problems = outcome?.problems ?? [];
  const conflicts = outcome?.conflicts ?? [];
  const messagesOf = (column: string) => [
    ...conflictMessages(t, conflicts, column),
    ...messagesAt(t, form, problems, column),
  ];
  const called = (column: string) => names[column] ?? nameOf(t, form, column);
  const inSections = new Set(sections.flatMap(({ columns }) => columns));
  const drawOne = (name: string, isInTable = false) => (
    <EntryField
      key={name}
      name={name}
      label={called(name)}
      column={columnOf(form, name)}
      texts={texts}
      messages={messagesOf(name)}
      offers={offers[name] ?? []}
      isInTable={isInTable}
    />
  );
  const draw = (columns: readonly string[]) => columns.map((name) => drawOne(name));
  return (
    <>
      <ErrorSummary errors={[...conflictLines(t, called, conflicts), ...problemLines(t, form, called, problems)]} />
      {outcome?.refusal && <NotSaved refusal={outcome.refusal} />}
      {problems.length > 0 && problems.every(({ isWarning }) => isWarning) && <Warned />}
      {!outcome && <DraftNotice formKey={open.key} address={path} draft={open.draft} />}
      <OthersNotice others={open.others} address={`/${t.language}${open.address}/draft?others`} />
      <Joined names={(outcome?.fromTheirs ?? []).map(called)} />
      <KeptForm
        draftAddress={`/${t.language}${open.address}/draft`}
        user={open.user}
        formKey={open.key}
        signInAddress={`/${t.language}/sign-in?next=${encodeURIComponent(path)}`}
        answers={outcome?.answered}
        hidden={outcome?.hidden ?? open.hidden}
        actions={
          <>
            <button type="submit">{save}</button>
            <a className="button-like" href={`/${t.language}${cancel}`}>
              {t('entry.form.cancel')}
            </a>
          </>
        }
      >
        {layout?.(drawOne) ?? draw(Object.keys(form.columns).filter((name) => !inSections.has(name)))}
        {sections.map(({ title, columns }) => (
          <section key={title}>
            <h2>{title}</h2>
            {draw(columns)}
          </section>
        ))}
      </KeptForm>
    </>
  );
}

/** Nothing must be mended, but something is unlikely to be meant. */
function Warned() {
  const t = useTexts();
  return (
    <div role="alert">
      <Notice kind="warning" title={t('entry.warned.title')}>
        <p>{t('entry.warned.again')}</p>
      </Notice>
    </div>
  );
}

interface EntryFieldsProps {
  form: Form;
  texts: FieldTexts;
  problems: readonly RowProblem[];
}

/** The fields of a form alone, with what is to mend on top: for what is asked before anything is saved, such as a preview. */
export function EntryFields({ form, texts, problems }: EntryFieldsProps) {
  const t = useTexts();
  return (
    <>
      <ErrorSummary errors={problemLines(t, form, (name) => nameOf(t, form, name), problems)} />
      {Object.keys(form.columns).map((name) => (
        <EntryField
          key={name}
          name={name}
          label={nameOf(t, form, name)}
          column={columnOf(form, name)}
          texts={texts}
          messages={messagesAt(t, form, problems, name)}
          offers={[]}
          isInTable={false}
        />
      ))}
    </>
  );
}

function columnOf({ columns }: Form, name: string): SheetColumn {
  const column = columns[name];
  if (!column) throw new Error(`The form has no field ${name}.`);
  return column;
}

interface EntryFieldProps {
  name: string;
  label: string;
  column: SheetColumn;
  texts: FieldTexts;
  messages: readonly FieldMessage[];
  offers: readonly Offer[];
  /** Row and column say what it is and what belongs in it; its label is only heard. */
  isInTable: boolean;
}

/** At most so many values are shown side by side; more are a list to open. */
const mostButtons = 4;

function EntryField({ name, label, column, texts, messages, offers, isInTable }: EntryFieldProps) {
  const t = useTexts();
  const { kind, required, text } = column;
  const value = texts[name] ?? '';
  const frame = {
    id: name,
    label,
    hideLabel: isInTable,
    optional: !required && !isInTable,
    hint: isInTable ? undefined : hintOf(t, kind, t(`${text}.explained`)),
    messages,
  };
  if (kind.options && kind.options.length <= mostButtons) {
    return (
      <FieldGroup {...frame}>
        {(attributesFor) => <Buttons {...{ name, kind, value, required, attributesFor }} />}
      </FieldGroup>
    );
  }
  return <FormField {...frame}>{(attributes) => <Input {...{ name, kind, value, attributes, offers }} />}</FormField>;
}

function hintOf(t: Texts, kind: CellKind, explained: string): string {
  return kind.typedAs ? `${explained} ${kind.expected(t)}.` : explained;
}

interface InputProps {
  name: string;
  kind: CellKind;
  value: string;
  attributes: InputAttributes;
  offers: readonly Offer[];
}

function Input({ name, kind, value, attributes, offers }: InputProps) {
  const t = useTexts();
  if (kind.isOffered) return <OfferInput {...{ name, value, attributes, offers }} />;
  if (kind.isProse) return <LongInput name={name} value={value} attributes={attributes} />;
  if (!kind.options)
    return <LineInput {...{ name, value, attributes, suggestions: offers }} of={kind.typedAs ?? 'text'} />;
  return (
    <select {...attributes} name={name} defaultValue={value}>
      <option value="">{t('ui.field.not-chosen')}</option>
      {kind.options.map((option) => (
        <option key={option.value} value={option.value}>
          {t(option.name)}
        </option>
      ))}
    </select>
  );
}

/** One of the records that the page offers, or none; one that it offers no more stays as it is. */
function OfferInput({ name, value, attributes, offers }: Omit<InputProps, 'kind'>) {
  const t = useTexts();
  const isKnown = value === '' || offers.some((offer) => offer.value === value);
  return (
    <select {...attributes} name={name} defaultValue={value}>
      <option value="">{t('ui.field.not-chosen')}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {offers.map((offer) => (
        <option key={offer.value} value={offer.value} lang={offer.lang}>
          {offer.text}
        </option>
      ))}
    </select>
  );
}

interface ButtonsProps extends Omit<InputProps, 'attributes' | 'offers'> {
  required: boolean;
  attributesFor: (inputId: string) => InputAttributes;
}

function Buttons({ name, kind, value, required, attributesFor }: ButtonsProps) {
  const t = useTexts();
  const options = (kind.options ?? []).map((option) => ({ value: option.value, label: t(option.name) }));
  const all = required ? options : [...options, { value: '', label: t('entry.form.not-said') }];
  return all.map((option, place) => {
    // The first one bears the name of the field, so that the summary of errors leads to it.
    const id = place === 0 ? name : `${name}-${place}`;
    return (
      <div key={option.value} className="option">
        <input
          {...attributesFor(id)}
          type="radio"
          name={name}
          value={option.value}
          defaultChecked={option.value === value}
        />
        <label htmlFor={id}>{option.label}</label>
      </div>
    );
  });
}

function messagesAt(t: Texts, form: Form, problems: readonly RowProblem[], name: string): FieldMessage[] {
  return problems.flatMap((problem) => {
    if (problem.column !== name) return [];
    const { remedyAt, isWarning } = problem;
    const link =
      remedyAt === undefined ? undefined : { href: `/${t.language}${remedyAt}`, text: remedyLinkOf(t, problem) };
    return [{ kind: isWarning ? ('warning' as const) : ('error' as const), text: explained(t, form, problem), link }];
  });
}

function conflictMessages(t: Texts, conflicts: readonly EditConflict[], name: string): FieldMessage[] {
  return conflicts.flatMap(({ field, theirs }) =>
    field === name
      ? [
          {
            kind: 'error' as const,
            text: t('entry.conflict.at-field', { theirs: theirs ?? t('entry.conflict.emptied') }),
          },
        ]
      : [],
  );
}

/** What a column is called. */
type Called = (column: string) => string;

function conflictLines(t: Texts, called: Called, conflicts: readonly EditConflict[]) {
  return conflicts.map(({ field }) => ({
    fieldId: field,
    message: t('entry.conflict.in-summary', { field: called(field) }),
  }));
}

function problemLines(t: Texts, form: Form, called: Called, problems: readonly RowProblem[]) {
  return problems
    .filter(({ isWarning }) => !isWarning)
    .map((problem) => {
      const { column } = problem;
      const what = explained(t, form, problem);
      return column === undefined
        ? { fieldId: Object.keys(form.columns)[0] ?? '', message: what }
        : { fieldId: column, message: `${called(column)}: ${what}` };
    });
}

function nameOf(t: Texts, form: Form, name: string): string {
  return t(`${columnOf(form, name).text}.name`);
}

function explained(t: Texts, form: Form, problem: RowProblem): string {
  const kind = problem.column === undefined ? undefined : form.columns[problem.column]?.kind;
  if (problem.key === 'sheet.fault.missing') return t('entry.form.missing');
  return `${causeOf(t, problem.key) ?? problem.key}. ${remedyOf(t, problem, kind)}`;
}

function NotSaved({ refusal: { code, details } }: { refusal: NonNullable<EntryOutcome['refusal']> }) {
  const t = useTexts();
  return (
    <div role="alert">
      <Notice kind="error" title={t('entry.form.not-saved')}>
        <p>{(t as (key: string, details: object) => string)(code, details)}</p>
        <p>{t('entry.form.text-is-kept')}</p>
      </Notice>
    </div>
  );
}

function Joined({ names }: { names: readonly string[] }) {
  const t = useTexts();
  if (names.length === 0) return null;
  return (
    <Notice kind="info" title={t('entry.joined.title')}>
      <p>{t('entry.joined.fields', { fields: names.join(', ') })}</p>
    </Notice>
  );
}
